"""Work streams of a plan with where their actions stand, and its milestones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans import operations, parts, policies, positions
from goldenthread.plans.delivery import Rating
from goldenthread.plans.models import Action, Milestone, Plan, WorkStream
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.forms import StreamEditForm, StreamForm
from goldenthread.web.plans import pages, presenters, words
from goldenthread.web.plans.forms import VersionForm
from goldenthread.web.plans.presenters import ActionLine


@dataclass(frozen=True)
class Shown:
    """A work stream with the actions of it that the reader sees."""

    stream: WorkStream
    lines: list[ActionLine]
    answer: str
    form: VersionForm


@page("plan.view")
def streams(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan(request, plan_id)
    shown = _shown(request, found)
    milestones = list(found.milestones.select_related("reached_by"))
    context = {
        "plan": found, "streams": shown, "milestones": milestones, "answer": _answer(shown, milestones, request),
        "can_edit": policies.can_edit_plan(found, by=request.user, on=request.on), "trail": pages.plan_trail(found),
    }  # fmt: skip
    return render(request, "living/streams.html", context)


@page("plan.edit")
def add(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan_to_edit(request, plan_id)
    form = StreamForm(request.POST or None, actions=asked.actions_of(request, found))
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_stream(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The work stream is added.")
        return redirect("plan-streams", found.pk)
    return pages.show_form(request, form, title="Add a work stream", button="Add", trail=trail(found))


@page("plan.edit")
def edit(request: Asking, stream_id: int) -> HttpResponse:
    found = parts.stream_for(request.user, stream_id, on=request.on)
    asked.check(request, found.plan)
    initial = _stored(found)[0] | {"version": found.version}
    form = StreamEditForm(request.POST or None, actions=asked.actions_of(request, found.plan), initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_stream(stream=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(WorkStream.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("plan-streams", found.plan_id)
    return pages.show_form(request, form, title="Edit the work stream", button="Save", trail=trail(found.plan))


@page("plan.edit")
@require_POST
def remove(request: Asking, stream_id: int) -> HttpResponse:
    """Take a work stream away; its actions stay."""
    found = parts.stream_for(request.user, stream_id, on=request.on)
    asked.check(request, found.plan)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.remove_stream(stream=found, **typed, by=request.user, on=request.on)):
        address = reverse("stream-restore", args=[found.pk])
        said = f"The work stream {found.name} is taken away; its actions stay."
        undo.offer(request, said, address=address, version=found.version)
    else:
        asked.tell(request, form)
    return redirect("plan-streams", found.plan_id)


@page("plan.edit")
@require_POST
def restore(request: Asking, stream_id: int) -> HttpResponse:
    found = parts.stream_for(request.user, stream_id, on=request.on, removed=True)
    asked.check(request, found.plan)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.restore_stream(stream=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"The work stream {found.name} is back.")
    else:
        asked.tell(request, form)
    return redirect("plan-streams", found.plan_id)


def trail(found: Plan) -> pages.Trail:
    return [*pages.plan_trail(found), ("Work streams and milestones", pages.address("plan-streams", found.pk))]


def _shown(request: Asking, found: Plan) -> list[Shown]:
    """Every stream with its actions and where they stand; the same queries however many."""
    promised = asked.actions_of(request, found).filter(dropped_on=None)
    mine = {each.pk: each for each in promised.prefetch_related(*_PARTS)}
    rows = found.streams.filter(removed_on__isnull=True).prefetch_related("actions")
    return [
        _stream(stream, [mine[each.pk] for each in stream.actions.all() if each.pk in mine], request) for stream in rows
    ]


_PARTS = ("overrides", "leads", positions.COMMITTED)


def _stream(stream: WorkStream, actions: list[Action], request: Asking) -> Shown:
    lines = [_line(action, request) for action in actions]
    ratings = [Rating.BLUE if line.rated.rating == "embedded" else Rating(line.rated.rating) for line in lines]
    return Shown(stream, lines, words.of_actions(ratings), VersionForm(initial={"version": stream.version}))


def _line(action: Action, request: Asking) -> ActionLine:
    owners = tuple(dict.fromkeys(lead.raw for lead in action.leads.all()))
    position = positions.of_action(action, on=request.on)
    return ActionLine(action, action.area.name, owners, presenters.rated(position))


def _answer(shown: list[Shown], milestones: list[Milestone], request: Asking) -> str:
    late = sum(each.reached_on is None and each.due_on < request.on for each in milestones)
    reached = sum(each.reached_on is not None for each in milestones)
    said = [f"{words.begin(words.counted(len(shown), 'work stream'))}."]
    if milestones:
        passed = f", {words.some(late)} late" if late else ""
        every = words.counted(len(milestones), "milestone")
        said.append(f"{words.begin(words.some(reached))} of {every} reached{passed}.")
    return " ".join(said)


def _stored(found: WorkStream) -> tuple[dict[str, Any], int]:
    return {"name": found.name, "lead": found.lead, "actions": found.actions.all()}, found.version
