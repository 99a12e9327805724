"""What an action does again and again: added, ended, and told time by time."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import OutOfReach
from goldenthread.core import periods
from goldenthread.plans import operations, parts, policies, positions, queries
from goldenthread.plans import recurring as rules
from goldenthread.plans.models import Action, Commitment
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked, times
from goldenthread.web.living.forms import CommitmentForm, EndForm, TellForm
from goldenthread.web.plans import pages, words
from goldenthread.web.plans.forms import VersionForm

FURTHEST = 5_000  # times: more than any plan has, so that no address makes the site count for ever


@page("plan.edit")
def add(request: Asking, action_id: int) -> HttpResponse:
    found = asked.action_to_edit(request, action_id)
    form = CommitmentForm(request.POST or None, initial={"starts_on": request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_commitment(action=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("commitment-take-back", args=[form.outcome.pk])
        undo.offer(request, _added(request, form.outcome), address=address, version=form.outcome.version)
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="Add something that recurs", button="Add", trail=pages.action_trail(found),
        caption=str(found)[:200],
        answer="Each time is done, not done with a reason, or, when nobody says anything before the next, missed.",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def take_added_back(request: Asking, commitment_id: int) -> HttpResponse:
    """The undo of adding it."""
    found = parts.commitment_for(request.user, commitment_id, on=request.on)
    policies.check_edit_area(found.action.area, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    action = found.action_id
    if form.attempt(
        lambda typed: operations.take_commitment_back(commitment=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "It is not there any more.")
    else:
        asked.tell(request, form)
    return redirect("action", action)


@page("plan.edit")
def end(request: Asking, commitment_id: int) -> HttpResponse:
    found = parts.commitment_for(request.user, commitment_id, on=request.on)
    policies.check_edit_area(found.action.area, by=request.user, on=request.on)
    form = EndForm(request.POST or None, initial={"ends_on": found.ends_on or request.on, "version": found.version})
    before = found.ends_on
    if request.method == "POST" and form.attempt(
        lambda typed: operations.end_commitment(commitment=found, **typed, by=request.user, on=request.on)
    ):
        said = f"It ends on {periods.short_day(found.ends_on)}." if found.ends_on else "It goes on."
        address = reverse("commitment-end", args=[found.pk])
        day = {f"ends_on-{part}": getattr(before, part) if before else "" for part in ("day", "month", "year")}
        undo.offer(request, said, address=address, version=found.version, **day)
        return redirect("action", found.action_id)
    return pages.show_form(
        request, form, title="When it ends", button="Save", trail=_trail(request, found.action), caption=found.text,
        answer="What was said of the times before stays.",
    )  # fmt: skip


@page("action.update")
def tell(request: Asking, commitment_id: int, number: int) -> HttpResponse:
    """Say what came of one time."""
    found = parts.commitment_for(request.user, commitment_id, on=request.on)
    policies.check_update(found.action, by=request.user, on=request.on)
    due_on = _day(found, number)
    told = found.occurrences.filter(due_on=due_on).first()
    said = {"said": told.said, "done_on": told.done_on, "note": told.note} if told else {}
    form = TellForm(request.POST or None, initial=said | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.tell_occurrence(
            commitment=found, due_on=due_on, **typed, by=request.user, on=request.on
        )
    ):
        address = reverse("occurrence-take-back", args=[form.outcome.pk])
        undo.offer(request, f"{form.outcome.get_said_display()}.", address=address, version=found.version)
        return redirect("action", found.action_id)
    return pages.show_form(
        request, form, title="What came of it", button="Save", trail=_trail(request, found.action),
        caption=f"{found.text}, due {periods.short_day(due_on)}",
    )  # fmt: skip


@page("action.update")
@require_POST
def take_back(request: Asking, occurrence_id: int) -> HttpResponse:
    """Take back what was said of one time."""
    found = parts.occurrence_for(request.user, occurrence_id, on=request.on)
    action = found.commitment.action
    policies.check_update(action, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(
        lambda typed: operations.untell_occurrence(occurrence=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Nothing is said of that time any more.")
    else:
        asked.tell(request, form)
    return redirect("action", action.pk)


def _added(request: Asking, found: Commitment) -> str:
    """What was added, and what of it counts as missed at once."""
    said = f"Added: {found.text}, {times.rule_words(found)}."
    missed = sum(each.is_missed for each in positions.times(found, on=request.on))
    if not missed:
        return said
    lie, them = ("time lies", "it") if missed == 1 else ("times lie", "them")
    return (
        f"{said} {words.begin(words.number(missed))} {lie} further back and "
        f"{'counts' if missed == 1 else 'count'} as missed until somebody says what came of {them}."
    )


def _day(found: Commitment, number: int) -> date:
    if number > FURTHEST:
        raise OutOfReach
    try:
        return rules.nth(found.rule, found.starts_on, number)
    except (OverflowError, ValueError) as error:
        raise OutOfReach from error


def _trail(request: Asking, action: Action) -> pages.Trail:
    opens = queries.can_open_area(request.user, action.area_id, on=request.on)
    return pages.action_trail(action, open_area=opens)
