"""Where an authority stands among all: quartile band and rank, as DfE's Local Authority Interactive Tool gives them.

A band compares with others and says nothing of a target: a quarter of authorities is always in the worst one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Polarity = Literal["High", "Low", "-"]
Values = Sequence[float | None]


def quartiles(values: Values) -> list[float]:
    """Least, first quartile, median, third, greatest, by linear interpolation (R's type 7). ValueError without any."""
    present = sorted(value for value in values if value is not None)
    if not present:
        raise ValueError("No authority has a value.")
    return [between(present, quarter * (len(present) - 1) / 4) for quarter in range(5)]


def quartile_bands(values: Values, polarity: Polarity, points: Sequence[float] | None = None) -> list[str]:
    """A (best) to D for each value, by the quartile points given or its own; "-" without polarity, "" without value.

    A value on a point belongs to the band below it, so that with High polarity one on the third quartile is B.
    """
    at = list(points) if points is not None else quartiles(values)
    return [_band(value, at, polarity) for value in values]


def ranks(values: Values, polarity: Polarity) -> list[int | None]:
    """1 for the best; those that tie share the better place; None without a value or without polarity."""
    if polarity == "-":
        return [None] * len(values)
    present = [value for value in values if value is not None]
    return [None if value is None else 1 + sum(_better(each, value, polarity) for each in present) for value in values]


def neighbours_mean(values: Values) -> float | None:
    """The simple mean of the statistical neighbours that have a value, None when none has."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


def between(ordered: Sequence[float], place: float) -> float:
    """The value at a place, counted from 0, of an ordered list; linear between two."""
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def _band(value: float | None, points: Sequence[float], polarity: Polarity) -> str:
    if value is None:
        return ""
    if polarity == "-":
        return "-"
    quarter = sum(value > point for point in points[1:4])
    return ("ABCD" if polarity == "Low" else "DCBA")[quarter]


def _better(one: float, other: float, polarity: Polarity) -> bool:
    return one > other if polarity == "High" else one < other
