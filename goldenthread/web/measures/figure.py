"""Where one figure comes from: the page behind the id that every page and document quotes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.measures import definition, due, explaining, flagging, queries, recomputing
from goldenthread.measures.explaining import File
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.records import snapshots
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import links, measure
from goldenthread.web.measures.periods import Choice

AGAIN = "again"


@page("kpi.view_unsuppressed")
def figure(request: Asking, figure_id: str) -> HttpResponse:
    """The explanation in words; ``?again=yes`` computes it once more from its files. No row about a child is here."""
    seen = queries.sight(request.user, on=request.on)
    found = queries.by_figure_id(figure_id, seen=seen)
    if found is None or found.measure not in definition.library():
        raise OutOfReach
    head, month = definition.get(found.measure), Month.parse(found.period)
    explained = explaining.explain(found, whole=seen.teams is None)
    context: dict[str, Any] = {
        "result": found, "measure": head, "month": month, "explained": explained,
        "files": [(file, _load_address(file, request)) for file in explained.files],
        "again": recomputing.again(found) if request.GET.get(AGAIN) else None, "flags": _flags(found, month, seen),
        "trail": measure.trail(head, Choice(month, None, (month,))), "counting_rule": working_days.RULE,
        "answers_within": snapshots.ANSWERS_WITHIN, "rows_address": _rows_address(found, month, request),
        "entry": due.entry_of(figure_id),
    }  # fmt: skip
    return render(request, "measures/figure.html", context)


def _rows_address(found: Result, month: Month, request: Asking) -> str:
    """The way to the rows, through their own door; only of the figure in use, for those are the rows it shows."""
    if not found.is_current or not policies.can(request.user, "child.list_pseudonymous", on=request.on):
        return ""
    return links.measure(found.measure, month, "measure-cases", team=found.cut)


def _load_address(file: File, request: Asking) -> str:
    if file.load_id is None or not policies.can(request.user, "import.make_live", on=request.on):
        return ""
    return reverse("load", args=[file.load_id])


def _flags(found: Result, month: Month, seen: Sight) -> list[str]:
    flagged = flagging.of_month(month, seen=seen, slugs=[found.measure])
    return [flag.sentence for one in flagged if one.figure_id == found.figure_id for flag in one.flags]
