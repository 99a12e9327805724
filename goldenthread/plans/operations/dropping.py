"""An action that is no longer promised: it is not deleted, and can be taken up again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.plans import editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action

TAKEN_UP = "plans.action_taken_up"
_MEANWHILE, _BY_HAND = "It was changed otherwise meanwhile.", "Take it out of the plan on its own page."
_DROPPED = ("dropped_on", "dropped_by", "dropped_reason")
_NOT_DROPPED = {"dropped_on": None, "dropped_by": None, "dropped_reason": "", "dropped_agreed_by": ""}


@transaction.atomic
def drop_action(
    *, action: Action, version: int, reason: str, by: Person, on: date, agreed_by: str = ""
) -> Action:  # fmt: skip
    """Say that an open action is no longer part of the plan, and why. All that was said of it stays; it is no longer
    rated, counted or asked about. Once the plan is signed off somebody must have agreed, as to a moved date."""
    policies.check_drop(action, by=by, on=on)
    _check_dropping(action, reason, agreed_by)
    fields = {"dropped_on": on, "dropped_by": by, "dropped_reason": reason, "dropped_agreed_by": agreed_by.strip()}
    return editing.change(action, version=version, kind="plans.action_dropped", by=by, on=on, fields=fields)


@transaction.atomic
def take_up_action(*, action: Action, version: int, by: Person, on: date) -> Action:
    """The action is part of the plan after all (the undo of ``drop_action``)."""
    policies.check_edit_area(action.area, by=by, on=on)
    if action.dropped_on is None:
        raise PlanError("This action is part of the plan.", remedy="Reload the page to see how it stands.")
    return editing.change(action, version=version, kind=TAKEN_UP, by=by, on=on, fields=_NOT_DROPPED)


@transaction.atomic
def drop_again(*, action: Action, version: int, by: Person, on: date) -> Action:
    """The undo of ``take_up_action``: out of the plan since the day, by whom and for the reason that stood before.

    PlanError when something else was done to the action since, or when what stood before was erased.
    """
    policies.check_drop(action, by=by, on=on)
    line = chain.lines_about(action).first()
    if line is None or line.kind != TAKEN_UP:
        raise PlanError(_MEANWHILE, remedy=_BY_HAND)
    return drop_as_before(action, version, line, by, on)


def drop_as_before(action: Action, version: int, line: Entry, by: Person, on: date) -> Action:
    """The action is out of the plan as it was before the line of history that took it up; the caller asked the
    policies."""
    before = {name: pair[0] for name, pair in (line.changes or {}).items()}
    if not all(before.get(name) for name in _DROPPED):
        raise PlanError("Why it was out of the plan was erased from the history.", remedy=_BY_HAND)
    _check_no_promise_since(action, line, before.get("dropped_agreed_by") or "")
    fields = {
        "dropped_on": date.fromisoformat(before["dropped_on"]), "dropped_reason": before["dropped_reason"],
        "dropped_by": Person.objects.get(pk=before["dropped_by"]["id"]),
        "dropped_agreed_by": before.get("dropped_agreed_by") or "",
    }  # fmt: skip
    return editing.change(action, version=version, kind="plans.action_dropped_again", by=by, on=on, fields=fields)


def _check_no_promise_since(action: Action, line: Entry, agreed_by: str) -> None:
    """PlanError when the plan was signed off with the action in it and nobody agreed that it leaves."""
    signed = chain.lines_about(action.area.plan).filter(kind="plans.plan_signed_off", seq__gt=line.seq)
    if signed.exists() and not agreed_by:
        raise PlanError("The plan was signed off since, with this action in it.", remedy=_BY_HAND)


def _check_dropping(action: Action, reason: str, agreed_by: str) -> None:
    if not reason.strip():
        raise PlanError("Say why it is no longer in the plan.", remedy="Enter a reason.", field="reason")
    if action.area.plan.signed_off_on and not agreed_by.strip():
        raise PlanError(
            "Say who agreed that it is no longer in the plan.",
            remedy="The plan is signed off, so an action leaves it only by agreement: name the post or the board.",
            field="agreed_by",
        )
