"""Whether a number in a plan is counted as one of our measures is, and whether it says the same as our figure.

A count is never held against a rate, nor working days against days. When in doubt they are not alike: a contradiction
that is none costs more than one that is missed.
"""

from __future__ import annotations

import re

from goldenthread.plans.checking import numbers, spans
from goldenthread.plans.checking.ours import OurFigure, OurMeasure

_SHARE = re.compile(r"%|\bper ?cent|\bproportion\b|\bpercentage\b", re.IGNORECASE)
_RATE = re.compile(r"\brate\b|\bper 1", re.IGNORECASE)
_PER = re.compile(r"\bper (1[\d,]+)\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:about|around|approx\w*|circa|c\.|nearly|almost|just (?:over|under)|more than|over|under|less than|up to|"
    r"at least|some)\s*\d|[<>~≈]\s*\d",
    re.IGNORECASE,
)
_COUNTED_PER_TIME = {"", "per month", "per quarter", "per week", "per year", "pa"}
MILESTONE, PERCENT = "milestone", "%"


def is_counted_alike(text: str, unit: str, measure: OurMeasure) -> bool:
    """Is a number with this unit, said in this text, counted in the measure's unit?"""
    unit = unit.casefold().strip()
    if measure.kind == MILESTONE:
        return False
    if measure.unit == PERCENT:
        return unit in {"%", "percent", "per cent"} or (not unit and bool(_SHARE.search(text)))
    if unit.startswith("%") or _SHARE.search(text):
        return False
    if measure.kind == "rate":
        return not unit and _is_rate_of(text, measure)
    if _RATE.search(text):
        return False
    if measure.unit in {"days", "hours"}:
        return unit == measure.unit or unit == measure.unit[:-1]
    return unit in _COUNTED_PER_TIME or (measure.kind == "per" and unit.startswith("per "))


def _is_rate_of(text: str, measure: OurMeasure) -> bool:
    """A rate says per how many: per 1,000 is not held against per 10,000."""
    per = _PER.search(text)
    return f"per {per[1]}" in measure.unit if per else bool(_RATE.search(text))


def is_of_like_time(text: str, measure: OurMeasure) -> bool:
    """A figure of twelve months is not held against one of a month."""
    return spans.of(text).is_like(measure.basis)


def is_exact(text: str) -> bool:
    """Is the number meant as it is written? “About 85%” is not."""
    return not _ROUGHLY.search(text)


def agrees(said: float, figure: OurFigure) -> bool:
    """Is the number said what the figure is, rounded or cut to the places that were written? 81.4 may be said as 81,
    81.6 as 81 and as 82; 82.1 as neither 81 nor 83. The month as known now is as good as the month as reported."""
    step = 10.0 ** -numbers.places(said)
    return any(abs(exact - said) <= step / 2 + 1e-9 or 0 <= exact - said < step - 1e-9 for exact in figure.values)


def names_a_part(label: str) -> bool:
    """Does the label of a figure say of whom it is (“in the north”)? Its month, or 8 of 10, does not."""
    return bool(label) and spans.of(label).month is None and numbers.counted(label) is None
