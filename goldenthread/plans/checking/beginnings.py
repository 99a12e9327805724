"""When a plan begins, by the words that say what time it is for; a council's year begins in April."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.plans.reading.dates import MONTHS

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.?\s+(20\d\d)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(20\d\d)\s*(?:-|–|/|to)\s*(?:20)?\d\d\b")
_ENDS = re.compile(r"(?:\b(?:to|until|till|by|before|ending)(?: the)?|\bend of|20\d\d\s*[-–])\s*$", re.IGNORECASE)


def first_day(words: str) -> date | None:
    """The first of its first month (“Mar 2025 to Mar 2027”), else of April of its first year (“2026 to 2028”); None
    where it names neither, or only when it ends (“until March 2027”)."""
    years = _YEARS.search(words)
    month = next((each for each in _MONTH.finditer(words) if not _ENDS.search(words[: each.start()])), None)
    if years and not (month and month.start(2) == years.start(1)):
        return date(int(years[1]), 4, 1)
    return date(int(month[2]), MONTHS.index(month[1].lower()) + 1, 1) if month else None
