"""What the page of one target shows: is it a good one, and what would it ask of us?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import definition, queries, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight
from goldenthread.measures.targets import doubts, ending, operations, policies, wanted
from goldenthread.measures.targets import queries as targets
from goldenthread.measures.targets.doubts import Course
from goldenthread.measures.targets.models import Target
from goldenthread.measures.targets.wanted import Wanted
from goldenthread.reporting import charts, charts_svg
from goldenthread.web.measures.measure_page import Drawn

MOST_MONTHS = 60
WHOLE = "The whole council"


@dataclass(frozen=True)
class MonthAsked:
    """One month of the table beside the chart."""

    label: str
    asked: str
    figure: str


def context(target: Target, *, reader: Person, on: date) -> dict[str, Any]:
    """Everything the template needs; figures only for those who may see them."""
    measure, seen = definition.get(target.measure), queries.sight(reader, on=on)
    asked = targets.wanted_of([target], on=on)[target.pk]
    known = targets.known_course(target, on=on) if sees(target, seen) else {}
    drawn, rows = course(target, asked, measure, known)
    return {
        "target": target, "measure": measure, "part": part(target),
        "words": wanted.told(target, unit=measure.head.unit),
        "doubts": said_of(target, asked, measure, known, sees_figures=sees(target, seen)),
        "pace": pace(asked, measure, known), "course": drawn, "rows": rows, "asked": asked,
        "begins_on": operations.begins_on(target, on=on), "waits": target.state == Target.State.PROPOSED,
        "may_approve": policies.can_approve(target, by=reader, on=on),
        "may_withdraw": policies.can_withdraw(target, by=reader, on=on), "is_mine": target.set_by_id == reader.pk,
        "answer": answer(target, measure), "ending": ending.waiting(target),
        "may_end": ending.can_end(target, on=on) and rights.can_whole(reader, policies.PROPOSE, on=on),
    }  # fmt: skip


def sees(target: Target, seen: Sight) -> bool:
    """May this reader see the figures that the target is held against?"""
    return seen.sees_team(target.cut) if target.breakdown == "team" else seen.allowed


def part(target: Target) -> str:
    """What it is for."""
    return target.cut or WHOLE


def answer(target: Target, measure: Definition) -> str:
    """Where the target stands, in a sentence."""
    said = wanted.told(target, unit=measure.head.unit)
    who = target.decided_by.name if target.decided_by else ""
    match target.state:
        case Target.State.PROPOSED:
            return f"Proposed: {said}. It waits for a second person and counts for nothing yet."
        case Target.State.APPROVED:
            until = f" Its last day is {periods.short_day(target.ends_on)}." if target.ends_on else ""
            return f"Approved by {who}: {said}.{until}"
        case Target.State.DECLINED:
            return f"Declined by {who}: {said}. {target.decision}"
    return f"Withdrawn: {said}."


def said_of(
    target: Target, asked: Wanted, measure: Definition, known: Course, *, sees_figures: bool
) -> list[tuple[str, str]]:
    """What is to be said of it today, and what was said when it was proposed and is not so any more."""
    found = doubts.of(asked, measure, known)
    today = [(each.label, each.sentence) for each in found]
    codes = {each.code for each in found}
    before = [code for code in target.doubts if code not in codes and code in doubts.LABELS and sees_figures]
    return today + [(doubts.LABELS[code], "Said when it was proposed.") for code in before]


def pace(asked: Wanted, measure: Definition, known: Course) -> str:
    """The change each month that it asks for, beside the most that was ever sustained."""
    found = doubts.pace(asked, known)
    return doubts.said(found, measure.head.unit) if found else ""


def course(target: Target, asked: Wanted, measure: Definition, known: Course) -> tuple[Drawn | None, list[MonthAsked]]:
    """What is asked month by month, beside the figures so far; None where nothing is asked before the date."""
    if not target.course or asked.value is None or target.due_on is None:
        return None, []
    every = _months(target, known)
    line = [_asked(target, asked.value, month) for month in every]
    figures = [known.get(month) for month in every]
    chart = charts.TimeChart(
        f"{measure.head.title}: what is asked, and figures so far", measure.head.unit,
        tuple(month.label for month in every),
        (charts.Series("Asked for", tuple(line)), charts.Series(part(target), tuple(figures))),
        target=asked.value, better="" if measure.head.better == "neither" else measure.head.better,
    )  # fmt: skip
    unit = measure.head.unit
    rows = [
        MonthAsked(month.label, words.value(each, unit) or "Nothing yet", words.value(figure, unit) or "No figure")
        for month, each, figure in zip(every, line, figures, strict=True)
    ]
    return Drawn(chart.title, charts_svg.draw(chart), _told(target, every, line, figures, unit)), rows


def _told(target: Target, every: list[Month], line: list[float | None], figures: list[float | None], unit: str) -> str:
    """The ends of the line, and the last figure beside what was asked of its month."""
    asked = [(month, value) for month, value in zip(every, line, strict=True) if value is not None]
    said = [f"{words.value(value, unit)} is asked for in {month.label}" for month, value in (asked[0], asked[-1])]
    known = [(month, value) for month, value in zip(every, figures, strict=True) if value is not None]
    last = f" {part(target)}: {words.value(known[-1][1], unit)} in {known[-1][0].label}." if known else ""
    return f"{said[0]}, {said[1].replace(' is asked for', '')}.{last}"


def _months(target: Target, known: Course) -> list[Month]:
    first, last = Month.of(target.baseline_on or target.starts_on), Month.of(target.due_on or target.starts_on)
    last = max([last, *known])
    count = (last.first_day.year - first.first_day.year) * 12 + last.first_day.month - first.first_day.month + 1
    return months_ending(last, min(max(count, 1), MOST_MONTHS))


def _asked(target: Target, value: float, month: Month) -> float | None:
    """What is asked by the end of a month: the target's own value from its date on."""
    if target.due_on and Month.of(target.due_on) <= month:
        return value
    return wanted.of(target, on=month.last_day, compared=_as_found(target, value)).reference


def _as_found(target: Target, value: float) -> dict[wanted.Pair, wanted.Compared]:
    return {(target.measure, target.comparator): wanted.Compared(value)} if target.comparator else {}
