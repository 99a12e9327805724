"""What stretch of time a figure is said to be of: a month, a quarter, a year that ends in a month.

A figure of twelve months is not held against one of a month. ``Span.bases`` names the bases of measures
(``measures.definition``) that the words allow; where they say nothing of it, any may be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.core.periods import Month
from goldenthread.plans.reading import dates

ANY: frozenset[str] = frozenset()
_YEARLY = frozenset({"rolling_12", "yearly"})
_FINANCIAL = frozenset({"rolling_12", "yearly", "year_to_date"})
# The words of each stretch, the longest first: "financial year to date" is not a year.
_WORDS: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"year_to_date", "school_year_to_date"}),
        r"year[- ]to[- ]date|\bytd\b|\bso far this year|\bsince april",
    ),
    (
        _YEARLY,
        r"\brolling (?:12|twelve|year)|(?<!within )\b(?:12|twelve)[- ]months?|\byear (?:ending|ended|to)\b|"
        r"\bper (?:year|annum)|\bpa\b|\ba year\b|\bin the (?:last )?year|\brolling\b",
    ),
    (frozenset({"rolling_6", "half_yearly"}), r"\b(?:6|six)[- ]months?\b|\bhalf[- ]year"),
    (frozenset({"quarterly", "rolling_3"}), r"\bquarter\b|\bq[1-4]\b|\b(?:3|three)[- ]months?\b"),
    (
        frozenset({"monthly_flow", "month_end_stock", "occasion"}),
        r"\bper month\b|\b(?:in|this|during|each) (?:the |this )?month\b|\ba month\b",
    ),
)  # fmt: skip
_BASES = [(bases, re.compile(pattern, re.IGNORECASE)) for bases, pattern in _WORDS]
_NAMED = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{dates.MONTH}{dates.GAP}(?P<year>20\d\d|(?<=[-'’])\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(20\d\d)-(\d\d)\b")
_FINANCIAL_YEAR = re.compile(r"\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b")
_QUARTER = re.compile(r"\bq(?:uarter)?\s*([1-4])\b", re.IGNORECASE)


MONTH_END = 28  # from this day on a date means the end of its month; an earlier one is a day in the middle


@dataclass(frozen=True)
class Span:
    """The month in which the stretch ends, None where none is named. ``is_unclear``: more than one is named, or a day
    in the middle of one."""

    month: Month | None = None
    bases: frozenset[str] = ANY
    is_unclear: bool = False

    def is_like(self, basis: str) -> bool:
        """May a measure of that basis be meant?"""
        return not self.bases or basis in self.bases


def of(text: str) -> Span:
    """The stretch that a text names: ``Oct 2026``, ``year ending March 2026``, ``Q2 2026/27``, ``2025/26``. No month
    where it names several: nobody knows which is meant."""
    bases = next((bases for bases, pattern in _BASES if pattern.search(text)), ANY)
    if whole := dates.understand(text).iso:
        return Span(_whole(whole), bases)
    months = {_month(match) for match in _NAMED.finditer(text)} | {_iso(match) for match in _ISO.finditer(text)}
    if months:
        month = months.pop() if len(months) == 1 else None
        return Span(month, bases, is_unclear=month is None)
    if (year := _FINANCIAL_YEAR.search(text)) and (int(year[1]) + 1) % 100 == int(year[2]):
        return _in_financial_year(text, int(year[1]), bases)
    return Span(None, bases)


def _in_financial_year(text: str, begins: int, bases: frozenset[str]) -> Span:
    """A council's year begins in April; its first quarter ends in June."""
    if quarter := _QUARTER.search(text):
        return Span(Month(begins, 3).plus(3 * int(quarter[1])), frozenset({"quarterly", "rolling_3"}))
    return Span(Month(begins + 1, 3), bases or _FINANCIAL)


def _whole(iso: str) -> Month | None:
    return None if len(iso) > 7 and int(iso[8:]) < MONTH_END else Month.parse(iso[:7])


def _month(match: re.Match[str]) -> Month | None:
    if match["day"] and int(match["day"]) < MONTH_END:
        return None
    year = int(match["year"])
    return Month(year + 2000 if year < 100 else year, dates.MONTHS.index(match["month"][:3].lower()) + 1)


def _iso(match: re.Match[str]) -> Month | None:
    return Month(int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
