"""What reports and updates say in words, against the council's own figures and targets: another target (C01), another
value (C02), “below target” where the figures are above (C03).

A sentence is held against the measure that its line of the plan is linked to. It contradicts the figures only when it
fits none of the months that it may speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.plans.checking import likeness, spans
from goldenthread.plans.checking.contradictions.computed import figure_side, target_side
from goldenthread.plans.checking.contradictions.figures import claim_side, same_number
from goldenthread.plans.checking.finding import Contradiction, short
from goldenthread.plans.checking.lines import meets
from goldenthread.plans.checking.ours import OurFigure, OurMeasure, Ours, OurTarget
from goldenthread.plans.checking.sameness import is_narrower, line_of
from goldenthread.plans.checking.statements import Claim, claims
from goldenthread.plans.checking.terms import inside, terms
from goldenthread.plans.checking.view import Figure, LineView, PlanView, Target

LATE = 2  # months that may lie between a figure's month and the day on which somebody speaks of it
_PART = re.compile(r"\bteams?\b|\b(?:one|each|both|two|three|some) (?:services?|localit\w+|areas?)\b", re.IGNORECASE)


def of(plan: PlanView, lines: Sequence[LineView], held: Ours, *, on: date) -> Iterator[Contradiction]:
    """Every claim of a plan's sentences whose line, among ``lines``, is linked to a measure of ours."""
    if not any(line.slug in held.measures for line in lines):
        return
    named = _names(held.parts)
    for claim in claims(list(plan.sentences())):
        line = line_of(claim.subject, claim.said.area, _unit(claim), lines)
        measure = held.measures.get(line.slug) if line else None
        if line is None or measure is None or _speaks_of_less(claim, line, named):
            continue
        if found := _against(claim, line, measure, plan, on):
            yield found


def _names(parts: Sequence[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(parts, key=len, reverse=True) if name)
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE) if names else re.compile(r"(?!)")


def _unit(claim: Claim) -> str:
    return claim.unit or claim.target_unit or ("%" if claim.gap is not None else "")


def _speaks_of_less(claim: Claim, line: LineView, named: re.Pattern[str]) -> bool:
    """Does it name a team, or fewer children than the line? Our figures are of the whole council."""
    if named.search(claim.sentence) or (_PART.search(claim.sentence) and not _PART.search(line.text)):
        return True
    return is_narrower(claim.subject, line.text)


def _against(
    claim: Claim, line: LineView, measure: OurMeasure, plan: PlanView, on: date
) -> Contradiction | None:  # fmt: skip
    """The one way in which a claim contradicts what we hold, the plainest first."""
    spoken = claim.said.on or plan.as_of or on
    target = measure.target_on(spoken)
    here = claim_side(plan, claim)
    area, subject = claim.said.area or line.area, short(line.text)
    if target and (reason := _another_target(claim, measure, target)):
        return Contradiction("C01", area, subject, here, target_side(measure, target), reason)
    figures = _figures(claim, measure, plan)
    if not figures or not likeness.is_of_like_time(claim.sentence, measure):
        return None
    if target and (reason := _stands_otherwise(claim, figures, target, measure)):
        return Contradiction("C03", area, subject, here, figure_side(measure, figures[0]), reason)
    if reason := _another_value(claim, line, figures, measure):
        return Contradiction("C02", area, subject, here, figure_side(measure, figures[0]), reason)
    return None


def _another_target(claim: Claim, measure: OurMeasure, target: OurTarget) -> str:
    if claim.target is None or not likeness.is_counted_alike(claim.sentence, claim.target_unit or claim.unit, measure):
        return ""
    if any(same_number(claim.target, value) for value in (target.value, *target.steps)):
        return ""
    said = words.value(claim.target, measure.unit)
    return f"Here the target is {said}, in our figures {words.value(target.value, measure.unit)}."


def _figures(claim: Claim, measure: OurMeasure, plan: PlanView) -> list[OurFigure]:
    """Our figures of the months that the sentence may speak of, the likeliest first: the month it names, else the
    month it was said for or the one before, else the months up to the day it was said."""
    found = (measure.figures.get(month) for month in months_of(claim, plan))
    return [figure for figure in found if figure is not None]


def months_of(claim: Claim, plan: PlanView) -> list[Month]:
    """The months that a claim may speak of."""
    span = spans.of(claim.sentence)
    if span.month or span.is_unclear:
        return [span.month] if span.month else []
    if claim.said.period:
        month = Month.parse(claim.said.period)
        return [month, month.previous()]
    spoken = claim.said.on or plan.as_of
    return [Month.of(spoken).plus(-back) for back in range(LATE + 1)] if spoken else []


def _stands_otherwise(claim: Claim, figures: Sequence[OurFigure], target: OurTarget, measure: OurMeasure) -> str:
    """Where less is better, “below target” may mean either: nothing is said of it then."""
    if not claim.stands or (claim.is_literal and not target.op.startswith(">")):
        return ""
    asked = (target.value, *target.steps)
    met = [
        meets(Figure(value), Target(each, target.op)) for figure in figures for value in figure.values for each in asked
    ]
    if (claim.stands > 0 and any(met)) or (claim.stands < 0 and not all(met)):
        return ""
    how = "below" if claim.stands < 0 else "on or above"
    there = f"{words.value(figures[0].value, measure.unit)} against {words.value(target.value, measure.unit)}"
    return f"It is said to be {how} its target; our figures have {there} in {figures[0].month.label}."


def _another_value(claim: Claim, line: LineView, figures: Sequence[OurFigure], measure: OurMeasure) -> str:
    if claim.value is None:
        return _another_share(claim, line, figures, measure)
    if claim.value == claim.target or not likeness.is_exact(claim.sentence):
        return ""
    if not likeness.is_counted_alike(claim.sentence, claim.unit, measure) or not _is_whole_subject(claim, line):
        return ""
    if not claim.unit and not 0.5 <= claim.value / (figures[0].value or 1) <= 2:
        return ""  # a count ten times another is a count of something else
    if any(likeness.agrees(claim.value, figure) for figure in figures):
        return ""
    said, there = words.value(claim.value, measure.unit), words.value(figures[0].value, measure.unit)
    return f"Here it is {said}; for {figures[0].month.label} our figures have {there}."


def _another_share(claim: Claim, line: LineView, figures: Sequence[OurFigure], measure: OurMeasure) -> str:
    """“71 of 78” is a share: it fits where its first decimal is ours, for a few rows more change nothing."""
    if claim.counted is None or measure.unit != likeness.PERCENT or not _is_whole_subject(claim, line):
        return ""
    share = 100 * claim.counted[0] / claim.counted[1] if claim.counted[1] else 0.0
    if any(likeness.agrees(round(share, 1), figure) for figure in figures):
        return ""
    there = f"{words.value(figures[0].value, measure.unit)} ({words.share(figures[0], measure.unit)})"
    return f"Here it is {share:.1f}%; for {figures[0].month.label} our figures have {there}."


def _is_whole_subject(claim: Claim, line: LineView) -> bool:
    """Is all that the sentence shares with the line in its subject, and nothing in the subject that the line lacks?"""
    about = terms(claim.subject)
    return bool(about) and inside(about, terms(f"{line.text} {line.area}")) == 1
