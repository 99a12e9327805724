"""Numbers, days and distances as a report says them, so that a page, a chart and a document use the same words."""

from __future__ import annotations

import math
import re
from datetime import date

# What XML 1.0 cannot hold (section 2.2): most control characters, lone surrogates, U+FFFE and U+FFFF.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
PERCENT = "%"
# Above this a float no longer holds whole numbers exactly, so digits would be invented.
EXACT_LIMIT = 1e15
_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(on: date) -> str:
    """``Fri 27 Nov 2026``: never digits alone, which two readers may take two ways."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"


def number(value: float | None, unit: str = "") -> str:
    """The value with thousands and at most one decimal: ``78.8%``, ``1,204``, ``12.5 days``; ``no data`` for None."""
    if value is None or not math.isfinite(value):
        return "no data"
    rounded = round(value, 1)
    if abs(value) >= EXACT_LIMIT:
        digits = f"{abs(value):.3g}"
    else:
        digits = f"{abs(rounded):,.0f}" if rounded == int(rounded) else f"{abs(rounded):,.1f}"
    sign = "−" if rounded < 0 else ""
    return sign + digits + (unit if unit == PERCENT or not unit else f" {unit}")


def distance(value: float | None, target: float | None, unit: str = "") -> str:
    """How far a value is from its target, in words; empty when either is missing.

    Percentages differ by percentage points. A difference that rounds to nothing is still said to be a
    difference, because 84.96 % has not reached 85 %.
    """
    if value is None or target is None:
        return ""
    if value == target:
        return f"at the target of {number(target, unit)}"
    side = "above" if value > target else "below"
    gap = abs(value - target)
    if math.isinf(gap):  # two ends of what a number can be
        return f"{side} the target of {number(target, unit)}"
    if round(gap, 1) == 0:
        return f"just {side} the target of {number(target, unit)}"
    how = _percentage_points(gap) if unit == PERCENT else number(gap, unit)
    return f"{how} {side} the target of {number(target, unit)}"


def _percentage_points(gap: float) -> str:
    return f"{number(gap)} percentage {'point' if round(gap, 1) == 1 else 'points'}"


def count(how_many: int, one: str, many: str = "") -> str:
    """``1 action``, ``3 actions``, ``no actions``."""
    noun = one if how_many == 1 else many or f"{one}s"
    return f"{how_many:,} {noun}" if how_many else f"no {noun}"


def in_words(how_many: int) -> str:
    """``four``, ``12``: words up to nine, as in running text; ``none`` for 0."""
    return _SMALL[how_many] if 0 <= how_many < len(_SMALL) else f"{how_many:,}"


def begin(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def shorten(text: str, length: int) -> str:
    """The text, or its beginning cut between words."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def listed(items: list[str]) -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def writable(text: str) -> tuple[str, int]:
    """The text with every character that a document cannot hold replaced by U+FFFD, and how many there were."""
    return UNWRITABLE.subn(REPLACEMENT, text)
