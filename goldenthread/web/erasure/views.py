"""Erasing words from the history. The words looked for travel in the form, never in an address."""

from __future__ import annotations

from django import forms as django
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import erasure
from goldenthread.accounts.models import Erasure
from goldenthread.history.models import Entry
from goldenthread.web import forms
from goldenthread.web.access import Asking, page

SHOWN = 50  # requests on the page; older ones are in the history


class FindForm(forms.Form):
    words = django.CharField(
        label="Words to look for", max_length=200, widget=django.TextInput(attrs={"autocomplete": "off"}),
        help_text="For example a name that somebody wrote in a reason. Letter for letter, three letters at least.",
    )  # fmt: skip


class AskForm(forms.Form):
    reason = django.CharField(
        label="Why", max_length=300, widget=django.Textarea(attrs={"rows": 3}),
        help_text="The request or the rule. Repeat nothing of the text: this reason stays.",
    )  # fmt: skip


class VersionForm(forms.VersionedForm):
    """Nothing to ask: only which version is meant."""


@page(erasure.CAPABILITY)
def erasures(request: Asking) -> HttpResponse:
    """What waits and what was erased; and the lines in which some words stand."""
    form, lines = FindForm(request.POST or None), None
    if request.method == "POST" and form.attempt(
        lambda typed: list(erasure.lines_that_say(typed["words"], by=request.user, on=request.on))
    ):
        lines = form.outcome
    every = list(Erasure.objects.select_related("asked_by", "decided_by")[:SHOWN])
    waiting = [each for each in every if each.state == Erasure.State.WAITING]
    told = {entry.seq: entry for entry in Entry.objects.filter(seq__in=[each.line for each in waiting])}
    for each in waiting:
        each.entry = told.get(each.line)
    decided = [each for each in every if each.state != Erasure.State.WAITING]
    context = {"form": form, "lines": lines, "waiting": waiting, "decided": decided, "most": erasure.MOST_FOUND}
    return render(request, "erasure/list.html", context, status=forms.status(form))


@page(erasure.CAPABILITY)
def ask(request: Asking, line: int) -> HttpResponse:
    """Ask that the text of one line be erased."""
    entry = Entry.objects.filter(seq=line, erased=False).first()
    if entry is None:
        raise Http404
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: erasure.ask(line=line, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Asked. The text stays until a second person agrees.")
        return redirect("erasure-list")
    context = {"form": form, "entry": entry, "trail": [("Erase words", reverse("erasure-list"))]}
    return render(request, "erasure/ask.html", context, status=forms.status(form))


@page(erasure.CAPABILITY)
@require_POST
def agree(request: Asking, erasure_id: int) -> HttpResponse:
    """The second person's yes."""
    found, form = get_object_or_404(Erasure, pk=erasure_id), VersionForm(request.POST)
    if form.attempt(lambda typed: erasure.agree(asked=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"The text of line {found.line} is erased.")
    else:
        _say_why(request, form)
    return redirect("erasure-list")


@page(erasure.CAPABILITY)
@require_POST
def take_back(request: Asking, erasure_id: int) -> HttpResponse:
    """Nothing is erased."""
    found, form = get_object_or_404(Erasure, pk=erasure_id), VersionForm(request.POST)
    if form.attempt(lambda typed: erasure.take_back(asked=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"The text of line {found.line} stays.")
    else:
        _say_why(request, form)
    return redirect("erasure-list")


def _say_why(request: Asking, form: forms.Form) -> None:
    messages.error(request, "; ".join(form.non_field_errors()) or "Open the page again and choose there.")
