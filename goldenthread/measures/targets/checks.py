"""What makes a proposal a target: each refusal says what is wrong, beside which field, and what to do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts import units
from goldenthread.accounts.models import Unit
from goldenthread.core.periods import Month, short_day
from goldenthread.measures import breakdown, entry, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets import reading
from goldenthread.measures.targets.course import Point
from goldenthread.measures.targets.models import Target
from goldenthread.measures.targets.wanted import FALLING, HOLDS, RISING

TEAM, SERVICE = "team", "service"


@dataclass(frozen=True)
class Proposed:
    """A target as somebody proposes it; see ``models.Target``."""

    measure: str
    operator: str
    starts_on: date
    origin: str
    value: float | None = None
    comparator: str = ""
    due_on: date | None = None
    breakdown: str = ""
    cut: str = ""
    course: str = ""
    baseline: float | None = None
    baseline_on: date | None = None
    points: tuple[Point, ...] = ()


def check(said: Proposed, measure: Definition, *, on: date) -> None:
    """MeasureError for the first thing that is not right."""
    if said.operator not in Target.Operator.values:
        raise MeasureError("Choose how the figure is held against the target.", field="operator")
    if not said.origin.strip():
        raise MeasureError("Say where this target is from.", remedy="Name the plan or the meeting.", field="origin")
    if said.due_on and said.due_on < said.starts_on:
        raise MeasureError("A target cannot be due before it starts.", remedy="Check both days.", field="due_on")
    _value(said, measure)
    _part(said, measure, on)
    _course(said, measure)


def _value(said: Proposed, measure: Definition) -> None:
    if said.comparator and said.comparator not in Target.Comparator.values:
        raise MeasureError("Choose whose figure it is tied to.", field="comparator")
    if said.comparator and said.value is not None:
        raise MeasureError(
            "A target is a number, or is tied to what others have.", remedy="Leave one of them out.", field="comparator"
        )
    if said.comparator:
        _comparable(measure)
        return
    if said.value is None or not math.isfinite(said.value):
        raise MeasureError("A target is a number.", remedy="Enter a number.", field="value")
    reading.check_share(said.value, measure.head.unit, "value")
    if measure.head.kind == entry.MILESTONE and said.value != 1:
        raise MeasureError("A milestone is reached or not.", remedy="Enter 1, with its day.", field="value")


def _comparable(measure: Definition) -> None:
    if measure.comparable:
        return
    why = measure.head.local_reason or "no published figure is named for it"
    raise MeasureError(
        f"Nobody else's figure can stand beside this measure: {words.small(why)}.", remedy="Enter a number.",
        field="comparator",
    )  # fmt: skip


def _part(said: Proposed, measure: Definition, on: date) -> None:
    if not (said.breakdown or said.cut):
        return
    if said.cut not in parts(measure, said.breakdown, on=on):
        raise MeasureError("There is no such part of this measure.", remedy="Choose one of the list.", field="part")


def parts(measure: Definition, code: str, *, on: date) -> list[str]:
    """The parts of a breakdown that may have targets of their own. Never workers: a target is for a service."""
    if code in (TEAM, SERVICE):
        kind = Unit.Kind.TEAM if code == TEAM else Unit.Kind.SERVICE
        found = {unit.pk: unit.name for unit in units.by_name(on=on).values() if unit.kind == kind}
        return sorted(found.values()) if code == TEAM or not measure.entry else []
    dimension = breakdown.BY_CODE.get(code)
    if dimension is None or measure.entry:
        return []
    return list(dict.fromkeys(dimension.order or (dimension.labels or {}).values()))


def all_parts(measure: Definition, *, on: date) -> list[tuple[str, str, list[str]]]:
    """Every breakdown with parts that may have targets: its code, title and parts."""
    found = [(each.code, each.title, parts(measure, each.code, on=on)) for each in breakdown.DIMENSIONS]
    return [each for each in found if each[2]]


def _course(said: Proposed, measure: Definition) -> None:
    if said.course not in Target.Course.values:
        raise MeasureError("Choose what is asked on the way to the target.", field="course")
    if not said.course:
        _nothing_left_over(said)
        return
    if said.due_on is None:
        raise MeasureError(
            "Nothing can be asked on the way to a target without a date.", remedy="Say by when it is to be reached.",
            field="due_on",
        )  # fmt: skip
    _baseline(said, measure, said.due_on)
    if said.course != Target.Course.STRAIGHT and not said.points:
        raise MeasureError("No points are entered.", remedy="Enter one on each line, as: Sep 2026 75.", field="points")
    if said.course == Target.Course.STRAIGHT and said.points:
        raise MeasureError("A straight line has no points.", remedy="Choose a line through points.", field="course")
    for point in said.points:
        _point(said, point, measure, said.due_on)
    _once([point.on for point in said.points])


def _nothing_left_over(said: Proposed) -> None:
    if said.points or said.baseline is not None:
        raise MeasureError(
            "Points or a baseline are entered, and nothing is to be asked before the target's date.",
            remedy="Choose the line or the interim targets, or leave the points out.",
            field="course",
        )


def _baseline(said: Proposed, measure: Definition, due_on: date) -> None:
    if said.course == Target.Course.STRAIGHT and (said.baseline is None or said.baseline_on is None):
        raise MeasureError(
            "A straight line starts from a baseline.", remedy="Enter the figure and its month.", field="baseline"
        )
    if said.baseline is None:
        return
    reading.check_share(said.baseline, measure.head.unit, "baseline")
    if said.baseline_on is None or Month.of(said.baseline_on) >= Month.of(due_on):
        raise MeasureError(
            "The baseline's month is before the target's date.", remedy="Check both.", field="baseline_on"
        )
    if said.value is not None and HOLDS[said.operator](said.baseline, said.value):
        raise MeasureError("The baseline reaches the target already.", remedy="Check both numbers.", field="baseline")


def _point(said: Proposed, point: Point, measure: Definition, due_on: date) -> None:
    first = said.baseline_on or said.starts_on
    if not (first <= point.on and Month.of(point.on) < Month.of(due_on)):
        raise MeasureError(
            f"{Month.of(point.on).label} is not between the start and {short_day(due_on)}.",
            remedy="Leave it out, or change the days.",
            field="points",
        )
    reading.check_share(point.value, measure.head.unit, "points")
    beyond = said.value is not None and (
        (said.operator in RISING and point.value > said.value)
        or (said.operator in FALLING and point.value < said.value)
    )
    if beyond:
        raise MeasureError(
            f"{words.value(point.value, measure.head.unit)} in {Month.of(point.on).label} is beyond the target itself.",
            remedy="Check the two numbers.",
            field="points",
        )


def _once(days: list[date]) -> None:
    twice = next((day for day in days if [Month.of(each) for each in days].count(Month.of(day)) > 1), None)
    if twice:
        raise MeasureError(f"{Month.of(twice).label} is given twice.", remedy="Leave one of the two.", field="points")
