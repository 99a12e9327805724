"""The rules that find special cause in a series (Making Data Count; NHSRplotthedots 0.2.2 for the profile ``nhsr``).

Every rule gives one number for each point: 1 for a signal upwards, -1 downwards, 0 for none. A missing month (None)
breaks runs, trends and windows; a point on the mean breaks a run; equal neighbours break a trend.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Values = Sequence[float | None]
Signs = list[int]
# Seven, not five or six: a trend of five marks 37 % of stable two-year series somewhere, seven next to none.
RUN = 7
# In this order the first that fires names the point.
PRECEDENCE = ("outside", "trend", "two_of_three", "shift")


def sides(values: Values, centre: float) -> Signs:
    """On which side of the centre each point lies: 1 above, -1 below, 0 on it or missing."""
    return [0 if value is None else _sign(value - centre) for value in values]


def outside(values: Values, lower: float, upper: float) -> Signs:
    """Points strictly beyond the limits."""
    return [0 if value is None else (value > upper) - (value < lower) for value in values]


def shift_ends(side: Sequence[int], length: int = RUN) -> Signs:
    """The points at which a run of ``length`` on one side is complete, and each further point of such a run."""
    found, run = [], 0
    for position, here in enumerate(side):
        run = run + 1 if here and position and here == side[position - 1] else int(bool(here))
        found.append(here if run >= length else 0)
    return found


def trend_ends(values: Values, length: int = RUN) -> Signs:
    """The points at which ``length`` consecutive points have risen, or fallen, each from the one before."""
    found, run, before = [0] * min(len(values), 1), 1, 0
    for earlier, later in pairwise(values):
        step = 0 if earlier is None or later is None else _sign(later - earlier)
        run = run + 1 if step and step == before else 1 + bool(step)
        before = step
        found.append(step if run >= length else 0)
    return found


def filled_back(ends: Sequence[int], length: int = RUN) -> Signs:
    """Each completing point marks itself and those of its window; where two windows meet the later one speaks."""
    marked = [0] * len(ends)
    for position, sign in enumerate(ends):
        if sign:
            first = max(position - length + 1, 0)
            marked[first : position + 1] = [sign] * (position + 1 - first)
    return marked


def shift(values: Values, centre: float, length: int = RUN) -> Signs:
    """All points of a run of at least ``length`` strictly on one side of the centre."""
    return filled_back(shift_ends(sides(values, centre), length), length)


def trend(values: Values, length: int = RUN) -> Signs:
    """All points of a trend of at least ``length``, with the direction of the window they belong to."""
    return filled_back(trend_ends(values, length), length)


def two_of_three_windows(far: Sequence[bool | int], side: Sequence[int]) -> Signs:
    """The points of every window of three on one side of the mean that holds at least two far ones."""
    found = [0] * len(side)
    for first in range(len(side) - 2):
        window = slice(first, first + 3)
        if len(set(side[window])) == 1 and side[first] and sum(map(bool, far[window])) >= 2:
            found[window] = [side[first]] * 3
    return found


def two_of_three(far: Sequence[bool | int], side: Sequence[int]) -> Signs:
    """The far points of those windows: beyond two sigma (``mdc``), or between two and three (``nhsr``)."""
    return [sign if each else 0 for each, sign in zip(far, two_of_three_windows(far, side), strict=True)]


def beyond(values: Values, lower: float, upper: float) -> list[bool]:
    """Which points lie strictly beyond two values: far points when those are two sigma from the mean."""
    return [bool(each) for each in outside(values, lower, upper)]


def trend_by_neighbour(values: Values, marked: Sequence[int]) -> Signs:
    """The directions that NHSRplotthedots gives the points of a trend: of the step to the right where that is marked.

    The top of one rising trend that is followed at once by another is so called falling. Kept for comparison only.
    """
    return [_step(values, marked, position) if sign else 0 for position, sign in enumerate(marked)]


def _step(values: Values, marked: Sequence[int], position: int) -> int:
    right = position + 1 < len(values) and bool(marked[position + 1])
    earlier, later = values[position - (not right)], values[position + right]
    return 0 if earlier is None or later is None else _sign(later - earlier)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
