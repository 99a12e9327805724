"""Counting in working days: Monday to Friday, less the bank holidays of England and Wales.

The day of the event is day 0, as in the published bands, which have "same day" before "1 to 10". A Saturday start
counts as the Friday before it, so an assessment begun on a Saturday has its first working day on the Monday. What is
due by a Friday and done on the Saturday is late.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from goldenthread.core import bank_holidays
from goldenthread.core.errors import Refusal

FIRST_DAY = date(bank_holidays.FIRST_YEAR, 1, 1)
LAST_DAY = date(bank_holidays.LAST_YEAR, 12, 31)
RULE = (
    "Working days are Monday to Friday less England and Wales bank holidays; the day of the event is day 0. What was"
    " due by a Friday is late on the Saturday; where a published share counts the working days that something took, a"
    " weekend adds none."
)


class OutsideCalendar(Refusal):
    """The day lies outside the list of bank holidays, so counting would be guessing."""


def covers(day: date) -> bool:
    """Does the list of bank holidays reach this day, so that working days can be counted there?"""
    return FIRST_DAY <= day <= LAST_DAY


def is_working_day(day: date) -> bool:
    """Whether ``day`` is a working day; OutsideCalendar when the list does not cover it."""
    _check(day)
    return day.weekday() < 5 and day not in bank_holidays.BANK_HOLIDAYS


def index(day: date) -> int:
    """How many working days lie between the start of the list and ``day``, both included.

    Two days compare by subtraction: ``index(end) - index(start)`` is the working days from one to the other.
    """
    _check(day)
    return _running()[(day - FIRST_DAY).days]


def working_days_between(start: date, end: date) -> int:
    """Working days from ``start`` (day 0) to ``end``; negative when ``end`` is earlier."""
    return index(end) - index(start)


def add_working_days(start: date, count: int) -> date:
    """The ``count``-th working day after ``start``, which is day 0; a negative count goes back.

    With ``count`` 0 the answer is ``start`` itself, even where that is not a working day.
    """
    if count == 0:
        return start
    position = bisect_left(_running(), index(start) + count)
    if count < 0 and not is_working_day(start):
        position = bisect_left(_running(), index(start) + count + 1)
    if position >= len(_running()):
        raise _outside(start + timedelta(days=count))
    return FIRST_DAY + timedelta(days=position)


@lru_cache(maxsize=600)
def fingerprint(until: date) -> str:
    """A short digest of the bank holidays up to a day: figures counted with another list are other figures."""
    listed = sorted(day.isoformat() for day in bank_holidays.BANK_HOLIDAYS if day <= until)
    return hashlib.sha256(" ".join(listed).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _running() -> tuple[int, ...]:
    """The index of every day of the list, in order: 9,500 whole numbers."""
    total, found = 0, []
    for offset in range((LAST_DAY - FIRST_DAY).days + 1):
        total += is_working_day(FIRST_DAY + timedelta(days=offset))
        found.append(total)
    return tuple(found)


def _check(day: date) -> None:
    if not covers(day):
        raise _outside(day)


def _outside(day: date) -> OutsideCalendar:
    return OutsideCalendar(
        f"{day.isoformat()} cannot be counted in working days: the list of bank holidays runs from "
        f"{bank_holidays.FIRST_YEAR} to {bank_holidays.LAST_YEAR}.",
        remedy="Check the date, or add the missing years to goldenthread/core/bank_holidays.py.",
    )
