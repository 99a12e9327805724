"""How an entered figure is worked out, in words: with its own numbers where there are any, else with made-up ones."""

from __future__ import annotations

from goldenthread.measures import entry, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.entry import Entry
from goldenthread.measures.models import Result
from goldenthread.web.measures import shown

MADE_UP = {"proportion": (40, 50, 80), "mean": (120, 40, 3), "ratio": (30, 25, 1.2), "count": (12, None, 12)}


def told(measure: Definition, how: Entry, figure: shown.Shown, found: Result | None) -> str:
    """``For May 2026: 40 (those who …) ÷ 50 (those who …) = 80%.``"""
    if measure.head.kind == entry.MILESTONE:
        return f"Done on the day on which this can be shown: {how.numerator}."
    if found and figure.is_known and found.numerator is not None:
        return f"For {figure.period}: {_sum(measure, how, found.numerator, found.denominator, figure.value)}"
    above, below, value = MADE_UP.get(measure.head.kind, (12, 4 * how.per, 3))
    return f"With made-up numbers: {_sum(measure, how, above, below, words.value(value, measure.head.unit))}"


def _sum(measure: Definition, how: Entry, above: float, below: float | None, value: str) -> str:
    if below is None:
        return f"{how.numerator}: {value}."
    times = {"proportion": " × 100", "rate": f" × {how.per:,}"}.get(measure.head.kind, "")
    return (
        f"{shown.number(above)} ({_small(how.numerator)}) ÷ {shown.number(below)} ({_small(how.denominator)}){times}"
        f" = {value}."
    )


def _small(text: str) -> str:
    """Words of a sentence begin small inside another."""
    return text[:1].lower() + text[1:]
