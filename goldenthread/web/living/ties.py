"""What an action waits for, and what it serves in related plans."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.plans import family, operations, queries
from goldenthread.plans.models import Action
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.forms import RelatedForm, WaitsForm
from goldenthread.web.plan_checks import typing
from goldenthread.web.plans import pages


@page("plan.edit")
def waits_for(request: Asking, action_id: int) -> HttpResponse:
    found = asked.action_to_edit(request, action_id)
    others = asked.actions_of(request, found.area.plan).exclude(pk=found.pk)
    initial = {"version": found.version, "waits_for": found.waits_for.all()}
    form = WaitsForm(request.POST or None, actions=others, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_waits_for(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _waits(Action.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        typing.tell(request, typing.of_dates(found, request))
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="What it waits for", button="Save", trail=pages.action_trail(found),
        caption=str(found)[:200], answer="Tick what has to be done first. A late action says what waits for it.",
    )  # fmt: skip


@page("plan.edit")
def related(request: Asking, action_id: int) -> HttpResponse:
    """Say which outcomes and recommendations of related plans the action serves too."""
    found = asked.action_to_edit(request, action_id)
    by, on = request.user, request.on
    near = family.related(found.area.plan).values("pk")
    outcomes = queries.outcomes_visible_to(by, on=on).filter(area__plan__in=near)
    recommendations = queries.recommendations_visible_to(by, on=on).filter(plan__in=near)
    served = family.served_by(found, by, on=on)
    initial = {
        "version": found.version, "outcomes": [each.pk for each in served.outcomes],
        "recommendations": [each.pk for each in served.recommendations],
    }  # fmt: skip
    form = RelatedForm(request.POST or None, outcomes=outcomes, recommendations=recommendations, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.serve_related(action=found, **typed, by=by, on=on),
        stored=lambda: _served(Action.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved. The other plans show the action too.")
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="What it serves in related plans", button="Save", trail=pages.action_trail(found),
        caption=str(found)[:200], template="living/related.html", is_empty=not (outcomes or recommendations),
        answer="One action, written once, may answer several plans: it shows on the pages of each.",
        family_address=pages.address("plan-life", found.area.plan_id),
    )  # fmt: skip


def _waits(found: Action) -> tuple[dict[str, Any], int]:
    return {"waits_for": found.waits_for.all()}, found.version


def _served(found: Action) -> tuple[dict[str, Any], int]:
    stored = {"outcomes": found.outcomes.all(), "recommendations": found.recommendations.all()}
    return stored, found.version
