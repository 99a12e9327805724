"""The history of a plan, an area or an action: who did what to it, newest first."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.history.models import Entry
from goldenthread.plans import queries
from goldenthread.plans.models import Evidence, Outcome, ScorecardLine, Update
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages

LINES = 200


@page("plan.view")
def plan(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    return _show(request, found.name, pages.plan_trail(found), [found], [_ids(ScorecardLine, plan=found)])


@page("plan.view")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    parts = [_ids(Outcome, area=found), _ids(Update, area=found), _ids(Evidence, area=found)]
    parts.append(_ids(ScorecardLine, area=found))
    return _show(request, found.name, pages.area_trail(found), [found], parts)


@page("action.view")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    parts = [_ids(Update, action=found), _ids(Evidence, action=found), _ids(found.measures.model, action=found)]
    trail = pages.action_trail(found, open_area=opens)
    return _show(request, pages.name_of(found), trail, [found], parts)


def _ids(kind: type[Model], **about: Any) -> Q:
    """The lines about all things of a kind that belong to something."""
    ids = [str(pk) for pk in kind._default_manager.filter(**about).values_list("pk", flat=True)]
    return Q(subject_kind=kind._meta.label_lower, subject_id__in=ids)


def _show(
    request: Asking, name: str, trail: pages.Trail, things: list[Model], parts: list[Q] | None = None
) -> HttpResponse:
    wanted = Q()
    for one in [*(Q(subject_kind=t._meta.label_lower, subject_id=str(t.pk)) for t in things), *(parts or [])]:
        wanted |= one
    lines: QuerySet[Entry] = Entry.objects.filter(wanted).order_by("-seq")[:LINES]
    return render(request, "web/plans/history.html", {"name": name, "trail": trail, "lines": lines})
