"""Targets on the pages: proposed by one person, decided by another, and said plainly what they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures.models import RatingOverride, RatingRule, Target
from goldenthread.plans.models import ScorecardLine
from tests.measures.agreed import agreed, proposed, second
from tests.web.measures.council import NORTH, ON, SLUG, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]
PROPOSE = f"/measures/{SLUG}/target/"
FROM = {"starts_on-day": "1", "starts_on-month": "6", "starts_on-year": "2026"}
BY = {"due_on-day": "31", "due_on-month": "3", "due_on-year": "2027"}
RIGHT = {**FROM, "operator": ">=", "value": "88", "origin": "Board of 1 June", "part": "none", "course": "none"}


@pytest.fixture
def director(world: World) -> Person:
    return second(world)


def page(client: Client, address: str = f"/measures/{SLUG}/") -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_target_is_proposed_by_one_and_approved_by_another(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    answer = signed_in(lead).post(PROPOSE, RIGHT)
    target = Target.objects.get()
    assert answer["Location"] == f"/targets/{target.pk}/"
    text = page(signed_in(lead), answer["Location"])
    assert "waits for a second person and counts for nothing yet" in text
    assert "You proposed it, so another person decides." in text
    assert "No target is set" in page(signed_in(lead))
    theirs = signed_in(director)
    assert "at least 88% <span" in page(theirs, "/").replace("</a>: ", "</a> ") or "at least 88%" in page(theirs, "/")
    assert theirs.post(f"/targets/{target.pk}/approve/", {"version": 1}).status_code == 302
    text = page(theirs)
    assert "Approved by Second person, 8 Jun 2026" in text
    assert "Board of 1 June" in text
    assert "One proposal about a measure waits" not in page(theirs, "/")


def test_a_proposal_is_declined_with_its_reason(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    target, theirs = proposed(lead, on=ON), signed_in(director)
    answer = theirs.post(f"/targets/{target.pk}/decline/", {"version": 1, "reason": ""})
    assert answer.status_code == 422
    assert "Approve" in answer.text
    theirs.post(f"/targets/{target.pk}/decline/", {"version": 1, "reason": "Lower than last year's."})
    text = page(theirs)
    assert "Declined by Second person, 8 Jun 2026: Lower than last year&#x27;s." in text
    assert "Never in force" in text


def test_a_proposal_decided_meanwhile_is_told(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    target, theirs = proposed(lead, on=ON), signed_in(director)
    signed_in(lead).post(f"/targets/{target.pk}/withdraw/", {"version": 1})
    answer = theirs.post(f"/targets/{target.pk}/approve/", {"version": 1})
    assert (answer.status_code, "already withdrawn" in answer.text) == (422, True)
    assert not page(theirs, f"/targets/{target.pk}/").count("Approve</button>")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"value": "0.88"}, "“0.88” can be read as 0.88% or as 88%."),
        ({"value": "80-88"}, "can be read as 80% or as 88%"),
        ({"value": "88 days"}, "counted in per cent, not in days"),
        ({"origin": ""}, "Fill in “Where this target is from”"),
        ({**BY, "due_on-year": "2025"}, "can not be due before it starts"),
        ({**BY, "course": "steps", "points": "Sep 2026 95"}, "95% in Sep 2026 is beyond the target itself"),
        ({**BY, "course": "steps", "points": "Sep 2026 80\nSep 2026 82"}, "Sep 2026 is given twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_and_what_was_typed_stays(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn, typed: dict[str, str], message: str
) -> None:
    answer = signed_in(lead).post(PROPOSE, RIGHT | typed)
    assert answer.status_code == 422
    assert message in answer.text.replace("cannot", "can not")
    assert f'value="{(RIGHT | typed)["value"]}"' in answer.text
    assert not Target.objects.exists()


def test_what_is_to_be_said_of_a_target_is_said_at_once(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    answer = signed_in(lead).post(PROPOSE, RIGHT | {"operator": "<=", "value": "70"}, follow=True)
    assert "Contradicts its direction." in answer.text
    assert "66.7% in May 2026 reaches it already." in answer.text
    assert Target.objects.get().doubts == ["contradicts", "already_met"]


def test_a_trajectory_is_drawn_and_told_in_a_table(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    line_to = {**BY, "course": "straight", "baseline": "66", "baseline_on-month": "5", "baseline_on-year": "2026"}
    answer = signed_in(lead).post(PROPOSE, RIGHT | line_to, follow=True)
    text = " ".join(answer.text.split())
    assert "66% is asked for in May 2026, 88% in Mar 2027. The whole council: 66.7% in May 2026." in text
    assert '<td class="govuk-table__cell" role="cell" data-label="Asked for">68.2%</td>' in text
    assert "It asks for 2.13 percentage points a month. Too few months are known" in text
    signed_in(director).post(f"/targets/{Target.objects.get().pk}/approve/", {"version": 1})
    assert "A straight line from a baseline" in page(signed_in(director))


def test_a_target_for_a_team_stands_beside_its_figure(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    agreed(lead, agreed_by=director, on=ON, value=60.0, breakdown="team", cut=NORTH)
    assert "Its own target: At risk. 33.3%: 26.7 percentage points under the target of at least 60%" in page(
        signed_in(director)
    )
    by_team = page(signed_in(director), f"/measures/{SLUG}/by/team/?period=2026-05")
    assert "Its own target" in by_team and "26.7 percentage points under" in by_team


def test_a_plans_own_words_are_proposed_and_refused_where_they_say_two_things(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    plan, area = council.plan(by=lead)
    one = line(plan, area, "In time", by=lead, slug=SLUG, target=">=85%")
    two = line(plan, area, "In time, twice", by=lead, slug=SLUG, target="85% or 90%")
    client = signed_in(lead)
    assert 'value="85"' in client.get(f"{PROPOSE}?line={one.pk}").text
    text = client.get(f"{PROPOSE}?line={two.pk}").text
    assert 'value="85% or 90%"' in text
    answer = client.post(PROPOSE, RIGHT | {"value": ScorecardLine.objects.get(pk=two.pk).target_raw})
    assert "can be read as 85% or as 90%" in answer.text


def test_the_director_decides_and_does_not_propose(
    council: MeasuresCouncil, director: Person, signed_in: SignedIn
) -> None:
    client = signed_in(director)
    assert client.get(PROPOSE).status_code == 403
    assert "Propose a target" not in page(client)


def test_who_sees_no_figures_sees_what_is_in_force_and_no_proposals(
    council: MeasuresCouncil, world: World, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    agreed(lead, agreed_by=director, on=ON, value=60.0)
    proposed(lead, on=ON, value=95.0)
    text = page(signed_in(world.person("EM")))
    assert "at least 60%" in text
    assert "at least 95%" not in text
    assert "Already met" not in text


def test_the_page_of_a_measure_asks_no_more_when_it_has_many_targets(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn, django_assert_max_num_queries
) -> None:
    client = signed_in(director)
    agreed(lead, agreed_by=director, on=ON, value=60.0)
    page(client)
    with django_assert_max_num_queries(200) as first:
        page(client)
    for day in range(2, 8):
        agreed(lead, agreed_by=director, on=ON, value=60.0 + day, starts_on=ON.replace(day=day))
    with django_assert_max_num_queries(len(first)):
        page(client)


def test_another_rating_is_proposed_agreed_and_shown_beside_the_rules(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    council.target(99)
    ends = {"ends_on-day": "31", "ends_on-month": "8", "ends_on-year": "2026"}
    starts = {"starts_on-day": "31", "starts_on-month": "5", "starts_on-year": "2026"}
    typed = {"rating": "amber", "reason": "Two of them came late from another council.", **starts, **ends}
    answer = signed_in(lead).post(f"/measures/{SLUG}/override/", typed)
    made = RatingOverride.objects.get()
    assert answer["Location"] == f"/ratings/{made.pk}/"
    assert "rate it at risk, not off track" in page(signed_in(director), "/")
    assert "By the rule:" not in page(signed_in(director))
    signed_in(director).post(f"/ratings/{made.pk}/approve/", {"version": 1})
    text = page(signed_in(director))
    assert "By the rule:" in text
    assert "By the rule it is off track; Programme lead and Second person rate it at risk until 31 Aug 2026" in text


def test_a_rating_two_steps_away_is_not_offered(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    council.target(99)
    answer = signed_in(lead).post(f"/measures/{SLUG}/override/", {"rating": "green", "reason": "No"})
    assert answer.status_code == 422
    assert not RatingOverride.objects.exists()


def test_what_moves_ratings_is_set_for_all_and_for_one(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn, settings: Any
) -> None:
    council.target(80)
    client = signed_in(lead)
    settings.TODAY = date(2026, 5, 20)
    assert "so few were counted" in page(client)
    numbers = {"unlikely": "25", "even": "50", "far": "2", "fewest": "13"}
    both = {**FROM, "starts_on-month": "5", "reason": "Board"}
    assert client.post("/settings/ratings/", both | numbers | {"movers": ["concern"]}).status_code == 302
    assert RatingRule.objects.get().unlikely == 0.25
    assert "Off track" in page(client) and "so few were counted that chance alone may explain the miss." not in page(
        client
    )
    client.post(f"/measures/{SLUG}/rating/", both | {"movers": ["small_numbers"]})
    assert "so few were counted that chance alone may explain the miss." in page(client)


def test_others_read_on_their_home_page_that_a_target_was_proposed(
    council: MeasuresCouncil, world: World, lead: Person, signed_in: SignedIn
) -> None:
    analyst, member = world.person("DT"), world.person("EM")
    target = proposed(lead, on=ON)
    assert f'href="/targets/{target.pk}/"' in page(signed_in(analyst), "/")
    assert f"/targets/{target.pk}/" not in page(signed_in(member), "/"), "who sees no figures sees no proposals"


def test_a_target_is_ended_by_two_people_and_the_page_says_what_became_of_it(
    council: MeasuresCouncil, lead: Person, director: Person, signed_in: SignedIn
) -> None:
    target = agreed(council.loader, agreed_by=director, on=ON)
    mine, theirs, end = signed_in(lead), signed_in(director), f"/targets/{target.pk}/end/"
    assert "End it, with nothing to follow" in page(mine, f"/targets/{target.pk}/")
    assert end not in page(theirs, f"/targets/{target.pk}/"), "the director decides and does not propose"
    last = {"ends_on-day": "30", "ends_on-month": "6", "ends_on-year": "2026"}
    refused = mine.post(end, last | {"reason": " "})
    assert refused.status_code == 422 and 'value="30"' in refused.text
    answer = mine.post(end, last | {"reason": "Not in the new plan"})
    assert "You proposed it, so another person decides." in page(mine, answer["Location"])
    assert "end the target at least 90% on 30 Jun 2026, with nothing to follow" in page(theirs, "/")
    assert "A proposal to end it on " in page(theirs, f"/targets/{target.pk}/")
    assert theirs.post(f"{answer['Location']}approve/", {"version": 9}).status_code in (409, 422)
    assert theirs.post(f"{answer['Location']}approve/", {"version": 1}).status_code == 302
    assert "Agreed by Second person: the target ends on " in page(mine, answer["Location"])
    assert "Its last day is 30 Jun 2026." in page(mine, f"/targets/{target.pk}/")
