"""Targets by two people: proposed, approved, declined, withdrawn; and what is no target."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.history import chain
from goldenthread.measures import operations
from goldenthread.measures.errors import DefinitionError, MeasureError
from goldenthread.measures.models import Target
from goldenthread.measures.targets import operations as own
from goldenthread.measures.targets import queries
from goldenthread.measures.targets.checks import Proposed
from goldenthread.measures.targets.course import Point
from tests.measures.agreed import SLUG, agreed, proposed, second

ON = date(2026, 6, 8)
JANUARY, DUE = date(2026, 1, 1), date(2027, 3, 31)
RIGHT = Proposed(SLUG, ">=", date(2026, 6, 1), "The plan", 90.0)
LINE = {"course": "straight", "baseline": 70.0, "baseline_on": date(2026, 5, 31), "due_on": DUE}


@pytest.fixture
def analyst(world):
    return world.person("DT", name="Data manager")


@pytest.fixture
def director(world):
    return second(world)


def in_force(on, slug=SLUG):
    return list(queries.in_force([slug], on=on))


def propose(said, by):
    return operations.propose_target(said=said, by=by, on=ON)


def test_a_proposal_counts_for_nothing_until_a_second_person_agrees(analyst, director):
    target = proposed(analyst, on=ON)
    assert in_force(ON) == []
    operations.approve_target(target=target, version=1, by=director, on=ON)
    assert in_force(ON) == [target]
    assert (target.state, target.decided_by, target.decided_on) == ("approved", director, ON)
    lines = [(line.kind, line.by_name) for line in chain.lines_about(target).order_by("seq")]
    assert lines == [
        ("measures.target_proposed", analyst.name), ("measures.target_approved", director.name),
    ]  # fmt: skip


def test_nobody_approves_or_declines_their_own_proposal(world):
    lead = world.person("PL")
    target = proposed(lead, on=ON)
    with pytest.raises(MeasureError, match="proposed this, so you can not approve"):
        operations.approve_target(target=target, version=1, by=lead, on=ON)
    with pytest.raises(MeasureError, match="You proposed this"):
        operations.decline_target(target=target, version=1, reason="No", by=lead, on=ON)
    assert Target.objects.get().state == "proposed"


def test_who_only_proposes_does_not_approve_and_who_only_approves_does_not_propose(world, analyst, director):
    target = proposed(analyst, on=ON)
    with pytest.raises(NotAllowed):
        operations.approve_target(target=target, version=1, by=world.person("DT"), on=ON)
    with pytest.raises(NotAllowed):
        proposed(director, on=ON)


def test_a_head_of_one_branch_does_not_propose_what_the_whole_council_wants(world):
    with pytest.raises(WholeCouncilOnly):
        proposed(world.person("HOS", world.safeguarding), on=ON)
    assert not Target.objects.exists()


def test_a_target_is_declined_for_a_reason_and_never_approved_afterwards(analyst, director):
    target = proposed(analyst, on=ON)
    with pytest.raises(MeasureError, match="Say why"):
        operations.decline_target(target=target, version=1, reason=" ", by=director, on=ON)
    operations.decline_target(target=target, version=1, reason="Too low", by=director, on=ON)
    assert (target.state, target.decision, in_force(ON)) == ("declined", "Too low", [])
    with pytest.raises(MeasureError, match="already declined"):
        operations.approve_target(target=target, version=2, by=director, on=ON)


def test_only_the_proposer_withdraws(world, analyst, director):
    target = proposed(analyst, on=ON)
    with pytest.raises(MeasureError, match="Another person proposed"):
        operations.withdraw_target(target=target, version=1, by=world.person("PL"), on=ON)
    operations.withdraw_target(target=target, version=1, by=analyst, on=ON)
    assert target.state == "withdrawn"
    proposed(analyst, on=ON)


def test_of_two_who_decide_at_once_the_second_is_told(world, analyst, director):
    target = proposed(analyst, on=ON)
    as_the_lead_saw_it = Target.objects.get(pk=target.pk)
    operations.decline_target(target=target, version=1, reason="Too low", by=director, on=ON)
    with pytest.raises(StaleVersion, match="decided meanwhile"):
        operations.approve_target(target=as_the_lead_saw_it, version=1, by=world.person("PL"), on=ON)
    assert Target.objects.get().state == "declined"


def test_the_database_lets_nobody_approve_alone_nor_two_targets_stand_for_one_part(analyst, director):
    alone = proposed(analyst, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=alone.pk).update(state="approved", decided_by=analyst)
    operations.approve_target(target=alone, version=1, by=director, on=ON)
    other = proposed(analyst, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=other.pk).update(state="approved", decided_by=director)


def test_a_second_proposal_for_the_same_part_waits_its_turn(analyst):
    proposed(analyst, on=ON)
    with pytest.raises(MeasureError, match="Another proposal for it waits"):
        proposed(analyst, on=ON, value=95.0)
    proposed(analyst, on=ON, breakdown="team", cut="Assessment North")


def test_a_new_target_ends_the_one_before_on_the_day_before(analyst, director):
    first = agreed(analyst, agreed_by=director, on=ON, value=85.0, starts_on=JANUARY)
    later = agreed(analyst, agreed_by=director, on=ON, starts_on=date(2026, 7, 1))
    assert in_force(date(2026, 6, 30)) == [first]
    assert in_force(date(2026, 7, 1)) == [later]


def test_months_that_are_over_keep_the_target_they_had(analyst, director):
    first = agreed(analyst, agreed_by=director, on=ON, value=85.0, starts_on=JANUARY)
    later = agreed(analyst, agreed_by=director, on=ON, starts_on=date(2026, 3, 1))
    assert later.starts_on == date(2026, 6, 1)
    assert [in_force(date(2026, 5, 31)), in_force(ON)] == [[first], [later]]
    assert chain.lines_about(later).get(kind="measures.target_approved").changes["starts_on"] == [
        "2026-03-01", "2026-06-01",
    ]  # fmt: skip


def test_a_month_that_had_no_target_may_be_given_one(analyst, director):
    assert own.begins_on(proposed(analyst, on=ON, starts_on=JANUARY), on=ON) == JANUARY


def test_a_target_that_would_begin_on_the_same_day_takes_the_place_of_the_other(analyst, director):
    agreed(analyst, agreed_by=director, on=ON, value=85.0, starts_on=date(2026, 7, 1))
    later = agreed(analyst, agreed_by=director, on=ON, value=88.0, starts_on=date(2026, 7, 1))
    assert in_force(date(2026, 8, 1)) == [later]


def test_a_target_before_one_that_is_approved_for_later_is_refused(analyst, director):
    agreed(analyst, agreed_by=director, on=ON, starts_on=date(2026, 9, 1))
    with pytest.raises(MeasureError, match="later target is approved"):
        agreed(analyst, agreed_by=director, on=ON, value=80.0, starts_on=date(2026, 7, 1))


def test_a_target_whose_date_passed_while_it_waited_is_not_approved(analyst, director):
    agreed(analyst, agreed_by=director, on=ON, starts_on=JANUARY)
    target = proposed(analyst, on=ON, starts_on=date(2026, 6, 1), due_on=date(2026, 7, 31))
    with pytest.raises(MeasureError, match="over before it could begin"):
        operations.approve_target(target=target, version=1, by=director, on=date(2026, 9, 2))


def test_a_part_has_a_target_of_its_own_beside_the_councils(analyst, director):
    whole = agreed(analyst, agreed_by=director, on=ON)
    part = agreed(analyst, agreed_by=director, on=ON, value=80.0, breakdown="team", cut="Assessment North")
    band = agreed(analyst, agreed_by=director, on=ON, value=85.0, breakdown="age", cut="16 and 17")
    assert set(in_force(ON)) == {whole, part, band}
    assert queries.of_parts(SLUG, "team", on=ON) == {"Assessment North": part}


@pytest.mark.parametrize(
    ("words", "message", "field"),
    [
        ({"operator": "about"}, "held against", "operator"),
        ({"origin": " "}, "where this target is from", "origin"),
        ({"due_on": date(2025, 1, 1)}, "before it starts", "due_on"),
        ({"value": float("nan")}, "is a number", "value"),
        ({"value": None}, "is a number", "value"),
        ({"value": 130.0}, "130% can never be reached", "value"),
        ({"comparator": "england"}, "Leave one of them out", "comparator"),
        ({"value": None, "comparator": "mars"}, "whose figure", "comparator"),
        ({"breakdown": "team", "cut": "Nobody"}, "no such part", "part"),
        ({"breakdown": "worker", "cut": "W1"}, "no such part", "part"),
        ({"course": "curve"}, "on the way", "course"),
        ({"course": "straight"}, "without a date", "due_on"),
        ({"course": "straight", "due_on": DUE}, "starts from a baseline", "baseline"),
        (LINE | {"baseline": 95.0}, "reaches the target already", "baseline"),
        (LINE | {"baseline_on": DUE}, "before the target's date", "baseline_on"),
        (LINE | {"course": "steps"}, "No points are entered", "points"),
        (LINE | {"points": (Point(date(2026, 9, 30), 80),)}, "has no points", "course"),
        ({"points": (Point(date(2026, 9, 30), 80),)}, "nothing is to be asked", "course"),
    ],
)
def test_what_is_not_a_target_is_refused_beside_its_field(analyst, words, message, field):
    with pytest.raises(MeasureError, match=message) as refused:
        propose(replace(RIGHT, **words), analyst)
    assert refused.value.field == field
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([(Month(2026, 9), 95)], "95% in Sep 2026 is beyond the target itself"),
        ([(Month(2026, 9), 80), (Month(2026, 9), 85)], "Sep 2026 is given twice"),
        ([(Month(2027, 3), 80)], "Mar 2027 is not between the start and 31 Mar 2027"),
        ([(Month(2026, 4), 80)], "Apr 2026 is not between"),
    ],
)
def test_interim_targets_lie_between_the_start_and_the_target(analyst, points, message):
    asked = tuple(Point(month.last_day, value) for month, value in points)
    with pytest.raises(MeasureError, match=message) as refused:
        propose(replace(RIGHT, course="steps", due_on=DUE, points=asked), analyst)
    assert refused.value.field == "points"


def test_a_target_of_a_measure_that_does_not_exist_is_refused(analyst):
    with pytest.raises(DefinitionError, match="no measure called"):
        propose(replace(RIGHT, measure="nothing"), analyst)


def test_only_a_measure_that_is_counted_as_others_count_is_tied_to_them(analyst):
    tied = replace(RIGHT, value=None, comparator="statistical_neighbours")
    assert propose(tied, analyst).comparator == "statistical_neighbours"
    with pytest.raises(MeasureError, match="Nobody else's figure can stand beside"):
        propose(replace(tied, measure="supervision-to-policy"), analyst)
