"""Scales of charts: which span of values to show, round numbers on it, and where a value lies."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from goldenthread.reporting import words

STEPS = (1, 2, 2.5, 5, 10)
INTERVALS = 4
# Round steps overflow beyond this, and such values are mistakes anyway: the ends alone are labelled.
ROUNDABLE = 1e290


@dataclass(frozen=True)
class Scale:
    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where the value lies, 0 at the low end to 1 at the high end, for any two finite ends."""
        # Halves first: the distance between two very large numbers may overflow.
        span = self.high / 2 - self.low / 2
        return min(1.0, max(0.0, (value / 2 - self.low / 2) / span))


def around(values: list[float], target: float | None, unit: str) -> Scale:
    """A scale for lines: holds every value and the target; from zero when zero is near; per cent stays in 0 to 100."""
    shown = [*values, *([] if target is None else [target])]
    low, high = min(shown), max(shown)
    if 0 <= low <= high / 2:
        low = 0.0
    return _round(low, high, whole=unit == words.PERCENT and low >= 0 and high <= 100)


def from_zero(values: list[float], target: float | None, unit: str) -> Scale:
    """A scale for bars, whose length must mean their value: always holds zero; per cent runs to 100."""
    shown = [0.0, *values, *([] if target is None else [target])]
    per_cent = unit == words.PERCENT and min(shown) >= 0 and max(shown) <= 100
    return _round(min(shown), 100.0 if per_cent else max(shown), whole=per_cent)


def _round(low: float, high: float, *, whole: bool) -> Scale:
    """``whole`` keeps the scale inside 0 to 100."""
    if max(abs(low), abs(high)) > ROUNDABLE:
        return Scale(low, high, (low, high)) if low < high else Scale(min(low, 0.0), max(high, 0.0), (low,))
    if high - low <= max(abs(low), abs(high)) * 1e-9:
        low, high = _apart(low, whole=whole)
    step = _step((high - low) / INTERVALS)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(at * step for at in range(first, last + 1))
    if whole:
        ticks = tuple(tick for tick in ticks if 0 <= tick <= 100)
    return Scale(min(low, ticks[0]), max(high, ticks[-1]), ticks)


def _apart(value: float, *, whole: bool) -> tuple[float, float]:
    """Two ends around one value, so that equal values lie in the middle and not on an edge."""
    room = abs(value) / 10 or 1.0
    low, high = value - room, value + room
    return (max(low, 0.0), min(high, 100.0)) if whole else (low, high)


def _step(rough: float) -> float:
    """The next round step. Never under 0.1, as labels have one decimal, nor 0.25 for the same reason."""
    rough = max(rough, 0.1)
    power = 10.0 ** math.floor(math.log10(rough))
    steps = STEPS if power >= 1 else [step for step in STEPS if step != 2.5]
    return next((step * power for step in steps if step * power >= rough), 10 * power)


def labelled(of: int) -> list[int]:
    """Which of so many periods get a label: at most three, well apart, as a chart may be 288 px wide."""
    for labels in (3, 2):
        at = sorted({round(place * (of - 1) / (labels - 1)) for place in range(labels)})
        if of > 1 and len(at) == labels and min(b - a for a, b in itertools.pairwise(at)) >= 0.35 * (of - 1):
            return at
    return [0] if of else []
