"""The way to a target, month by month, as charts draw it: a plan, never a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core.periods import Month
from goldenthread.measures.targets import wanted
from goldenthread.measures.targets.course import Point
from goldenthread.measures.targets.models import Target
from goldenthread.measures.targets.wanted import Compared


@dataclass(frozen=True)
class Way:
    """``asked`` has one place for each month, None while nothing is asked. ``stops`` are the way's own points, the
    target itself last. ``is_level``: interim targets, each of which holds until the next."""

    asked: tuple[float | None, ...]
    stops: tuple[Point, ...]
    is_level: bool


def of(target: Target | None, value: float | None, months: Sequence[Month]) -> Way | None:
    """The way to ``value``, which a tied target has from others; None for a target that asks nothing before its
    date."""
    if target is None or value is None or not target.course:
        return None
    compared = {(target.measure, target.comparator): Compared(value)}
    asked = tuple(wanted.of(target, on=month.last_day, compared=compared).reference for month in months)
    stops, is_level = wanted.line(target, value), target.course == Target.Course.STEPS
    if is_level:
        stops = tuple(each for each in stops if each.on != target.baseline_on)
    return Way(asked, stops, is_level)
