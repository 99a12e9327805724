"""What a method asked for by name may be given: words it knows, numbers that are numbers, counts that can be counts.

Our own callers give what the types say. Input from outside is looked at first, because a wrong word would be taken for
another and give an answer that looks right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import pairwise
from math import isfinite
from typing import Any

_WORDS: Mapping[str, Sequence[str]] = {
    "direction": ("increase", "decrease", "neutral"), "profile": ("mdc", "nhsr"), "polarity": ("High", "Low", "-"),
    "scale": ("proportion", "count", "identity"),
}  # fmt: skip
_SHARES = ("confidence", "coverage")
_COUNTED = ("x", "n", "numerators", "denominators", "counts", "ytd", "all_children", "boys", "threshold", "rows")


def check(given: Mapping[str, Any]) -> None:
    """ValueError, in words, for the first field that no method can use."""
    for name, value in given.items():
        if name in _WORDS and value not in _WORDS[name]:
            raise ValueError(f"{name} is {value!r}, and can be {', '.join(_WORDS[name])}")
        numbers = list(_numbers(value))
        if not all(map(isfinite, numbers)):
            raise ValueError(f"{name} holds a number without end; a month without a figure is null")
        if name in _SHARES and not all(0 < number < 1 for number in numbers):
            raise ValueError(f"{name} lies between 0 and 1")
        if name in _COUNTED and any(number < 0 for number in numbers):
            raise ValueError(f"{name} is below nought")
    _check_table(given.get("counts"))


def check_fields(form: type[Any], given: Mapping[str, Any]) -> None:
    """KeyError for the first field that a dataclass wants and is not ``given``; ValueError for one that it has not."""
    there = {each.name: each for each in fields(form)}
    for name, each in there.items():
        if each.default is MISSING and name not in given:
            raise KeyError(name)
    if other := next((name for name in given if name not in there), ""):
        raise ValueError(f"it has no field {other[:40]!r}")


def _check_table(counts: Any) -> None:
    """A table of counts is one row, or rows of the same length, of whole numbers."""
    if counts is None:
        return
    rows = counts if counts and isinstance(counts[0], list) else [counts]
    if not rows[0] or any(len(a) != len(b) for a, b in pairwise(rows)):
        raise ValueError("counts is a row of numbers, or several rows of the same length")
    if any(not isinstance(each, int) for row in rows for each in row):
        raise ValueError("counts are whole numbers")


def _numbers(value: Any) -> Iterator[float]:
    """Every number in a value, lists within lists included."""
    if isinstance(value, list):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value
