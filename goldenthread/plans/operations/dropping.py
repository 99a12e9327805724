"""An action that is no longer promised: it is not deleted, and can be taken up again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.accounts.models import Person
from goldenthread.plans import editing, policies
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action


@transaction.atomic
def drop_action(*, action: Action, version: int, reason: str, by: Person, on: date) -> Action:
    """Say that an open action is no longer part of the plan, and why. All that was said of it stays; it is no longer
    rated, counted or asked about."""
    policies.check_edit_area(action.area, by=by, on=on)
    if action.dropped_on or action.status == Status.COMPLETE:
        word = "no longer in the plan" if action.dropped_on else "complete"
        raise PlanError(f"This action is already {word}.", remedy="Reload the page to see how it stands.")
    if not reason.strip():
        raise PlanError("Say why it is no longer in the plan.", remedy="Enter a reason.", field="reason")
    fields = {"dropped_on": on, "dropped_by": by, "dropped_reason": reason}
    return editing.change(action, version=version, kind="plans.action_dropped", by=by, on=on, fields=fields)


@transaction.atomic
def take_up_action(*, action: Action, version: int, by: Person, on: date) -> Action:
    """The action is part of the plan after all (the undo of ``drop_action``)."""
    policies.check_edit_area(action.area, by=by, on=on)
    if action.dropped_on is None:
        raise PlanError("This action is part of the plan.", remedy="Reload the page to see how it stands.")
    fields = {"dropped_on": None, "dropped_by": None, "dropped_reason": ""}
    return editing.change(action, version=version, kind="plans.action_taken_up", by=by, on=on, fields=fields)
