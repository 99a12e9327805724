"""Charts for proportions and rates whose denominators move: p and u, and Laney's p′ and u′ for more than chance.

Plain p and u limits assume that nothing but chance moves the figure; on real counts they flag up to 39 % of stable
points. Laney (2002) scales them by how far neighbours really differ, in their own standard errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from goldenthread.measures.statistics.xmr import screened_mean

PER_SIGMA = 1.128  # the mean moving range of a normal series is 1.128 sigma
Counts = Sequence[float]


@dataclass(frozen=True)
class Prime:
    """The centre line, limits for each point, and σ_z: about 1 is chance alone, above 2 the process itself differs."""

    centre: float
    lower: list[float]
    upper: list[float]
    sigma_z: float = 1.0
    z: tuple[float, ...] = ()


def p_chart(numerators: Counts, denominators: Counts) -> Prime:
    """Limits of proportions by chance alone, between 0 and 1."""
    centre = sum(numerators) / sum(denominators)
    return _limits(centre, [sqrt(centre * (1 - centre) / n) for n in denominators], 1.0, ceiling=1.0)


def u_chart(numerators: Counts, denominators: Counts, *, multiplier: float = 1.0) -> Prime:
    """Limits of rates by chance alone, times ``multiplier``; never below 0."""
    centre = sum(numerators) / sum(denominators)
    return _times(_limits(centre, [sqrt(centre / n) for n in denominators], 1.0), multiplier)


def p_prime(numerators: Counts, denominators: Counts, *, screen: bool = True) -> Prime:
    """Limits of proportions by chance and by what else moves them, between 0 and 1."""
    centre = sum(numerators) / sum(denominators)
    errors = [sqrt(centre * (1 - centre) / n) for n in denominators]
    return _prime(numerators, denominators, centre, errors, screen, ceiling=1.0)


def u_prime(numerators: Counts, denominators: Counts, *, screen: bool = True, multiplier: float = 1.0) -> Prime:
    """Limits of rates by chance and by what else moves them, times ``multiplier``; never below 0."""
    centre = sum(numerators) / sum(denominators)
    errors = [sqrt(centre / n) for n in denominators]
    return _times(_prime(numerators, denominators, centre, errors, screen), multiplier)


def is_called_for(denominators: Counts) -> bool:
    """Do the denominators move enough, more than twofold, that straight limits would mislead?"""
    present = [n for n in denominators if n]
    return bool(present) and max(present) > 2 * min(present)


def _prime(
    numerators: Counts, denominators: Counts, centre: float, errors: list[float], screen: bool,
    ceiling: float | None = None,
) -> Prime:  # fmt: skip
    z = [(x / n - centre) / s if s else 0.0 for x, n, s in zip(numerators, denominators, errors, strict=True)]
    mean, _ = screened_mean([abs(b - a) for a, b in pairwise(z)], screen=screen)
    sigma = (mean or 0.0) / PER_SIGMA
    found = _limits(centre, errors, sigma, ceiling=ceiling)
    return Prime(found.centre, found.lower, found.upper, sigma, tuple(z))


def _limits(centre: float, errors: list[float], sigma: float, ceiling: float | None = None) -> Prime:
    lower = [max(centre - 3 * s * sigma, 0.0) for s in errors]
    upper = [centre + 3 * s * sigma for s in errors]
    return Prime(centre, lower, upper if ceiling is None else [min(each, ceiling) for each in upper], sigma)


def _times(found: Prime, factor: float) -> Prime:
    lower, upper = [each * factor for each in found.lower], [each * factor for each in found.upper]
    return Prime(found.centre * factor, lower, upper, found.sigma_z, found.z)
