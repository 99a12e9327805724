"""Embedded apart from complete: what shows it, and whether its measure held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.history import chain
from goldenthread.measures.models import Result
from goldenthread.plans import holding, operations
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action
from goldenthread.records import operations as numbers
from tests.measures.agreed import SLUG, agreed, second
from tests.world import World

TODAY = date(2026, 11, 20)
DONE = date(2026, 8, 3)


def figure(month: int, value: float) -> None:
    Result.objects.create(
        figure_id=f"{month:016d}", measure=SLUG, period=Month(2026, month).id, breakdown="council", numerator=value,
        denominator=100, missing=0, value=value, state="known", fingerprint="f", rule_version="1", computed_on=TODAY,
    )  # fmt: skip


@pytest.fixture
def director(world: World) -> Person:
    return world.person("DIR")


@pytest.fixture
def done(world: World, add_action: Callable[..., Action], lead: Person, director: Person) -> Action:
    """Complete since 3 August, shown by words, and named with a measure that is to be at least 90."""
    action = add_action(measures=["Assessments in time"])
    operations.link_action_measure(named=action.measures.get(), version=1, measure_slug=SLUG, by=lead, on=DONE)
    operations.add_evidence(about=action, kind="text", text="Minutes", by=lead, on=DONE)
    operations.claim_complete(action=action, version=1, by=lead, on=DONE)
    operations.sign_off(action=action, version=2, by=director, on=DONE)
    agreed(lead, agreed_by=second(world), on=DONE)
    return action


def test_it_holds_when_something_shows_it_and_its_measure_was_at_target_for_three_months(
    done: Action, director: Person
) -> None:
    for month in (8, 9, 10):
        figure(month, 91)
    found = holding.of(done, director, on=TODAY)
    assert found.sentence == (
        "The condition holds: something shows it, and its measure is at target for 3 months or more."
    )
    operations.mark_embedded(action=done, version=3, reason="Looked again", by=director, on=TODAY)
    assert (done.embedded_on, done.embedded_despite) == (TODAY, "")


@pytest.mark.parametrize(
    ("values", "held"), [({8: 91, 9: 89, 10: 91}, 1), ({9: 90, 10: 90}, 2), ({7: 95, 8: 95, 9: 95, 10: 80}, 0)]
)
def test_a_month_below_target_or_without_a_figure_breaks_the_row(
    done: Action, director: Person, values: dict[int, int], held: int
) -> None:
    for month, value in values.items():
        figure(month, value)
    (missing,) = holding.of(done, director, on=TODAY).missing
    assert missing.endswith(f"is at its target for {held} of 3 months")


def test_months_before_it_was_complete_do_not_count(done: Action, director: Person) -> None:
    for month in (6, 7, 8):
        figure(month, 95)
    assert "for 1 of 3 months" in holding.of(done, director, on=TODAY).sentence


def test_the_number_of_months_is_the_councils_own(done: Action, lead: Person, director: Person) -> None:
    figure(10, 95)
    given = {"name": holding.MONTHS, "amount": 1, "starts_on": TODAY, "source": "Board of November"}
    numbers.set_parameter(**given, by=lead, on=TODAY)
    assert holding.of(done, director, on=TODAY).holds


def test_without_evidence_or_measure_it_does_not_hold(
    action: Action, done: Action, lead: Person, director: Person
) -> None:
    piece = done.evidence.get()
    operations.withdraw_evidence(evidence=piece, version=1, reason="Wrong file", by=lead, on=TODAY)
    assert "nothing shows it" in holding.of(done, director, on=TODAY).missing
    assert "no measure with figures is linked to it" in holding.of(action, director, on=TODAY).missing


def test_a_person_may_say_so_in_spite_and_what_was_missing_is_kept(done: Action, director: Person) -> None:
    given = {"action": done, "version": 3, "reason": "An audit found it so", "by": director, "on": TODAY}
    with pytest.raises(PlanError, match=r"The condition does not hold: .* 0 of 3 months") as refusal:
        operations.mark_embedded(**given)
    assert refusal.value.field == "in_spite"
    operations.mark_embedded(**given, in_spite=True)
    assert "0 of 3 months" in done.embedded_despite
    operations.unmark_embedded(action=done, version=4, by=director, on=TODAY)
    assert done.embedded_despite == ""


def test_the_claimant_neither_signs_off_nor_embeds(done: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="You claimed this action complete"):
        operations.mark_embedded(action=done, version=3, reason="It held", in_spite=True, by=lead, on=TODAY)


def test_what_did_not_hold_after_all_is_said_with_a_reason_and_only_of_what_was_said_to_have_held(
    done: Action, director: Person
) -> None:
    with pytest.raises(PlanError, match="Nobody has said that this action held"):
        operations.unmark_embedded(action=done, version=3, by=director, on=TODAY)
    for month in (8, 9, 10):
        figure(month, 91)
    operations.mark_embedded(action=done, version=3, reason="Looked again", by=director, on=TODAY)
    figure(11, 70)
    assert not holding.of(done, director, on=date(2026, 12, 4)).holds
    operations.unmark_embedded(action=done, version=4, note="It fell in November", by=director, on=TODAY)
    line = chain.lines_about(done).first()
    assert line is not None and (line.kind, line.detail) == ("plans.action_not_embedded", "It fell in November")
