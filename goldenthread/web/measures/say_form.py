"""Saying something of a month's figure, as its owner; and taking it back."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.core.errors import Refusal
from goldenthread.core.periods import Month
from goldenthread.measures import policies
from goldenthread.measures import queries as figures
from goldenthread.measures.saying import operations, queries
from goldenthread.measures.saying.models import LONGEST
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import links, measure, periods


class TakeBackForm(forms.Form):
    version = django.IntegerField(widget=django.HiddenInput, min_value=0)


class SayForm(TakeBackForm):
    text = django.CharField(
        label="What you say of it", max_length=LONGEST, widget=django.Textarea(attrs={"rows": 3}),
        help_text="One sentence, for all who see this figure as it is: why it is so, or what is done about it. "
        "Name no child, and no number under ten.",
    )  # fmt: skip


@page(policies.ENTER)
def say(request: Asking, slug: str) -> HttpResponse:
    """The form: a sentence about the figure of the month in the address."""
    found, month = measure.named(slug), periods.choose(request.GET, on=request.on).month
    text, version = _standing(request, slug, month), queries.version(slug, month)
    form = SayForm(request.POST or None, initial={"version": version, "text": text})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.say(measure=slug, period=month, **typed, by=request.user, on=request.on),
        stored=lambda: ({"text": _standing(request, slug, month)}, queries.version(slug, month)),
    ):
        messages.success(request, f"Said of {month.label}. It stands under the measure on the scorecard.")
        return redirect(links.measure(slug, month))
    given: dict[str, Any] = {
        "form": form, "trail": measure.trail(found), "caption": found.head.title,
        "title": f"What you say of {month.label}", "button": "Say it", "version": version,
        "back_address": links.measure(slug, month, "measure-say-take-back") if text else "",
    }  # fmt: skip
    return render(request, "measures/say.html", given, status=forms.status(form))


@require_POST
@page(policies.ENTER)
def take_back(request: Asking, slug: str) -> HttpResponse:
    """Nothing is said of the month any more."""
    measure.named(slug)
    month, form = periods.choose(request.GET, on=request.on).month, TakeBackForm(request.POST)
    try:
        if form.is_valid():
            operations.withdraw(measure=slug, period=month, **form.cleaned_data, by=request.user, on=request.on)
            messages.success(request, "Taken back. The history keeps it.")
    except (NotAllowed, OutOfReach):
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(links.measure(slug, month))


def _standing(request: Asking, slug: str, month: Month) -> str:
    """What stands there now, for a reader who may see small numbers: words may hold one."""
    seen = figures.sight(request.user, on=request.on)
    said = queries.of_month([slug], month, seen=seen).get(slug)
    return said.text if said else ""
