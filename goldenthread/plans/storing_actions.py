"""Actions of a document as they are stored: their dates, their cost, how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.plans import editing, waiting
from goldenthread.plans.costing import Funding
from goldenthread.plans.delivery import Status, meant_due
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area
from goldenthread.plans.operations.actions import set_cost, set_due, set_start
from goldenthread.plans.reading import dates
from goldenthread.plans.reading import model as read


def in_their_order(items: Iterable[read.Action]) -> list[read.Action]:
    """The actions in the order of their numbers, where a document of ours gives them; one without stays where it is."""
    placed, last = [], 0
    for item in items:
        last = int(item.number[1:]) if item.number[1:].isdigit() else last
        placed.append((last, item))
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]


def made(item: read.Action, area: Area, order: int, *, due: read.ReadDate, phase: str, by: Person) -> Action:
    """The action, not yet stored. Whoever brings the document in answers for what it says is complete."""
    action = Action(area=area, reference=item.ref, text=item.text, order=order, phase=phase)
    set_start(action, item.start or read.ReadDate(raw=""))
    set_due(action, due)
    action.original_due_raw, action.original_due_iso = action.due_raw, action.due_iso
    action.original_due_reason = action.due_reason
    if item.first_due:
        action.original_due_raw, action.original_due_iso, action.original_due_reason = item.first_due
    _cost(action, item.cost)
    _state(action, item, by)
    if item.dropped:
        action.dropped_on, action.dropped_by = date.fromisoformat(item.dropped), by
        action.dropped_reason, action.dropped_agreed_by = item.dropped_reason, item.dropped_agreed_by
    editing.check(action)
    return action


def tie_waiting(pairs: Sequence[tuple[Action, read.Action]], things: Mapping[str, Any]) -> None:
    """Keep which actions wait for which, as far as the document has both. PlanError when they wait in a circle."""
    tied = [
        Action.waits_for.through(from_action_id=action.pk, to_action_id=things[number].pk)
        for action, item in pairs
        for number in dict.fromkeys(item.waits_for)
        if number in things and things[number].pk != action.pk
    ]
    waits: dict[int, list[int]] = {}
    for each in tied:
        waits.setdefault(each.from_action_id, []).append(each.to_action_id)
    for action, item in pairs:
        if waiting.circle(action.pk, waits.get(action.pk, []), waits):
            raise PlanError(f"“{item.text}” waits for itself, by way of others.", remedy="Change that in the document.")
    Action.waits_for.through.objects.bulk_create(tied)


def _cost(action: Action, cost: read.Cost | None) -> None:
    set_cost(action, cost or "")
    if cost is None:
        return
    if "amount" in cost.exact:
        action.cost_amount = None if cost.amount is None else round(Decimal(str(cost.amount)), 2)
    if "period" in cost.exact:
        action.cost_period = cost.period or ""
    if "funding" in cost.exact:
        named = (word.value for word in Funding if word.label.casefold() == cost.funding.casefold())
        action.cost_funding = next(named, cost.funding)
    action.cost_since = meant_due(dates.understand(cost.since).iso or "")


def _state(action: Action, item: read.Action, by: Person) -> None:
    if item.is_under_way:
        action.status = Status.UNDER_WAY.value
    done = bool(item.completed and item.completed.iso)
    if item.completed and done:
        action.status = Status.COMPLETE.value
        action.completed_on, action.completed_by = meant_due(item.completed.iso or ""), by
    elif item.is_claimed and item.claimed:
        action.status = Status.CLAIMED.value
    if item.claimed:
        action.claimed_on, action.claimed_by = date.fromisoformat(item.claimed), by
    if item.embedded and done:
        action.embedded_on, action.embedded_by = date.fromisoformat(item.embedded), by
        action.embedded_despite = item.despite
