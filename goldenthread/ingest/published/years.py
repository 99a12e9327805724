"""The year that a published figure is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(
    r"(?:mid[- ]?(?:year)?[- ]?)?(?:june )?((?:19|20)\d{2})\s*[\[(]?\s*(p|provisional)?\s*[\])]?", re.IGNORECASE
)
_ENDING = re.compile(
    r"((?:19|20)\d{2})(?:[-/ ]?(\d{2}|(?:19|20)\d{2})(?:-(\d{2})[/](\d{2}))?)?\s*(?:[\[(]\s*([a-z]+)\s*[\])])?",
    re.IGNORECASE,
)
_EDITIONS = {"p": 0, "prov": 0, "provisional": 0, "rev": 2, "revised": 2, "r": 2, "final": 2, "f": 2}
PLAIN_EDITION = 1


@dataclass(frozen=True)
class Ending:
    """The year in which a published period ends, and how many years it holds together.

    ``edition`` tells which of two figures of one year holds: 0 provisional, 1 without a word, 2 revised or final.
    """

    number: int
    years: int
    edition: int


def ending(text: str) -> Ending | None:
    """``2025``, ``2024/25``, ``202425`` and ``2025 (Rev)`` end in 2025 and are one year; ``2023-25`` and
    ``2022/23-24/25`` are three. None where it is no year."""
    found = _ENDING.fullmatch(text.strip())
    if found is None:
        return None
    first, last = int(found[1]), int((found[4] or found[2] or found[1])[-2:])
    number = first - first % 100 + last + (100 if last < first % 100 else 0)
    # 2024/25 is the year that ends in 2025; 2023-25 are the calendar years 2023, 2024 and 2025.
    years = 1 if number - first <= 1 else number - first + (0 if found[4] else 1)
    return Ending(number, years, _EDITIONS.get((found[5] or "").lower(), PLAIN_EDITION))


@dataclass(frozen=True)
class Year:
    """A calendar year, and whether the file marks it as provisional."""

    number: int
    is_provisional: bool


def read(text: str) -> Year | None:
    """``2024``, ``Mid-2024``, ``2024 (p)``; None for a span such as 2023-24, which is no mid-year."""
    found = _ONE.fullmatch(text.strip())
    return Year(int(found[1]), bool(found[2])) if found else None
