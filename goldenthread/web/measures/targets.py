"""Proposing a target, looking at a proposal, and the second person's answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import definition, operations
from goldenthread.measures.targets import policies
from goldenthread.measures.targets.models import Target
from goldenthread.plans import queries as plans
from goldenthread.web import forms, steps
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure, target_page
from goldenthread.web.measures.target_forms import DeclineForm, TargetForm


@page(policies.PROPOSE)
def propose(request: Asking, slug: str) -> HttpResponse:
    """A new target, perhaps with the words of a plan's line (``?line=``)."""
    found = measure.named(slug)
    rights.check(request.user, policies.PROPOSE, on=request.on)
    form = TargetForm(request.POST or None, initial=_initial(request, slug), measure=found, on=request.on)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.propose_target(said=form.proposed(typed), by=request.user, on=request.on)
    ):
        messages.success(request, "The target is proposed, and waits for a second person.")
        return redirect("target", form.outcome.pk)
    context = {
        "form": form, "title": "Propose a target", "button": "Propose it", "trail": measure.trail(found),
        "caption": found.head.title, "hint": "It counts once another person approves it.",
    }  # fmt: skip
    return render(request, "measures/form.html", context, status=forms.status(form))


@page("kpi.view_unsuppressed")
def target(request: Asking, target_id: int) -> HttpResponse:
    """One target: its words, what is to be said of it, its course, and what became of it."""
    return _page(request, find(target_id))


@require_POST
@page(policies.APPROVE)
def approve(request: Asking, target_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(request, target_id, steps.StepForm(request.POST), operations.approve_target, "The target is approved.")


@require_POST
@page(policies.APPROVE)
def decline(request: Asking, target_id: int) -> HttpResponse:
    """The second person's no."""
    return _step(request, target_id, DeclineForm(request.POST), operations.decline_target, "The target is declined.")


@require_POST
@page(policies.PROPOSE)
def withdraw(request: Asking, target_id: int) -> HttpResponse:
    """The proposer's second thoughts."""
    return _step(
        request, target_id, steps.StepForm(request.POST), operations.withdraw_target, "The proposal is withdrawn."
    )


def _step(
    request: Asking, target_id: int, form: forms.VersionedForm, operate: Callable[..., Target], done: str
) -> HttpResponse:
    found = find(target_id)
    rights.check(request.user, policies.PROPOSE if operate is operations.withdraw_target else policies.APPROVE,
                 on=request.on)  # fmt: skip
    return steps.take(
        request, form, partial(operate, target=found), done=done, address=reverse("target", args=[found.pk]),
        version=lambda: find(target_id).version, again=lambda form: _page(request, find(target_id), form),
    )  # fmt: skip


def _page(request: Asking, found: Target, form: forms.VersionedForm | None = None) -> HttpResponse:
    context: dict[str, Any] = target_page.context(found, reader=request.user, on=request.on) | {"form": form}
    context["decline"] = form if isinstance(form, DeclineForm) else DeclineForm(initial={"version": found.version})
    context["trail"] = measure.trail(definition.get(found.measure))
    return render(request, "measures/target.html", context, status=forms.status(form) if form else 200)


def find(target_id: int) -> Target:
    """The target, or OutOfReach."""
    found = Target.objects.select_related("set_by", "decided_by").filter(pk=target_id).first()
    if found is None or found.measure not in definition.library():
        raise OutOfReach
    return found


def _initial(request: Asking, slug: str) -> dict[str, Any]:
    """The first values: from today, in the measure's own direction; or as a plan's line says it."""
    better = definition.get(slug).head.better
    given: dict[str, Any] = {"starts_on": request.on, "operator": "<=" if better == "lower" else ">="}
    asked = request.GET.get("line", "")
    if not asked.isdecimal() or not rights.can(request.user, "plan.view", on=request.on):
        return given
    line = plans.scorecard_visible_to(request.user, on=request.on).filter(pk=asked, measure_slug=slug).first()
    if line is None:
        return given
    given |= {"value": line.target_raw, "origin": f"{line.plan.name}: {line.target_raw}"[:300]}
    if len(line.targets) == 1 and line.targets[0]["value"] is not None:
        one = line.targets[0]
        given |= {"value": f"{one['value']:g}", "operator": one["op"] or given["operator"]}
    return given
