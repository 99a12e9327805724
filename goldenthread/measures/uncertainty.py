"""How far one figure could lie elsewhere by chance alone: Wilson for shares, exact or Byar's for events and rates."""

from __future__ import annotations

from goldenthread.measures import words
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.signals import STOCK
from goldenthread.measures.statistics import intervals
from goldenthread.measures.statistics.intervals import Interval

KNOWN = ("known", "stale")


def of(measure: Definition, result: Result | None) -> Interval | None:
    """The 95 % interval of one figure in the measure's unit; None where there is no honest one.

    Children counted on the last day of a month are all there are, not events that might have come otherwise: such a
    count has no interval. Nor has an average, whose spread is not kept.
    """
    if result is None or result.state not in KNOWN or result.value is None:
        return None
    above, below = result.numerator, result.denominator
    match measure.head.kind:
        case "proportion" if above is not None and below and 0 <= above <= below:
            found = intervals.wilson(above, below)
            return Interval(*(None if end is None else 100 * end for end in (found.lower, found.upper)))
        case "count" if measure.head.basis != STOCK and result.value >= 0:
            return intervals.count(result.value)
        case "rate" if measure.head.basis != STOCK and above is not None and below and above >= 0:
            return intervals.rate(above, below, measure.entry.per if measure.entry and measure.entry.per else 10_000)
    return None


def sentence(measure: Definition, result: Result | None) -> str:
    """``Chance alone gives anything from 30% to 90.3% (95 % interval).`` Empty where there is no interval."""
    found = of(measure, result)
    if found is None or found.upper is None:
        return ""
    lower, upper = (words.value(end or 0.0, measure.head.unit) for end in (found.lower, found.upper))
    return f"With numbers of this size chance alone gives anything from {lower} to {upper} (95% interval)."
