"""The history of a plan and of each of its parts: who did what to it, newest first, and what each field said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.history.models import Entry
from goldenthread.plans import parts, queries
from goldenthread.plans.models import Evidence, Outcome, ScorecardLine, Update
from goldenthread.web import told
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import linked, pages

LINES = 200


@dataclass(frozen=True)
class Said:
    """One change of one field, with the line of history that tells of it."""

    line: Entry
    before: str
    after: str


@page("plan.view")
def plan(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    return _show(request, found.name, pages.plan_trail(found), [found], [_ids(ScorecardLine, plan=found)])


@page("plan.view")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    beside = [_ids(kind, area=found) for kind in (Outcome, Update, Evidence, ScorecardLine)]
    return _show(request, found.name, pages.area_trail(found), [found], beside)


@page("action.view")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    beside = [_ids(kind, action=found) for kind in (Update, Evidence, found.measures.model)]
    trail = pages.action_trail(found, open_area=opens)
    return _show(request, pages.name_of(found), trail, [found], beside)


@page("plan.view")
def outcome(request: Asking, outcome_id: int) -> HttpResponse:
    found = queries.outcome_for(request.user, outcome_id, on=request.on)
    return _show(request, pages.shorten(found.text), pages.area_trail(found.area), [found])


@page("plan.view")
def recommendation(request: Asking, recommendation_id: int) -> HttpResponse:
    found = queries.recommendation_for(request.user, recommendation_id, on=request.on)
    name = found.reference or pages.shorten(found.text)
    here = (name, reverse("recommendation", args=[found.pk]))
    return _show(request, name, [*pages.plan_trail(found.plan), here], [found])


@page("plan.view")
def source(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    """A source's day moves its response clock and every time band, so what it said before is shown as of any part."""
    around = queries.plan_for(request.user, plan_id, on=request.on)
    found = parts.any_source_for(request.user, source_id, on=request.on)
    here = (found.title, reverse("plan-source", args=[around.pk, found.pk]))
    way = [*pages.plan_trail(around), ("Sources", reverse("plan-sources", args=[around.pk])), here]
    return _show(request, found.title, way, [found])


@page("plan.view")
def line(request: Asking, line_id: int) -> HttpResponse:
    found = queries.line_for(request.user, line_id, on=request.on)
    here = ("Scorecard", f"{reverse('scorecard')}?plan={found.plan_id}#line-{found.pk}")
    return _show(request, pages.shorten(found.text), [*pages.plan_trail(found.plan), here], [found])


def by_field(lines: Iterable[Entry]) -> dict[str, list[Said]]:
    """What each field said before and after each change, newest first, by the field's name in words."""
    found: dict[str, list[Said]] = defaultdict(list)
    for each in lines:
        for name, before, after in told.fields(each):
            found[name].append(Said(each, before, after))
    return dict(sorted(found.items()))


def _ids(kind: type[Model], **about: Any) -> Q:
    """The lines about all things of a kind that belong to something."""
    ids = [str(pk) for pk in kind._default_manager.filter(**about).values_list("pk", flat=True)]
    return Q(subject_kind=kind._meta.label_lower, subject_id__in=ids)


def _show(
    request: Asking, name: str, trail: pages.Trail, things: list[Model], beside: list[Q] | None = None
) -> HttpResponse:
    own = Q()
    for thing in things:
        own |= Q(subject_kind=thing._meta.label_lower, subject_id=str(thing.pk))
    wanted = own
    for one in beside or []:
        wanted |= one
    newest: QuerySet[Entry] = Entry.objects.order_by("-seq")
    lines = linked.in_words(newest.filter(wanted)[:LINES], request.user, on=request.on)
    fields = by_field(linked.in_words(newest.filter(own)[:LINES], request.user, on=request.on))
    context = {"name": name, "trail": trail, "lines": lines, "fields": fields}
    return render(request, "web/plans/history.html", context)
