"""The page of a figure: explained in words, computed again, and beside what was reported before."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.core.periods import months_ending
from goldenthread.measures import operations
from goldenthread.measures.models import Result
from tests.web.measures.council import APRIL, CHILDREN, MAY, NORTH, ON, SLUG, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]
# A measure's figure as documents print it, and as pages link it. Counts of a plan's actions have ids of their own.
QUOTED = re.compile(r"(?:/figures/|Definition [^<]*; id )([0-9a-f]{16})")


def council_figure(**more: object) -> Result:
    return Result.objects.get(measure=SLUG, period=MAY.id, breakdown="council", is_current=True)


def text_of(client: Client, result: Result, query: str = "") -> str:
    answer = client.get(f"/figures/{result.figure_id}/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_says_who_was_counted_and_names_no_child(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = text_of(signed_in(world.person("DIR")), council_figure())
    assert "6 were counted: 4 meet what is asked and 2 do not." in text
    assert "held 6 rows of assessment" in text
    assert "The text is the one in use today." in text
    assert not [child for child, *_ in CHILDREN if child in text]


def test_the_rows_are_behind_their_own_door_for_those_who_may(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    rows = reverse("measure-cases", args=[SLUG])
    assert rows in text_of(signed_in(world.person("TM", world.north)), council_figure())
    assert rows not in text_of(signed_in(world.person("PL")), council_figure()), "lists no children"


def test_the_way_to_the_load_is_for_those_who_see_loads(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    assert "/loads/" not in re.sub("<nav.*?</nav>", "", text_of(signed_in(world.person("DIR")), council_figure()))


def test_it_can_be_computed_again_on_the_page(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    client = signed_in(world.person("DIR"))
    assert "Compute it again" in text_of(client, council_figure())
    assert "give the same numbers again" in text_of(client, council_figure(), "?again=yes")
    Result.objects.filter(pk=council_figure().pk).update(numerator=1, value=16.7)
    assert "now give 66.7% (4 of 6): not the same" in text_of(client, council_figure(), "?again=yes")


def test_what_was_reported_then_stands_beside_what_is_known_now(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    before, client = council_figure(), signed_in(world.person("DIR"))
    assert "As reported then" not in text_of(client, before)
    council.load(MAY, late=3)
    operations.compute(months=[MAY], on=ON)
    for text in (text_of(client, before), client.get(f"/measures/{SLUG}/").content.decode()):
        assert "As reported then, as known now" in text
        assert "66.7% (4 of 6)" in text
        assert "50% (3 of 6)" in text
        assert "It rests on other data loads." in text


def test_a_team_manager_is_told_nothing_of_other_teams(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    north = Result.objects.get(measure=SLUG, period=MAY.id, cut=NORTH)
    assert "3 more rows were counted for other teams" in text_of(signed_in(world.person("DIR")), north)
    assert "other teams" not in text_of(signed_in(world.person("TM", world.north)), north)


def test_a_figure_that_jumps_is_marked_on_its_page_and_on_its_measures(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    for month in months_ending(APRIL, 12):
        Result.objects.update_or_create(
            measure=SLUG, period=month.id, breakdown="council", cut="", is_current=True,
            defaults={
                "figure_id": f"past-{month}", "numerator": 100, "denominator": 100, "missing": 0, "value": 100,
                "state": "known", "fingerprint": "f", "rule_version": "1", "computed_on": ON,
            },
        )  # fmt: skip
    client = signed_in(world.person("DIR"))
    for text in (text_of(client, council_figure()), client.get(f"/measures/{SLUG}/").content.decode()):
        assert "This is about the data, not about the work." in text
        assert "Only 6 were counted" in text


def test_every_figure_that_the_report_quotes_leads_to_its_page(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    lead = world.person("PL")
    council.target(90)
    plan, area = council.plan(by=lead)
    line(plan, area, "Assessments in time", by=lead, slug=SLUG)
    client = signed_in(lead)
    quoted = set()
    for name, arguments in (("exception-report", [plan.pk]), ("exception-report-html", [plan.pk]), ("measure", [SLUG])):
        answer = client.get(reverse(name, args=arguments))
        found = set(QUOTED.findall(answer.content.decode()))
        assert found, name
        quoted |= found
    for figure_id in quoted:
        assert client.get(f"/figures/{figure_id}/").status_code == 200, figure_id
