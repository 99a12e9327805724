"""How far an action is: begun, claimed complete, signed off, opened again, held."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import holding, policies
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action


@transaction.atomic
def set_begun(*, action: Action, version: int, begun: bool, by: Person, on: date) -> Action:
    """Say that an action is under way, or that it is not started after all (the undo of the first)."""
    policies.check_update(action, by=by, on=on)
    if action.status not in {Status.NOT_STARTED, Status.UNDER_WAY}:
        raise PlanError("This action is claimed complete.", remedy="Take the claim back, or reopen the action, first.")
    wanted = Status.UNDER_WAY if begun else Status.NOT_STARTED
    return _move(action, version, "plans.action_status_changed", by, on, status=wanted.value)


@transaction.atomic
def claim_complete(*, action: Action, version: int, by: Person, on: date, note: str = "") -> Action:
    """Say that an action is complete, on evidence; somebody else signs it off."""
    policies.check_claim(action, by=by, on=on)
    return _move(
        action, version, "plans.action_claimed", by, on, note=note, status=Status.CLAIMED.value, claimed_on=on,
        claimed_by=by,
    )  # fmt: skip


@transaction.atomic
def withdraw_claim(*, action: Action, version: int, by: Person, on: date, note: str = "") -> Action:
    """Take a claim back: the undo of a claim, and how whoever would sign it off says "not yet"."""
    if not policies.can_sign_off(action, by=by, on=on):
        policies.check_update(action, by=by, on=on)
    if action.status != Status.CLAIMED:
        raise PlanError("Nobody has claimed this action complete.")
    return _move(
        action, version, "plans.action_claim_withdrawn", by, on, note=note, status=Status.UNDER_WAY.value,
        claimed_on=None, claimed_by=None,
    )  # fmt: skip


@transaction.atomic
def sign_off(*, action: Action, version: int, by: Person, on: date, note: str = "") -> Action:
    """Agree that a claimed action is complete. Never the claimant."""
    policies.check_sign_off(action, by=by, on=on)
    return _move(
        action, version, "plans.action_signed_off", by, on, note=note, status=Status.COMPLETE.value, completed_on=on,
        completed_by=by,
    )  # fmt: skip


@transaction.atomic
def reopen(*, action: Action, version: int, reason: str, by: Person, on: date) -> Action:
    """Open a completed action again; both decisions stay in history."""
    policies.check_reopen(action, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why the action is open again.", remedy="Enter a reason.", field="reason")
    return _move(
        action, version, "plans.action_reopened", by, on, note=reason, status=Status.UNDER_WAY.value, claimed_on=None,
        claimed_by=None, completed_on=None, completed_by=None, embedded_on=None, embedded_by=None,
        embedded_despite="",
    )  # fmt: skip


@transaction.atomic
def mark_embedded(
    *, action: Action, version: int, reason: str, by: Person, on: date, in_spite: bool = False
) -> Action:  # fmt: skip
    """Say that a completed action has held: evidenced since, and what it should move stayed moved.

    Where the condition does not hold (``holding``) a person may say so ``in_spite``; what was missing is kept.
    """
    policies.check_embed(action, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say what shows that it held.", remedy="Name the evidence or the measure.", field="reason")
    missing = "; ".join(holding.of(action, by, on=on).missing)
    if missing and not in_spite:
        raise PlanError(
            f"The condition does not hold: {missing}.", remedy="Say that you mark it in spite of that, and why.",
            field="in_spite",
        )  # fmt: skip
    return _move(
        action, version, "plans.action_embedded", by, on, note=reason, embedded_on=on, embedded_by=by,
        embedded_despite=missing[:500],
    )  # fmt: skip


@transaction.atomic
def unmark_embedded(*, action: Action, version: int, by: Person, on: date, note: str = "") -> Action:
    """The action is complete, but did not hold after all (the undo of ``mark_embedded``)."""
    policies.check_held(action, by=by, on=on)
    return _move(
        action, version, "plans.action_not_embedded", by, on, note=note, embedded_on=None, embedded_by=None,
        embedded_despite="",
    )  # fmt: skip


def _move(action: Action, version: int, kind: str, by: Person, on: date, *, note: str = "", **fields: object) -> Action:
    before = Status(action.status).value
    versions.claim(action, version)
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))
    changes = {"status": [before, action.status]} if before != action.status else {}
    history.record(kind, subject=action, by=by, on=on, detail=note.strip(), changes=changes)
    return action
