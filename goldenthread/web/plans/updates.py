"""The two-minute update: what happened, what is at risk, what is next, and what shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as django
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.core.periods import Month
from goldenthread.plans import operations, policies, positions, queries
from goldenthread.plans.models import Action, Area, Update
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import evidence, figures, pages, presenters
from goldenthread.web.plans.evidence import EvidenceFields

MONTHS = 3  # how far back somebody may still say what happened, without asking


class UpdateForm(EvidenceFields, forms.VersionedForm):
    """What was said, and (``text``, ``link``, ``file``, ``measure``) what shows it."""

    period = django.ChoiceField(label="Month")
    progress = django.CharField(
        label="Progress", widget=django.Textarea, max_length=4000, required=False,
        help_text="Board members and partners read it too: name no child, and give no count of fewer than ten.",
    )  # fmt: skip
    risk = django.CharField(
        label="Risk", widget=django.Textarea(attrs={"rows": 3}), max_length=4000, required=False,
        help_text="What could stop it, and what you do about that.",
    )  # fmt: skip
    next_step = django.CharField(
        label="Next", widget=django.Textarea(attrs={"rows": 2}), max_length=4000, required=False
    )
    nothing_changed = django.BooleanField(
        label="Nothing has changed since the last update", required=False,
        help_text="An honest answer, recorded as one.",
    )  # fmt: skip

    SAID = ("period", "progress", "risk", "next_step", "nothing_changed")
    SHOWN = ("text", "link", "file", "measure", "contains_child_data")

    def __init__(self, *args: Any, on: date, for_area: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [Month.of(on).plus(-back) for back in range(MONTHS)]
        self.fields["period"].choices = [(each.id, each.label) for each in months]
        if for_area:
            self.fields["progress"].label = "Key developments"
            self.fields["risk"].label = "Key risks"

    @property
    def said(self) -> list[Any]:
        return [self[name] for name in self.SAID]

    @property
    def shown(self) -> list[Any]:
        return [self[name] for name in self.SHOWN]

    @property
    def is_showing(self) -> bool:
        """Was something typed or refused among the evidence, so that its fields must stand open?"""
        return any(self[name].errors or (self.is_bound and self[name].data) for name in self.SHOWN)


@page("action.update")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    form = _form(request, found)
    if request.method == "POST" and form.attempt(
        lambda typed: _say(request, found, typed), stored=lambda: _stored(Action.objects.get(pk=found.pk))
    ):
        messages.success(request, f"Saved: {Month.parse(form.outcome.period).label}.")
        return _onwards(request, found)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    named = [presenters.named_measure(each, can_edit=False) for each in _measures(found)]
    return _show(
        request, form, pages.action_trail(found, open_area=opens), found, found.text, action=found, measures=named,
        rated=presenters.rated(positions.of_action(found, on=request.on)), waiting=_waiting(request, found).count(),
        override_address=reverse("action-override", args=[found.pk]),
    )  # fmt: skip


@page("action.update")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    form = _form(request, found)
    if request.method == "POST" and form.attempt(
        lambda typed: _say(request, found, typed), stored=lambda: _stored(Area.objects.get(pk=found.pk))
    ):
        messages.success(request, f"Saved: {Month.parse(form.outcome.period).label}.")
        return redirect("area", found.pk)
    standing = positions.of_areas(Area.objects.filter(pk=found.pk), on=request.on)[0]
    lines = found.scorecard.prefetch_related("amendments__changed_by")
    named = [presenters.scorecard_line(line, can_edit=False) for line in lines]
    return _show(
        request, form, pages.area_trail(found), found, found.name, measures=named,
        rated=presenters.rated(standing.position), override_address=reverse("area-override", args=[found.pk]),
    )  # fmt: skip


def asked_of(period: Month, said: str) -> Month:
    """Which month is asked for: the one reported on, or the one after it once that has been said."""
    return period.next() if said and Month.parse(said) >= period else period


@transaction.atomic
def _say(request: Asking, found: Action | Area, typed: dict[str, Any]) -> Update:
    """The update and its evidence, together or not at all."""
    said = {name: typed[name] for name in (*UpdateForm.SAID, "version")}
    if isinstance(found, Action):
        update = operations.update_action(action=found, **said, by=request.user, on=request.on)
    else:
        update = operations.update_area(area=found, **said, by=request.user, on=request.on)
    evidence.take(typed, about=found, request=request, update=update)
    return update


def _form(request: Asking, found: Action | Area) -> UpdateForm:
    last = found.latest_update.period if found.latest_update else ""
    month = min(asked_of(pages.period_of(request.on), last), Month.of(request.on))
    initial = {"version": found.version, "period": month.id}
    is_area = isinstance(found, Area)
    return UpdateForm(request.POST or None, request.FILES or None, on=request.on, for_area=is_area, initial=initial)


def _show(
    request: Asking, form: UpdateForm, trail: pages.Trail, found: Action | Area, title: str, **more: Any
) -> HttpResponse:
    last = found.latest_update
    measures = more.get("measures", [])
    return pages.show_form(
        request, form, title=title, button="Save the update", caption="Update", trail=trail, last=last,
        last_month=Month.parse(last.period).label if last else "", template="web/plans/update.html",
        can_add_evidence=policies.can_add_evidence(found, by=request.user, on=request.on),
        can_rate=policies.can_rate(found, by=request.user, on=request.on),
        figures=figures.of([each.slug for each in measures], request), **more,
    )  # fmt: skip


def _measures(found: Action) -> Any:
    return found.measures.select_related("line").prefetch_related("line__amendments__changed_by")


def _waiting(request: Asking, found: Action) -> Any:
    """The reader's other open actions of which nothing was said for the month reported on."""
    month = pages.period_of(request.on)
    mine = queries.my_actions(request.user, on=request.on).exclude(pk=found.pk).exclude(status="claimed")
    return mine.exclude(latest_update__period__gte=month.id)


def _onwards(request: Asking, found: Action) -> HttpResponse:
    """One action after another, for somebody who asked for that."""
    if "next" in request.POST:
        following = _waiting(request, found).first()
        if following:
            return redirect("update-action", following.pk)
        messages.success(request, "That was the last one. Thank you.")
        return redirect("home")
    return redirect("action", found.pk)


def _stored(found: Action | Area) -> tuple[dict[str, Any], int]:
    """What stands now, for a form that somebody else overtook: their words beside mine."""
    last = found.latest_update
    said = {"progress": last.progress, "risk": last.risk, "next_step": last.next_step} if last else {}
    return said, found.version
