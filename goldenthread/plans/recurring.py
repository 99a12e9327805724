"""Commitments that come round: on which days they fall due, and what came of each. Plain Python, no clock.

The day of each time is counted from the first: the third monthly visit after 31 January is on 30 April, the last day
that April has. What nobody said anything of until the next time came round (or the commitment ended) was missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from goldenthread.core.periods import Month
from goldenthread.plans.delivery import Word

AHEAD = 92  # days: how far ahead a page shows what is coming, about a quarter
MOST = 2_000  # times: more than a plan of five years with something every day would have


class Rule(Word):
    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    TERMLY = "termly", "Every four months"
    QUARTERLY = "quarterly", "Every three months"
    HALF_YEARLY = "half_yearly", "Every six months"
    YEARLY = "yearly", "Every year"


class State(Word):
    DONE = "done", "Done"
    NOT_DONE = "not_done", "Not done"
    MISSED = "missed", "Missed"
    DUE = "due", "Due"
    COMING = "coming", "Coming"


# From the shortest to the longest, as a form offers them.
BY_LENGTH = (
    Rule.WEEKLY, Rule.FORTNIGHTLY, Rule.MONTHLY, Rule.QUARTERLY, Rule.TERMLY, Rule.HALF_YEARLY, Rule.YEARLY,
)  # fmt: skip
_DAYS = {Rule.WEEKLY: 7, Rule.FORTNIGHTLY: 14}
_MONTHS = {Rule.MONTHLY: 1, Rule.QUARTERLY: 3, Rule.TERMLY: 4, Rule.HALF_YEARLY: 6, Rule.YEARLY: 12}


class Told(Protocol):
    """What somebody said of one time."""

    @property
    def due_on(self) -> date: ...
    @property
    def said(self) -> str: ...


@dataclass(frozen=True)
class Time:
    """One time: its day, how it stands, and what was said of it, if anything."""

    due_on: date
    state: State
    told: Told | None = None
    closes: date | None = None
    """The last day on which somebody could still say something of it before it counts as missed."""

    @property
    def is_missed(self) -> bool:
        return self.state == State.MISSED

    def is_missed_since(self, day: date) -> bool:
        """Did it become missed on that day or later?"""
        return self.is_missed and self.closes is not None and self.closes + timedelta(days=1) >= day


def nth(rule: str, starts_on: date, number: int) -> date:
    """The day of the ``number``-th time after the first, which is number 0."""
    kind = Rule(rule)
    if kind in _DAYS:
        return starts_on + timedelta(days=_DAYS[kind] * number)
    return months_after(starts_on, _MONTHS[kind] * number)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last that it has."""
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, month.last_day.day))


def days(rule: str, starts_on: date, ends_on: date | None, *, until: date) -> list[date]:
    """Every day on which it falls due, from the first to ``until`` or its end, whichever is earlier."""
    last = min(until, ends_on) if ends_on else until
    found: list[date] = []
    while len(found) < MOST and (day := nth(rule, starts_on, len(found))) <= last:
        found.append(day)
    return found


def times(
    rule: str, starts_on: date, ends_on: date | None, told: Iterable[Told], *, on: date, ahead: int = AHEAD
) -> list[Time]:
    """Every time so far and those of the next ``ahead`` days, oldest first, with what came of each."""
    said = {each.due_on: each for each in told}
    known = days(rule, starts_on, ends_on, until=on + timedelta(days=ahead))
    closing = [_closes(rule, starts_on, ends_on, number) for number in range(len(known))]
    pairs = zip(known, closing, strict=True)
    return [Time(day, _state(day, closes, said, on), said.get(day), closes) for day, closes in pairs]


def missed(found: Sequence[Time]) -> list[Time]:
    """The times that passed in silence, newest first: exceptions, whatever the rating says."""
    return [each for each in reversed(found) if each.is_missed]


def _closes(rule: str, starts_on: date, ends_on: date | None, number: int) -> date:
    """The last day on which something may still be said of a time before it counts as missed."""
    following = nth(rule, starts_on, number + 1) - timedelta(days=1)
    due = nth(rule, starts_on, number)
    return max(due, min(following, ends_on)) if ends_on else following


def _state(day: date, closes: date, said: Mapping[date, Told], on: date) -> State:
    if day in said:
        return State(said[day].said)
    if day > on:
        return State.COMING
    return State.DUE if on <= closes else State.MISSED
