"""The year that a published figure is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(
    r"(?:mid[- ]?(?:year)?[- ]?)?(?:june )?((?:19|20)\d{2})\s*[\[(]?\s*(p|provisional)?\s*[\])]?", re.IGNORECASE
)


@dataclass(frozen=True)
class Year:
    """A calendar year, and whether the file marks it as provisional."""

    number: int
    is_provisional: bool


def read(text: str) -> Year | None:
    """``2024``, ``Mid-2024``, ``2024 (p)``; None for a span such as 2023-24, which is no mid-year."""
    found = _ONE.fullmatch(text.strip())
    return Year(int(found[1]), bool(found[2])) if found else None
