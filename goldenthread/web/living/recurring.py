"""What a plan does again and again: every time, what came of it, and what was missed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.core import periods
from goldenthread.plans import policies
from goldenthread.plans.models import Commitment
from goldenthread.plans.recurring import State
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked, times
from goldenthread.web.living.times import Line
from goldenthread.web.plans import pages, words


@page("plan.view")
def plan(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan(request, plan_id)
    mine = asked.actions_of(request, found).filter(dropped_on=None).values("pk")
    rows = Commitment.objects.filter(action__in=mine)
    rows = rows.select_related("action__area__plan").prefetch_related("occurrences__said_by", "action__leads")
    may = policies.changing("action.update", by=request.user, on=request.on)
    lines = times.lines(rows, on=request.on, may=may)
    can_export = rights.can(request.user, "export.aggregate", on=request.on)
    table = tables.Table(
        lines, _COLUMNS, request.GET, filters=_FILTERS, can_export=can_export, noun="time", sort="state", per_page=50
    )
    if table.is_export:
        return table.as_csv(f"recurring-{found.pk}.csv")
    context = {"plan": found, "table": table, "answer": _answer(lines), "trail": pages.plan_trail(found)}
    return render(request, "living/recurring.html", context)


def _answer(lines: list[Line]) -> str:
    """``Of 14 times so far 11 were done, one was not done and two were missed.``"""
    past = [line for line in lines if line.state in {State.DONE, State.NOT_DONE, State.MISSED}]
    if not past:
        return "Nothing that recurs has fallen due yet." if lines else "Nothing in this plan recurs yet."
    done, missed = (sum(line.state == state for line in past) for state in (State.DONE, State.MISSED))
    rest = len(past) - done - missed
    said = f"Of {words.counted(len(past), 'time')} so far {words.some(done)} {_were(done)} done"
    return f"{said}, {words.some(rest)} not done and {words.some(missed)} missed."


def _were(count: int) -> str:
    return "was" if count < 2 else "were"


def _place(line: Line) -> tuple[int, int]:
    """What asks for something first; then the newest, and of those to come the next."""
    day = line.time.due_on.toordinal()
    return _ORDER.index(line.state), day if line.state == State.COMING else -day


_ORDER = [State.MISSED, State.DUE, State.NOT_DONE, State.DONE, State.COMING]
_COLUMNS = (
    tables.Column("what", "What recurs", lambda line: line.commitment.text),
    tables.Column(
        "action", "Action", lambda line: str(line.action), link=lambda line: reverse("action", args=[line.action.pk])
    ),
    tables.Column(
        "due", "Due", lambda line: periods.short_day(line.time.due_on), order=lambda line: line.time.due_on
    ),
    tables.Column(
        "state", "What came of it", lambda line: line.state.label,
        order=_place, template="living/state_cell.html",
    ),
    tables.Column("who", "Said by", lambda line: line.who),
    tables.Column("said_on", "Said on", lambda line: periods.short_day(line.told.said_on) if line.told else "",
                  order=lambda line: line.told.said_on if line.told else None),
    tables.Column("note", "In words", lambda line: line.told.note if line.told else ""),
)  # fmt: skip
_FILTERS = (
    tables.Filter("state", "What came of it", lambda line: line.state.value, times.STATES),
    tables.Filter("what", "What recurs", lambda line: line.commitment.text),
)
