"""What is allowed with a plan as a whole: writing, showing, clearing and closing it."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person, Unit
from goldenthread.plans.errors import PlanError, SecondPersonNeeded
from goldenthread.plans.models import Plan, Source
from goldenthread.plans.policies import reach


def check_edit_unit(unit: Unit, *, by: Person, on: date) -> None:
    """May this person write plans for that part of the organisation?"""
    reach.check_reach(by, "plan.edit", unit.pk, on)


def check_edit_plan(plan: Plan, *, by: Person, on: date) -> None:
    reach.check(by, "plan.edit", plan, on)


def check_take_back(plan: Plan, *, by: Person, on: date) -> None:
    """May this person show the plan to fewer people? Once it is closed too: what was shown too widely can be ended."""
    reach.check_reach(by, "plan.edit", plan.unit_id, on)


def check_reopen_plan(plan: Plan, *, by: Person, on: date) -> None:
    """May this person say that a closed plan goes on after all? Those who write it may."""
    reach.check_reach(by, "plan.edit", plan.unit_id, on)
    if plan.status != Plan.Status.CLOSED:
        raise PlanError("This plan is not closed.")


def check_sign_off_plan(plan: Plan, *, by: Person, on: date) -> None:
    """May this person clear the plan? Not the one who drafted it."""
    rights.check(by, "plan.sign_off", on=on, unit_id=plan.unit_id)
    reach.check_open(plan)
    if plan.signed_off_on:
        raise PlanError("This plan is already signed off.")
    if plan.created_by_id == by.pk:
        raise SecondPersonNeeded("You drafted this plan, so somebody else has to sign it off.")


def check_baseline(plan: Plan) -> None:
    """The baseline is what was signed off; it does not move afterwards."""
    if plan.signed_off_on:
        raise PlanError(
            "The baseline is locked, because the plan is signed off.",
            remedy="Make a new iteration of the plan if its baseline has to change.",
        )


def check_takes_up(plan: Plan, source: Source | None) -> None:
    """A signed-off plan answers what it answered; what a source of a later day asks for is no part of its baseline."""
    if not plan.signed_off_on or can_take_up(plan, source):
        return None
    if source is None:
        return check_baseline(plan)
    if source.published_on is None:
        raise PlanError(
            f"{source.title} has no day of publication, so nobody can tell whether the signed-off plan knew it.",
            remedy="Describe the source first, with its day.", field="source",
        )  # fmt: skip
    raise PlanError(
        f"The baseline is locked: the plan was signed off after {source.title} was published.",
        remedy="Make a new iteration of the plan if it has to answer more of it.", field="source",
    )  # fmt: skip


def can_take_up(plan: Plan, source: Source | None) -> bool:
    """May the plan still take up what that source asks for?"""
    if not plan.signed_off_on:
        return True
    return bool(source and source.published_on and source.published_on >= plan.signed_off_on)


def can_edit_unit(unit_id: int, *, by: Person, on: date) -> bool:
    return reach.reaches(by, "plan.edit", unit_id, on)


def can_take_back(plan: Plan, *, by: Person, on: date) -> bool:
    return reach.reaches(by, "plan.edit", plan.unit_id, on)


def can_edit_plan(plan: Plan, *, by: Person, on: date) -> bool:
    return reach.passes(check_edit_plan, plan, by, on)
