"""The performance rating of a figure by one stated rule; delivery (dates) is rated elsewhere.

The rule: on track when the figure reaches its target; at risk when it misses by no more than the council's
tolerance; off track when it misses by more; grey while a target that is to be reached later is not yet reached. No
data and no target are words beside a rating, never a rating. One month against a target says nothing of chance.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from goldenthread.core import periods
from goldenthread.measures import words

RULE = (
    "On track: the figure reaches its target. At risk: it misses by no more than the tolerance. Off track: it misses "
    "by more. Not yet due: the target is to be reached later and is not reached yet."
)
Rating = Literal["green", "amber", "red", "grey"]
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
_SAID = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "exactly"}


class Wanted(Protocol):
    """A target."""

    @property
    def operator(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def due_on(self) -> date | None: ...


class Found(Protocol):
    """A result."""

    @property
    def value(self) -> float | None: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True)
class Judgement:
    """A rating (None where there is none to give), the sentence that says why, and the flag beside it."""

    rating: Rating | None
    sentence: str
    flag: Literal["", "no_data", "no_target"] = ""


def judge(figure: Found | None, target: Wanted | None, tolerance: float | None, *, unit: str, on: date) -> Judgement:
    """The rating of ``figure`` against ``target`` as things stand on ``on`` (the period's last day)."""
    if figure is None or figure.value is None or figure.state != "known":
        reason = figure.reason if figure else "No figure has been computed"
        return Judgement(None, f"No data: {reason}.", "no_data")
    said = words.value(figure.value, unit)
    if target is None:
        return Judgement(None, f"{said}; no target is set.", "no_target")
    wanted = f"{_SAID[target.operator]} {words.value(target.value, unit)}"
    if _HOLDS[target.operator](round(figure.value, 6), target.value):
        return Judgement("green", f"{said}: reaches the target of {wanted}.")
    return _missed(figure.value, target, tolerance, said, wanted, unit, on)


def _missed(
    value: float, target: Wanted, tolerance: float | None, said: str, wanted: str, unit: str, on: date
) -> Judgement:
    far = f"{said}: {words.distance(value, target.value, unit)} the target of {wanted}"
    if target.due_on and target.due_on > on:
        return Judgement("grey", f"{far}, which is to be reached by {periods.short_day(target.due_on)}.")
    if not tolerance:
        return Judgement("red", f"{far}; no tolerance is set.")
    inside = abs(value - target.value) <= tolerance + 1e-9
    allowed = words.amount(tolerance, unit)
    if inside:
        return Judgement("amber", f"{far}, within the tolerance of {allowed}.")
    return Judgement("red", f"{far}, beyond the tolerance of {allowed}.")
