"""A plan on one page of A4: its purpose, where its areas stand, their outcomes, what is off track, what is next.

The page is short on purpose: what does not fit is counted, and one click away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.measures import definition
from goldenthread.plans import exceptions, queries
from goldenthread.plans.checking import standing
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import AreaInPeriod
from goldenthread.plans.models import Outcome, Plan
from goldenthread.web.access import Asking, page
from goldenthread.web.measures.shown import Shown
from goldenthread.web.plans import figures, pages, presenters, words
from goldenthread.web.plans.presenters import ActionLine, Rated

# What fits on the page beside twenty areas, tried on paper; the rest is counted.
MEASURES, SLIPPED, MILESTONES = 8, 8, 5
PURPOSE, TEXT = 400, 90  # characters
ROOMY = 8  # up to so many areas each may show two outcomes, above it one
_WORST = {"red": 0, "amber": 1}


@dataclass(frozen=True)
class AreaLine:
    """An area with its rating and the first of its outcomes; ``more`` counts the others."""

    found: AreaInPeriod
    rated: Rated
    outcomes: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class MeasureLine:
    """A measure of the plan's scorecard with its latest figure."""

    title: str
    shown: Shown


@page("plan.view")
def one_page(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    month = pages.period_of(request.on)
    visible = queries.areas_visible_to(request.user, on=request.on).filter(plan=found)
    areas = exceptions.of_areas(visible, period=month, on=request.on)
    slipped = _slipped(areas)
    measures, hidden = _measures(request, found)
    coming = found.milestones.filter(reached_on=None)
    all_areas = queries.count_areas(found, request.user, on=request.on, seen=len(areas))
    context = {
        "plan": found, "trail": pages.plan_trail(found), "answer": words.of_plan(areas, month, all_areas=all_areas),
        "purpose": pages.shorten(found.purpose, PURPOSE), "areas": _lines(areas),
        "slipped": slipped[:SLIPPED], "slipped_more": len(slipped[SLIPPED:]), "measures": measures[:MEASURES],
        "measures_more": len(measures[MEASURES:]), "hidden": hidden, "milestones": coming[:MILESTONES],
        "milestones_more": max(0, coming.count() - MILESTONES), "text": TEXT,
        "counted": standing.counted(found, request.user, on=request.on),
    }  # fmt: skip
    return render(request, "coverage/one_page.html", context)


def _lines(areas: Sequence[AreaInPeriod]) -> list[AreaLine]:
    many = 2 if len(areas) <= ROOMY else 1
    wanted: dict[int, list[str]] = {each.area.pk: [] for each in areas}
    for outcome in Outcome.objects.filter(area__in=wanted):
        wanted[outcome.area_id].append(pages.shorten(outcome.text, TEXT))
    return [_line(each, wanted[each.area.pk], many) for each in areas]


def _line(found: AreaInPeriod, outcomes: list[str], many: int) -> AreaLine:
    rated = presenters.rated(found.position, found.flags)
    return AreaLine(found, rated, tuple(outcomes[:many]), len(outcomes[many:]))


def _slipped(areas: Sequence[AreaInPeriod]) -> list[ActionLine]:
    """The actions off track, the longest overdue first."""
    found = [line for line in presenters.action_lines(areas) if line.rated.rating == Rating.RED]
    return sorted(found, key=lambda line: (line.action.due_on is None, line.action.due_on, line.action.pk))


def _measures(request: Asking, found: Plan) -> tuple[list[MeasureLine], str]:
    """The measures of the scorecard that have a figure the reader may see, off track first; and why there are none."""
    lines = queries.scorecard_visible_to(request.user, on=request.on).filter(plan=found)
    slugs = [line.measure_slug for line in lines if line.measure_slug in definition.library()]
    told = figures.of(slugs, request)
    shown = [MeasureLine(presenters.titles(slug)[0], each) for slug, each in told.by_slug.items() if each.is_known]
    return sorted(shown, key=lambda line: _WORST.get(line.shown.rating, 2)), told.reason
