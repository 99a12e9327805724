"""Forecasts: what happens if nothing else changes, with intervals from the errors that forecasts have really made.

A flat line: half the mean of the last twelve months, half exponential smoothing. On real and simulated monthly series
this did no worse than heavier methods, whose own intervals held far less often than they said; here the interval comes
from a bank of past errors of all measures (of the same kind), in units of each series' own movement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, erfc, exp, inf, log, sqrt
from typing import Any, Literal

from goldenthread.measures.statistics.bands import between
from goldenthread.measures.statistics.prime import PER_SIGMA
from goldenthread.measures.statistics.xmr import moving_ranges, screened_mean

FEWEST, HORIZON = 12, 12  # months of history wanted; months ahead at which one common shock is beyond any bank
ALPHAS = tuple(number / 100 for number in range(5, 100, 10))
Way = Literal["increase", "decrease"]
Scale = Literal["proportion", "count", "identity"]


@dataclass(frozen=True)
class Flat:
    """A flat forecast on its own scale: the two means it blends, the smoothing, and a month's usual movement."""

    mean12: float
    alpha: float
    level: float
    point: float
    sigma: float


@dataclass(frozen=True)
class _Ends(Sequence[float]):
    """Where a month may end, from the lowest, worked out when asked for."""

    point: float
    sigma: float
    ranked: Sequence[float]
    inverse: Callable[[float], float]

    def __len__(self) -> int:
        return len(self.ranked)

    def __getitem__(self, at: Any) -> Any:
        return self.inverse(self.point + self.sigma * self.ranked[at])


@dataclass(frozen=True)
class Predicted:
    """What a month ahead will be if nothing else changes: median, the 80 % band, and the chance of meeting a target."""

    median: float
    lo80: float
    hi80: float
    p_meet: float | None = None


def logit(x: float, n: float) -> float:
    """A proportion of ``x`` in ``n`` on the scale of log odds, half a case kept on each side."""
    return log((x + 0.5) / (n - x + 0.5))


def percent(z: float) -> float:
    """Log odds as a percentage."""
    return 100 / (1 + exp(-z))


def to_scale(value: float, scale: Scale, n: float | None = None) -> float:
    """A month's figure on the scale it is forecast on: counts and rates as logarithms, percentages as log odds."""
    if scale == "proportion":
        return logit(value, n or 0.0)
    return log(value + 0.5) if scale == "count" else value


def from_scale(z: float, scale: Scale) -> float:
    """Back again; a count is never below nought."""
    if scale == "proportion":
        return percent(z)
    return max(exp(z) - 0.5, 0.0) if scale == "count" else z


def blend(series: Sequence[float]) -> Flat | None:
    """The flat forecast of a series that is on its scale already; None with fewer than twelve months."""
    if len(series) < FEWEST:
        return None
    mean12 = sum(series[-12:]) / 12
    alpha = min(ALPHAS, key=lambda each: _smoothed(series, each)[1])
    level = _smoothed(series, alpha)[0]
    amr, _ = screened_mean(moving_ranges(series))
    return Flat(mean12, alpha, level, (mean12 + level) / 2, (amr or 0.0) / PER_SIGMA)


def predictive(
    point: float, sigma: float, errors: Sequence[float], inverse: Callable[[float], float],
    target: float | None = None, direction: Way | None = None,
) -> Predicted:  # fmt: skip
    """The forecast's spread from a bank of errors in units of sigma. ValueError when the bank is empty.

    ``inverse`` never falls, so that errors in order give ends in order: only the ends that are asked for are taken
    back from the scale, a dozen of them and not each of several hundred.
    """
    if not errors:
        raise ValueError("There are no past errors to take an interval from.")
    ends = _Ends(point, sigma, sorted(errors), inverse)
    low, middle, high = (between(ends, share * (len(ends) - 1)) for share in (0.1, 0.5, 0.9))
    if target is None or direction is None:
        return Predicted(middle, low, high)
    below = bisect_left(ends, target) if direction == "increase" else bisect_right(ends, target)
    hits = len(ends) - below if direction == "increase" else below
    return Predicted(middle, low, high, (hits + 0.5) / (len(ends) + 1))


def place_of(target: float, scale: Scale, way: Way) -> float:
    """Where on its scale a month begins to be at or beyond the target, both ends included; ±infinity where it always
    or never is."""
    if scale == "identity":
        return target
    if scale == "proportion":
        return inf if target >= 100 else -inf if target <= 0 else log(target / (100 - target))
    return -inf if target < 0 or (target == 0 and way == "increase") else log(target + 0.5)


def normal_chance(mean: float, sd: float, target: float, direction: Way) -> float:
    """The chance that one month is at or beyond the target when months are normal about ``mean``."""
    far = (target - mean) / sd * (1 if direction == "increase" else -1)
    return erfc(far / sqrt(2)) / 2


def conformal(abs_errors: Sequence[float], coverage: float) -> tuple[int, float | None]:
    """The rank k = ⌈(n + 1) · coverage⌉ and the k-th smallest error; None when there is not enough history for it."""
    rank = ceil((len(abs_errors) + 1) * coverage - 1e-9)
    return rank, sorted(abs_errors)[rank - 1] if rank <= len(abs_errors) else None


def trajectory(baseline: float, target: float, months: int, at: int) -> float:
    """Where a straight line from baseline to target stands after ``at`` months; at the target once they are over."""
    return target if at >= months else baseline + (target - baseline) * max(at, 0) / months


def words(chance: float) -> str:
    """A chance in words, and to the nearest five in a hundred; never certain."""
    bounds = ((0.10, "very unlikely"), (0.33, "unlikely"), (0.66, "even"), (0.90, "likely"))
    return next((said for bound, said in bounds if chance < bound), "very likely")


def _smoothed(series: Sequence[float], alpha: float) -> tuple[float, float]:
    """The last level of exponential smoothing begun at the mean of the first three, and its squared errors' sum."""
    level, squares = sum(series[:3]) / len(series[:3]), 0.0
    for value in series:
        error = value - level
        squares, level = squares + error * error, level + alpha * error
    return level, squares
