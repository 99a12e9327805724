"""Actions: added, edited, given to people, their dates changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import chain, versions
from goldenthread.plans import costing, delivery, editing, kept, naming, policies
from goldenthread.plans.directory import linking
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import (
    Action,
    ActionLead,
    ActionMeasure,
    ActionPartner,
    Area,
    DateChange,
    Outcome,
    Recommendation,
)
from goldenthread.plans.operations import amending
from goldenthread.plans.operations.areas import edit_with_links
from goldenthread.plans.reading import dates
from goldenthread.plans.reading.model import Cost, ReadDate


@transaction.atomic
def add_action(
    *, area: Area, text: str, by: Person, on: date, reference: str = "", outcomes: Iterable[Outcome] = (),
    recommendations: Iterable[Recommendation] = (), leads: Sequence[str] = (), partners: Sequence[str] = (),
    start: str | ReadDate = "", due: str | ReadDate = "", cost: str | Cost = "", measures: Sequence[str] = (),
    phase: str = "",
) -> Action:  # fmt: skip
    """A new action, not started. Dates come as written (``Mar-27``) and are kept so beside what they mean."""
    policies.check_edit_area(area, by=by, on=on)
    action = Action(area=area, text=text, reference=reference, phase=phase, order=editing.next_order(area.actions))
    set_start(action, start)
    set_due(action, due)
    action.original_due_raw, action.original_due_iso = action.due_raw, action.due_iso
    action.original_due_reason = action.due_reason
    set_cost(action, cost)
    action.cost_since = on if action.cost_funding == costing.Funding.TO_CONFIRM else None
    editing.add(action)
    action.outcomes.set(outcomes)
    action.recommendations.set(recommendations)
    give(action, leads, partners)
    name_measures(action, measures)
    history.record("plans.action_added", subject=action, by=by, on=on, detail=str(action))
    return action


@transaction.atomic
def edit_action(
    *, action: Action, version: int, text: str, reference: str, start: str, cost: str,
    outcomes: Iterable[Outcome], recommendations: Iterable[Recommendation], by: Person, on: date, reason: str = "",
    phase: str | None = None,
) -> Action:  # fmt: skip
    """Change what an action says and serves; with a reason, which is shown, once the plan is signed off. ``phase``
    None leaves the heading that it stands under.

    Its due date moves only through ``change_due_date``; what it serves in related plans stays (``serve_related``).
    """
    policies.check_edit_area(action.area, by=by, on=on)
    before = amending.promises(action)
    trial = Action(start_raw=action.start_raw)
    set_start(trial, start)
    set_cost(trial, cost)
    trial.cost_since = unconfirmed_since(action, trial.cost_funding, on)
    cost_of = action if trial.cost_raw == action.cost_raw else trial
    fields = {
        "text": text, "reference": reference, "phase": action.phase if phase is None else phase,
        "start_raw": trial.start_raw, "start_iso": trial.start_iso,
        "start_reason": trial.start_reason, "starts_on": trial.starts_on, "cost_raw": trial.cost_raw,
        "cost_amount": cost_of.cost_amount, "cost_period": cost_of.cost_period,
        "cost_funding": cost_of.cost_funding, "cost_since": cost_of.cost_since,
    }  # fmt: skip
    own = action.area.plan_id
    links: dict[str, Iterable[Any]] = {
        "outcomes": [*outcomes, *action.outcomes.exclude(area__plan=own)],
        "recommendations": [*recommendations, *action.recommendations.exclude(plan=own)],
    }
    edit_with_links(action, version, "plans.action_edited", by, on, fields=fields, links=links, reason=reason)
    amending.keep(action, before, reason=reason, by=by, on=on)
    return action


@transaction.atomic
def assign_action(
    *, action: Action, version: int, leads: Sequence[str], partners: Sequence[str], by: Person, on: date
) -> Action:
    """Say who owns an action and who helps, by name or post; names not known here stay as words."""
    policies.check_edit_area(action.area, by=by, on=on)
    before = _given(action)
    versions.claim(action, version)
    action.leads.all().delete()
    action.partners.all().delete()
    give(action, leads, partners)
    after = _given(action)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    history.record("plans.action_assigned", subject=action, by=by, on=on, changes=changes)
    return action


@transaction.atomic
def assign_back(*, action: Action, version: int, by: Person, on: date) -> Action:
    """The undo of the person's own last naming of owners and partners: those before own it and help again.

    PlanError when that was not the last thing done to the action.
    """
    policies.check_edit_area(action.area, by=by, on=on)
    line = chain.lines_about(action).first()
    if line is None or line.kind != "plans.action_assigned" or line.by_id != str(by.pk):
        raise PlanError("It was changed otherwise meanwhile.", remedy="Name its owners on their own page.")
    before, now = {name: pair[0] for name, pair in (line.changes or {}).items()}, _given(action)
    names = {name: before.get(name, now[name]) for name in now}
    return assign_action(action=action, version=version, **names, by=by, on=on)


@transaction.atomic
def change_due_date(
    *, action: Action, version: int, due: str | ReadDate, reason: str, by: Person, on: date, agreed_by: str = ""
) -> DateChange:
    """Move the due date and keep the old one in the log. Once the plan is signed off somebody must have agreed."""
    policies.check_update(action, by=by, on=on)
    _check_date_change(action, reason, agreed_by)
    _check_moves(action, due)
    return move_due(action, version, due, reason, agreed_by, by, on)


@transaction.atomic
def move_due_back(*, action: Action, version: int, by: Person, on: date) -> DateChange:
    """The undo of the person's own last move of the date: what stood before stands again, and the log shows both.

    PlanError when the last move is not theirs of that day.
    """
    policies.check_update(action, by=by, on=on)
    last = action.date_changes.filter(as_at__isnull=True).order_by("-pk").first()
    if last is None or last.changed_by_id != by.pk or last.changed_on != on or last.new_iso != action.due_iso:
        raise PlanError("Its date was not the last thing you moved today.", remedy="Change it on its own page.")
    return move_due(
        action, version, date_before(last), f"{kept.TAKEN_BACK}{last.reason}"[:1000], last.agreed_by, by, on
    )


def date_before(line: DateChange) -> ReadDate:
    """The date that stood before a move, as it was understood then."""
    read = dates.understand(line.old_raw)
    return read if (read.iso or "") == line.old_iso else ReadDate(raw=line.old_raw, iso=line.old_iso or None)


def move_due(
    action: Action, version: int, due: str | ReadDate, reason: str, agreed_by: str, by: Person, on: date
) -> DateChange:
    """Move the date and keep the move in the log, for callers that have asked the policies."""
    old_raw, old_iso = action.due_raw, action.due_iso
    set_due(action, due)
    line = DateChange(
        action=action, old_raw=old_raw, old_iso=old_iso, new_raw=action.due_raw, new_iso=action.due_iso,
        reason=reason, agreed_by=agreed_by, changed_on=on, changed_by=by,
    )  # fmt: skip
    editing.check(action)
    versions.claim(action, version)
    action.save(update_fields=["due_raw", "due_iso", "due_reason", "due_on"])
    editing.add(line)
    changes = {"due": [old_iso or old_raw, action.due_iso]}
    history.record("plans.due_date_changed", subject=action, by=by, on=on, detail=line.reason, changes=changes)
    return line


def set_due(action: Action, due: str | ReadDate) -> None:
    """Keep a due date as written and as understood."""
    read = dates.understand(due) if isinstance(due, str) else due
    action.due_raw, action.due_iso, action.due_reason = read.raw, read.iso or "", read.reason or ""
    action.due_on = delivery.meant_due(action.due_iso)


def set_start(action: Action, start: str | ReadDate) -> None:
    """Keep a start date as written and as understood."""
    read = dates.understand(start) if isinstance(start, str) else start
    action.start_raw, action.start_iso, action.start_reason = read.raw, read.iso or "", read.reason or ""
    action.starts_on = delivery.meant_start(action.start_iso)


def set_cost(action: Action, cost: str | Cost) -> None:
    """Keep a cost as written, and as an amount, how often and how it is paid, where the words say so."""
    read = Cost(raw=cost) if isinstance(cost, str) else cost
    said = costing.understand(read.raw)
    is_whole = read.amount is not None and (read.period or "once") in set(costing.Every)
    action.cost_raw, action.cost_category = read.raw, read.category or ""
    action.cost_funding = costing.understand(f"{read.raw} {read.category or ''}".strip()).funding
    action.cost_amount = round(Decimal(str(read.amount)), 2) if is_whole else said.amount
    every = (is_whole and read.period) or said.every
    action.cost_period = (every or "once") if action.cost_amount is not None else ""


def unconfirmed_since(action: Action, funding: str, on: date) -> date | None:
    """Since when a cost with this funding is to be confirmed: the day that stands, if it was so before; None when it is
    not."""
    if funding != costing.Funding.TO_CONFIRM:
        return None
    return action.cost_since if action.cost_funding == costing.Funding.TO_CONFIRM else on


def give(action: Action, leads: Sequence[str], partners: Sequence[str]) -> None:
    """Name leads and partners; known by exact name only."""
    known = naming.people(leads)
    allies = naming.organisations(partners)
    named: list[ActionLead | ActionPartner] = [
        ActionLead(action=action, raw=raw, person=known.get(naming.key(raw)), order=order)
        for order, raw in enumerate(leads)
    ]
    named += [
        ActionPartner(action=action, raw=raw, organisation=allies.get(naming.key(raw)), order=order)
        for order, raw in enumerate(partners)
    ]
    for each in linking.link(named):
        editing.add(each)


def name_measures(action: Action, texts: Sequence[str]) -> None:
    """Keep the measures that an action names, in its words."""
    for order, raw in enumerate(texts):
        editing.add(ActionMeasure(action=action, raw=raw, order=order))


def _check_date_change(action: Action, reason: str, agreed_by: str) -> None:
    if action.status == delivery.Status.COMPLETE:
        raise PlanError("This action is complete.", remedy="Reopen it before you move its date.")
    if not reason.strip():
        raise PlanError("Say why the date moves.", remedy="Enter a reason; the board reads it.", field="reason")
    if action.area.plan.signed_off_on and not agreed_by.strip():
        raise PlanError(
            "Say who agreed to the new date.",
            remedy="The plan is signed off, so a date moves only by agreement: name the post or the board.",
            field="agreed_by",
        )


def _check_moves(action: Action, due: str | ReadDate) -> None:
    """A new date is a date, and another day than the one that stands: a log of moves that moved nothing hides those
    that did. A month means its last day."""
    trial = Action()
    set_due(trial, due)
    if trial.due_on is None:
        raise PlanError(
            f"“{trial.due_raw}” is not a date.", remedy="Enter a day or a month, such as 31 Mar 2027.", field="due"
        )
    if trial.due_on == action.due_on:
        raise PlanError(
            f"The action is already due on {delivery.day_words(action.due_on)}.",
            remedy="Enter another date, or leave it as it is.", field="due",
        )  # fmt: skip


def _given(action: Action) -> dict[str, list[str]]:
    return {
        "leads": [lead.raw for lead in action.leads.all()],
        "partners": [partner.raw for partner in action.partners.all()],
    }
