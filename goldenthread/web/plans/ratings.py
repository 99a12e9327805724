"""Disagreeing with the rule: another rating, with its reason and its last day."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.core.errors import StaleVersion
from goldenthread.plans import delivery, operations, policies, positions, queries
from goldenthread.plans.models import Action, Area, Override
from goldenthread.plans.positions import Position
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.forms import RatingForm, VersionForm

USUAL = 28  # days that an override is first offered for: until the next month's report


@page("action.view")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    trail = pages.action_trail(found, open_area=opens)
    return _disagree(request, found, positions.of_action(found, on=request.on), trail, delivery.RULE)


@page("plan.view")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    standing = positions.of_areas(Area.objects.filter(pk=found.pk), on=request.on)[0]
    return _disagree(request, found, standing.position, pages.area_trail(found), delivery.AREA_RULE)


@page("action.view")
@require_POST
def lift(request: Asking, override_id: int) -> HttpResponse:
    """Go back to the rule's rating."""
    found = get_object_or_404(Override, pk=override_id)
    about = _reachable(request, found)
    policies.check_rate(about, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise StaleVersion("This form is incomplete.", remedy="Go back, reload the page and try again.")
    operations.lift_override(override=found, version=form.cleaned_data["version"], by=request.user, on=request.on)
    return redirect("action" if isinstance(about, Action) else "area", about.pk)


def _disagree(request: Asking, found: Action | Area, position: Position, trail: pages.Trail, rule: str) -> HttpResponse:
    policies.check_rate(found, by=request.user, on=request.on)
    initial = {"version": found.version, "expires_on": request.on + timedelta(days=USUAL)}
    form = RatingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.override_rating(about=found, **typed, by=request.user, on=request.on)
    ):
        until = delivery.day_words(form.outcome.expires_on)
        said = f"Reported as {form.outcome.get_rating_display().lower()} until {until}."
        address = reverse("override-lift", args=[form.outcome.pk])
        undo.offer(request, said, address=address, version=form.outcome.version)
        return redirect(trail[-1][1])
    return pages.show_form(
        request, form, title="Disagree with the rating", button="Report your rating", trail=trail,
        rated=presenters.rated(position), rule=rule, template="web/plans/disagree.html",
    )  # fmt: skip


def _reachable(request: Asking, found: Override) -> Action | Area:
    """What the override is about, if the reader may open it."""
    if found.action_id:
        return queries.action_for(request.user, found.action_id, on=request.on)
    return queries.area_for(request.user, found.area_id or 0, on=request.on)
