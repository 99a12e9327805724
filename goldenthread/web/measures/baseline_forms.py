"""Proposing a baseline, deciding about one, and noting what happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies
from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.core.periods import Month
from goldenthread.measures import baselines
from goldenthread.measures import policies as entering
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Baseline, ChartNote
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import how_we_know, measure

WHOLE, COUNCIL = "whole", "The whole council"  # an empty choice would say "optional" beside it


class BaselineForm(forms.Form):
    cut = django.ChoiceField(
        label="For", initial=WHOLE, help_text="A team's limits begin again apart from the council's."
    )
    starts = forms.MonthField(label="First month", help_text="From here on limits and rules begin again.")
    reason = django.CharField(
        label="What is done differently since", max_length=1000, widget=django.Textarea,
        help_text="A new practice, a new team, another way of recording. That the figures differ is no reason.",
    )  # fmt: skip
    fixed = django.IntegerField(
        label="Fix the limits on the first points",
        required=False,
        min_value=0,
        help_text="20 to 36, for a measure that an action is to move. Leave empty for limits that rest on every month.",
    )

    def __init__(self, *args: Any, measure: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = [(f"team:{name}", name) for name in baselines.teams_of(measure)]
        self.fields["cut"].choices = [(WHOLE, COUNCIL), *teams]
        if not teams:
            del self.fields["cut"]


class NoteForm(forms.Form):
    happened_on = forms.DateField(label="When it happened")
    text = django.CharField(label="What happened", max_length=200, help_text="One short sentence without a name.")


class StepForm(forms.VersionedForm):
    """Only the version: one button."""


@page(baselines.PROPOSE)
def propose(request: Asking, slug: str) -> HttpResponse:
    found = measure.named(slug)
    policies.check(request.user, baselines.PROPOSE, on=request.on)
    given = {"starts": _month(request.GET.get("starts")), "cut": _part(request.GET.get("team", ""))}
    form = BaselineForm(request.POST or None, initial=given, measure=slug)

    def keep(typed: dict[str, Any]) -> Baseline:
        starts: date = typed["starts"]
        return baselines.propose(
            measure=slug, starts=Month.of(starts), reason=typed["reason"], fixed=typed["fixed"] or 0,
            cut=typed.get("cut", WHOLE).partition(":")[2], by=request.user, on=request.on,
        )  # fmt: skip

    if request.method == "POST" and form.attempt(keep):
        messages.success(request, "Proposed. It counts once another person agrees.")
        return redirect("measure-how", slug)
    return _form(request, found, form, "Propose a new baseline", "Propose it")


@page(entering.ENTER)
def note(request: Asking, slug: str) -> HttpResponse:
    found = measure.named(slug)
    form = NoteForm(request.POST or None, initial={"happened_on": request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: baselines.note(measure=slug, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Noted. It is drawn on the chart at its month.")
        return redirect("measure", slug)
    return _form(request, found, form, "Note what happened", "Note it")


@require_POST
@page(baselines.AGREE)
def agree(request: Asking, baseline_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(request, baseline_id, baselines.agree, "Agreed. The limits begin again from that month.")


@require_POST
@page(baselines.AGREE)
def end(request: Asking, baseline_id: int) -> HttpResponse:
    return _step(request, baseline_id, baselines.end, "Taken back. The limits are as they were.")


@require_POST
@page(baselines.AGREE)
def decline(request: Asking, baseline_id: int) -> HttpResponse:
    return _step(request, baseline_id, baselines.decline, "Declined. It stays in the list.")


@require_POST
@page(entering.ENTER)
def take_back(request: Asking, note_id: int) -> HttpResponse:
    """Take a note off the chart."""
    found = ChartNote.objects.filter(pk=note_id, is_withdrawn=False).first()
    if found is None:
        raise OutOfReach
    form = StepForm(request.POST)
    try:
        if form.is_valid():
            baselines.withdraw_note(note=found, version=form.cleaned_data["version"], by=request.user, on=request.on)
            messages.success(request, "Taken back.")
    except (NotAllowed, OutOfReach):
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("measure", found.measure)


def _step(request: Asking, baseline_id: int, step: Callable[..., Baseline], done: str) -> HttpResponse:
    found = Baseline.objects.filter(pk=baseline_id).first()
    if found is None:
        raise OutOfReach
    form = StepForm(request.POST)
    try:
        if form.is_valid():
            step(baseline=found, version=form.cleaned_data["version"], by=request.user, on=request.on)
            messages.success(request, done)
            return redirect("measure-how", found.measure)
    except (NotAllowed, OutOfReach):
        raise
    except StaleVersion:
        form.refuse(Refusal("Somebody else decided about this baseline meanwhile.", remedy="Look at it again."))
    except Refusal as refusal:
        form.refuse(refusal)
    return how_we_know.shown(request, measure.named(found.measure), form)


def _part(team: str) -> str:
    return f"team:{team}" if team else WHOLE


def _month(text: str | None) -> date | None:
    try:
        return Month.parse(text or "").first_day
    except ValueError:
        return None


def _form(request: Asking, found: Definition, form: forms.Form, title: str, button: str) -> HttpResponse:
    way = [*measure.trail(found), ("How we know", reverse("measure-how", args=[found.slug]))]
    context = {"form": form, "title": title, "button": button, "trail": way, "caption": found.head.title}
    return render(request, "measures/form.html", context, status=forms.status(form))
