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
UNLIKELY, EVEN = 0.2, 0.5
_SLACK = 1e-9


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

    @property
    def gap(self) -> float:
        """How far the figure falls short, in its unit; 0 or less when it does not."""
        reference = self.target if self.trajectory is None else self.trajectory
        far = (reference or 0.0) - (self.v or 0.0)
        return far if self.direction == "increase" else -far

    def turned(self, kind: str) -> bool:
        """Does the last point signal an improvement, or a concern?"""
        return (self.variation or "").startswith(kind)


def suggest(known: Known) -> Suggested:
    """The suggested colour with its reasons."""
    if known.v is None:
        return Suggested("none", ("no value",), "none")
    if known.direction == "neutral" or (known.target is None and known.trajectory is None):
        return Suggested("none", ("no target",), "none")
    base, why = _by_gap(known)
    colour, *more = _stepped(known, base)
    return Suggested(colour, (why, *more), base)  # type: ignore[arg-type]


def _by_gap(known: Known) -> tuple[Colour, str]:
    named = "target" if known.trajectory is None else "trajectory"
    if known.gap <= _SLACK:
        return "green", f"meets {named}"
    if known.gap <= known.tol + _SLACK:
        return "amber", f"within tolerance of {named}"
    return "red", f"outside tolerance of {named}"


def _stepped(known: Known, base: Colour) -> list[str]:
    """The colour after at most one step, and why it moved."""
    if base == "red" and known.variation in (None, "common_cause") and _may_be_small_numbers(known):
        return ["amber", "small numbers"]
    if known.points is not None and known.points < xmr.FEWEST:
        return [base, "too few points for SPC"]
    if base == "green":
        return _from_green(known)
    if base == "red":
        likely = known.p_meet is None or known.p_meet >= EVEN
        if known.turned("improvement") and known.gap <= 2 * known.tol + _SLACK and likely:
            return ["amber", "special cause improvement"]
        return ["red"]
    failing = known.assurance == "consistent_fail" and known.p_meet is not None and known.p_meet < UNLIKELY
    if failing and not known.turned("improvement"):
        return ["red", "process cannot be expected to meet the target", _UNLIKELY_SAID]
    return ["amber"]


def _from_green(known: Known) -> list[str]:
    if known.turned("concern"):
        return ["amber", "special cause concern"]
    if known.p_meet is not None and known.p_meet < UNLIKELY:
        return ["amber", _UNLIKELY_SAID]
    return ["green"]


_UNLIKELY_SAID = "forecast unlikely to meet the target by its date"


def _may_be_small_numbers(known: Known) -> bool:
    """Does the month's 95 % interval reach the tolerance band? Then chance alone may have made it red."""
    if known.numerator is None or not known.denominator:
        return False
    found = wilson(known.numerator, known.denominator)
    reference = (known.target if known.trajectory is None else known.trajectory) or 0.0
    if known.direction == "increase":
        return 100 * (found.upper or 0.0) >= reference - known.tol
    return 100 * (found.lower or 0.0) <= reference + known.tol
