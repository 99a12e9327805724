"""A plan as a whole: how it describes itself, its sign-off, its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Plan
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import PlanForm, ReasonForm, VersionForm


@page("plan.edit")
def edit(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(found, by=request.user, on=request.on)
    form = PlanForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_plan(plan=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Plan.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("plan", found.pk)
    return pages.show_form(request, form, title="Edit the plan", button="Save", trail=pages.plan_trail(found))


@page("plan.sign_off")
def sign_off(request: Asking, plan_id: int) -> HttpResponse:
    """The director clears the plan; asked once more, because the baseline locks."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_sign_off_plan(found, by=request.user, on=request.on)
    form = VersionForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.sign_off_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{found.name} is signed off and in force.")
        return redirect("plan", found.pk)
    answer = (
        "The plan comes into force, and its baseline locks: recommendations, baselines of measures and original due "
        "dates no longer change. Due dates then move only with somebody's agreement, which is kept in the log; the "
        "words of actions and the targets of measures change only with a reason, which is shown beside them."
    )
    return pages.show_form(
        request, form, title="Sign the plan off", button="Sign it off", trail=pages.plan_trail(found), answer=answer
    )


@page("plan.edit")
def close(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.close_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{found.name} is closed.")
        return redirect("plan", found.pk)
    answer = "The plan is over. Everything of it stays to be read, and nothing in it changes any more."
    return pages.show_form(
        request, form, title="Close the plan", button="Close it", trail=pages.plan_trail(found), answer=answer
    )


@page("plan.edit")
def reopen(request: Asking, plan_id: int) -> HttpResponse:
    """Go on with a plan that was closed."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_reopen_plan(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.reopen_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{found.name} is open again.")
        return redirect("plan", found.pk)
    return pages.show_form(
        request, form, title="Open the plan again", button="Open it again", trail=pages.plan_trail(found),
        answer="It goes on where it stopped. That it was closed, and why it goes on, stays in its history.",
    )  # fmt: skip


def _stored(found: Plan) -> tuple[dict[str, Any], int]:
    stored = {"name": found.name, "title": found.title, "purpose": found.purpose, "period": found.period}
    return stored, found.version
