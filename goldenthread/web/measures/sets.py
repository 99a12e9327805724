"""Sets of measures for boards and leaders: listed, made, changed, removed with ten seconds to take that back."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import definition
from goldenthread.measures.sets import operations, queries
from goldenthread.measures.sets.queries import Chosen
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page

IN_PLAN = "set-"  # before a key where one control chooses among plans and sets


class NewSetForm(forms.Form):
    name = django.CharField(label="Name", max_length=100, help_text="The board, or the people who look at it.")
    purpose = django.CharField(
        label="What they ask", max_length=300, required=False, help_text="Stands above the scorecard in one sentence."
    )
    measures = django.MultipleChoiceField(label="Measures", widget=django.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = [(slug, one.head.title) for slug, one in definition.library().items()]


class SetForm(NewSetForm, forms.VersionedForm):
    """The same about a set that exists."""


def asked(given: QueryDict) -> Chosen | None:
    """The set of an address (``set=``, or ``plan=set-…``), or None; OutOfReach for one that is not there."""
    plan = given.get("plan", "")
    key = given.get("set", "") or (plan.removeprefix(IN_PLAN) if plan.startswith(IN_PLAN) else "")
    return _standing(key) if key else None


def _standing(key: str) -> Chosen:
    found = queries.find(key)
    if found is None or found.is_removed:
        raise OutOfReach
    return found


@page("kpi.view_suppressed")
def set_list(request: Asking) -> HttpResponse:
    context = {
        "sets": [(each, [definition.get(slug) for slug in each.measures]) for each in queries.every()],
        "can_change": policies.can_whole(request.user, operations.CAPABILITY, on=request.on),
        "trail": [("Scorecard", reverse("scorecard"))],
    }
    return render(request, "measures/sets.html", context)


@page(operations.CAPABILITY)
def add(request: Asking) -> HttpResponse:
    policies.check(request.user, operations.CAPABILITY, on=request.on)
    form = NewSetForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.make(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{form.outcome.name} is made.")
        return redirect(_address(form.outcome))
    return _form(request, form, "Make a set of measures", "Make it")


@page(operations.CAPABILITY)
def change(request: Asking, key: str) -> HttpResponse:
    found = _standing(key)
    policies.check(request.user, operations.CAPABILITY, on=request.on)
    form = SetForm(request.POST or None, initial={**_words(found), "version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.change(key=key, **_in_order(found, typed), by=request.user, on=request.on),
        stored=lambda: (_words(_standing(key)), _standing(key).version),
    ):
        messages.success(request, f"{form.outcome.name} is changed.")
        return redirect(_address(form.outcome))
    return _form(request, form, f"Change {found.name}", "Save")


@page(operations.CAPABILITY)
@require_POST
def remove(request: Asking, key: str) -> HttpResponse:
    _standing(key)
    form = forms.VersionedForm(request.POST)
    if form.attempt(lambda typed: operations.remove(key=key, **typed, by=request.user, on=request.on)):
        made = form.outcome
        undo.offer(
            request, f"{made.name} is removed.", address=reverse("set-restore", args=[key]), version=made.version
        )
    else:
        messages.error(request, "Nothing was changed: somebody else changed it meanwhile.")
    return redirect("set-list")


@page(operations.CAPABILITY)
@require_POST
def restore(request: Asking, key: str) -> HttpResponse:
    if queries.find(key) is None:
        raise OutOfReach
    form = forms.VersionedForm(request.POST)
    if form.attempt(lambda typed: operations.restore(key=key, **typed, by=request.user, on=request.on)):
        messages.success(request, f"{form.outcome.name} is shown again.")
    else:
        messages.error(request, "Nothing was changed: somebody else changed it meanwhile, or its name is taken.")
    return redirect("set-list")


def _in_order(found: Chosen, typed: dict[str, Any]) -> dict[str, Any]:
    """Measures keep the order that they had; those chosen now follow in order of title."""
    now = typed["measures"]
    kept = [slug for slug in found.measures if slug in now]
    return {**typed, "measures": [*kept, *(slug for slug in now if slug not in kept)]}


def _words(found: Chosen) -> dict[str, Any]:
    return {"name": found.name, "purpose": found.purpose, "measures": list(found.measures)}


def _address(found: Chosen) -> str:
    return f"{reverse('scorecard')}?set={found.key}"


def _form(request: Asking, form: forms.Form, title: str, button: str) -> HttpResponse:
    context = {
        "form": form, "title": title, "button": button,
        "trail": [("Scorecard", reverse("scorecard")), ("Sets of measures", reverse("set-list"))],
    }  # fmt: skip
    return render(request, "measures/set_form.html", context, status=forms.status(form))
