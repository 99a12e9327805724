"""Where one figure comes from: the page behind the id that every page and document quotes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.errors import OutOfReach
from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.measures import definition, queries
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure, measure_page, shown
from goldenthread.web.measures.periods import Choice


@page("kpi.view_unsuppressed")
def figure(request: Asking, figure_id: str) -> HttpResponse:
    seen = queries.sight(request.user, on=request.on)
    found = queries.by_figure_id(figure_id, seen=seen)
    if found is None or found.measure not in definition.library():
        raise OutOfReach
    head, month = definition.get(found.measure), Month.parse(found.period)
    context = {
        "result": found, "measure": head, "month": month, "figure": shown.result(head, found, month),
        "snapshots": Snapshot.objects.filter(pk__in=found.snapshots).select_related("made_by", "live_by"),
        "same_text": head.fingerprint == found.fingerprint, "settings_used": measure_page.settings_used(found),
        "trail": measure.trail(head, Choice(month, None, (month,))), "counting_rule": working_days.RULE,
        "answers_within": snapshots.ANSWERS_WITHIN,
    }  # fmt: skip
    return render(request, "measures/figure.html", context)
