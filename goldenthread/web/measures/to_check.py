"""Every figure of a month that is out of line with its past: the data team's list of what to look at twice."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.measures import flagging, queries
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure, periods

CODES = {
    "jump": "Far from its past", "few_counted": "Few were counted", "sum_differs": "Teams do not add up",
}  # fmt: skip
COUNCIL = "Whole council"


@dataclass(frozen=True)
class Line:
    """One flag of one figure."""

    title: str
    team: str
    what: str
    sentence: str
    figure_id: str


_COLUMNS = (
    tables.Column(
        "title", "Measure", lambda line: line.title, link=lambda line: reverse("figure", args=[line.figure_id])
    ),
    tables.Column("team", "Of", lambda line: line.team),
    tables.Column("what", "What", lambda line: line.what),
    tables.Column("sentence", "To look at", lambda line: line.sentence, can_sort=False),
)
_FILTERS = (
    tables.Filter("team", "Of", lambda line: line.team),
    tables.Filter("what", "What", lambda line: line.what),
)


@page("import.make_live")
def to_check(request: Asking) -> HttpResponse:
    """The flags of the month chosen, within the reader's sight; they go when a corrected load takes them away."""
    choice, seen = periods.choose(request.GET, on=request.on), queries.sight(request.user, on=request.on)
    lines = [
        Line(one.title, one.team or COUNCIL, CODES[flag.code], flag.sentence, one.figure_id)
        for one in flagging.of_month(choice.month, seen=seen)
        for flag in one.flags
    ]
    table = tables.Table(lines, _COLUMNS, request.GET, filters=_FILTERS, can_export=True, noun="finding")
    if table.is_export:
        return table.as_csv(f"figures-to-check-{choice.month}.csv")
    context = {"table": table, "choice": choice, "answer": _answer(lines, choice.month.label), "trail": measure.trail()}
    return render(request, "measures/to_check.html", context)


def _answer(lines: list[Line], month: str) -> str:
    if not lines:
        return f"Nothing in the figures of {month} is out of line with the months before."
    return f"{len(lines)} thing{'' if len(lines) == 1 else 's'} to look at twice in the figures of {month}."
