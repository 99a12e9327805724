"""Ending a target that nothing follows: one person proposes the last day, another agrees. The past stays as it was."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets import deciding, policies
from goldenthread.measures.targets.models import Target, TargetEnding


@transaction.atomic
def propose_end(*, target: Target, ends_on: date, reason: str, by: Person, on: date) -> TargetEnding:
    """A last day for a target in force, or to come, that waits for a second person. MeasureError says what is wrong."""
    rights.check(by, policies.PROPOSE, on=on)
    _check(target, ends_on, reason, on)
    made = TargetEnding.objects.create(target=target, ends_on=ends_on, reason=reason.strip(), set_by=by, set_on=on)
    history.record(
        "measures.target_end_proposed", subject=made, by=by, on=on, detail=made.reason,
        changes={"ends_on": [_day(target.ends_on), ends_on.isoformat()]},
    )  # fmt: skip
    return made


@transaction.atomic
def approve_end(*, ending: TargetEnding, version: int, by: Person, on: date) -> TargetEnding:
    """A second person's yes: from the day after ``last_day`` nothing is asked."""
    policies.check_approve(ending, by=by, on=on)
    target = Target.objects.select_for_update().get(pk=ending.target_id)
    last = last_day(ending, on=on)
    if target.ends_on and target.ends_on <= last:
        raise MeasureError("The target ends earlier already.", remedy="Decline this.")
    before, target.ends_on = target.ends_on, last
    target.version += 1
    target.save(update_fields=["ends_on", "version"])
    changes = {"ends_on": [_day(before), last.isoformat()]}
    deciding.approve(ending, kind="measures.target_end_approved", version=version, by=by, on=on, changes=changes)
    return ending


@transaction.atomic
def decline_end(*, ending: TargetEnding, version: int, reason: str, by: Person, on: date) -> TargetEnding:
    """A second person's no, with its reason: the target stays."""
    deciding.decline(ending, kind="measures.target_end_declined", reason=reason, version=version, by=by, on=on)
    return ending


@transaction.atomic
def withdraw_end(*, ending: TargetEnding, version: int, by: Person, on: date) -> TargetEnding:
    """The proposer takes it back while it waits."""
    deciding.withdraw(ending, kind="measures.target_end_withdrawn", version=version, by=by, on=on)
    return ending


def last_day(ending: TargetEnding, *, on: date) -> date:
    """The last day if it is agreed on ``on``: as proposed, unless months that are over would lose their target. Then
    the day before this month."""
    return max(ending.ends_on, on.replace(day=1) - timedelta(days=1))


def waiting(target: Target) -> TargetEnding | None:
    """The proposal to end it that waits, if one does."""
    return (
        TargetEnding.objects.filter(target=target, state=TargetEnding.State.PROPOSED).select_related("set_by").first()
    )


def can_end(target: Target, *, on: date) -> bool:
    """Does it still hold, or is it still to come, so that it could end earlier?"""
    begun = target.state == Target.State.APPROVED and (target.ends_on is None or target.ends_on > on)
    return begun and not (target.ends_on and target.ends_on < target.starts_on)


def _check(target: Target, ends_on: date, reason: str, on: date) -> None:
    if not can_end(target, on=on):
        raise MeasureError("This target is not in force.", remedy="Only what is approved and still holds can be ended.")
    if not reason.strip():
        raise MeasureError("Say why nothing is wanted of it any more.", remedy="Enter a reason.", field="reason")
    if ends_on < max(on, target.starts_on):
        raise MeasureError("Its last day is today or later, and not before it began.", field="ends_on")
    if target.ends_on and ends_on >= target.ends_on:
        raise MeasureError("It ends no later than that already.", remedy="Choose an earlier day.", field="ends_on")
    if waiting(target):
        raise MeasureError("Another proposal to end it waits.", remedy="Have it decided or withdrawn first.")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
