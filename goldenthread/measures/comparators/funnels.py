"""A funnel of authorities: which differ from the whole by more than chance and the differences usual between them.

Limits are exact; where authorities differ more than chance lets them (φ), the between-authority variance is added on
the arcsine scale (Spiegelhalter 2005). φ is taken from all authorities; neighbours are only marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from goldenthread.measures.comparators.groups import Around
from goldenthread.measures.comparators.queries import Year
from goldenthread.measures.statistics import funnel
from goldenthread.measures.statistics.funnel import FunnelLimits, Place

_SIZES = 24  # points of each drawn limit
_CONFIDENCE = (("lower998", 0.998, -1), ("lower95", 0.95, -1), ("upper95", 0.95, 1), ("upper998", 0.998, 1))


@dataclass(frozen=True)
class Point:
    """One authority: how many of how many, its share (0 to 1), and where it lies against the 99.8 % limits."""

    key: str
    name: str
    numerator: float
    denominator: float
    place: Place
    is_own: bool
    is_neighbour: bool

    @property
    def share(self) -> float:
        return self.numerator / self.denominator


@dataclass(frozen=True)
class Funnel:
    """``curves``: sizes with their limits, for drawing. ``is_adjusted``: they hold the variance between authorities.

    ``left_out``: authorities whose numbers are not published.
    """

    whole: float
    points: tuple[Point, ...]
    curves: tuple[tuple[int, FunnelLimits], ...]
    phi: float
    is_adjusted: bool
    left_out: int

    def beyond(self, place: Place) -> list[Point]:
        return [each for each in self.points if each.place == place]


def of_year(year: Year, who: Around, names: dict[str, str]) -> Funnel | None:
    """The funnel of one published year; None where it is no share, or fewer than ten have both numbers published."""
    known = _known(year)
    if not has_numbers(year) or not 0 < sum(n for _, n, _ in known) < sum(d for *_, d in known):
        return None
    spread = funnel.overdispersion([n for _, n, _ in known], [d for *_, d in known])
    points = tuple(_point(each, who, names, spread) for each in known)
    return Funnel(
        spread.p0, points, _curves(spread, [d for *_, d in known]), spread.phi, spread.tau2 > 0,
        sum(key.isdigit() for key in year.by_area) - len(known),
    )  # fmt: skip


def has_numbers(year: Year) -> bool:
    """Is it a share with both numbers published for ten authorities or more?"""
    return year.indicator.counts == "share" and len(_known(year)) >= funnel.FEWEST_UNITS


def _known(year: Year) -> list[tuple[str, float, float]]:
    return [
        (key, value.numerator, value.denominator)
        for key, value in year.by_area.items()
        if key.isdigit() and value.numerator is not None and value.denominator
        if value.numerator <= value.denominator
    ]


def _point(known: tuple[str, float, float], who: Around, names: dict[str, str], spread: funnel.Overdispersion) -> Point:
    key, above, below = known
    place = funnel.place(above / below, _limits(spread, below))
    is_own = who.own is not None and key == who.own.key
    return Point(key, names.get(key, key), above, below, place, is_own, key in who.neighbours)


def _limits(spread: funnel.Overdispersion, size: float) -> FunnelLimits:
    """Exact, or with the variance between authorities: then the wider of the two on each side."""
    exact = funnel.binomial(spread.p0, max(round(size), 1))
    if spread.tau2 <= 0:
        return exact
    wide = {name: _arcsine(spread, size, confidence, sign) for name, confidence, sign in _CONFIDENCE}
    return FunnelLimits(
        min(exact.lower998, wide["lower998"]), min(exact.lower95, wide["lower95"]),
        max(exact.upper95, wide["upper95"]), max(exact.upper998, wide["upper998"]),
    )  # fmt: skip


def _arcsine(spread: funnel.Overdispersion, size: float, confidence: float, sign: int) -> float:
    return funnel.arcsine_limit(spread.p0, size, confidence, sign, spread.tau2)


def _curves(spread: funnel.Overdispersion, sizes: Sequence[float]) -> tuple[tuple[int, FunnelLimits], ...]:
    """Limits at sizes that lie closer together where the funnel is steep."""
    low, high = sqrt(min(sizes)), sqrt(max(sizes))
    at = sorted({round((low + (high - low) * step / (_SIZES - 1)) ** 2) for step in range(_SIZES)} - {0})
    return tuple((size, _limits(spread, size)) for size in at)
