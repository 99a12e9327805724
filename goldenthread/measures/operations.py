"""Computing results, and setting what a council wants of them."""

from __future__ import annotations

import math
from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.computing import compute
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Target, Tolerance

__all__ = ["compute", "set_target", "set_tolerance"]


@transaction.atomic
def set_target(
    *, measure: str, operator: str, value: float, starts_on: date, origin: str, by: Person, on: date,
    due_on: date | None = None,
) -> Target:  # fmt: skip
    """What the council wants of a measure from ``starts_on`` on; the target before it ends on the day before.

    ``due_on`` is when it is to be reached (None: at once). MeasureError says what is wrong with the words given.
    """
    policies.check(by, "target.edit", on=on)
    definition.get(measure)
    _check_target(operator, value, origin, starts_on, due_on)
    _end_before(Target, measure, starts_on)
    target = Target.objects.create(
        measure=measure, operator=operator, value=value, starts_on=starts_on, due_on=due_on, origin=origin.strip(),
        set_by=by, set_on=on,
    )  # fmt: skip
    history.record("measures.target_set", subject=target, by=by, on=on, changes={"target": [None, str(target)]})
    return target


@transaction.atomic
def set_tolerance(*, measure: str, amount: float, starts_on: date, by: Person, on: date) -> Tolerance:
    """How far the measure may miss its target and still be at risk, in its own unit, from ``starts_on`` on."""
    policies.check(by, "target.edit", on=on)
    definition.get(measure)
    if not (math.isfinite(amount) and amount >= 0):
        raise MeasureError("A tolerance is not below zero.", remedy="Enter 0 or more.", field="amount")
    _end_before(Tolerance, measure, starts_on)
    made = Tolerance.objects.create(measure=measure, amount=amount, starts_on=starts_on, set_by=by, set_on=on)
    history.record("measures.tolerance_set", subject=made, by=by, on=on, changes={"tolerance": [None, amount]})
    return made


def _check_target(operator: str, value: float, origin: str, starts_on: date, due_on: date | None) -> None:
    if operator not in Target.Operator.values:
        raise MeasureError("Choose how the figure is held against the target.", field="operator")
    if not math.isfinite(value):
        raise MeasureError("A target is a number.", remedy="Enter a number.", field="value")
    if not origin.strip():
        raise MeasureError("Say where this target is from.", remedy="Name the plan or the meeting.", field="origin")
    if due_on and due_on < starts_on:
        raise MeasureError("A target cannot be due before it starts.", remedy="Check both days.", field="due_on")


def _end_before(model: type[Target] | type[Tolerance], measure: str, starts_on: date) -> None:
    """End what stood on the day before; the past is not rewritten."""
    found = model.objects.select_for_update().filter(measure=measure)
    if found.filter(starts_on__gt=starts_on).exists():
        raise MeasureError("A later one is already set.", remedy="Choose a later day.", field="starts_on")
    for row in found.filter(ends_on__isnull=True):
        row.ends_on, row.version = max(row.starts_on, starts_on - timedelta(days=1)), row.version + 1
        row.save(update_fields=["ends_on", "version"])
