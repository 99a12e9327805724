"""Findings that are let stand: by those who write the plan, with a reason and a last day, and asked again after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.checking import standing
from goldenthread.plans.checking.finding import Finding
from goldenthread.plans.errors import PlanClosed, PlanError
from goldenthread.plans.models import AcceptedFinding, Action, Plan
from tests.world import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
LAST = TODAY + timedelta(days=91)


@pytest.fixture
def finding(action: Action, plan: Plan, lead: Person) -> Finding:
    """That the only action of the plan has no owner."""
    [found] = standing.findings(plan, lead, on=TODAY)
    assert found.finding.code == "Q01"
    return found.finding


def accept(plan: Plan, finding: Finding, by: Person, **more: object) -> AcceptedFinding:
    plan.refresh_from_db()
    given: dict[str, object] = {"reason": "The post is advertised.", "expires_on": LAST, "version": plan.version}
    return operations.accept_finding(plan=plan, finding=finding, by=by, on=TODAY, **given | more)


def is_open(plan: Plan, by: Person, on: date = TODAY) -> bool:
    return bool(standing.open_only(standing.findings(plan, by, on=on)))


def test_an_accepted_finding_stands_until_its_last_day_and_comes_back_after_it(
    plan: Plan, finding: Finding, lead: Person
) -> None:
    accepted = accept(plan, finding, lead)
    assert not is_open(plan, lead)
    assert not is_open(plan, lead, on=LAST)
    assert is_open(plan, lead, on=LAST + timedelta(days=1))
    [back] = standing.findings(plan, lead, on=LAST + timedelta(days=1))
    assert back.ended == accepted
    [line] = [each for each in chain.lines_about(plan) if each.kind == "plans.finding_accepted"]
    assert line.detail == "The post is advertised."


def test_what_was_accepted_of_six_actions_comes_back_when_it_is_of_seven(
    plan: Plan, lead: Person, add_action: Callable[..., Action]
) -> None:
    for number in range(6):
        add_action(text=f"Agree protocol {number}", due=f"{number + 1} Mar 2027")
    [found] = standing.findings(plan, lead, on=TODAY)
    assert (found.finding.code, found.finding.many) == ("Q01", 6)
    accept(plan, found.finding, lead)
    assert not is_open(plan, lead)
    add_action(text="Agree one protocol more", due="9 Mar 2027")
    [back] = standing.findings(plan, lead, on=TODAY)
    assert back.is_open and back.has_grown and back.ended


def test_asking_again_is_the_undo(plan: Plan, finding: Finding, lead: Person) -> None:
    accepted = accept(plan, finding, lead)
    operations.ask_again(accepted=accepted, version=accepted.version, by=lead, on=TODAY)
    assert is_open(plan, lead)
    accepted.refresh_from_db()
    assert (accepted.lifted_on, accepted.lifted_by) == (TODAY, lead)


def test_accepting_again_replaces_what_was_accepted(plan: Plan, finding: Finding, lead: Person) -> None:
    first = accept(plan, finding, lead)
    second = accept(plan, finding, lead, reason="She starts in March.")
    first.refresh_from_db()
    assert first.lifted_on == TODAY
    [told] = standing.findings(plan, lead, on=TODAY)
    assert told.accepted == second


@pytest.mark.parametrize(
    ("more", "field"),
    [({"reason": " "}, "reason"), ({"expires_on": TODAY}, "expires_on"),
     ({"expires_on": TODAY + timedelta(days=367)}, "expires_on")],
)  # fmt: skip
def test_it_takes_a_reason_and_a_day_within_a_year(
    plan: Plan, finding: Finding, lead: Person, more: dict[str, object], field: str
) -> None:
    with pytest.raises(PlanError) as refused:
        accept(plan, finding, lead, **more)
    assert refused.value.field == field
    assert not AcceptedFinding.objects.exists()


def test_only_those_who_write_the_plan_and_not_a_closed_one(
    world: World, plan: Plan, finding: Finding, lead: Person
) -> None:
    with pytest.raises(NotAllowed):
        accept(plan, finding, world.person("DIR"))
    with pytest.raises(StaleVersion):
        accept(plan, finding, lead, version=plan.version + 1)
    operations.close_plan(plan=plan, version=plan.version, reason="It is over", by=lead, on=TODAY)
    with pytest.raises(PlanClosed):
        accept(plan, finding, lead)


def test_a_finding_of_another_action_is_not_accepted_with_it(
    plan: Plan, finding: Finding, lead: Person, add_action: Callable[..., Action]
) -> None:
    accept(plan, finding, lead)
    add_action(text="Write to the schools")
    [told] = standing.open_only(standing.findings(plan, lead, on=TODAY))
    assert told.finding.place == "Write to the schools"
