"""An action: who promised what, and is it happening? Its text and its due date are changed here too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.core.periods import Month
from goldenthread.plans import delivery, following, kept, operations, policies, positions, queries
from goldenthread.plans.checking import bands, from_plan
from goldenthread.plans.checking.view import Band
from goldenthread.plans.delivery import Flag, Status
from goldenthread.plans.following import Thread
from goldenthread.plans.models import Action, Update
from goldenthread.plans.positions import Position
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import beside
from goldenthread.web.plan_checks import typing
from goldenthread.web.plans import figures, pages, people, presenters
from goldenthread.web.plans.forms import ActionForm, DueForm, VersionForm
from goldenthread.web.plans.presenters import Shown


@dataclass(frozen=True)
class Told:
    """An update with the evidence that came with it."""

    update: Update
    period: str
    evidence: list[Shown]


@page("action.view")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    thread = following.thread(found, request.user, on=request.on)
    position = positions.of_action(found, on=request.on)
    can = _rights(request, found)
    measures = [presenters.named_measure(each, can_edit=can["edit"]) for each in thread.measures]
    pieces = presenters.shown(thread.evidence, found, request)
    context = {
        "action": found, "area": found.area, "thread": thread, "rated": presenters.rated(position),
        "answer": _answer(found, position, thread), "measures": measures, "can": can, "rule": delivery.RULE,
        "figures": figures.of([each.slug for each in measures], request), "override": position.override,
        "leads": people.who(found.leads, on=request.on), "partners": people.who(found.partners, on=request.on),
        "told": _told(thread, pieces), "loose": [piece for piece in pieces if piece.evidence.update_id is None],
        "status": Status(found.status), "version_form": VersionForm(initial={"version": found.version}),
        "opens": _opens(request, found), "trail": _trail(request, found), "life": beside.of_action(request, found),
        "first_promised": kept.first_words(found, thread.date_changes),
        "band": _band(found),
    }  # fmt: skip
    return render(request, "web/plans/action.html", context)


@page("plan.edit")
def edit(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    signed = bool(found.area.plan.signed_off_on)
    form = ActionForm(request.POST or None, area=found.area, needs_reason=signed, initial=_initial(found))
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_action(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Action.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        typing.tell(request, typing.of_action(request.POST, found, request))
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="Edit the action", button="Save", trail=pages.action_trail(found),
        answer="Its due date has a page of its own, so that no change of date goes unseen.",
        advice=typing.of_action(request.POST, found, request), template="plan_checks/action_form.html",
        advice_address=reverse("action-edit-advice", args=[found.pk]),
    )  # fmt: skip


@page("action.update")
def due(request: Asking, action_id: int) -> HttpResponse:
    """Move the due date; the old one stays in the log."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    needs_agreement = bool(found.area.plan.signed_off_on)
    form = DueForm(request.POST or None, needs_agreement=needs_agreement, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.change_due_date(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored_due(Action.objects.get(pk=found.pk)),
    ):
        said = f"The due date is now {form.outcome.new_raw}. The old one is kept in the log."
        undo.offer(request, said, address=reverse("action-due-back", args=[found.pk]), version=found.version)
        typing.tell(request, typing.of_dates(found, request))
        return redirect("action", found.pk)
    found.refresh_from_db()  # "due now" is what is stored, not what a refused move had begun to write
    return pages.show_form(
        request, form, title="Change the due date", button="Change the date", action=found,
        trail=_trail(request, found, whole=True), template="web/plans/due.html",
        first_promised=kept.first_words(found, found.date_changes.all()),
    )  # fmt: skip


def _band(found: Action) -> Band | None:
    """The time band that says by when it is due, where no date of its own does."""
    from_plan.fetch_bands([found])
    return bands.first(from_plan.bands_of(found))


def _answer(found: Action, position: Position, thread: Thread) -> str:
    """Where it stands by the rule or a person, then when somebody last said so."""
    said = position.sentence if position.override is None else position.delivery.sentence
    if position.override:
        said = f"Reported as {position.reported.label.lower()}; by its dates it would be otherwise. {said}"
    if Flag.WAITS in position.flags or found.status == Status.COMPLETE:
        return said
    if not thread.updates:
        return f"{said} Nobody has said anything of it yet."
    return said


def _told(thread: Thread, pieces: list[Shown]) -> list[Told]:
    return [
        Told(each, Month.parse(each.period).label, [p for p in pieces if p.evidence.update_id == each.pk])
        for each in thread.updates
    ]


def _rights(request: Asking, found: Action) -> dict[str, bool]:
    by, on = request.user, request.on
    updates = policies.can_update(found, by=by, on=on)
    is_open = found.status in {Status.NOT_STARTED, Status.UNDER_WAY}
    signs = policies.can_sign_off(found, by=by, on=on)
    return {
        "update": updates, "edit": policies.can_edit_area(found.area, by=by, on=on),
        "drop": policies.can_drop(found, by=by, on=on),
        "evidence": policies.can_add_evidence(found, by=by, on=on),
        "begin": updates and found.status == Status.NOT_STARTED,
        "unbegin": updates and found.status == Status.UNDER_WAY,
        "due": updates and found.status != Status.COMPLETE,
        "override": policies.can_rate(found, by=by, on=on) and found.status != Status.COMPLETE,
        "claim": is_open and policies.can_claim(found, by=by, on=on),
        "sign_off": signs and found.status == Status.CLAIMED and not found.dropped_on,
        "withdraw_claim": updates and not signs and found.status == Status.CLAIMED,
        "reopen": found.status == Status.COMPLETE and policies.can_reopen(found, by=by, on=on),
        "embed": signs and found.status == Status.COMPLETE and not found.is_embedded,
        "not_held": signs and found.is_embedded,
    }  # fmt: skip


def _opens(request: Asking, found: Action) -> bool:
    """May the reader open the area and plan around it? A lead from elsewhere may not."""
    return queries.can_open_area(request.user, found.area_id, on=request.on)


def _trail(request: Asking, found: Action, *, whole: bool = False) -> pages.Trail:
    way = pages.action_trail(found, open_area=_opens(request, found))
    return way if whole else way[:-1]


def _initial(found: Action) -> dict[str, Any]:
    stored, version = _stored(found)
    return stored | {"version": version}


def _stored(found: Action) -> tuple[dict[str, Any], int]:
    stored = {
        "text": found.text, "reference": found.reference, "start": found.start_raw, "cost": found.cost_raw,
        "phase": found.phase, "outcomes": found.outcomes.all(), "recommendations": found.recommendations.all(),
    }  # fmt: skip
    return stored, found.version


def _stored_due(found: Action) -> tuple[dict[str, Any], int]:
    return {"due": found.due_raw}, found.version
