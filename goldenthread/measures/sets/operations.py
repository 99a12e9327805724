"""Changing the sets: by those who set targets for the whole council, as both say what leaders look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history import versions
from goldenthread.measures import definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import ScorecardSet
from goldenthread.measures.sets import queries
from goldenthread.measures.sets.queries import Chosen

CAPABILITY = "target.edit"
LONGEST_KEY = 60
RESERVED = "add"  # the address of the page that makes a set


@transaction.atomic
def make(*, name: str, purpose: str, measures: Sequence[str], by: Person, on: date) -> Chosen:
    """A set of the council's own. MeasureError without a name or a measure, or when the name is taken."""
    policies.check(by, CAPABILITY, on=on)
    _check(name, measures)
    row = ScorecardSet.objects.create(
        key=_free_key(name), name=name.strip(), purpose=purpose.strip(), measures=list(measures), changed_by=by,
        changed_on=on,
    )  # fmt: skip
    _tell("measures.set_made", row, by, on, {"name": [None, row.name], "measures": [[], row.measures]})
    return queries.as_chosen(row)


@transaction.atomic
def change(
    *, key: str, version: int, name: str, purpose: str, measures: Sequence[str], by: Person, on: date
) -> Chosen:  # fmt: skip
    """Another name, purpose or choice of measures; what is not in the library any more is dropped."""
    policies.check(by, CAPABILITY, on=on)
    _check(name, measures, but=key)
    return _changed(key, version, "measures.set_changed", by, on, name=name.strip(), purpose=purpose.strip(),
                    measures=list(measures))  # fmt: skip


@transaction.atomic
def remove(*, key: str, version: int, by: Person, on: date) -> Chosen:
    """Take a set off the pages; ``restore`` shows it again."""
    policies.check(by, CAPABILITY, on=on)
    return _changed(key, version, "measures.set_removed", by, on, is_removed=True)


@transaction.atomic
def restore(*, key: str, version: int, by: Person, on: date) -> Chosen:
    """Show a removed set again. MeasureError when its name was given to another one meanwhile."""
    policies.check(by, CAPABILITY, on=on)
    standing = queries.find(key)
    if standing:
        _check_name(standing.name, but=key)
    return _changed(key, version, "measures.set_restored", by, on, is_removed=False)


def _changed(key: str, version: int, kind: str, by: Person, on: date, **now: Any) -> Chosen:
    row = _claimed(key, version, by, on)
    changes = {field: [getattr(row, field), value] for field, value in now.items() if getattr(row, field) != value}
    for field, value in now.items():
        setattr(row, field, value)
    row.changed_by, row.changed_on = by, on
    row.save(update_fields=[*now, "changed_by", "changed_on"])
    _tell(kind, row, by, on, changes)
    return queries.as_chosen(row)


def _claimed(key: str, version: int, by: Person, on: date) -> ScorecardSet:
    """The stored row at its next version; a given set that nobody changed yet is stored now."""
    row = ScorecardSet.objects.filter(key=key).first()
    if row is None:
        return _first(key, by, on)
    versions.claim(row, version)
    return row


def _first(key: str, by: Person, on: date) -> ScorecardSet:
    chosen = queries.given().get(key)
    if chosen is None:
        raise OutOfReach
    try:
        with transaction.atomic():
            return ScorecardSet.objects.create(
                key=key, name=chosen.name, purpose=chosen.purpose, measures=list(chosen.measures), changed_by=by,
                changed_on=on, version=chosen.version + 1,
            )  # fmt: skip
    except IntegrityError as error:  # two people changed it for the first time at once
        raise StaleVersion("Somebody else changed this while you had it open.", remedy="Look again.") from error


def _check(name: str, measures: Sequence[str], but: str = "") -> None:
    if not name.strip():
        raise MeasureError("A set needs a name.", remedy="Name the board or the people who look at it.", field="name")
    _check_name(name.strip(), but=but)
    if not measures:
        raise MeasureError("A set has at least one measure.", remedy="Choose its measures.", field="measures")
    for slug in measures:
        definition.get(slug)


def _check_name(name: str, *, but: str) -> None:
    if any(each.name.casefold() == name.casefold() and each.key != but for each in queries.every()):
        raise MeasureError("There is a set of this name.", remedy="Choose another name, or change that set.",
                           field="name")  # fmt: skip


def _free_key(name: str) -> str:
    """A key from the name that no set has or had."""
    start = slugify(name)[: LONGEST_KEY - 5].strip("-") or "set"
    taken = {RESERVED, *queries.given(), *ScorecardSet.objects.values_list("key", flat=True)}
    return next(
        key for number in range(1, 10_000) if (key := start if number == 1 else f"{start}-{number}") not in taken
    )


def _tell(kind: str, row: ScorecardSet, by: Person, on: date, changes: dict[str, Any]) -> None:
    history.record(kind, subject=row, by=by, on=on, detail=row.name, changes=changes)
