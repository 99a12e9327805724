"""Changing an area and its outcomes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Area, Outcome
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.adding import units_in_force
from goldenthread.web.plans.forms import AreaEditForm, Names, OutcomeEditForm


@page("plan.edit")
def edit(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    policies.check_edit_area(found, by=request.user, on=request.on)
    stored, version = _stored(found)
    initial = stored | {"version": version}
    form = AreaEditForm(request.POST or None, plan=found.plan, units=units_in_force(request), initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_area(area=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Area.objects.select_related("unit").get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("area", found.pk)
    return pages.show_form(request, form, title="Edit the area", button="Save", trail=pages.area_trail(found))


@page("plan.edit")
def edit_outcome(request: Asking, outcome_id: int) -> HttpResponse:
    found = queries.outcome_for(request.user, outcome_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    initial = {"text": found.text, "version": found.version, "recommendations": found.recommendations.all()}
    form = OutcomeEditForm(request.POST or None, plan=found.area.plan, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_outcome(outcome=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored_outcome(Outcome.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("area", found.area_id)
    trail = pages.area_trail(found.area)
    return pages.show_form(request, form, title="Edit the outcome", button="Save", trail=trail)


def _stored(found: Area) -> tuple[dict[str, Any], int]:
    officers = list(found.officers.all())
    stored = {
        "name": found.name, "unit": found.unit,
        "officers": Names(each.raw for each in officers if each.kind == "responsible"),
        "leads": Names(each.raw for each in officers if each.kind == "lead"),
        "linked_plans": Names(each.text for each in found.linked_plans.all()),
        "recommendations": found.recommendations.all(),
    }  # fmt: skip
    return stored, found.version


def _stored_outcome(found: Outcome) -> tuple[dict[str, Any], int]:
    return {"text": found.text, "recommendations": found.recommendations.all()}, found.version
