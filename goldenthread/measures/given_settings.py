"""The council's own numbers that a figure rests on: as they are kept with it, and as they are given to an engine again.

Kept is, by name, the amount and the source on the month's last day, and for a mid-year estimate what is said of it.
Rows are held against the number of their own day, so where it changed in the thirteen months before, each value of that
time is kept after them, with the day from which it held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.records import calendar, parameters, sealed_snapshot


@dataclass(frozen=True)
class Given:
    """One number as a figure rests on it; ``values`` holds it and those before it, oldest first, where it changed."""

    amount: float
    source: str
    note: str = ""
    values: tuple[parameters.Value, ...] = ()


def kept(value: parameters.Value, every: Iterable[parameters.Value], month: Month) -> list[Any]:
    """What is kept of ``value``, which stands on the month's last day; ``every`` holds it and all others."""
    flat = [value.amount, value.source, *([value.note] if value.note else [])]
    if parameters.is_population(value.name):  # nobody is divided by the population of another day
        return flat
    first = _first(month)
    held = [each for each in every if each.name == value.name and each.last_day >= first]
    changes = sorted((each for each in held if each.starts_on <= value.starts_on), key=lambda each: each.starts_on)
    if value.starts_on <= first:
        return flat
    return [value.amount, value.source, value.note, [[f"{e.starts_on}", e.amount, e.source] for e in changes]]


def read(name: str, what: Sequence[Any]) -> Given:
    """A number from what is kept of it."""
    amount, source, *more = what
    starts = [date.fromisoformat(one[0]) for one in more[1]] if len(more) > 1 else []
    ends = [*(day - timedelta(days=1) for day in starts[1:]), None]
    values = tuple(
        parameters.Value(name, starts_on, ends_on, was, where)
        for starts_on, ends_on, (_, was, where) in zip(starts, ends, more[1] if starts else [], strict=False)
    )
    return Given(amount, source, more[0] if more else "", values)


def again(kept_by_name: Mapping[str, Sequence[Any]], month: Month) -> list[parameters.Value]:
    """The numbers as they stood for a figure of ``month``, whatever they are today."""
    found: list[parameters.Value] = []
    for name, what in kept_by_name.items():
        given = read(name, what)
        found += given.values or [parameters.Value(name, _first(month), None, given.amount, given.source)]
    return found


def told(given: Given, unit: str) -> str:
    """A number in words, with where it is from: ``15 days since 1 May 2026 (…), before it 10 days (…)``."""
    if not given.values:
        return f"{words.value(given.amount, unit)} ({_origin(given.source)})"
    *before, now = given.values
    found = [f"{words.value(now.amount, unit)} since {periods.long_day(now.starts_on)} ({_origin(now.source)})"]
    found += [f"{words.value(each.amount, unit)} ({_origin(each.source)})" for each in reversed(before)]
    return ", before it ".join(found)


def _origin(source: str) -> str:
    """Whose number it is: the council's with its source, or the usual one where the council has set none."""
    usual = source.removeprefix("default: ")
    return f"source: {source}" if usual == source else f"the council has set none. {usual}"


def _first(month: Month) -> date:
    return calendar.months_from(month.first_day, -sealed_snapshot.HISTORY_MONTHS)
