"""A target as it stands on one day: the number asked for by then, and what the number is."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.core import periods
from goldenthread.measures import words
from goldenthread.measures.targets import course
from goldenthread.measures.targets.course import Point
from goldenthread.measures.targets.models import Target

Named = Literal["target", "trajectory", "interim target"]
HOLDS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
RISING, FALLING, STRICT = (">=", ">"), ("<=", "<"), (">", "<")
SAID = dict(Target.Operator.choices)
OTHERS = dict(Target.Comparator.choices)


@dataclass(frozen=True)
class Compared:
    """A comparator's figure: its value, and which it is (``2024/25``)."""

    value: float
    said: str = ""


Pair = tuple[str, str]
# For pairs of a measure and a comparator's code, what others had by a day. One call for a whole page.
Lookup = Callable[[Collection[Pair], date], Mapping[Pair, Compared]]


def nobody_compares(pairs: Collection[Pair], on: date) -> Mapping[Pair, Compared]:
    """The lookup of a council that has loaded no comparators."""
    return {}


@dataclass(frozen=True)
class Wanted:
    """What is wanted in the end (``value``, None where its comparator has no figure), and ``reference``: what is
    asked by the day it was made for, None while nothing is asked yet."""

    operator: str
    value: float | None
    due_on: date | None = None
    reference: float | None = None
    named: Named = "target"
    others: str = ""
    """Whose figure the value is: ``statistical neighbours, 2024/25``."""

    def reached_by(self, found: float, asked: float) -> bool:
        """Does a figure reach what is asked? A hair beyond the sixth decimal is not a miss."""
        return HOLDS[self.operator](round(found, 6), round(asked, 6))

    def words(self, unit: str) -> str:
        """``at least 85%``, ``at least statistical neighbours, 2024/25 (82.1%)``."""
        if self.others:
            number = f" ({words.value(self.value, unit)})" if self.value is not None else ""
            return f"{SAID[self.operator]} {self.others}{number}"
        return f"{SAID[self.operator]} {words.value(self.value, unit)}"


def direct(operator: str, value: float, due_on: date | None, *, on: date) -> Wanted:
    """A plain number, asked for from its due day on, or at once."""
    return Wanted(operator, value, due_on, None if due_on and due_on > on else value)


def of(target: Target, *, on: date, compared: Mapping[Pair, Compared]) -> Wanted:
    """A target on a day. ``compared`` holds what others have, where the target is tied to them."""
    found = compared.get((target.measure, target.comparator)) if target.comparator else None
    value = found.value if found else target.value
    others = _others(target, found)
    if value is None:
        return Wanted(target.operator, None, target.due_on, others=others)
    if not target.course or (target.due_on and on >= target.due_on):
        asked = direct(target.operator, value, target.due_on, on=on)
        return Wanted(asked.operator, value, target.due_on, asked.reference, others=others)
    reference, named = _on_the_way(target, value, on)
    return Wanted(target.operator, value, target.due_on, reference, named, others)


def line(target: Target, value: float) -> tuple[Point, ...]:
    """The points of a target's course from its baseline to the target itself, in order of time."""
    start = [] if target.baseline is None else [Point(target.baseline_on or target.starts_on, target.baseline)]
    end = [Point(target.due_on, value)] if target.due_on else []
    between = course.read(target.points)
    return (*start, *(point for point in between if not end or point.on < end[0].on), *end)


def _on_the_way(target: Target, value: float, on: date) -> tuple[float | None, Named]:
    points = line(target, value)
    if target.course == Target.Course.STEPS:
        step = course.at_step([point for point in points if point.on != target.baseline_on], on)
        return (step.value if step else None), "interim target"
    return course.on_line(points, on), "trajectory"


def _others(target: Target, found: Compared | None) -> str:
    if not target.comparator:
        return ""
    said = f", {found.said}" if found and found.said else ""
    return f"{OTHERS[target.comparator]}{said}"


def told(target: Target, *, unit: str) -> str:
    """A target as a list of them says it: ``at least 85% by 31 Mar 2027``."""
    amount = OTHERS[target.comparator] if target.value is None else words.value(target.value, unit)
    by = f" by {periods.short_day(target.due_on)}" if target.due_on else ""
    part = f"{target.cut}: " if target.cut else ""
    return f"{part}{SAID[target.operator]} {amount}{by}"
