"""The course of a measure: its figures month by month, as statistics read them.

A month is a gap when nothing is known of it, when there was nothing to divide by, or when two figures are kept for it:
a gap is stated and never bridged. One query gives the courses of every measure of a scorecard.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import entry, queries
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight

MONTHS = 36  # limits rest on three years at most: a process of longer ago is another one
KNOWN = ("known", "stale")
DIVIDED = ("proportion", "rate", "weighted", "per", "ratio")
TWICE, NOTHING_BELOW, NOT_A_NUMBER = "two figures are kept for it", "there was nothing to count", "it is not a number"


class Figure(Protocol):
    """A result, or what of it a course needs."""

    @property
    def period(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def state(self) -> str: ...


class Row(NamedTuple):
    """One figure as the database gives it, without what a course does not need."""

    measure: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    state: str


@dataclass(frozen=True)
class Course:
    """Figures in order of time, one place for each period of the measure's basis; None is a gap.

    ``faults`` says of a period, as ``2026-05``, why what is kept of it is not shown.
    """

    months: tuple[Month, ...]
    values: tuple[float | None, ...]
    numerators: tuple[float | None, ...] = ()
    denominators: tuple[float | None, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:
        """Worked out once: whatever is remembered of a course is looked up by its hundred numbers and months."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.months, self.values, self.numerators, self.denominators, self.faults))

    @property
    def known(self) -> int:
        """How many months have a figure."""
        return sum(value is not None for value in self.values)

    def ending(self, months: int) -> Course:
        """The last so many of them."""
        return Course(
            self.months[-months:], self.values[-months:], self.numerators[-months:], self.denominators[-months:],
            self.faults,
        )  # fmt: skip

    def between(self, first: int, last: int) -> Course:
        return Course(
            self.months[first:last], self.values[first:last], self.numerators[first:last],
            self.denominators[first:last], self.faults,
        )  # fmt: skip


def read(
    slugs: Iterable[str], *, seen: Sight, until: Month, months: int = MONTHS, team: str | None = None
) -> dict[str, list[Row]]:
    """The figures of each measure within sight in the months up to ``until``. One query."""
    part, cut = (queries.COUNCIL, "") if team is None else (queries.TEAM, team)
    found: dict[str, list[Row]] = defaultdict(list)
    kept = queries.results(seen).filter(measure__in=list(slugs), breakdown=part, cut=cut)
    span = kept.filter(period__gt=until.plus(-months).id, period__lte=until.id).order_by()
    for row in map(Row._make, span.values_list(*Row._fields)):
        found[row.measure].append(row)
    return dict(found)


def of(measure: Definition, rows: Sequence[Figure], *, until: Month, months: int = MONTHS) -> Course:
    """The course up to ``until``, from the first month that is known; empty when none is."""
    kept = tuple(row if isinstance(row, Row) else _row(row) for row in rows)
    return _of(measure.head.kind, measure.head.basis, kept, until, months)


def _row(found: Figure) -> Row:
    return Row("", found.period, found.value, found.numerator, found.denominator, found.state)


@lru_cache(maxsize=4096)
def _of(kind: str, basis: str, rows: tuple[Row, ...], until: Month, months: int) -> Course:
    by_period: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_period[row.period].append(row)
    every = _span(until, months, basis)
    readings = [_reading(kind, by_period.get(name, ())) for _, name in every]
    first = next((at for at, reading in enumerate(readings) if reading[0] is not None), len(every))
    columns = list(zip(*readings[first:], strict=True)) or [(), (), ()]
    faults = tuple((name, reading[3]) for (_, name), reading in zip(every, readings, strict=True) if reading[3])
    return Course(tuple(month for month, _ in every[first:]), columns[0], columns[1], columns[2], faults)


@lru_cache(maxsize=64)
def _span(until: Month, months: int, basis: str) -> tuple[tuple[Month, str], ...]:
    """The months that a measure of this basis has figures for, each with its id: one of a quarter has four a year."""
    due = entry.DUE_MONTHS.get(basis, ())
    return tuple((month, month.id) for month in months_ending(until, months) if not due or month.number in due)


_Reading = tuple[float | None, float | None, float | None, str]


def _reading(kind: str, rows: Sequence[Row]) -> _Reading:
    """Value, numerator and denominator of one month, all None with the reason where they cannot be relied on."""
    if len(rows) > 1:
        return None, None, None, TWICE
    if not rows or rows[0].state not in KNOWN or rows[0].value is None:
        return None, None, None, ""
    row = rows[0]
    if not math.isfinite(row.value or 0.0):
        return None, None, None, NOT_A_NUMBER
    if kind in DIVIDED and row.denominator is not None and row.denominator <= 0:
        return None, None, None, NOTHING_BELOW
    return row.value, row.numerator, row.denominator, ""
