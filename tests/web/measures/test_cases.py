"""The rows behind a figure: only through the door, only what the reader's role reaches, and written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import operations as measures
from goldenthread.records import operations, snapshots
from goldenthread.records.models import AccessLine
from tests.web.measures.council import CHILDREN, MAY, NORTH, ON, SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
ROWS = f"/measures/{SLUG}/rows/"


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{ROWS}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def named(text: str) -> set[str]:
    return {child for child, *_ in CHILDREN if child in text}


def test_a_team_manager_sees_the_own_teams_children_those_to_look_at_first(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    assert named(page(client)) == {"Amara", "Ben"}
    assert named(page(client, "?rows=all")) == {"Amara", "Ben", "Chidi"}


def test_the_rows_are_sorted_by_any_column_as_other_tables_are(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))

    def children(query: str) -> list[str]:
        return re.findall(r'data-label="Child">(\w+)<', page(client, f"?rows=all{query}"))

    assert children("&sort=child") == ["Amara", "Ben", "Chidi"]
    assert children("&sort=-child") == ["Chidi", "Ben", "Amara"]
    assert sorted(children("")) == ["Amara", "Ben", "Chidi"]
    assert 'aria-sort="descending"' in page(client, "?rows=all&sort=-worker")


def test_a_restricted_row_comes_last_whatever_it_is_sorted_by(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    manager = world.person("SM", world.safeguarding)
    operations.restrict_child(child_id="Amara", reason="Held apart", by=manager, on=ON, confirmed=True)
    for sort in ("child", "-child", "team", "-counted_on"):
        rows = re.findall(r'data-label="Child">([^<]+)<', page(signed_in(manager), f"?rows=all&sort={sort}"))
        assert rows.count("Restricted record") == 1 and rows[-1] == "Restricted record" and len(rows) > 2


def test_another_teams_rows_stay_closed(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("TM", world.south)), f"?team={NORTH}&rows=all")
    assert named(text) == set()
    assert "There is no row" in text


def test_a_social_worker_sees_own_children(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    worker = world.person("SW", world.north, worker_id="W1")
    assert named(page(signed_in(worker), "?rows=all")) == {"Amara", "Ben"}


@pytest.mark.parametrize("role", ["DIR", "DT", "QA"])
def test_who_sees_the_whole_council_sees_stand_ins(
    council: MeasuresCouncil, world: World, signed_in: SignedIn, role: str
) -> None:
    text = page(signed_in(world.person(role)), "?rows=all")
    assert named(text) == set()
    assert "6 of 6 shown" in text
    assert "stand-in" in text


@pytest.mark.parametrize("role", ["PL", "BM", "SA", "IG", "IN", "LM"])
def test_other_roles_do_not_come_in(council: MeasuresCouncil, world: World, signed_in: SignedIn, role: str) -> None:
    assert signed_in(world.person(role)).get(ROWS).status_code == 403


def test_looking_is_written_down(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    manager = world.person("TM", world.north)
    page(signed_in(manager))
    written = AccessLine.objects.get(person_id=str(manager.pk))
    assert (written.rows, written.subject) == (2, f"measure:{SLUG} 2026-05 exceptions")
    assert "Amara" not in f"{written.purpose} {written.subject}"


def test_a_restricted_child_is_one_line_without_words(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    manager = world.person("SM", world.safeguarding)
    operations.restrict_child(child_id="Amara", reason="Held apart", by=manager, on=ON, confirmed=True)
    text = page(signed_in(manager))
    assert "Amara" not in text
    assert "Restricted record" in text
    assert "1 of them is restricted" in text


def test_the_page_says_how_old_the_data_is_and_who_printed_it(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = page(signed_in(world.person("TM", world.north, name="Team manager, Assessment North")))
    assert "as at Sun 31 May 2026" in text
    assert "Printed by Team manager, Assessment North" in text


def test_a_month_without_a_load_has_no_rows(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    assert "No data load answers this month" in page(signed_in(world.person("DT")), "?period=2025-01")
    assert AccessLine.objects.count() == 0


def test_of_a_dataset_of_a_later_month_the_last_team_and_worker_are_called_that(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    stock, march = "children-on-a-protection-plan", Month(2026, 3)
    plans = {"plan_id": ["P1"], "child_id": ["Amara"], "started_on": [date(2026, 1, 5)], "team_id": [NORTH]}
    load = snapshots.stage_tables(
        tables={"cp_plan": plans}, kind="ssd", as_at=MAY.last_day, source_name="dataset.zip", by=council.loader, on=ON
    )
    snapshots.make_live(snapshot=load, by=council.second, on=ON)
    measures.compute(months=[march, MAY], on=ON, slugs=[stock])
    client = signed_in(world.person("DT"))
    earlier, own = (
        [client.get(f"/measures/{stock}/{part}?period={month.id}").text for part in ("", "rows/")]
        for month in (march, MAY)
    )
    assert "Last team" in earlier[0] and "held the work last: the data load is of a later month" in earlier[0]
    assert "Last worker" in earlier[1] and "the last that held the work" in earlier[1]
    assert "Team then" in own[0] and "held the work at the time" in own[0]
    assert "Worker then" in own[1] and "the last that held the work" not in own[1]
