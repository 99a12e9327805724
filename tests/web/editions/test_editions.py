"""Preparing, approving and reading editions of figures; what scrutiny sees, and what it never does."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.disclosure import operations, preparing, treatment
from goldenthread.measures.models import FigureEdition
from goldenthread.plans import operations as plans
from tests.measures.disclosure.made import APRIL, COUNT, MAY, NORTH, ON, SHARE, SOUTH, WEST, figure, prepared, published
from tests.web import signing
from tests.world import World

TITLE = definition.get(SHARE).head.title
SignedIn = Callable[[Person], Client]
# The share of May, 3 of 613, and the two of the north: no number of them may stand anywhere.
CANARIES = ("613", "0.5%", " 3 of 6", ">3 of 6", ",2,")


@pytest.fixture
def signed_in(settings: object) -> SignedIn:
    settings.TODAY = ON  # type: ignore[attr-defined]
    return signing.signed_in


@pytest.fixture
def figures(db: None) -> None:
    for back in range(2, 8):
        figure(SHARE, MAY.plus(-back), 400 + back, 600)
        figure(COUNT, MAY.plus(-back), 30 + back)
    figure(SHARE, APRIL, 401, 600)
    figure(SHARE, MAY, 3, 613)
    figure(COUNT, APRIL, 31)
    figure(COUNT, MAY, 520)
    for team, number in ((NORTH, 2), (SOUTH, 41), (WEST, 477)):
        figure(COUNT, MAY, number, team=team)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def test_an_edition_is_prepared_by_one_and_approved_by_another(
    world: World, figures: None, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable
) -> None:
    analyst, director = signed_in(world.person("DT", name="Analyst")), signed_in(world.person("DIR", name="Director"))
    asked = {
        "title": "For scrutiny", "chosen": "every", "first-month": "4", "first-year": "2026", "last-month": "5",
        "last-year": "2026", "note": "Steady.",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        answer = analyst.post("/editions/new/", asked)
    edition = FigureEdition.objects.get()
    assert answer["Location"] == f"/jobs/{edition.job_id}/"
    assert f"/editions/{edition.pk}/" in text_of(analyst, answer["Location"])
    assert "You prepared it, so another person" in text_of(analyst, f"/editions/{edition.pk}/")
    assert "Approve it" in text_of(director, f"/editions/{edition.pk}/")
    assert "For scrutiny</a>: figures to be published" in text_of(director, "/")
    assert "Files and editions that wait for you" not in text_of(analyst, "/")
    director.post(f"/editions/{edition.pk}/approve/", {"version": edition.version})
    text = text_of(signed_in(world.person("EM")), f"/editions/{edition.pk}/")
    assert "4 figures, Apr 2026 to May 2026: 1 is withheld" in text
    assert "approved by" in text.lower()
    assert "from 1 to 5 is behind it" in text


def test_what_waits_for_approval_is_nobody_elses_to_see(world: World, figures: None, signed_in: SignedIn) -> None:
    edition = prepared(world)
    assert signed_in(world.person("EM")).get(f"/editions/{edition.pk}/").status_code == 404
    assert "Figures for scrutiny" not in text_of(signed_in(world.person("EM")), "/editions/")
    assert "Figures for scrutiny" in text_of(signed_in(world.person("PL")), "/editions/")


def test_a_sentence_that_names_a_small_group_gets_a_box_of_its_own(
    world: World, figures: None, signed_in: SignedIn
) -> None:
    analyst = signed_in(world.person("DT"))
    asked = {
        "title": "May", "chosen": "every",
        "first-month": "5", "first-year": "2026", "last-month": "5", "last-year": "2026",
        "note": "The two siblings moved. All else is steady.",
    }  # fmt: skip
    answer = analyst.post("/editions/new/", asked)
    assert answer.status_code == 422
    assert "Why this may go out: “The two siblings moved.”" in answer.content.decode()
    assert not FigureEdition.objects.exists()
    analyst.post("/editions/new/", asked | {"accept_0": "They asked us to tell it."})
    assert FigureEdition.objects.get().accepted[0]["reason"] == "They asked us to tell it."


@pytest.mark.parametrize("role", ["EM", "BM", "PA"])
def test_no_small_number_reaches_a_role_that_may_not_see_it(
    world: World, figures: None, signed_in: SignedIn, role: str
) -> None:
    edition = published(world, first=MAY.plus(-7), with_teams=True)
    reader = signed_in(world.person(role))
    addresses = [
        "/scorecard/?plan=all", "/scorecard/?plan=all&period=2026-05&compare=2026-04", "/", "/editions/",
        "/scorecard/?plan=all&period=2026-05&export=csv", f"/measures/{SHARE}/?period=2026-05",
        f"/measures/{COUNT}/?period=2026-05", f"/measures/{COUNT}/?period=2026-05&team=Assessment+North",
        f"/editions/{edition.pk}/", f"/editions/{edition.pk}/?export=csv",
    ]  # fmt: skip
    for address in addresses:
        text = re.sub(r"\b[0-9a-f]{64}\b", "", text_of(reader, address))  # the seal may hold any digits
        assert not [word for word in CANARIES if word in text], address


def test_the_canaries_are_there_for_those_who_may_see_them(world: World, figures: None, signed_in: SignedIn) -> None:
    """A test of the test: the same pages hold the same numbers for the director."""
    published(world, first=MAY.plus(-7), with_teams=True)
    director = signed_in(world.person("DIR"))
    assert "3 of 613" in text_of(director, f"/measures/{SHARE}/?period=2026-05")
    assert "3 of 613" in text_of(director, "/scorecard/?plan=all&period=2026-05")


def test_the_scorecard_shows_c_with_the_rule_beneath(world: World, figures: None, signed_in: SignedIn) -> None:
    published(world, first=MAY.plus(-7))
    text = text_of(signed_in(world.person("EM")), "/scorecard/?plan=all&period=2026-05")
    assert '<span class="gt-state">c<span class="govuk-visually-hidden">, withheld: a small number' in text
    assert "c: not shown, because a number from 1 to 5 is behind it" in text
    assert "Internal: contains small numbers" not in text
    assert "520" in text
    assert "<svg" in text


def test_the_page_of_a_measure_says_who_published_it(world: World, figures: None, signed_in: SignedIn) -> None:
    published(world, first=MAY.plus(-7))
    text = text_of(signed_in(world.person("EM")), f"/measures/{SHARE}/?period=2026-05")
    assert "The figure of May 2026 is withheld: a small number is behind it" in text
    assert "Edition 1: Figures for scrutiny" in text
    assert "401 of 600" in text, "the month before is told"
    assert "Rows behind" not in text
    assert "Divide this figure" not in text


def test_a_month_that_no_edition_tells_has_nothing_counted_beside_it(
    world: World, figures: None, signed_in: SignedIn
) -> None:
    published(world, measures=[COUNT])
    text = text_of(signed_in(world.person("EM")), f"/measures/{SHARE}/?period=2026-05")
    assert "no figure of this month is published" in text
    assert not re.search(r">\s*of\s*<", text)


def test_a_file_has_the_flag_in_a_column_of_its_own(world: World, figures: None, signed_in: SignedIn) -> None:
    edition = published(world)
    reader = signed_in(world.person("EM"))
    text = reader.get(f"/editions/{edition.pk}/?export=csv").content.decode("utf-8-sig")
    rows = {(row["Measure"], row["Month"]): row for row in csv.DictReader(io.StringIO(text))}
    hidden = rows[TITLE, "May 2026"]
    assert (hidden["Figure"], hidden["Numerator"], hidden["Denominator"], hidden["Flag"]) == ("", "", "", "c")
    assert rows[TITLE, "Apr 2026"]["Flag"] == ""
    text = reader.get("/scorecard/?plan=all&period=2026-05&export=csv").content.decode("utf-8-sig")
    found = {row["Measure"]: row for row in csv.DictReader(io.StringIO(text))}
    row = found[TITLE]
    assert (row["May 2026"], row["Flag, May 2026"]) == ("", "c")


@pytest.mark.parametrize("role", ["LM", "CE", "AD"])
def test_leading_members_see_the_councils_total_and_no_team(
    world: World, figures: None, signed_in: SignedIn, role: str
) -> None:
    reader = signed_in(world.person(role))
    text = text_of(reader, f"/measures/{COUNT}/?period=2026-05")
    assert "520" in text
    assert "477" not in text
    assert "Internal: contains small numbers" in text
    assert "totals of the whole council" in text_of(reader, f"/measures/{SHARE}/by/team/?period=2026-05")
    assert "3 of 613" in text_of(reader, f"/measures/{SHARE}/?period=2026-05")


def test_before_the_first_edition_the_page_says_who_makes_one(world: World, figures: None, signed_in: SignedIn) -> None:
    text = text_of(signed_in(world.person("EM")), "/scorecard/?plan=all")
    assert "No edition is published yet" in text
    assert "520" not in text


def test_a_plans_own_cells_stay_hidden_and_published_figures_stand_beside_it(
    world: World, figures: None, signed_in: SignedIn
) -> None:
    lead = world.person("PL")
    plan = plans.create_plan(name="Getting it right", unit=world.authority, by=lead, on=ON)
    area = plans.add_area(plan=plan, name="Front door", unit=world.safeguarding, by=lead, on=ON)
    plans.add_scorecard_line(
        plan=plan, area=area, text="Open too long", measure_slug=COUNT, baseline="2 children", by=lead, on=ON
    )
    published(world)
    reader = world.person("BM", organisation=world.partner)
    plans.share_plan(plan=plan, organisation=world.partner, version=plan.version, by=lead, on=ON)
    text = text_of(signed_in(reader), f"/scorecard/?plan={plan.pk}&period=2026-05")
    assert "520" in text
    assert "2 children" not in text


def test_the_number_of_queries_does_not_grow_with_figures(world: World, figures: None, signed_in: SignedIn) -> None:
    reader = signed_in(world.person("EM"))
    counts = []
    for first in (APRIL, MAY.plus(-7)):
        edition = published(world, first=first)
        text_of(reader, f"/editions/{edition.pk}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(reader, f"/editions/{edition.pk}/")
            text_of(reader, "/scorecard/?plan=all&period=2026-05")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_public_page_of_a_plan_shows_published_figures_until_they_are_withdrawn(
    world: World, figures: None, signed_in: SignedIn
) -> None:
    lead = world.person("PL")
    plan = plans.create_plan(name="Getting it right", unit=world.authority, by=lead, on=ON)
    for slug in (SHARE, COUNT):
        plans.add_scorecard_line(plan=plan, text=f"Line of {slug}", measure_slug=slug, by=lead, on=ON)
    edition = published(world)
    plan.refresh_from_db()
    plans.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=ON)
    plans.record_approval(plan=plan, body="Board", approved_on=ON, minute="Minute 12", by=lead, on=ON)
    plans.publish_plan(plan=plan, version=plan.version, by=lead, on=ON)
    reader = signed_in(world.person("EM"))
    text = text_of(reader, f"/published/{plan.pk}/")
    assert "520 assessments" in text
    assert ">c</td>" in text
    assert "613" not in text
    operations.withdraw_edition(edition=edition, version=edition.version, reason="A wrong load", by=lead, on=ON)
    assert "520 assessments" not in text_of(reader, f"/published/{plan.pk}/")


def test_while_it_is_prepared_and_when_it_can_not_be_the_page_says_so(
    world: World, figures: None, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable,
) -> None:  # fmt: skip
    person = world.person("DT")
    analyst, other = signed_in(person), signed_in(world.person("PL"))
    edition = preparing.ask_for_edition(title="May", measures=[COUNT], first=MAY, last=MAY, by=person, on=ON)
    assert "being gathered and audited" in text_of(analyst, f"/editions/{edition.pk}/")
    assert "See how far it is" in text_of(analyst, f"/editions/{edition.pk}/")
    assert "See how far it is" not in text_of(other, f"/editions/{edition.pk}/"), "a job is its owner's"
    assert signed_in(world.person("EM")).get(f"/editions/{edition.pk}/").status_code == 404

    def unsafe(*_: object, **__: object) -> None:
        raise treatment.NotSafe("The audit found 2 small numbers.", remedy="Leave teams out.")

    monkeypatch.setattr(treatment, "treat", unsafe)
    with django_capture_on_commit_callbacks(execute=True):
        preparing.ask_for_edition(title="May", measures=[COUNT], first=MAY, last=MAY, by=person, on=ON)
    failed = FigureEdition.objects.first()
    assert failed is not None and not failed.figures.exists()
    said = text_of(analyst, f"/editions/{failed.pk}/")
    assert "Nothing was prepared. The audit found 2 small numbers. Leave teams out." in said
    assert "Approve it" not in text_of(other, f"/editions/{failed.pk}/")
    assert "This stopped. The audit found 2 small numbers." in text_of(analyst, f"/jobs/{failed.job_id}/")


def test_programs_get_a_null_and_a_flag_never_a_nought(world: World, figures: None, signed_in: SignedIn) -> None:
    edition = published(world)
    answer = signed_in(world.person("EM")).get(f"/editions/{edition.pk}/figures.json")
    assert answer["Content-Disposition"] == 'attachment; filename="figures-edition-1.json"'
    found = {(each["measure"], each["period"]): each for each in answer.json()["figures"]}
    hidden, shown = found[SHARE, "2026-05"], found[SHARE, "2026-04"]
    assert (hidden["value"], hidden["numerator"], hidden["denominator"], hidden["flag"]) == (None, None, None, "c")
    assert (shown["numerator"], shown["denominator"], shown["flag"]) == (401, 600, "")
    assert answer.json()["flags"]["c"] == "Withheld: a small number"


def test_what_waits_for_approval_is_no_file_either(world: World, figures: None, signed_in: SignedIn) -> None:
    edition = prepared(world)
    assert signed_in(world.person("EM")).get(f"/editions/{edition.pk}/figures.json").status_code == 404
