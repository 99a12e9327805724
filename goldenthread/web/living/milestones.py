"""Milestones of a plan: added, moved, reached."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans import operations, parts
from goldenthread.plans.models import Milestone
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked, streams
from goldenthread.web.living.forms import MilestoneEditForm, MilestoneForm, ReachedForm
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm


@page("plan.edit")
def add(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan_to_edit(request, plan_id)
    form = MilestoneForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_milestone(plan=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("milestone-take-back", args=[form.outcome.pk])
        undo.offer(request, "The milestone is added.", address=address, version=form.outcome.version)
        return redirect("plan-streams", found.pk)
    return pages.show_form(request, form, title="Add a milestone", button="Add", trail=streams.trail(found))


@page("plan.edit")
@require_POST
def take_back(request: Asking, milestone_id: int) -> HttpResponse:
    """The undo of adding it."""
    found = _found(request, milestone_id)
    form, plan = VersionForm(request.POST), found.plan_id
    if form.attempt(
        lambda typed: operations.take_milestone_back(milestone=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The milestone is not there any more.")
    else:
        asked.tell(request, form)
    return redirect("plan-streams", plan)


@page("plan.edit")
def edit(request: Asking, milestone_id: int) -> HttpResponse:
    found = _found(request, milestone_id)
    form = MilestoneEditForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_milestone(milestone=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Milestone.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved. The day before stays in the plan's history.")
        return redirect("plan-streams", found.plan_id)
    return pages.show_form(request, form, title="Edit the milestone", button="Save", trail=streams.trail(found.plan))


@page("plan.edit")
def reached(request: Asking, milestone_id: int) -> HttpResponse:
    found = _found(request, milestone_id)
    form = ReachedForm(request.POST or None, initial={"reached_on": request.on, "version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.reach_milestone(milestone=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("milestone-not-reached", args=[found.pk])
        undo.offer(request, f"Reached: {found.name}.", address=address, version=found.version)
        return redirect("plan-streams", found.plan_id)
    return pages.show_form(
        request, form, title="The milestone is reached", button="Save", trail=streams.trail(found.plan),
        caption=found.name,
    )  # fmt: skip


@page("plan.edit")
@require_POST
def not_reached(request: Asking, milestone_id: int) -> HttpResponse:
    """It is not reached after all."""
    found = _found(request, milestone_id)
    form = VersionForm(request.POST)
    if form.attempt(
        lambda typed: operations.reach_milestone(
            milestone=found, reached_on=None, **typed, by=request.user, on=request.on
        )
    ):
        messages.success(request, f"Not reached after all: {found.name}.")
    else:
        asked.tell(request, form)
    return redirect("plan-streams", found.plan_id)


def _found(request: Asking, milestone_id: int) -> Milestone:
    found = parts.milestone_for(request.user, milestone_id, on=request.on)
    asked.check(request, found.plan)
    return found


def _stored(found: Milestone) -> tuple[dict[str, Any], int]:
    return {"name": found.name, "due_on": found.due_on}, found.version
