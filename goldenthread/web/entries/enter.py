"""Enter one measure's figure for a month and team, see what was entered before, and take an entry back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.errors import OutOfReach
from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import due, entering, entry, given, policies, queries, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.given import Given
from goldenthread.measures.models import EnteredValue
from goldenthread.web import forms as web_forms
from goldenthread.web.access import Asking, page
from goldenthread.web.entries import forms, links
from goldenthread.web.measures import measure

SHOWN_MONTHS = 36
COUNCIL = "The whole council"
_FIELDS = ("numerator", "denominator", "done", "done_on", "source", "note")


@page(policies.ENTER)
def enter(request: Asking, slug: str) -> HttpResponse:
    """The form for the month and team of the address; those that the person may enter can be chosen."""
    found = _entered(slug)
    month = links.month(request.GET.get("period")) or due.latest_due(found, on=request.on)
    team = request.GET.get("team", "")
    said = Given(slug, month, team)
    before, is_open = _seen(request, said), policies.can_enter(found, team, by=request.user, on=request.on)
    form = forms.EntryForm(request.POST or None, measure=found, initial=_initial(before, _version(said)))

    def keep(typed: dict[str, Any]) -> EnteredValue:
        version = typed.pop("version")
        return entering.enter_value(
            said=Given(slug, month, team, **typed), version=version, by=request.user, on=request.on
        )

    if request.method == "POST" and form.attempt(keep, stored=lambda: _stored(request, said, form)):
        messages.success(request, f"{_value(found, form.outcome)} is entered for {month.label}.")
        return redirect(links.enter(found, month, team))
    context = _context(request, found, said) | {"form": form, "is_open": is_open, "before": before}
    return render(request, "entries/enter.html", context, status=web_forms.status(form))


@page(policies.ENTER)
def take_back(request: Asking, entry_id: int) -> HttpResponse:
    """Take back the entry that stands, with a reason: the one before it stands again."""
    value = EnteredValue.objects.select_related("by").filter(pk=entry_id).first()
    if value is None:
        raise OutOfReach
    found, month = _entered(value.measure), Month.parse(value.period)
    if not policies.can_enter(found, value.cut, by=request.user, on=request.on):
        raise OutOfReach
    form = forms.TakeBackForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: entering.undo_value(value=value, **typed, by=request.user, on=request.on)
    ):
        kept = form.outcome
        messages.success(request, "Taken back: nothing stands now." if kept.is_withdrawn else "Taken back.")
        return redirect(links.enter(found, month, value.cut))
    context = {
        "form": form, "measure": found, "month": month, "value": value, "told": _value(found, value),
        "trail": [*measure.trail(found), ("Enter a figure", links.enter(found, month, value.cut))],
    }  # fmt: skip
    return render(request, "entries/take_back.html", context, status=web_forms.status(form))


def _entered(slug: str) -> Definition:
    found = measure.named(slug)
    if not found.entry:
        raise OutOfReach
    return found


def _context(request: Asking, found: Definition, said: Given) -> dict[str, Any]:
    entries = [(value, _value(found, value)) for value in _visible(request, said)]
    return {
        "measure": found, "month": said.period, "team": said.team, "entries": entries, "trail": measure.trail(found),
        "teams": policies.teams(found, by=request.user, on=request.on),
        "whole": policies.can_enter(found, "", by=request.user, on=request.on), "council": COUNCIL,
        "months": _months(found, said.period, request), "span": entry.spoken(found.head.basis),
        "address": links.measure(found, said.period),
    }  # fmt: skip


def _months(found: Definition, shown: Month, request: Asking) -> list[Month]:
    """The months that want a figure, the newest first; for an occasion any month."""
    every = set(months_ending(due.latest_due(found, on=request.on), SHOWN_MONTHS))
    wanted = {month for month in every if found.head.basis in {"occasion", "once"} or given.is_due(found, month)}
    return sorted(wanted | {shown}, reverse=True)


def _visible(request: Asking, said: Given) -> list[EnteredValue]:
    """Every entry for those who see the figure; else the person's own."""
    seen = queries.sight(request.user, on=request.on)
    allowed = seen.sees_team(said.team) if said.team else seen.allowed
    found = due.entries_of(said.measure, said.period, said.team)
    return found if allowed else [value for value in found if value.by_id == request.user.pk]


def _seen(request: Asking, said: Given) -> EnteredValue | None:
    """The entry that stands, if the person may see it."""
    return next((value for value in _visible(request, said) if value.is_current), None)


def _version(said: Given) -> int:
    """The version that an entry must come after; it is no secret, whoever made it."""
    standing = entering.standing(said)
    return standing.version if standing else 0


def _initial(before: EnteredValue | None, version: int) -> dict[str, Any]:
    if before is None or before.is_withdrawn:
        return {"version": version}
    done = {True: "yes", False: "no", None: None}[before.done]
    return {name: _tidy(getattr(before, name)) for name in _FIELDS} | {"version": version, "done": done}


def _stored(request: Asking, said: Given, form: forms.EntryForm) -> tuple[Mapping[str, Any], int]:
    """What stands now, for a form that was overtaken; no more of it than the person may see."""
    value = _seen(request, said)
    return {name: getattr(value, name) for name in _FIELDS if value and name in form.fields}, _version(said)


def _tidy(found: Any) -> Any:
    """12 and not 12.0 in a box."""
    return int(found) if isinstance(found, float) and found.is_integer() else found


def _value(found: Definition, value: EnteredValue) -> str:
    """The figure of an entry with what it was made of: ``75% (12 of 16)``, ``Done on 2026-05-07``."""
    if value.is_withdrawn:
        return "Taken back"
    if value.done is not None or value.value is None:
        told = entering.told(value) or ""
        return told[:1].upper() + told[1:]
    made = words.value(value.value, found.head.unit)
    return made if value.denominator is None else f"{made} ({entering.told(value)})"
