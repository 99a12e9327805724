"""Changing what stands: texts are cleaned and measured, versions claimed, and history told what was before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.history import chain, versions
from goldenthread.history.models import Versioned
from goldenthread.plans.errors import PlanError

Thing = TypeVar("Thing", bound=models.Model)
Kept = TypeVar("Kept", bound=Versioned)


def clean(text: str) -> str:
    """The text without what a page or a document can not hold; line ends are one kind, blanks around it go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or c.isprintable() or c.isspace()).strip()


def add(thing: Thing) -> Thing:
    """Save something new after its texts were cleaned and measured; PlanError names the field at fault."""
    check(thing)
    thing.save()
    return thing


def check(thing: models.Model) -> None:
    """Clean every text of ``thing`` in place; PlanError for one that is too long, missing or of the wrong form.

    SQLite keeps texts of any length, so lengths are asked here and by PostgreSQL once more.
    """
    for field in thing._meta.concrete_fields:
        if isinstance(field, models.CharField):
            text = clean(getattr(thing, field.attname) or "")
            setattr(thing, field.attname, text)
            _check_text(field, text)


def change(
    thing: Kept, *, version: int, kind: str, by: Person, on: date, fields: Mapping[str, Any], detail: str = ""
) -> Kept:
    """Give ``thing`` new values, claim its next version and tell history what was before and after, and why.

    StaleVersion when somebody else changed it meanwhile. Nothing is written when nothing differs.
    """
    before = {name: getattr(thing, name) for name in fields}
    for name, value in fields.items():
        setattr(thing, name, value)
    check(thing)
    changed = {name: [told(before[name]), told(getattr(thing, name))] for name in fields}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    versions.claim(thing, version)
    if changed:
        thing.save(update_fields=list(changed))
        history.record(kind, subject=thing, by=by, on=on, detail=detail.strip(), changes=changed)
    return thing


def check_last(thing: Versioned, kind: str, by: Person, *, remedy: str) -> None:
    """Was this the last thing done to ``thing``, and by this person? Only that is undone; PlanError otherwise."""
    line = chain.lines_about(thing).first()
    if line is None or line.kind != kind or line.by_id != str(by.pk):
        raise PlanError("It was changed otherwise meanwhile.", remedy=remedy)


def told(value: Any) -> Any:
    """A value as history keeps it."""
    if isinstance(value, models.Model):
        return {"id": value.pk, "name": str(value)[:200]}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def check_period(period: str, *, on: date) -> str:
    """The month ``2026-10`` if it has begun by ``on``; PlanError otherwise."""
    try:
        month = Month.parse(period)
    except ValueError as error:
        raise PlanError("This is not a month.", remedy="Enter a month as 2026-10.", field="period") from error
    if month > Month.of(on):
        raise PlanError(f"{month.label} has not begun yet.", remedy="Choose this month or earlier.", field="period")
    return month.id


def next_order(things: models.QuerySet[Any]) -> int:
    """The place after the last of ``things``."""
    last = things.aggregate(last=models.Max("order"))["last"]
    return 0 if last is None else last + 1


def _check_text(field: models.CharField, text: str) -> None:
    name = str(field.verbose_name)
    if not text and not field.blank:
        raise PlanError(f"The {name} is missing.", remedy="Enter it and save again.", field=field.name)
    if field.max_length and len(text) > field.max_length:
        raise PlanError(
            f"The {name} has {len(text):,} characters; at most {field.max_length:,} fit.",
            remedy="Shorten it and save again.",
            field=field.name,
        )
    if text and field.choices and text not in dict(field.flatchoices):
        raise PlanError(f"“{text}” is not one of the choices for the {name}.", field=field.name)
    _check_form(field, text)


def _check_form(field: models.CharField, text: str) -> None:
    try:
        if text:
            field.run_validators(text)
    except ValidationError as error:
        raise PlanError(
            f"The {field.verbose_name} can not be used.", remedy=error.messages[0], field=field.name
        ) from error
