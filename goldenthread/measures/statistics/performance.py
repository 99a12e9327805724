"""A suggested colour for a figure: the gap to its target or trajectory, moved at most one step by what else is known.

Tolerance is in the measure's own unit: a share of the target punishes small targets. Green never turns red, nor red
green, in one step. The thresholds are judgements of ours and settings of a council, not a published standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goldenthread.measures.statistics import xmr
from goldenthread.measures.statistics.intervals import wilson

Colour = Literal["green", "amber", "red", "none"]
SMALL, CONCERN, DOUBTFUL, TURNED, FAILING = "small_numbers", "concern", "unlikely", "improvement", "failing"
MOVERS = (SMALL, CONCERN, DOUBTFUL, TURNED, FAILING)
_SLACK = 1e-9


@dataclass(frozen=True)
class Thresholds:
    """A council's own settings: which movers apply, below which chance a target is unlikely and from which it is even,
    how many tolerances off an improvement may still lift, and from how many points signals count."""

    movers: frozenset[str] = frozenset(MOVERS)
    unlikely: float = 0.2
    even: float = 0.5
    far: float = 2.0
    fewest: int = xmr.FEWEST


USUAL = Thresholds()


@dataclass(frozen=True)
class Suggested:
    """A colour, none where there is nothing to judge, the colour before any step, and the reasons in order."""

    rag: Colour
    reasons: tuple[str, ...]
    base: Colour


@dataclass(frozen=True)
class Known:
    """What is known of one month's figure beside its target."""

    v: float | None
    target: float | None
    tol: float
    direction: xmr.Direction
    trajectory: float | None = None
    variation: str | None = None
    assurance: str | None = None
    p_meet: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    points: int | None = None
    strict: bool = False
    """Must the target be passed, and not only reached?"""

    @property
    def gap(self) -> float:
        """How far the figure falls short, in its unit; 0 or less when it does not."""
        reference = self.target if self.trajectory is None else self.trajectory
        far = (reference or 0.0) - (self.v or 0.0)
        return far if self.direction == "increase" else -far

    def turned(self, kind: str) -> bool:
        """Does the last point signal an improvement, or a concern?"""
        return (self.variation or "").startswith(kind)


def suggest(known: Known, by: Thresholds = USUAL) -> Suggested:
    """The suggested colour with its reasons."""
    if known.v is None:
        return Suggested("none", ("no value",), "none")
    if known.direction == "neutral" or (known.target is None and known.trajectory is None):
        return Suggested("none", ("no target",), "none")
    base, why = _by_gap(known)
    colour, *more = _stepped(known, base, by)
    return Suggested(colour, (why, *more), base)  # type: ignore[arg-type]


def _by_gap(known: Known) -> tuple[Colour, str]:
    named = "target" if known.trajectory is None else "trajectory"
    if known.gap < -_SLACK or (known.gap <= _SLACK and not known.strict):
        return "green", f"meets {named}"
    if known.tol and known.gap <= known.tol + _SLACK:
        return "amber", f"within tolerance of {named}"
    return "red", f"outside tolerance of {named}"


def _stepped(known: Known, base: Colour, by: Thresholds) -> list[str]:
    """The colour after at most one step, and why it moved."""
    chance_alone = SMALL in by.movers and known.variation in (None, "common_cause")
    if base == "red" and chance_alone and chance_reaches(known, known.tol):
        return ["amber", "small numbers"]
    if known.points is not None and known.points < by.fewest:
        return [base, "too few points for SPC"]
    match base:
        case "green":
            return _from_green(known, by)
        case "red":
            return _from_red(known, by)
    return _from_amber(known, by)


def _from_green(known: Known, by: Thresholds) -> list[str]:
    if CONCERN in by.movers and known.turned("concern"):
        return ["amber", "special cause concern"]
    if DOUBTFUL in by.movers and _is_unlikely(known, by):
        return ["amber", UNLIKELY_SAID]
    return ["green"]


def _from_red(known: Known, by: Thresholds) -> list[str]:
    likely = known.p_meet is None or known.p_meet >= by.even
    near = known.gap <= by.far * known.tol + _SLACK
    if TURNED in by.movers and known.turned("improvement") and near and likely:
        return ["amber", "special cause improvement"]
    return ["red"]


def _from_amber(known: Known, by: Thresholds) -> list[str]:
    failing = known.assurance == "consistent_fail" and _is_unlikely(known, by)
    if FAILING in by.movers and failing and not known.turned("improvement"):
        return ["red", FAILING_SAID, UNLIKELY_SAID]
    return ["amber"]


def _is_unlikely(known: Known, by: Thresholds) -> bool:
    return known.p_meet is not None and known.p_meet < by.unlikely


UNLIKELY_SAID = "forecast unlikely to meet the target by its date"
FAILING_SAID = "process cannot be expected to meet the target"


def chance_reaches(known: Known, within: float) -> bool:
    """Does the month's 95 % interval reach the target, or what lies ``within`` of it? Of the tolerance: then chance
    alone may have made it red."""
    if known.numerator is None or not known.denominator:
        return False
    found = wilson(known.numerator, known.denominator)
    reference = (known.target if known.trajectory is None else known.trajectory) or 0.0
    if known.direction == "increase":
        return 100 * (found.upper or 0.0) >= reference - within
    return 100 * (found.lower or 0.0) <= reference + within
