"""What somebody says of a measure, and the figure it makes: the rules, without a database or a clock."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import entry
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError

# Older figures belong in a comparator, and are mostly a slip in the year.
OLDEST_MONTHS = 120
LARGEST = 1e9


@dataclass(frozen=True)
class Given:
    """One entry as it comes from a form or a row. ``team`` is empty for the whole council."""

    measure: str
    period: Month
    team: str = ""
    numerator: float | None = None
    denominator: float | None = None
    done: bool | None = None
    done_on: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sum:
    """The value in the measure's unit, or None with the reason; a milestone is 1 or 0."""

    value: float | None
    state: str = "known"
    reason: str = ""


def figure(measure: Definition, given: Given, *, on: date) -> Sum:
    """The figure that an entry makes; MeasureError names the field that is wrong, and the remedy."""
    if measure.entry is None:
        raise _wrong("measure", f"{measure.head.title} is computed from records.", "Load the extract it rests on.")
    _check_period(measure, given.period, on)
    if measure.nature == entry.MILESTONE:
        return _milestone(given, on)
    if given.done is not None or given.done_on is not None:
        raise _wrong("done", "This measure is a number, not a milestone.", "Leave done and its day empty.")
    return _divided(measure, measure.entry, given)


def _check_period(measure: Definition, period: Month, on: date) -> None:
    basis = measure.head.basis
    begun = basis in {"occasion", "once"} or measure.nature == entry.MILESTONE
    if (period.first_day if begun else period.last_day) > on:
        raise _wrong("period", f"{period.label} is not over yet.", "Enter it after its last day, or check the year.")
    if period < Month.of(on).plus(-OLDEST_MONTHS):
        raise _wrong("period", f"{period.label} is more than ten years ago.", "Check the year.")
    if basis not in {"occasion", "once"} and not entry.is_due(basis, period, _entry(measure)):
        span = entry.spoken(basis)
        nearest = next(period.plus(step) for step in range(1, 13) if is_due(measure, period.plus(step)))
        raise _wrong(
            "period", f"This measure has one figure for each {span}, and no {span} ends in {period.label}.",
            f"Name the month in which the {span} ends, such as {nearest.label}.",
        )  # fmt: skip


def is_due(measure: Definition, period: Month) -> bool:
    """Should a person enter this measure for that month?"""
    return measure.entry is not None and entry.is_due(measure.head.basis, period, measure.entry)


def _milestone(given: Given, on: date) -> Sum:
    if given.numerator is not None or given.denominator is not None:
        raise _wrong("numerator", "A milestone is done or not, and has no number.", "Leave the numbers empty.")
    if given.done is None:
        raise _wrong("done", "It is not said whether this is done.", "Say yes or no.")
    if not given.done:
        if given.done_on is not None:
            raise _wrong("done_on", "What is not done has no day on which it was.", "Leave the day empty.")
        return Sum(0)
    if given.done_on is None:
        raise _wrong("done_on", "It is not said on which day this was done.", "Enter the day.")
    if given.done_on > min(on, given.period.last_day):
        late = f"{periods.short_day(given.done_on)} is after {'today' if given.done_on > on else given.period.label}."
        raise _wrong("done_on", late, "Check the day, or enter it for a later period.")
    if not given.note.strip():
        raise _wrong("note", "It is not said what shows that this is done.", "Name the minute, report or decision.")
    return Sum(1)


def _divided(measure: Definition, how: entry.Entry, given: Given) -> Sum:
    above = _number("numerator", how.numerator, given.numerator, how)
    if not how.denominator:
        if given.denominator is not None:
            raise _wrong("denominator", "This measure is a plain count.", "Leave the second number empty.")
        return Sum(above)
    below = _number("denominator", how.denominator, given.denominator, how)
    if not below:
        if above:
            raise _wrong("denominator", "Nothing can be a part of nothing.", "Check both numbers.")
        return Sum(None, "not_applicable", "Nothing to count in this period")
    if measure.head.kind == "proportion" and above > below and not how.above_whole:
        raise _wrong(
            "numerator", f"{above:g} is more than the {below:g} it is a part of.",
            "Check both numbers; they may have changed places.",
        )  # fmt: skip
    return Sum(above / below * {"proportion": 100, "rate": how.per}.get(measure.head.kind, 1))


def _number(field: str, words: str, found: float | None, how: entry.Entry) -> float:
    if found is None:
        raise _wrong(field, f"There is no number for: {words}.", "Enter it; 0 is a number too.")
    if not math.isfinite(found) or not 0 <= found <= LARGEST:
        raise _wrong(field, "This is not a number that can be counted.", "Enter 0 or more, in digits.")
    if not how.fractions and not float(found).is_integer():
        raise _wrong(field, f"{found:g} is not a whole number.", f"Count them: {words}.")
    return float(found)


def _entry(measure: Definition) -> entry.Entry:
    if measure.entry is None:
        raise ValueError(f"{measure.slug} is not entered")
    return measure.entry


def _wrong(field: str, what: str, remedy: str) -> MeasureError:
    return MeasureError(what, remedy=remedy, field=field)
