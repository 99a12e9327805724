"""Months and the spans that measures are counted over. Plain Python, no clock."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

# The calendar asks for its names anew each time; 400 of them were 4 ms of a scorecard.
_SHORT, _LONG = tuple(calendar.month_abbr), tuple(calendar.month_name)


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; its ``id`` is ``2026-05`` and sorts in order of time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 2200):
            raise ValueError(f"{self.year}-{self.number} is not a month")

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written ``2026-05``; ValueError otherwise."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a month written as 2026-05")
        return cls(int(match[1]), int(match[2]))

    @property
    def id(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def label(self) -> str:
        """As people read it: ``May 2026`` (short month names, as on every page)."""
        return f"{_SHORT[self.number]} {self.year}"

    def plus(self, months: int) -> Month:
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def previous(self) -> Month:
        return self.plus(-1)

    def next(self) -> Month:
        return self.plus(1)

    def __str__(self) -> str:
        return self.id


def short_day(day: date) -> str:
    """As people read it: ``7 May 2026``, ``27 Nov 2026``. Made by hand: Windows has no ``%-d``."""
    return f"{day.day} {_SHORT[day.month]} {day.year}"


def long_day(day: date) -> str:
    """The same with the month in full: ``27 November 2026``."""
    return f"{day.day} {_LONG[day.month]} {day.year}"


def months_ending(last: Month, count: int) -> list[Month]:
    """``count`` months in order of time, the last one being ``last``."""
    return [last.plus(-back) for back in range(count - 1, -1, -1)]


def last_full_month(today: date) -> Month:
    """The latest month that is over on ``today``; a month's last day counts as over."""
    this = Month.of(today)
    return this if today == this.last_day else this.previous()
