"""Funnels: how far an authority or a team of its size may lie from the whole by chance.

Exact limits, interpolated between whole counts (Spiegelhalter 2005, appendix A.1.1): the normal form calls small
cohorts outliers too easily. Overdispersion after the same paper: z on the arcsine scale, winsorised, with an additive
between-unit variance; for ten units or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, sin, sqrt
from typing import Literal

from goldenthread.measures.statistics.intervals import count, wilson, z_of

FEWEST_UNITS = 10
TAILS = {"lower998": 0.001, "lower95": 0.025, "upper95": 0.975, "upper998": 0.999}
Place = Literal["below", "within", "above"]


@dataclass(frozen=True)
class FunnelLimits:
    """Limits in which 95 % and 99.8 % of units of one size lie when they are no different."""

    lower998: float
    lower95: float
    upper95: float
    upper998: float


def binomial(p0: float, n: int) -> FunnelLimits:
    """Exact limits of a proportion whose whole is ``p0``, for a unit of ``n`` cases: between 0 and 1."""
    from scipy.stats import binom

    spread = binom(n, p0)
    found = {name: _crossing(spread, tail) / n for name, tail in TAILS.items()}
    return FunnelLimits(**{name: min(max(each, 0.0), 1.0) for name, each in found.items()})


def poisson(expected: float) -> FunnelLimits:
    """Exact limits of a count when ``expected`` events are expected of the unit."""
    from scipy.stats import poisson as distribution

    spread = distribution(expected)
    return FunnelLimits(**{name: max(_crossing(spread, tail), 0.0) for name, tail in TAILS.items()})


def ratio(expected: float) -> FunnelLimits:
    """Exact limits of observed over expected, by the interval of a count of ``expected`` (χ²)."""
    from goldenthread.measures.statistics.intervals import poisson as exact

    wide, narrow = exact(expected, 0.998), exact(expected, 0.95)
    ends = (wide.lower, narrow.lower, narrow.upper, wide.upper)
    return FunnelLimits(*(float(end or 0.0) / expected for end in ends))


def score(p0: float, n: float) -> FunnelLimits:
    """The limits of PHE's tool, p0 ± z √(p0(1 − p0)/n), between 0 and 1: beside the exact ones for comparison."""
    error = sqrt(p0 * (1 - p0) / n)
    ends = [p0 + sign * z_of(c) * error for sign, c in ((-1, 0.998), (-1, 0.95), (1, 0.95), (1, 0.998))]
    return FunnelLimits(*(min(max(end, 0.0), 1.0) for end in ends))


def arcsine_limit(p0: float, n: float, confidence: float, sign: int, tau2: float = 0.0) -> float:
    """One limit on the arcsine scale, with the between-unit variance ``tau2`` where there is one."""
    at = asin(sqrt(p0)) + sign * z_of(confidence) * sqrt(1 / (4 * n) + tau2)
    return sin(min(max(at, 0.0), asin(1.0))) ** 2


def place(value: float, limits: FunnelLimits) -> Place:
    """Below, within or above the 99.8 % limits; one unit in twenty lies beyond the others by chance."""
    return "below" if value < limits.lower998 else "above" if value > limits.upper998 else "within"


@dataclass(frozen=True)
class Overdispersion:
    """How much more units differ than by chance: φ (1 is chance), τ², and each unit's z before and after."""

    p0: float
    phi: float
    tau2: float
    z: list[float]
    z_adjusted: list[float]


def overdispersion(
    numerators: Sequence[float], denominators: Sequence[float], winsorise: float = 0.1
) -> Overdispersion:
    """The between-unit variance of proportions about their whole, from z winsorised at both ends."""
    import numpy as np

    n = np.asarray(denominators, dtype=float)
    p0, error = float(sum(numerators) / n.sum()), 1 / (2 * np.sqrt(n))
    z = (np.arcsin(np.sqrt(np.asarray(numerators) / n)) - asin(sqrt(p0))) / error
    phi = float(np.mean(np.clip(z, np.quantile(z, winsorise), np.quantile(z, 1 - winsorise)) ** 2))
    weights, units = 1 / error**2, len(n)
    tau2 = 0.0
    if units * phi >= units - 1:
        tau2 = float((units * phi - (units - 1)) / (weights.sum() - (weights**2).sum() / weights.sum()))
    adjusted = z * error / np.sqrt(error**2 + tau2)
    return Overdispersion(p0, phi, tau2, z.tolist(), adjusted.tolist())


def significance(x: float, n: float, p0: float) -> str:
    """Whether the Wilson interval of x / n leaves out ``p0``: High or Low at 0.001 or 0.025, in PHE's words."""
    for confidence, said in ((0.998, "0.001"), (0.95, "0.025")):
        found = wilson(x, n, confidence)
        if found.lower is not None and found.lower > p0:
            return f"High ({said})"
        if found.upper is not None and found.upper < p0:
            return f"Low ({said})"
    return "Not significant"


def rate_place(x: float, expected: float, confidence: float = 0.998) -> Place:
    """Where a count lies when ``expected`` are expected: by the exact interval under ten events, Byar's from ten."""
    found = count(x, confidence)
    above = found.lower is not None and found.lower > expected
    return "above" if above else "below" if found.upper is not None and found.upper < expected else "within"


def _crossing(spread: object, tail: float) -> float:
    """Between the whole counts at which the distribution passes ``tail``: r less the share of r's own probability."""
    at = int(spread.ppf(tail))  # type: ignore[attr-defined]
    here, before = float(spread.cdf(at)), float(spread.cdf(at - 1))  # type: ignore[attr-defined]
    return at - (here - tail) / (here - before)
