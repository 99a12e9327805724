"""What the council wants of a measure, and how far it may miss: each from a day on, the past is not rewritten."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import policies
from goldenthread.measures import operations
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Target
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure


class TargetForm(forms.Form):
    operator = django.ChoiceField(label="The figure should be", choices=Target.Operator.choices)
    value = django.FloatField(label="Value")
    starts_on = forms.DateField(label="From", help_text="The target before it ends the day before.")
    due_on = forms.DateField(
        label="To be reached by", required=False, help_text="Leave empty when it should be reached at once."
    )
    origin = django.CharField(
        label="Where this target is from", max_length=300, help_text="The plan, the meeting or the policy."
    )


class ToleranceForm(forms.Form):
    amount = django.FloatField(label="May miss by", min_value=0)
    starts_on = forms.DateField(label="From")


@page("target.edit")
def set_target(request: Asking, slug: str) -> HttpResponse:
    found = measure.named(slug)
    policies.check(request.user, "target.edit", on=request.on)
    form = TargetForm(request.POST or None, initial={"starts_on": request.on, "operator": _operator(found)})
    form.fields["value"].help_text = f"In {_unit(found)}."
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_target(measure=slug, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The target is set.")
        return redirect("measure", slug)
    return _form(request, found, form, "Set a target", "Set the target")


@page("target.edit")
def set_tolerance(request: Asking, slug: str) -> HttpResponse:
    found = measure.named(slug)
    policies.check(request.user, "target.edit", on=request.on)
    form = ToleranceForm(request.POST or None, initial={"starts_on": request.on})
    form.fields["amount"].help_text = f"In {_unit(found)}: a miss within it is at risk, a larger one off track."
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_tolerance(measure=slug, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The tolerance is set.")
        return redirect("measure", slug)
    return _form(request, found, form, "Set a tolerance", "Set the tolerance")


def _form(request: Asking, found: Definition, form: forms.Form, title: str, button: str) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form, "title": title, "button": button, "trail": measure.trail(found), "caption": found.head.title,
    }  # fmt: skip
    return render(request, "measures/form.html", context, status=forms.status(form))


def _operator(found: Definition) -> str:
    return "<=" if found.head.better == "lower" else ">="


def _unit(found: Definition) -> str:
    return "per cent, 85 for 85%" if found.head.unit == "%" else found.head.unit
