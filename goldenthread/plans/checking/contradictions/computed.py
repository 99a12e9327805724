"""The lines of a scorecard against the council's own figures and targets: another target (C01), another value for the
same period (C02), another population behind a rate and a count (C09).

Only lines that somebody linked to a measure are held against it, and only what is counted alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.plans.checking import likeness, numbers, ours, spans
from goldenthread.plans.checking.contradictions import population
from goldenthread.plans.checking.contradictions.figures import line_side, same_number
from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.ours import OurFigure, OurMeasure, Ours, OurTarget
from goldenthread.plans.checking.view import Figure, LineView, PlanView, Target


def within(plan: PlanView, held: Ours, *, on: date) -> Iterator[Contradiction]:
    """Every linked line of a plan against what we hold of its measure."""
    for line in plan.lines:
        if measure := held.measures.get(line.slug):
            yield from of_line(plan, line, measure, on=on)
    for pair in population.pairs(plan):
        if measure := held.measures.get(pair.rate.slug):
            yield from _population(plan, pair, measure)


def of_line(plan: PlanView, line: LineView, measure: OurMeasure, *, on: date) -> Iterator[Contradiction]:
    """One line against its measure: target, latest figure, and the figure it started at where that names its month."""
    yield from _target(plan, line, measure, on)
    yield from _value(plan, line, measure, line.actual, line.actual_raw, spans.of(line.period))
    yield from _value(plan, line, measure, line.baseline, line.baseline_raw, spans.of(line.baseline_raw))


def _target(plan: PlanView, line: LineView, measure: OurMeasure, on: date) -> Iterator[Contradiction]:
    target = measure.target_on(on)
    if target is None or len(line.targets) != 1 or likeness.names_a_part(line.targets[0].label):
        return
    [said] = line.targets
    text = f"{line.text} {line.target_raw}"
    if not likeness.is_counted_alike(text, said.unit, measure) or not likeness.is_of_like_time(text, measure):
        return
    if _another_day(said, target) or (reason := _targets_differ(said.value, said.op, target)) is None:
        return
    yield Contradiction("C01", line.area, short(line.text), line_side(plan, line), target_side(measure, target), reason)


def _another_day(said: Target, target: OurTarget) -> bool:
    """Are both dated, and for different years or months? “By 2027” is any day of it."""
    month = spans.of(said.by).month if said.by else None
    if not said.by or target.due_on is None:
        return False
    return month != Month.of(target.due_on) if month else str(target.due_on.year) not in said.by


def _targets_differ(value: float, op: str, target: OurTarget) -> str | None:
    """Why they can not both hold; None where they can. An interim value of the target's course is no other target."""
    if same_number(value, target.value):
        is_turned = {op[:1], target.op[:1]} == {">", "<"}
        return "One asks for at least that much, the other for at most." if is_turned else None
    if any(same_number(value, step) for step in target.steps):
        return None
    return "The plan and the target that was agreed for its measure ask for different numbers."


def _value(
    plan: PlanView, line: LineView, measure: OurMeasure, said: tuple[Figure, ...], raw: str, span: spans.Span
) -> Iterator[Contradiction]:
    figure = measure.figures.get(span.month) if span.month else None
    if figure is None or len(said) != 1 or likeness.names_a_part(said[0].label) or not likeness.is_exact(raw):
        return
    text = f"{line.text} {raw} {line.target_raw}"
    alike = likeness.is_counted_alike(text, said[0].unit, measure) and span.is_like(measure.basis)
    if not alike or not likeness.is_of_like_time(f"{line.text} {raw}", measure):
        return
    if reason := _why(said[0].value, raw, figure, measure):
        yield Contradiction(
            "C02", line.area, short(line.text), line_side(plan, line, raw), figure_side(measure, figure), reason
        )


def _why(said: float, raw: str, figure: OurFigure, measure: OurMeasure) -> str:
    """What does not fit: the value, or the two numbers it was made of; empty where all does."""
    if not likeness.agrees(said, figure):
        there = words.value(figure.value, measure.unit)
        return f"For {figure.month.label} it is {words.value(said, measure.unit)} here, {there} in our figures."
    told = numbers.counted(raw)
    made_of = (figure.numerator, figure.denominator)
    if told and measure.unit == likeness.PERCENT and None not in made_of and told != made_of:
        return f"The share is the same, and it is of other numbers: {words.share(figure, measure.unit)} in our figures."
    return ""


def _population(plan: PlanView, pair: population.Pair, measure: OurMeasure) -> Iterator[Contradiction]:
    month = spans.of(pair.rate.period).month
    figure = measure.figures.get(month) if month else None
    implied = pair.implied("actual")
    if figure is None or measure.kind != "rate" or not figure.denominator or implied is None:
        return
    least, most = implied
    apart = max(least - figure.denominator, figure.denominator - most)
    if apart / figure.denominator >= population.APART:
        reason = f"The two imply {population.told(implied)} children; our rate is of {figure.denominator:,.0f}."
        left = line_side(plan, pair.rate, f"{pair.count.actual_raw} children and a rate of {pair.rate.actual_raw}")
        yield Contradiction("C09", pair.rate.area, short(pair.rate.text), left, figure_side(measure, figure), reason)


def figure_side(measure: OurMeasure, figure: OurFigure) -> Side:
    """Our figure as the other side: its measure, month and id, and what it says."""
    said = measure.said(figure)
    if figure.also is not None:
        said = f"{said}; as known now {words.value(figure.also, measure.unit)}"
    place = f"{measure.title}, {figure.month.label}, figure {figure.figure_id}"
    return Side(ours.NAME, f"figure:{measure.slug}:{figure.month}", place, said, ours.KEY, figure.figure_id)


def target_side(measure: OurMeasure, target: OurTarget) -> Side:
    """The target that was agreed for a measure as the other side."""
    by = f" by {periods.short_day(target.due_on)}" if target.due_on else ""
    says = f"target {target.operator} {words.value(target.value, measure.unit)}{by}"
    place = f"{measure.title}, target agreed from {periods.short_day(target.starts_on)}"
    return Side(ours.NAME, f"target:{target.key}", place, says, ours.KEY)
