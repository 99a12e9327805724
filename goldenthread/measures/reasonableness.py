"""Is a figure believable beside its own past? Questions about the data, asked before anybody acts on it.

Nothing here says better or worse: that is for charts over time. A flag means "look at the extract first". The three
rules, their sources and how often each is wrong are in ``docs/decisions/0014-reasonableness.md``.

**Jump.** A figure is far from what its twelve months before lead one to expect: further than 3.5 scaled median
absolute deviations (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993), the deviation being at least one
child's worth, and not to be explained by chance: the 99.8% interval of a share (Wilson) or of a monthly count
(Poisson, exact under 10 and Byar from 10) does not reach the expected value. A month's figure is held against the
median; a stock or twelve-month figure moves with the one before, so there it is the step from month to month that is
held against past steps; five deviations are allowed, and no step under a twentieth is asked about. A year to date
begins again each April and is not asked.

**Few counted.** The denominator is below half of the median of the six months before, and by more than chance would
make it (Poisson, one in a hundred).

**Sum differs.** What the teams counted does not add up to what the council counted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol

from goldenthread.measures import words

MONTHS = 12
DENOMINATORS = 6
FEWEST = 6
CUT_OFF = 3.5
# Where there is no interval to ask, and only eleven steps: 3.5 was wrong for 3 in 100 steady stocks, 5 for 1 in 100.
CUT_OFF_STEPS = 5.0
SMALL_STEP = 0.05
NORMAL = 1.4826  # makes the median absolute deviation a standard deviation, where values are normal
Z = 3.0902  # 99.8%, both sides
TAIL = 0.001
HALVED_BY_CHANCE = 0.01
JUMP, FEW, SUM = "jump", "few_counted", "sum_differs"
_BY_STEPS = ("month_end_stock", "rolling_12")
# Which of the numbers of its teams a council's figure is the sum of.
_ADDS_UP = {
    "proportion": ("numerator", "denominator", "missing"), "count": ("numerator", "missing"),
    "ratio": ("numerator", "denominator", "missing"), "mean": ("numerator", "denominator", "missing"),
    "median": ("denominator", "missing"), "per": ("numerator", "missing"),
    "weighted": ("numerator", "denominator", "missing"),
}  # fmt: skip
_NAMES = {"numerator": "numerator", "denominator": "denominator", "missing": "rows without the fact"}


class Point(Protocol):
    """A result or a figure."""

    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def missing(self) -> int: ...


@dataclass(frozen=True)
class Flag:
    """One thing to look at; ``code`` is stable, ``sentence`` carries its numbers."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Nature:
    """What the rules need to know of a measure."""

    kind: str
    basis: str
    unit: str


def flags(nature: Nature, now: Point, before: Sequence[Point | None], teams: Sequence[Point] = ()) -> list[Flag]:
    """The flags of one figure. ``before`` holds the months before it, oldest first, None where nothing is known.

    ``teams`` are the figures of the same measure and month by team, for the council's figure only.
    """
    past = list(before)[-MONTHS:]
    return [*_jump(nature, now, past), *_few(now, past), *_sum(nature, now, teams)]


def _jump(nature: Nature, now: Point, past: Sequence[Point | None]) -> list[Flag]:
    if now.value is None or nature.basis in ("year_to_date", "school_year_to_date"):
        return []
    values = [None if point is None else point.value for point in past]
    by_steps = nature.basis in _BY_STEPS
    reached = _expected_by_steps(values) if by_steps else _expected_by_level(values)
    if reached is None:
        return []
    expected, deviation = reached
    spread = (CUT_OFF_STEPS if by_steps else CUT_OFF) * NORMAL * max(deviation, _one_child(nature, now))
    if by_steps and spread:
        spread = max(spread, SMALL_STEP * expected)
    if not spread or abs(now.value - expected) <= spread or _by_chance(nature, now, expected):
        return []
    return [Flag(JUMP, _said(nature, now.value, expected, spread, len([v for v in values if v is not None])))]


def _expected_by_level(values: Sequence[float | None]) -> tuple[float, float] | None:
    """The median of the past, and the median distance from it."""
    return _middle([value for value in values if value is not None])


