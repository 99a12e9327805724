"""Time bands of recommendations, as inspectors write them, turned into days. Plain Python, no clock.

The rule: a band counts from the day of its source. "Immediately" is that day; "within three months" the same day three
months later, or the last day that month has; weeks and days are calendar days unless the words say working days. A band
of a source without a day has no day, and the page says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core import working_days
from goldenthread.plans import delivery
from goldenthread.plans.reading import dates
from goldenthread.plans.recurring import months_after

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_AT_ONCE = re.compile(r"^(?:immediate(?:ly)?|with immediate effect|at once|straight ?away)\b", re.I)
_BAND = re.compile(
    r"\b(?:within|in|by)\s+(?:the\s+(?:next\s+)?)?(?P<number>\d{1,3}|[a-z]+)\s+"
    r"(?P<unit>working days?|days?|weeks?|months?|years?)\b",
    re.I,
)


@dataclass(frozen=True)
class Meant:
    """The day that a time band means, or the reason why it means none. ``lacks_day``: the words are a band, and only
    the day from which it counts is missing."""

    day: date | None = None
    reason: str = ""
    lacks_day: bool = False


def understand(band: str, *, source_on: date | None, has_source: bool = True) -> Meant:
    """The day that ``band`` means, counted from the day of its source. A date in its place is that date."""
    if not band.strip():
        return Meant(reason="No time band is stated.")
    if day := delivery.meant_due(dates.understand(band).iso or ""):
        return Meant(day)
    at_once, found = _AT_ONCE.match(band.strip()), _BAND.search(band)
    count = _count(found["number"]) if found else None
    if not at_once and count is None:
        return Meant(reason=f"“{band}” is no time band that is known here.")
    if source_on is None:
        missing = "its source has no date" if has_source else "no source is named"
        return Meant(reason=f"Unknown, because {missing}.", lacks_day=True)
    return Meant(source_on if at_once or not found or count is None else _after(source_on, count, found["unit"]))


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold())


def _after(day: date, count: int, unit: str) -> date:
    kind = unit.casefold().rstrip("s")
    if kind == "working day":
        return working_days.add_working_days(day, count)
    if kind in {"month", "year"}:
        return months_after(day, count * (12 if kind == "year" else 1))
    return day + timedelta(days=count * (7 if kind == "week" else 1))
