"""Proposing targets, and deciding about them. A target counts from the day that a second person's yes lets it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets import course, deciding, others, policies, queries
from goldenthread.measures.targets.checks import Proposed, check
from goldenthread.measures.targets.models import Target
from goldenthread.measures.targets.wanted import Lookup

_ALIKE = ("measure", "operator", "value", "comparator", "due_on", "breakdown", "cut", "course", "baseline")


@transaction.atomic
def propose_target(*, said: Proposed, by: Person, on: date, compared: Lookup = others.compared) -> Target:
    """A target that waits for a second person, and counts for nothing until then.

    It keeps the codes of what was to be said of it that day. MeasureError says what is wrong with the words given.
    """
    rights.check(by, policies.PROPOSE, on=on)
    measure = definition.get(said.measure)
    check(said, measure, on=on)
    if _same_part(said).filter(state=Target.State.PROPOSED).exists():
        raise MeasureError("Another proposal for it waits.", remedy="Have it decided or withdrawn first.")
    fields = {name: getattr(said, name) for name in _ALIKE}
    target = Target(
        **fields, starts_on=said.starts_on, baseline_on=said.baseline_on, points=course.kept(said.points),
        origin=said.origin.strip(), set_by=by, set_on=on,
    )  # fmt: skip
    target.doubts = [doubt.code for doubt in queries.doubts_of(target, on=on, compared=compared)]
    target.save()
    history.record("measures.target_proposed", subject=target, by=by, on=on, changes={"target": [None, str(target)]})
    return target


@transaction.atomic
def approve_target(*, target: Target, version: int, by: Person, on: date) -> Target:
    """A second person's yes: from ``begins_on`` it is in force, and the one before ends on the day before."""
    policies.check_approve(target, by=by, on=on)
    starts_on = begins_on(target, on=on)
    if target.due_on and target.due_on < starts_on:
        raise MeasureError("Its date is over before it could begin.", remedy="Decline it, and propose a later date.")
    _end_before(target, starts_on)
    asked, target.starts_on = target.starts_on, starts_on
    changes = {"target": [None, str(target)], "starts_on": [asked.isoformat(), starts_on.isoformat()]}
    deciding.approve(target, kind="measures.target_approved", version=version, by=by, on=on, changes=changes)
    return target


@transaction.atomic
def decline_target(*, target: Target, version: int, reason: str, by: Person, on: date) -> Target:
    """A second person's no, with its reason."""
    deciding.decline(target, kind="measures.target_declined", reason=reason, version=version, by=by, on=on)
    return target


@transaction.atomic
def withdraw_target(*, target: Target, version: int, by: Person, on: date) -> Target:
    """The proposer takes it back while it waits."""
    deciding.withdraw(target, kind="measures.target_withdrawn", version=version, by=by, on=on)
    return target


def begins_on(target: Target, *, on: date) -> date:
    """When a target approved on ``on`` begins: as proposed, unless that would take a target away from months that are
    over. Then the first day of the month of ``on``: what a past board was shown is not rewritten."""
    month = on.replace(day=1)
    if target.starts_on >= month:
        return target.starts_on
    over = _same_part(target).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=target.starts_on), starts_on__lt=month)
    return month if over.filter(state=Target.State.APPROVED).exists() else target.starts_on


def _same_part(said: Target | Proposed) -> QuerySet[Target]:
    return Target.objects.filter(measure=said.measure, breakdown=said.breakdown, cut=said.cut)


def _end_before(target: Target, starts_on: date) -> None:
    """End what stood on the day before; one that would begin on the same day never begins."""
    found = _same_part(target).select_for_update().filter(state=Target.State.APPROVED)
    if found.filter(starts_on__gt=starts_on).exists():
        raise MeasureError("A later target is approved already.", remedy="Decline this one, and propose a later start.")
    for row in found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)):
        row.ends_on, row.version = starts_on - timedelta(days=1), row.version + 1
        row.save(update_fields=["ends_on", "version"])