def _expected_by_steps(values: Sequence[float | None]) -> tuple[float, float] | None:
    """The month before moved on by a usual step, and how far steps usually are from that. A gap makes no step."""
    if not values or values[-1] is None:
        return None
    found = _middle([b - a for a, b in pairwise(values) if a is not None and b is not None])
    return (values[-1] + found[0], found[1]) if found else None


def _middle(numbers: Sequence[float]) -> tuple[float, float] | None:
    if len(numbers) < FEWEST:
        return None
    middle = median(numbers)
    return middle, median(abs(number - middle) for number in numbers)


def _one_child(nature: Nature, now: Point) -> float:
    """The least that the figure can move by, so that a steady past does not make the smallest change a jump."""
    per = {"proportion": 100.0, "rate": 10_000.0, "per": 1.0, "ratio": 1.0}.get(nature.kind)
    if nature.kind == "count":
        return 1.0
    return per / now.denominator if per and now.denominator else 0.0


def _by_chance(nature: Nature, now: Point, expected: float) -> bool:
    """Could a steady process have given this figure by chance alone? Only asked where chance is known."""
    if nature.kind == "proportion" and now.numerator is not None and now.denominator:
        low, high = wilson(now.numerator, now.denominator)
        return low <= expected / 100 <= high
    if nature.basis in _BY_STEPS or nature.kind not in ("count", "rate"):
        return False
    scale = 1.0 if nature.kind == "count" else (now.denominator or 0) / 10_000
    return poisson_reaches(now.numerator or 0, expected * scale)


def wilson(numerator: float, denominator: float, z: float = Z) -> tuple[float, float]:
    """The interval of a share, from 0 to 1."""
    root = z * math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator))
    under = 2 * (denominator + z * z)
    return (2 * numerator + z * z - root) / under, (2 * numerator + z * z + root) / under


def poisson_reaches(events: float, expected: float) -> bool:
    """Whether the 99.8% interval of a count reaches ``expected``: exact under 10, Byar from 10."""
    if events < 10:
        fewer, most = at_most(int(events) - 1, expected), at_most(int(events), expected)
        return most >= TAIL and 1 - fewer >= TAIL
    low = events * (1 - 1 / (9 * events) - Z / (3 * math.sqrt(events))) ** 3
    more = events + 1
    return low <= expected <= more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3


def at_most(events: int, mean: float) -> float:
    """The chance of at most so many events where ``mean`` are expected (Poisson)."""
    if events < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    return min(1.0, math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(events + 1)))


def _few(now: Point, past: Sequence[Point | None]) -> list[Flag]:
    known = [point.denominator for point in past[-DENOMINATORS:] if point and point.denominator is not None]
    if now.denominator is None or len(known) < DENOMINATORS:
        return []
    usual = median(known)
    if now.denominator >= usual / 2 or at_most(int(now.denominator), usual) >= HALVED_BY_CHANCE:
        return []
    counted = f"Only {now.denominator:,.0f} were" if now.denominator else "Nothing was"
    sentence = (
        f"{counted} counted; in the six months before it was usually about {usual:,.0f}. "
        "Look whether part of the extract is missing."
    )
    return [Flag(FEW, sentence)]


def _sum(nature: Nature, now: Point, teams: Sequence[Point]) -> list[Flag]:
    if not teams:
        return []
    found = []
    for name in _ADDS_UP.get(nature.kind, ()):
        whole, parts = getattr(now, name), math.fsum(getattr(team, name) or 0 for team in teams)
        if whole is not None and not math.isclose(whole, parts, abs_tol=1e-6):
            found.append(f"{_NAMES[name]} {whole:,g} against {parts:,g}")
    if not found:
        return []
    return [Flag(SUM, f"The council's figure is not the sum of its teams': {'; '.join(found)}.")]


def _said(nature: Nature, value: float, expected: float, spread: float, months: int) -> str:
    low, high = max(0.0, expected - spread), expected + spread
    high = min(100.0, high) if nature.unit == "%" else high
    least = words.value(low, nature.unit) if nature.unit == "%" else words.number(low)
    usual = f"{least} to {words.value(high, nature.unit)}"
    against = "the month before and past steps" if nature.basis in _BY_STEPS else f"the {months} months before"
    return (
        f"{words.value(value, nature.unit)}, where {against} would lead one to expect {usual}. "
        "Look at the extract before anybody acts on it."
    )
