"""A source that a plan answers: what it is, who answers it by when, and that it was answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.plans import operations, parts, responding
from goldenthread.plans.models import Plan, Source
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import answers, asked
from goldenthread.web.living.forms import AnsweredForm, ResponseForm
from goldenthread.web.living.source_forms import SourceForm
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm

_DESCRIBED = ("kind", "title", "published_on", "judgement", "link")
_ANSWERING = ("response_lead", "response_working_days")


@page("plan.edit")
def edit(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    plan, found = _found(request, plan_id, source_id)
    form = SourceForm(request.POST or None, initial=_stored(found, _DESCRIBED)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_source(source=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Source.objects.get(pk=found.pk), _DESCRIBED),
    ):
        messages.success(request, "Saved. Every plan that answers this source follows it.")
        return redirect("plan-source", plan.pk, found.pk)
    return pages.show_form(request, form, title="Describe the source", button="Save", trail=answers.trail(plan))


@page("plan.edit")
def response(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    plan, found = _found(request, plan_id, source_id)
    form = ResponseForm(request.POST or None, initial=_stored(found, _ANSWERING)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_response(source=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Source.objects.get(pk=found.pk), _ANSWERING),
    ):
        messages.success(request, "Saved.")
        return redirect("plan-source", plan.pk, found.pk)
    return pages.show_form(
        request, form, title="Who answers, and by when", button="Save", trail=answers.trail(plan), caption=found.title,
        answer=responding.clock(found, on=request.on).sentence,
    )  # fmt: skip


@page("plan.edit")
def answered(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    plan, found = _found(request, plan_id, source_id)
    form = AnsweredForm(request.POST or None, initial={"responded_on": request.on, "version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.record_response(source=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("source-unanswered", args=[plan.pk, found.pk])
        undo.offer(request, f"{found.title} is answered.", address=address, version=found.version)
        return redirect("plan-source", plan.pk, found.pk)
    return pages.show_form(
        request, form, title="The response was sent", button="Stop the clock", trail=answers.trail(plan),
        caption=found.title, answer=responding.clock(found, on=request.on).sentence,
    )  # fmt: skip


@page("plan.edit")
@require_POST
def unanswered(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    """The response was not sent after all."""
    plan, found = _found(request, plan_id, source_id)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.withdraw_response(source=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The clock runs again.")
    else:
        asked.tell(request, form)
    return redirect("plan-source", plan.pk, found.pk)


def _found(request: Asking, plan_id: int, source_id: int) -> tuple[Plan, Source]:
    """A source within reach, for those who may change what serves every plan."""
    plan = asked.plan(request, plan_id)
    found = parts.any_source_for(request.user, source_id, on=request.on)
    rights.check(request.user, "plan.edit", on=request.on)
    return plan, found


def _stored(found: Source, names: tuple[str, ...]) -> tuple[dict[str, Any], int]:
    return {name: getattr(found, name) for name in names}, found.version
