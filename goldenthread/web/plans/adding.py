"""New parts of a plan, written by hand: the plan, its recommendations, areas, outcomes and actions."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Unit, in_force
from goldenthread.plans import operations, parts, policies, queries
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_checks import typing
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import AreaForm, NewActionForm, NewPlanForm, NewRecommendationForm, OutcomeForm


@page("plan.edit")
def plan(request: Asking) -> HttpResponse:
    far = rights.reach(request.user, "plan.edit", on=request.on)
    units = units_in_force(request) if far.whole else units_in_force(request).filter(pk__in=far.branch)
    form = NewPlanForm(request.POST or None, units=units)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.create_plan(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The plan is there. Now write down what it answers, and its areas.")
        return redirect("plan", form.outcome.pk)
    return pages.show_form(
        request, form, title="Write a plan by hand", button="Begin", trail=pages.plan_trail(),
        answer="It begins as a draft. A director signs it off when it is whole.",
    )  # fmt: skip


@page("plan.edit")
def recommendation(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(found, by=request.user, on=request.on)
    policies.check_baseline(found)
    sources = parts.sources_visible_to(request.user, on=request.on)
    form = NewRecommendationForm(request.POST or None, sources=sources)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_recommendation(plan=found, **typed, by=request.user, on=request.on)
    ):
        return redirect("recommendation", form.outcome.pk)
    return pages.show_form(request, form, title="Add a recommendation", button="Add", trail=pages.plan_trail(found))


@page("plan.edit")
def area(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(found, by=request.user, on=request.on)
    form = AreaForm(request.POST or None, plan=found, units=units_in_force(request))
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_area(plan=found, **typed, by=request.user, on=request.on)
    ):
        return redirect("area", form.outcome.pk)
    return pages.show_form(request, form, title="Add an area", button="Add", trail=pages.plan_trail(found))


@page("plan.edit")
def outcome(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    policies.check_edit_area(found, by=request.user, on=request.on)
    form = OutcomeForm(request.POST or None, plan=found.plan)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_outcome(area=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The outcome is added.")
        return redirect("area", found.pk)
    return pages.show_form(request, form, title="Add an outcome", button="Add", trail=pages.area_trail(found))


@page("plan.edit")
def action(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    policies.check_edit_area(found, by=request.user, on=request.on)
    form = NewActionForm(request.POST or None, area=found)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_action(area=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The action is added.")
        typing.tell(request, typing.of_new_action(request.POST, found, request))
        return redirect("action", form.outcome.pk)
    return pages.show_form(
        request, form, title="Add an action", button="Add", trail=pages.area_trail(found),
        advice=typing.of_new_action(request.POST, found, request), template="plan_checks/action_form.html",
        advice_address=reverse("action-advice", args=[found.pk]),
    )  # fmt: skip


def units_in_force(request: Asking) -> QuerySet[Unit]:
    return Unit.objects.filter(in_force(request.on))
