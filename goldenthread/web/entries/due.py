"""What is due to be entered for a month, and by whom."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies as rights
from goldenthread.core import periods
from goldenthread.core.periods import Month, last_full_month
from goldenthread.measures import definition, due, policies, queries
from goldenthread.measures.due import Due
from goldenthread.plans.models import ActionMeasure, ScorecardLine
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.entries import library, links

OPEN, ENTERED = "open", "entered"
STATES = {OPEN: "Not entered yet", ENTERED: "Entered"}
SHOWN_MONTHS = 15


@page("kpi.view_suppressed")
def due_list(request: Asking) -> HttpResponse:
    """The measures that want a figure for the month: those this council works with, or all on request. No figures."""
    last = last_full_month(request.on)
    month = links.month(request.GET.get("period")) or last
    every = request.GET.get("use") == "all"
    slugs = list(definition.library()) if every else due.in_use(named_by_plans())
    found = due.due_for(month, slugs)
    names = queries.sight(request.user, on=request.on).allowed
    table = tables.Table(
        found, _columns(request, month, names=names), request.GET, filters=_FILTERS, noun="measure", per_page=300
    )
    context = {
        "table": table, "month": month, "months": periods.months_ending(last, SHOWN_MONTHS)[::-1], "every": every,
        "answer": answer(found, month), "may_load": rights.can(request.user, policies.AGREE, on=request.on),
    }  # fmt: skip
    return render(request, "entries/due.html", context)


def named_by_plans() -> set[str]:
    """The measures that a scorecard line or an action names."""
    lines = ScorecardLine.objects.exclude(measure_slug="").values_list("measure_slug", flat=True)
    return {*lines, *ActionMeasure.objects.exclude(measure_slug="").values_list("measure_slug", flat=True)}


def answer(found: list[Due], month: Month) -> str:
    """How many wait, and whose they are, in a sentence."""
    waiting = [each for each in found if each.entered is None]
    if not found:
        return f"No measure that is entered by people wants a figure for {month.label}."
    if not waiting:
        return f"Every figure for {month.label} is entered: {len(found)}."
    owners = len({each.measure.head.owner for each in waiting})
    whose = "one owner" if owners == 1 else f"{owners} owners"
    return f"{len(waiting)} of {len(found)} figures for {month.label} are not entered yet, by {whose}."


def _columns(request: Asking, month: Month, *, names: bool) -> tuple[tables.Column, ...]:
    def may(each: Due) -> bool:
        return policies.can_enter(each.measure, "", by=request.user, on=request.on)

    return (
        tables.Column(
            "title", "Measure", lambda each: each.measure.head.title,
            link=lambda each: links.enter(each.measure, month) if may(each) else links.measure(each.measure, month),
        ),
        tables.Column("owner", "Owner", lambda each: each.measure.head.owner),
        *([tables.Column("people", "Who holds that post", _people)] if names else []),
        tables.Column("state", "State", _state),
        tables.Column("domain", "About", lambda each: library.domain(each.measure)),
    )  # fmt: skip


def _people(each: Due) -> str:
    return ", ".join(each.people) or "Nobody signs in under this post"


def _state(each: Due) -> str:
    if each.entered is None:
        return STATES[OPEN]
    return f"Entered on {periods.short_day(each.entered.on)}"


_FILTERS = (
    tables.Filter("state", "State", lambda each: OPEN if each.entered is None else ENTERED, STATES),
    tables.Filter("owner", "Owner", lambda each: each.measure.head.owner),
    tables.Filter("domain", "About", lambda each: library.domain(each.measure)),
)
