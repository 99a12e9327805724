"""How these pages say what was read: dates, figures and targets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from goldenthread.core.counting import counted
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading.model import Action, Measure, ReadTarget, ReadValue

MONTH = re.compile(r"\d{4}-\d{2}")
SIGNS = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "=": ""}


def many(count: int, noun: str) -> str:
    """``1 action``, ``2 actions``, ``no actions``."""
    return f"{count or 'no'} {noun}" if count == 1 else f"{count or 'no'} {noun}s"


def date_words(iso: str | None) -> str:
    """``2020-07`` as ``Jul 2020``, ``2020-07-14`` as ``Tue 14 Jul 2020``; empty for none."""
    if not iso:
        return ""
    if len(iso) == len("2020-07"):
        return f"{date.fromisoformat(f'{iso}-01'):%b %Y}"
    day = date.fromisoformat(iso)
    return f"{day:%a} {day.day} {day:%b %Y}"


def value_words(read: ReadValue | ReadTarget) -> str:
    """``at least 80%``, ``SN 76%``, or why there is no figure."""
    if read.value is None:
        return read.reason or "not read as a figure"
    number = f"{read.value:g}"
    parts = [
        read.label or "",
        SIGNS.get(read.op or "", read.op or ""),
        f"{number} {read.unit}" if read.unit else number,
    ]
    if isinstance(read, ReadTarget) and read.by:
        parts.append(f"by {date_words(read.by) if '-' in read.by else read.by}")
    return " ".join(part for part in parts if part)


def beside(action: Action) -> tuple[str, ...]:
    """What was read of an action besides its dates, measures and partners: each as a line that says what it is."""
    cost = action.cost
    lines = [
        ("Answers", action.recommendation if not action.area else ""),
        ("Starts", date_words(action.start.iso) or action.start.raw if action.start else ""),
        ("Completed", date_words(action.completed.iso) or action.completed.raw if action.completed else ""),
        ("Cost", cost.raw if cost else ""),
    ]
    return tuple(f"{name}: {text}" for name, text in lines if text)


def _amount(value: float, unit: str | None) -> str:
    number = f"{value:,.10g}"
    return f"{number}%" if unit == "%" else f"{number} {unit or ''}".strip()


def measure_cells(measure: Measure) -> list[tuple[str, str, str]]:
    """For each cell of a scorecard line: its heading, what stands there, and what was understood if that says more."""
    compared = "; ".join(f"{name} {value:g}" for name, value in measure.comparators.items() if value is not None)
    period = date_words(measure.period) if MONTH.fullmatch(measure.period) else measure.period
    actual = f"Actual ({period})" if period else "Actual"
    cells = [
        ("Baseline", measure.baseline_raw, "; ".join(map(value_words, measure.baseline))),
        (actual, measure.actual_raw, "; ".join(map(value_words, measure.actual))),
        ("Comparators", measure.comparator_raw, compared),
        ("Target", measure.target_raw, "; ".join(map(value_words, measure.targets))),
    ]
    return [(heading, raw, read if _bare(read) != _bare(raw) else "") for heading, raw, read in cells]


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def numbered(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines, each with its number in brackets before it."""
    return tuple(f"({at}) {text}" for at, text in enumerate(lines, start=1))


def state_words(document: PlanDocument) -> str:
    """Where a document is on its way, with what it waits for."""
    if document.is_stuck:
        return "Reading stopped"
    if document.state == PlanDocument.State.ASKING:
        return f"{document.questions_answered} of {counted(document.questions, 'question')} answered"
    return str(document.get_state_display())
