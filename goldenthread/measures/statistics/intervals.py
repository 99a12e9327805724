"""Intervals on one value: Wilson for proportions, exact Poisson under ten events and Byar's from ten (PHE's method)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

EXACT_BELOW = 10


@dataclass(frozen=True)
class Interval:
    """Lower and upper ends in the unit of what was asked; None where the formula gives nothing that can be."""

    lower: float | None
    upper: float | None


def z_of(confidence: float) -> float:
    """The two-sided normal deviate: 1.96 for 0.95, 3.09 for 0.998."""
    from scipy.special import ndtri

    return float(ndtri(0.5 + confidence / 2))


def wilson(x: float, n: float, confidence: float = 0.95) -> Interval:
    """The interval of the proportion x / n, between 0 and 1 (Wilson 1927). ValueError unless 0 ≤ x ≤ n and n > 0."""
    if not (n > 0 and 0 <= x <= n):
        raise ValueError(f"{x:g} of {n:g} is not a proportion.")
    z = z_of(confidence)
    middle, half = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n))
    return Interval((middle - half) / (2 * (n + z * z)), (middle + half) / (2 * (n + z * z)))


def byar(x: float, confidence: float = 0.95) -> Interval:
    """Byar's approximation for a count of ``x`` events; a lower end below nought is not given."""
    z = z_of(confidence)
    lower = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3 if x else 0.0
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3
    return Interval(None if lower < 0 else lower, upper)


def poisson(x: float, confidence: float = 0.95) -> Interval:
    """The exact interval of a count (Garwood 1936)."""
    from scipy.special import chdtri

    tail = (1 - confidence) / 2
    lower = float(chdtri(2 * x, 1 - tail)) / 2 if x else 0.0
    return Interval(lower, float(chdtri(2 * x + 2, tail)) / 2)


def count(x: float, confidence: float = 0.95) -> Interval:
    """The interval of a count: exact under ten events, Byar's from ten."""
    return poisson(x, confidence) if x < EXACT_BELOW else byar(x, confidence)


def rate(x: float, n: float, multiplier: float, confidence: float = 0.95) -> Interval:
    """The interval of x / n times ``multiplier``."""
    found = count(x, confidence)
    return Interval(*(None if end is None else end * multiplier / n for end in (found.lower, found.upper)))
