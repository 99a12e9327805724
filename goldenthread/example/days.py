"""Day arithmetic of the made-up council: its staff work Monday to Friday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def weekday_after(day: date, weekdays: int) -> date:
    """The day ``weekdays`` Mondays-to-Fridays after ``day``; a weekend counts as the Monday after it."""
    if day.weekday() > 4:
        day = plus(day, 7 - day.weekday())
    weeks, rest = divmod(weekdays, 5)
    if day.weekday() + rest > 4:
        rest += 2
    return plus(day, 7 * weeks + rest)


def years_on(day: date, years: int) -> date:
    """The birthday ``years`` later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_on(day: date, months: int) -> date:
    """The same day ``months`` later (or earlier), held within the month's length."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, number))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def age_on(born_on: date, day: date) -> int:
    """Completed years; -1 before birth, as the returns write the unborn."""
    if day < born_on:
        return -1
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def latest(days: Sequence[date], day: date) -> date | None:
    """The last of the sorted ``days`` on or before ``day``."""
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def how_many(days: Sequence[date], first: date, last: date) -> int:
    """How many of the sorted ``days`` lie from ``first`` to ``last``, both included."""
    return bisect_right(days, last) - bisect_right(days, plus(first, -1))
