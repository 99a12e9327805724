"""A scorecard taken out as a workbook: as it is seen, by those who may, with a line of history."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.measures import definition
from goldenthread.plans.models import Plan
from tests.web.measures.council import OPEN_TOO_LONG, SLUG, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]


@pytest.fixture
def plan(council: MeasuresCouncil, lead: Person) -> Plan:
    made, area = council.plan(by=lead)
    line(made, area, "=More assessments in time", by=lead, slug=SLUG, baseline="61%", target=">80%")
    line(made, area, "Fewer assessments open", by=lead, slug=OPEN_TOO_LONG, actual="14")
    line(made, area, "Children feel heard", by=lead, actual="7 of 10")
    return made


def opened(client: Client, address: str) -> openpyxl.Workbook:
    answer = client.get(address)
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def table(book: openpyxl.Workbook) -> list[dict[str, object]]:
    """The rows beneath the head, by its titles; of two columns of one title the first."""
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Measure")
    return [dict(zip(reversed(rows[start]), reversed(row), strict=True)) for row in rows[start + 1 :]]


def test_the_workbook_holds_what_is_seen(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    book = opened(signed_in(lead), f"/scorecard/?plan={plan.pk}&linked=yes&compare=2026-04&export=xlsx")
    rows = table(book)
    assert [row["Measure"] for row in rows] == ["Front door", "=More assessments in time", "Fewer assessments open"]
    assert rows[1]["May 2026"] == pytest.approx(66.667, abs=0.001)
    assert (rows[1]["Unit"], rows[1]["Counted"], rows[1]["State"]) == ("%", "4 of 6", "Known")
    assert rows[1]["Apr 2026"] == pytest.approx(83.333, abs=0.001)
    top = [row[0] for row in book.worksheets[0].iter_rows(max_row=6, values_only=True)]
    assert top[1] == "Period: May 2026, compared with Apr 2026"
    assert top[2] == "Chosen: Link: linked to a measure; Plan: Getting it right"
    assert "Internal: contains small numbers" in top
    data = list(book["Data"].iter_rows(values_only=True))
    assert len(data) == 1 + 2 * 13
    march = [row for row in data if row[0] == definition.get(SLUG).head.title and row[2] == "Mar 2026"]
    assert [row[3:7] for row in march] == [(None, None, None, "No data")]


def test_teams_by_size_are_charts_with_their_numbers(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    book = opened(signed_in(lead), f"/scorecard/?plan={plan.pk}&export=xlsx")
    title = f"{definition.get(SLUG).head.title}, teams by size, May 2026"
    teams = [row for row in book["Teams data"].iter_rows(values_only=True) if row[2] == "Team"]
    assert [row[:2] + row[3:6] for row in teams] == [
        (title, "%", "Assessment North", 3, pytest.approx(33.333, abs=0.001)),
        (title, "%", "Assessment South", 3, 100),
    ]
    assert len(book["Teams by size"]._charts) == 1  # of the other measure of the plan no share is counted


def test_who_sees_no_team_takes_none_out(plan: Plan, world: World, signed_in: SignedIn) -> None:
    book = opened(signed_in(world.person("LM")), "/scorecard/?plan=all&export=xlsx")
    assert book.sheetnames[0] == "Scorecard" and "Teams by size" not in book.sheetnames
    assert not [cell for sheet in book for row in sheet.values for cell in row if cell == "Assessment North"]


def test_what_was_taken_out_by_whom_is_kept(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    signed_in(lead).get(f"/scorecard/?plan={plan.pk}&export=xlsx")
    kept = Entry.objects.get(kind="reporting.scorecard_downloaded")
    assert (kept.by_id, kept.subject_kind, kept.subject_id) == (str(lead.pk), "plans.plan", str(plan.pk))
    assert kept.changes["period"] == [None, "2026-05"]
    assert len(kept.changes["sha256"][1]) == 64


def test_a_teams_workbook_has_its_own_months(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    manager = world.person("TM", world.north)
    book = opened(signed_in(manager), f"/scorecard/teams/{world.north.pk}/?export=xlsx&q=45+working")
    months = [row for row in book["Data"].iter_rows(values_only=True) if row[2] == "May 2026" and row[1] == "%"]
    assert [row[3:6] for row in months] == [(1, 3, pytest.approx(33.333, abs=0.001))]
    assert {row[10] for row in months} == {"Assessment North"}
    assert Entry.objects.get(kind="reporting.scorecard_downloaded").subject_id == str(world.north.pk)


@pytest.mark.parametrize("role", ["SW", "BM", "AD"])
def test_without_the_right_the_page_is_only_a_page(plan: Plan, world: World, signed_in: SignedIn, role: str) -> None:
    answer = signed_in(world.person(role)).get("/scorecard/?plan=all&export=xlsx")
    assert answer["Content-Type"].startswith("text/html")
    assert "Download as Excel" not in answer.content.decode()
    assert not Entry.objects.filter(kind="reporting.scorecard_downloaded").exists()


def test_what_is_released_to_a_role_is_no_file_of_a_team(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    """A lead member sees figures and takes out what is released; a team's figures never are."""
    answer = signed_in(world.person("LM")).get(f"/scorecard/teams/{world.north.pk}/?export=xlsx")
    assert answer["Content-Type"].startswith("text/html")
