"""The way to a target as the charts of a measure show it: its line, its own points, and the sentence that says them."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.measures.queries import Standing
from goldenthread.measures.targets import way
from goldenthread.measures.targets.way import Way
from goldenthread.reporting import charts

INTERIM, LINE = "Interim targets", "Trajectory"


def of(found: Standing, months: Sequence[Month]) -> charts.Way | None:
    """The way of the target in force; None without one, or when it asks nothing before its date."""
    known = way.of(found.target, found.wanted.value if found.wanted else None, months)
    if known is None:
        return None
    place = {month: at for at, month in enumerate(months)}
    stops = tuple(place[month] for each in known.stops if (month := Month.of(each.on)) in place)
    name = INTERIM if known.is_level else LINE
    return charts.Way(name, known.asked, stops, known.is_level, _sentence(known, name, found.definition.head.unit))


def _sentence(found: Way, name: str, unit: str) -> str:
    """``Interim targets: 75% by 30 Sep 2026, 80% by 31 Dec 2026, 90% by 30 Apr 2027.``"""
    said = [f"{words.value(each.value, unit)} by {periods.short_day(each.on)}" for each in found.stops]
    if not found.is_level and len(said) > 1:
        said[0] = said[0].replace(" by ", " on ", 1)
    return f"{name}: {', '.join(said)}." if said else ""
