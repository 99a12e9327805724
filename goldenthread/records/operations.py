"""Changes to the council's own numbers, and to who is restricted (``restrictions``)."""

from __future__ import annotations

import math
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.records import parameters
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import Setting
from goldenthread.records.restrictions import agree_lift, ask_lift, restrict_child, take_back_lift

__all__ = ["agree_lift", "amount_on", "ask_lift", "restrict_child", "set_parameter", "take_back_lift", "values"]


@transaction.atomic
def set_parameter(*, name: str, amount: float, starts_on: date, source: str, by: Person, on: date) -> Setting:
    """Set one of the council's own numbers from a day on; the value before it ends on the day before.

    RecordsError when there is no such parameter, the amount is not a whole number above zero, the source is blank,
    or a value already starts on or after that day: the past is not rewritten.
    """
    policies.check(by, "target.edit", on=on)
    parameters.check_name(name)
    _check(amount, source)
    found = Setting.objects.select_for_update().filter(name=name)
    if found.filter(starts_on__gte=starts_on).exists():
        raise RecordsError(
            "A value already starts on or after that day.", remedy="Choose a later day.", field="starts_on"
        )
    before = found.filter(ends_on__isnull=True).first()
    if before:
        before.ends_on, before.version = starts_on - timedelta(days=1), before.version + 1
        before.save(update_fields=["ends_on", "version"])
    setting = Setting.objects.create(
        name=name, starts_on=starts_on, amount=amount, source=source.strip(), set_by=by, set_on=on
    )
    changes = {"amount": [before.amount if before else None, amount]}
    history.record("records.parameter_set", subject=setting, by=by, on=on, detail=source.strip(), changes=changes)
    return setting


def values() -> list[parameters.Value]:
    """Every value that was set, as the engine takes them."""
    return [as_value(row) for row in Setting.objects.all()]


def amount_on(name: str, day: date) -> int:
    """The council's own number that holds on a day, or its default; 0 where it has none."""
    parameter = parameters.check_name(name)
    dated = Setting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), name=name, starts_on__lte=day)
    held = dated.first()
    return int(held.amount if held else parameter.default or 0)


def as_value(row: Setting) -> parameters.Value:
    """A stored setting as the engine takes it."""
    note = f"mid-{row.year} estimate{', provisional' if row.is_provisional else ''}" if row.year else ""
    return parameters.Value(row.name, row.starts_on, row.ends_on, row.amount, row.source, row.year, note)


def _check(amount: float, source: str) -> None:
    # Children and working days are whole: half a day would meet no day of the calendar, and nothing would be counted.
    if not (math.isfinite(amount) and amount > 0 and float(amount).is_integer()):
        raise RecordsError("The amount must be a whole number above zero.", remedy="Enter a number.", field="amount")
    if not source.strip():
        raise RecordsError("Say where the number is from.", remedy="Name the policy or statistic.", field="source")
