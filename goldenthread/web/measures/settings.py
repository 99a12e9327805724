"""The council's own numbers that measures rest on: what holds from when, and where each is from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms as django
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core import periods
from goldenthread.ingest import publishing
from goldenthread.measures import definition, long_work, queries, words
from goldenthread.measures.definition import Definition
from goldenthread.records import operations, parameters
from goldenthread.records.models import Setting
from goldenthread.records.parameters import Parameter
from goldenthread.reporting.words import listed
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.work import registry


class SettingForm(forms.Form):
    amount = django.FloatField(label="Amount")
    starts_on = forms.DateField(label="From", help_text="The value before it ends the day before.")
    source = django.CharField(
        label="Where the number is from", max_length=300, help_text="The policy, the minute or the statistic."
    )


@dataclass(frozen=True)
class Held:
    """One number: what holds today and its dated values, newest first. ``default`` where nothing was set for today."""

    parameter: Parameter
    today: str
    source: str
    values: list[tuple[Setting, str]]
    measures: list[Definition]


@page("kpi.view_suppressed")
def settings(request: Asking) -> HttpResponse:
    every = held(on=request.on)
    context = {
        "held": every, "answer": _answer(every), "trail": [("Scorecard", reverse("scorecard"))],
        "can_see_populations": policies.can(request.user, publishing.AGREE, on=request.on),
        "can_set": policies.can_whole(request.user, "target.edit", on=request.on),
    }  # fmt: skip
    return render(request, "measures/settings.html", context)


@page("target.edit")
def set_setting(request: Asking, name: str) -> HttpResponse:
    parameter = parameters.BY_NAME.get(name)
    if parameter is None:
        raise OutOfReach
    policies.check(request.user, "target.edit", on=request.on)
    form = SettingForm(request.POST or None, initial={"starts_on": request.on})
    form.fields["amount"].help_text = f"In {parameter.unit}."
    if request.method == "POST" and form.attempt(lambda typed: _set(request, name, **typed)):
        messages.success(request, f"The number is set. {form.outcome}")
        return redirect(f"{reverse('settings')}#{name}")
    way = [("Scorecard", reverse("scorecard")), ("The council's own numbers", reverse("settings"))]
    context = {
        "form": form, "title": parameter.meaning, "button": "Set the number", "trail": way,
        "caption": _standing(name, request.on),
    }  # fmt: skip
    return render(request, "measures/form.html", context, status=forms.status(form))


@transaction.atomic
def _set(request: Asking, name: str, *, starts_on: date, **typed: Any) -> str:
    """Set it, and compute again the months on whose last day it holds: until then they rest on what held before. What
    that means for the figures there are, in a sentence."""
    operations.set_parameter(name=name, starts_on=starts_on, **typed, by=request.user, on=request.on)
    months = [month.id for month in queries.months_with_data(starts_on)]
    if not months:
        return f"It holds from {periods.short_day(starts_on)}; the figures that there are stay as they are."
    title = f"Computing measures with a new number from {periods.short_day(starts_on)}"
    registry.ask(long_work.COMPUTE, title=title, owner=request.user, months=months, on=request.on.isoformat())
    return "The figures that rest on it are computed again."


def _standing(name: str, on: date) -> str:
    """What holds today, above the form for another number."""
    one = next(each for each in held(on=on) if each.parameter.name == name)
    return f"Today: {one.today}" if one.today else "Not entered yet"


def held(*, on: date) -> list[Held]:
    """Every declared number with its values. One query."""
    values = defaultdict(list)
    for row in Setting.objects.select_related("set_by").order_by("-starts_on"):
        values[row.name].append(row)
    return [_held(parameter, values[parameter.name], on) for parameter in parameters.PARAMETERS]


def _held(parameter: Parameter, rows: list[Setting], on: date) -> Held:
    given = [operations.as_value(row) for row in rows]
    every = [each for each in parameters.with_defaults(given) if each.name == parameter.name]
    today = next((each for each in every if each.starts_on <= on <= each.last_day), None)
    resting = [each for each in definition.library().values() if parameter.name in each.head.settings]
    return Held(
        parameter, words.value(today.amount, parameter.unit) if today else "", today.source if today else "",
        [(row, words.value(row.amount, parameter.unit)) for row in rows], resting,
    )  # fmt: skip


def _answer(every: list[Held]) -> str:
    open_ones = [one.parameter.meaning[0].lower() + one.parameter.meaning[1:] for one in every if not one.today]
    if not open_ones:
        return f"All {len(every)} numbers have a value today."
    return f"Not entered yet: {listed(open_ones)}. Measures that rest on it are unknown until then."
