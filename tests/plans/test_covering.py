"""What covers a recommendation, what is missing, and that nobody is shown what is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.plans import covering, operations
from goldenthread.plans.covering import Cover, Hole
from goldenthread.plans.models import Action, Area, Evidence, Plan, Recommendation
from goldenthread.records.models import Setting
from tests.plans.conftest import MADE
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def asked(plan: Plan, lead: Person) -> Recommendation:
    return operations.add_recommendation(plan=plan, text="See children sooner", by=lead, on=MADE)


def cover(plan: Plan, person: Person) -> Cover:
    (found,) = covering.of_plan(plan, person, on=TODAY)
    return found


def begun(action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(status="under_way")


def show(action: Action, by: Person, *, on: date = TODAY, child: bool = False) -> Evidence:
    return operations.add_evidence(
        about=action, kind="text", text="Audit of ten visits", contains_child_data=child, by=by, on=on
    )


def drop(action: Action, by: Person) -> None:
    operations.drop_action(action=action, version=action.version, reason="Done elsewhere", by=by, on=TODAY)


def test_nothing_answers(plan: Plan, lead: Person, asked: Recommendation) -> None:
    assert cover(plan, lead).holes == (Hole.NO_OUTCOME, Hole.NO_ACTION)


def test_an_area_alone_leaves_both_holes(plan: Plan, lead: Person, asked: Recommendation) -> None:
    operations.add_area(plan=plan, name="Help early", recommendations=[asked], by=lead, on=MADE)
    found = cover(plan, lead)
    assert (found.areas, found.holes) == (("Help early",), (Hole.NO_OUTCOME, Hole.NO_ACTION))


def test_an_outcome_needs_an_action_and_a_measure(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    outcome = operations.add_outcome(area=area, text="Seen in time", recommendations=[asked], by=lead, on=MADE)
    assert cover(plan, lead).strands[0].holes == (Hole.NO_ACTION, Hole.NO_MEASURE)
    assert cover(plan, lead).holes == (Hole.NO_ACTION,)
    add_action(outcomes=[outcome], measures=["Visits in time"])
    assert cover(plan, lead).every_hole == frozenset()


def test_a_line_of_the_scorecard_measures_an_outcome(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    outcome = operations.add_outcome(area=area, text="Seen in time", recommendations=[asked], by=lead, on=MADE)
    operations.add_scorecard_line(plan=plan, area=area, outcome=outcome, text="Visits in time", by=lead, on=MADE)
    add_action(outcomes=[outcome])
    (strand,) = cover(plan, lead).strands
    assert (strand.lines, strand.holes) == (("Visits in time",), ())


def test_an_action_without_an_outcome_needs_a_measure_of_its_own(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    add_action(recommendations=[asked])
    found = cover(plan, lead)
    assert found.strands[0].outcome is None
    assert (found.holes, found.backings[0].holes) == ((Hole.NO_OUTCOME,), (Hole.NO_MEASURE,))


def test_a_dropped_action_covers_nothing(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    action = add_action(recommendations=[asked], measures=["Visits in time"])
    assert covering.counts(plan).recommendations_answered == 1
    drop(action, lead)
    assert cover(plan, lead).holes == (Hole.NO_OUTCOME, Hole.NO_ACTION)
    assert covering.counts(plan).recommendations_answered == 0


def test_a_dropped_action_measures_no_outcome(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    outcome = operations.add_outcome(area=area, text="Seen in time", recommendations=[asked], by=lead, on=MADE)
    action = add_action(outcomes=[outcome], measures=["Visits in time"])
    assert covering.counts(plan).outcomes_without_measure == 0
    drop(action, lead)
    assert covering.counts(plan).outcomes_without_measure == 1
    assert Hole.NO_MEASURE in cover(plan, lead).strands[0].holes


def test_an_area_counts_alone_beside_a_dropped_and_a_live_action(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    operations.add_area(plan=plan, name="Help early", recommendations=[asked], by=lead, on=MADE)
    gone, stays = add_action(recommendations=[asked]), add_action(recommendations=[asked], text="Visit")
    drop(gone, lead)
    assert covering.counts(plan).recommendations_of_an_area == 0
    drop(stays, lead)
    assert covering.counts(plan).recommendations_of_an_area == 1


def evidence_holes(plan: Plan, lead: Person) -> tuple[Hole, ...]:
    return tuple(hole for hole in cover(plan, lead).backings[0].holes if hole != Hole.NO_MEASURE)


def test_an_action_that_has_begun_needs_evidence(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    action = add_action(recommendations=[asked])
    assert evidence_holes(plan, lead) == ()
    begun(action)
    assert evidence_holes(plan, lead) == (Hole.NO_EVIDENCE,)
    piece = show(action, lead)
    assert evidence_holes(plan, lead) == ()
    operations.withdraw_evidence(evidence=piece, version=piece.version, reason="Wrong file", by=lead, on=TODAY)
    assert evidence_holes(plan, lead) == (Hole.NO_EVIDENCE,)


@pytest.mark.parametrize(
    ("handed_in", "hole"), [(date(2026, 8, 20), ()), (date(2026, 8, 19), (Hole.OLD_EVIDENCE,))]
)  # 92 days before 20 November is 20 August
def test_evidence_of_an_open_action_ages_from_today(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action], handed_in: date,
    hole: tuple[Hole, ...],
) -> None:  # fmt: skip
    action = add_action(recommendations=[asked])
    begun(action)
    piece = show(action, lead)
    Evidence.objects.filter(pk=piece.pk).update(made_on=handed_in)
    assert evidence_holes(plan, lead) == hole


def test_evidence_of_a_claim_ages_from_the_claim(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    action = add_action(recommendations=[asked])
    piece = show(action, lead)
    Evidence.objects.filter(pk=piece.pk).update(made_on=date(2026, 6, 1))
    claimed = {"status": "claimed", "claimed_by": lead}
    Action.objects.filter(pk=action.pk).update(claimed_on=date(2026, 9, 1), **claimed)
    assert evidence_holes(plan, lead) == ()
    Action.objects.filter(pk=action.pk).update(claimed_on=date(2026, 9, 2), **claimed)
    assert evidence_holes(plan, lead) == (Hole.OLD_EVIDENCE,)


def test_the_council_sets_when_evidence_is_old(
    plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    action = add_action(recommendations=[asked])
    begun(action)
    piece = show(action, lead)
    Evidence.objects.filter(pk=piece.pk).update(made_on=date(2026, 8, 1))
    assert evidence_holes(plan, lead) == (Hole.OLD_EVIDENCE,)
    Setting.objects.create(
        name=covering.DAYS, starts_on=TODAY, amount=180, source="Programme board", set_by=lead, set_on=TODAY
    )
    assert evidence_holes(plan, lead) == ()


def test_evidence_that_may_not_be_opened_is_counted_and_fills_the_hole(
    world: World, plan: Plan, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    action = add_action(recommendations=[asked])
    begun(action)
    kept = show(action, world.person("HOS", world.safeguarding), child=True)
    seen = show(action, lead)
    found = cover(plan, lead).backings[0]
    assert (found.evidence, found.evidence_hidden) == ((seen,), 1)
    assert kept not in found.evidence
    assert Hole.NO_EVIDENCE not in found.holes


def test_what_is_out_of_reach_is_no_hole_and_is_not_open(
    world: World, plan: Plan, lead: Person, asked: Recommendation
) -> None:
    care = operations.add_area(
        plan=plan, name="Children in care", unit=world.care, recommendations=[asked], by=lead, on=MADE
    )
    outcome = operations.add_outcome(area=care, text="Settled homes", recommendations=[asked], by=lead, on=MADE)
    operations.add_action(
        area=care, text="Find homes near by", outcomes=[outcome], measures=["Moves"], by=lead, on=MADE
    )
    found = cover(plan, world.person("TM", world.north))
    assert (found.holes, found.areas) == ((), ())
    assert [strand.is_open for strand in found.strands] == [False]
    assert [backing.is_open for backing in found.backings] == [False]


def test_an_action_of_two_outcomes_is_one_backing(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    made = {"area": area, "recommendations": [asked], "by": lead, "on": MADE}
    two = [operations.add_outcome(text=text, **made) for text in ("Seen in time", "Heard")]
    add_action(outcomes=two)
    found = cover(plan, lead)
    assert (len(found.outcomes), len(found.backings)) == (2, 1)


def test_the_queries_do_not_grow_with_the_plan(
    plan: Plan, area: Area, lead: Person, asked: Recommendation, add_action: Callable[..., Action]
) -> None:
    def add(number: int) -> None:
        more = operations.add_recommendation(plan=plan, text=f"Asked {number}", by=lead, on=MADE)
        outcome = operations.add_outcome(area=area, text="Better", recommendations=[more], by=lead, on=MADE)
        show(add_action(outcomes=[outcome], text=f"Do {number}", measures=["One"]), lead)

    def asks() -> int:
        with CaptureQueriesContext(connection) as seen:
            covering.of_plan(plan, lead, on=TODAY)
        return len(seen)

    add(0)
    before = asks()
    for number in range(1, 6):
        add(number)
    assert asks() == before
