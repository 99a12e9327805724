"""Numbers as people write them: to how many places, and “83 of 102”."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"\b(?P<part>\d[\d,]{0,8})\s*(?:/|(?<=\s)(?:out )?of\s)\s*(?:the\s+)?(?P<whole>\d[\d,]{0,8})\b", re.IGNORECASE
)


def places(value: float) -> int:
    """The decimal places a number was written with; a nought at the end is not known any more."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def counted(text: str) -> tuple[int, int] | None:
    """“83 of 102”: the two numbers, where a text names one such pair."""
    found = {(_whole(match["part"]), _whole(match["whole"])) for match in _PARTS.finditer(text)}
    found = {each for each in found if each[0] <= each[1]}  # 2024/25 is a year
    return found.pop() if len(found) == 1 else None


def _whole(text: str) -> int:
    return int(text.replace(",", ""))
