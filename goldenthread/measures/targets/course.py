"""What is asked of a figure on its way to a target: a straight line, entered points, or interim targets.

A plan, never a forecast. Months are counted whole, as figures are of months; after the target's date its own value
is asked (method, vector FC-T1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldenthread.measures.statistics import forecast


@dataclass(frozen=True)
class Point:
    """What is asked in the month of ``on``."""

    on: date
    value: float


def read(kept: Sequence[Sequence[object]]) -> tuple[Point, ...]:
    """The points as the database keeps them: ``[ISO day, value]``."""
    return tuple(Point(date.fromisoformat(str(on)), float(str(value))) for on, value in kept)


def kept(points: Sequence[Point]) -> list[list[object]]:
    """The other way."""
    return [[point.on.isoformat(), point.value] for point in points]


def months(first: date, last: date) -> int:
    """Whole months from the month of ``first`` to that of ``last``."""
    return (last.year - first.year) * 12 + last.month - first.month


def on_line(points: Sequence[Point], on: date) -> float | None:
    """Where the line through the points stands in the month of ``on``: None before the first, flat after the last."""
    if not points or months(points[0].on, on) < 0:
        return None
    for start, end in pairwise(points):
        if months(on, end.on) > 0:
            return forecast.trajectory(start.value, end.value, months(start.on, end.on), months(start.on, on))
    return points[-1].value


def at_step(points: Sequence[Point], on: date) -> Point | None:
    """The interim target that holds on that day: the latest that is due by then; None before the first."""
    due = [point for point in points if point.on <= on]
    return due[-1] if due else None
