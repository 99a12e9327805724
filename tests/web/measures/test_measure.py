"""The page of one measure, and where its figure comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.measures import definition, operations
from goldenthread.measures.models import Result
from goldenthread.web.measures import shown
from tests.web.measures.council import APRIL, MAY, NORTH, ON, OPEN_TOO_LONG, SLUG, SOUTH, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]


def page(client: Client, slug: str = SLUG, query: str = "") -> str:
    answer = client.get(f"/measures/{slug}/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_figure_its_course_its_teams_and_its_words_are_on_one_page(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    council.target(90)
    text = page(signed_in(world.person("DIR")))
    assert "66.7% (4 of 6) in May 2026: 23.3 percentage points under the target of at least 90%" in text
    assert "A child should not wait" in text
    assert f"{NORTH}" in text
    assert f"{SOUTH}" in text
    assert "6 rows are counted and 4 of them meet what is asked: 4 ÷ 6 = 66.7%" in text
    assert "Annex A as at 31 May 2026 answers May 2026" in text
    assert "The plan" in text


def test_the_worked_example_says_of_made_up_children_who_counts_and_why(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = page(signed_in(world.person("DIR")))
    assert "Worked example: made-up children" in text
    assert "The 45th working day is in time and the 46th is late" in text
    assert "Every child here is made up" in text
    assert "The figure: 50% (1 of 2)." in text


def test_the_month_is_in_the_address(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("DIR")), query=f"?period={APRIL}")
    assert "83.3% (5 of 6) in Apr 2026" in text


def test_a_month_without_figures_says_so(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("DIR")), query="?period=2025-01&team=nobody")
    assert "Jan 2025 has no figure" in text


@pytest.mark.parametrize("query", ["?period=2026-13", "?period=x", "?period=9999-99&team=%00"])
def test_an_address_that_makes_no_sense_shows_the_latest_month(
    council: MeasuresCouncil, world: World, signed_in: SignedIn, query: str
) -> None:
    assert "in May 2026" in page(signed_in(world.person("DIR")), query=query)


def test_a_team_manager_sees_the_council_and_the_own_team_only(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    text = page(client, query=f"?team={SOUTH}")
    assert "66.7%" in text
    assert "33.3%" in text  # one of three in the north
    assert SOUTH not in text
    assert "own part of the service" in text


def test_one_team_is_drawn_beside_the_council(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("DIR")), query=f"?team={NORTH}")
    assert f"{NORTH}: 33.3% in May 2026" in text


@pytest.mark.parametrize("role", ["BM", "PA", "EM", "SA", "IG"])
def test_a_role_without_unsuppressed_figures_reads_the_words_only(
    council: MeasuresCouncil, world: World, signed_in: SignedIn, role: str
) -> None:
    council.target(90)
    text = page(signed_in(world.person(role)), query=f"?team={NORTH}&period=2026-05")
    assert "suppressed" in text
    assert "With made-up numbers" in text
    for word in ("66.7", "33.3", "4 of 6", "<svg", NORTH):
        assert word not in text


def test_an_entered_measure_has_no_made_up_children(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    assert "Worked example: made-up" not in page(signed_in(world.person("DIR")), "life-story-books-overdue")


def test_a_local_measure_says_why_nobody_compares(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    assert "because this measure is local" in page(signed_in(world.person("DIR")), OPEN_TOO_LONG)


def test_what_rests_on_it_is_listed(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    plan, area = council.plan(by=lead)
    line(plan, area, "More assessments in time", by=lead, slug=SLUG, target=">80%", comparator="SN 84%")
    text = page(signed_in(lead))
    assert "More assessments in time" in text
    assert "The plan on others: SN 84%" in text


def test_a_measure_that_does_not_exist_is_not_there(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    assert signed_in(lead).get("/measures/no-such-measure/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_teams_and_months(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    page(client)
    with CaptureQueriesContext(connection) as few:
        page(client)
    for number in range(20):
        Result.objects.create(
            figure_id=f"made-up-{number}", measure=SLUG, period=MAY.id, breakdown="team", cut=f"Team {number}",
            numerator=1, denominator=2, missing=0, value=50, state="known", fingerprint="x", rule_version="1",
            computed_on=ON,
        )  # fmt: skip
    operations.compute(months=[APRIL.plus(-back) for back in range(1, 12)], on=ON)
    with CaptureQueriesContext(connection) as many:
        page(client)
    assert len(many) == len(few)


def test_a_figure_id_leads_to_what_the_figure_rests_on(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    found = Result.objects.get(measure=SLUG, period=MAY.id, breakdown="council")
    text = signed_in(world.person("DIR")).get(f"/figures/{found.figure_id}/").content.decode()
    for words in ("66.7% (4 of 6)", found.fingerprint, "annex-a-2026-05.xlsx", "It is the figure in use"):
        assert words in text


def test_the_figure_of_another_team_is_not_there(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    south = Result.objects.get(measure=SLUG, period=MAY.id, cut=SOUTH)
    assert signed_in(world.person("TM", world.south)).get(f"/figures/{south.figure_id}/").status_code == 200
    assert signed_in(world.person("TM", world.north)).get(f"/figures/{south.figure_id}/").status_code == 404
    assert signed_in(world.person("BM")).get(f"/figures/{south.figure_id}/").status_code == 403


def test_a_count_of_the_council_is_no_bar_beside_its_teams(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    director = signed_in(world.person("DIR"))
    assert "Council</text>" in page(director)
    Result.objects.create(
        figure_id="made-up", measure=OPEN_TOO_LONG, period=MAY.id, breakdown="team", cut=NORTH, numerator=3,
        missing=0, value=3, state="known", fingerprint="x", rule_version="1", computed_on=ON,
    )  # fmt: skip
    text = page(director, OPEN_TOO_LONG)
    assert f"{NORTH}</text>" in text
    assert "Council</text>" not in text


def test_an_average_says_how_many_were_counted_in_words_that_are_no_fraction() -> None:
    """``616.2 days of 12`` was taken for a part of twelve days."""
    average = next(each for each in definition.computed().values() if each.head.kind == "mean")
    assert shown.counted(average, Result(numerator=7394, denominator=12, state="known")) == "12 counted"
    assert shown.counted(average, Result(numerator=None, denominator=None, state="unknown")) == ""


@pytest.mark.parametrize("month", ["1999-01", "0001-01", "9999-12", "2036-01", "abc", ""])
def test_a_month_that_nobody_can_count_in_shows_the_latest(
    council: MeasuresCouncil, world: World, signed_in: SignedIn, month: str
) -> None:
    page = signed_in(world.person("DIR")).get(f"/measures/{SLUG}/?period={month}")
    assert page.status_code == 200
    assert "in May 2026" in page.text
