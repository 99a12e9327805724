"""Charts for proportions and rates whose denominators move: p and u, and Laney's p′ and u′ for more than chance.

Plain p and u limits assume that nothing but chance moves the figure; on real counts they flag up to 39 % of stable
points. Laney (2002) scales them by how far neighbours really differ, in their own standard errors. A month without a
figure (None, or nothing to divide by) has no limits, and no difference is taken across it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from goldenthread.measures.statistics.xmr import moving_ranges, screened_mean

PER_SIGMA = 1.128  # the mean moving range of a normal series is 1.128 sigma
Counts = Sequence[float]
Gapped = Sequence[float | None]


@dataclass(frozen=True)
class Prime:
    """The centre line, limits for each point, and σ_z: about 1 is chance alone, above 2 the process itself differs."""

    centre: float
    lower: list[float]
    upper: list[float]
    sigma_z: float = 1.0
    z: tuple[float, ...] = ()


@dataclass(frozen=True)
class Gaps:
    """What ``Prime`` is, None in the months without a figure."""

    centre: float
    lower: list[float | None]
    upper: list[float | None]
    sigma_z: float
    z: list[float | None]


def p_chart(numerators: Counts, denominators: Counts) -> Prime:
    """Limits of proportions by chance alone, between 0 and 1."""
    centre = sum(numerators) / sum(denominators)
    return _limits(centre, [sqrt(centre * (1 - centre) / n) for n in denominators], 1.0, ceiling=1.0)


def u_chart(numerators: Counts, denominators: Counts, *, multiplier: float = 1.0) -> Prime:
    """Limits of rates by chance alone, times ``multiplier``; never below 0."""
    centre = sum(numerators) / sum(denominators)
    return _times(_limits(centre, [sqrt(centre / n) for n in denominators], 1.0), multiplier)


def p_prime_with_gaps(numerators: Gapped, denominators: Gapped, *, screen: bool = True) -> Gaps:
    """The same as ``p_prime`` for a series in which months may be missing. ValueError when all are."""
    return _with_gaps(numerators, denominators, screen, lambda p, n: sqrt(p * (1 - p) / n), ceiling=1.0)


def u_prime_with_gaps(
    numerators: Gapped, denominators: Gapped, *, screen: bool = True, multiplier: float = 1.0
) -> Gaps:
    """The same as ``u_prime`` for a series in which months may be missing. ValueError when all are."""
    found = _with_gaps(numerators, denominators, screen, lambda u, n: sqrt(u / n))
    lower, upper = ([None if end is None else end * multiplier for end in ends] for ends in (found.lower, found.upper))
    return Gaps(found.centre * multiplier, lower, upper, found.sigma_z, found.z)


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


def _with_gaps(
    numerators: Gapped, denominators: Gapped, screen: bool, error: Callable[[float, float], float],
    ceiling: float | None = None,
) -> Gaps:  # fmt: skip
    given = list(zip(numerators, denominators, strict=True))
    pairs = [(x, n) for x, n in given if x is not None and n]
    if not pairs:
        raise ValueError("No month has a figure.")
    centre = sum(x for x, _ in pairs) / sum(n for _, n in pairs)
    errors = [error(centre, n) if x is not None and n else None for x, n in given]
    z = [
        None if x is None or not n or s is None else ((x / n - centre) / s if s else 0.0)
        for (x, n), s in zip(given, errors, strict=True)
    ]
    sigma = (screened_mean(moving_ranges(z), screen=screen)[0] or 0.0) / PER_SIGMA
    lower = [None if s is None else max(centre - 3 * s * sigma, 0.0) for s in errors]
    upper = [None if s is None else centre + 3 * s * sigma for s in errors]
    if ceiling is not None:
        upper = [None if end is None else min(end, ceiling) for end in upper]
    return Gaps(centre, lower, upper, sigma, z)


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
