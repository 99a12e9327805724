"""The ``calendar`` table that definitions join: all date arithmetic is done here, once, so that their text has none.

Days before the list of bank holidays begins have no working-day index (null), so a definition that counts from such
a day finds its fact missing instead of a wrong number.
"""

from __future__ import annotations

import calendar as gregorian
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

import pyarrow as pa

from goldenthread.core import working_days

FIRST_DAY = date(1990, 1, 1)
_MONTHS_BEFORE = (3, 6, 12)
_MONTHS_AFTER = (3, 6, 12, 18, 24)
_AGES = (16, 17, 18, 19, 22, 4, 5, 21)


def months_from(day: date, months: int) -> date:
    """The same day of the month ``months`` away (negative: before), or the month's last day where there is none."""
    position = day.year * 12 + day.month - 1 + months
    year, month = position // 12, position % 12 + 1
    return date(year, month, min(day.day, gregorian.monthrange(year, month)[1]))


def _all_months_from(days: list[date], months: int) -> list[date]:
    """``months_from`` of many days in a row, a month of them at a time; the first is the first of its month."""
    found = []
    for (year, month), group in groupby(days, key=lambda day: (day.year, day.month)):
        wanted = _days_of(year * 12 + month - 1 + months)
        found += [*wanted, *wanted[-1:] * 3][: len(list(group))]
    return found


@lru_cache(maxsize=2_000)
def _days_of(position: int) -> list[date]:
    year, month = position // 12, position % 12 + 1
    return [date(year, month, day + 1) for day in range(gregorian.monthrange(year, month)[1])]


def columns() -> dict[str, str]:
    """Every column of ``calendar`` and what it holds; shown to analysts beside a definition."""
    return {
        "day": "the day",
        "day_number": "running number of the day: two days compare by subtraction",
        "working_day": "running number of working days up to and including the day; null before 2010",
        "is_working": "1 on a working day, else 0; null before 2010",
        "month_end": "last day of the month",
        **{f"months_{count}_before": f"the day {count} months before" for count in _MONTHS_BEFORE},
        **{f"months_{count}_after": f"the day {count} months after" for count in _MONTHS_AFTER},
        **{f"born_by_for_{age}": f"whoever was born on or before this day is at least {age}" for age in _AGES},
        "date_number": "the day written as a number, 20260531: somebody is N years old once the day's number has"
        " reached the birthday's plus 10,000 times N",
        "year_from": "first day of the twelve months that end with the day: whole months where it ends a month, in leap"
        " years too",
        "august_before": "the last 31 August before the day: school years go by the age on it",
    }


@lru_cache(maxsize=1)
def table() -> pa.Table:
    """The calendar from 1990 to the end of the list of bank holidays, one row a day."""
    days = [FIRST_DAY + timedelta(days=offset) for offset in range((working_days.LAST_DAY - FIRST_DAY).days + 1)]
    counted = [day >= working_days.FIRST_DAY for day in days]
    held: dict[str, tuple[list, pa.DataType]] = {
        "day": (days, pa.date32()),
        "day_number": ([day.toordinal() for day in days], pa.int32()),
        "working_day": ([working_days.index(d) if c else None for d, c in zip(days, counted, strict=True)], pa.int32()),
        "is_working": (
            [int(working_days.is_working_day(d)) if c else None for d, c in zip(days, counted, strict=True)],
            pa.int32(),
        ),
        "month_end": ([months_from(day.replace(day=1), 1) - timedelta(days=1) for day in days], pa.date32()),
    }
    moved = {
        **{f"months_{count}_before": -count for count in _MONTHS_BEFORE},
        **{f"months_{count}_after": count for count in _MONTHS_AFTER},
        **{f"born_by_for_{age}": -12 * age for age in _AGES},
    }
    held |= {name: (_all_months_from(days, months), pa.date32()) for name, months in moved.items()}
    held["date_number"] = ([day.year * 10_000 + day.month * 100 + day.day for day in days], pa.int32())
    held["year_from"] = ([months_from(day + timedelta(days=1), -12) for day in days], pa.date32())
    held["august_before"] = ([date(day.year - (day.month < 9), 8, 31) for day in days], pa.date32())
    return pa.table({name: pa.array(values, type=kind) for name, (values, kind) in held.items()})
