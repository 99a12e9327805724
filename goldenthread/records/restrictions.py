"""Children whose records nobody sees: restricted by one person at once, shown again only when two agree."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.records import access, children
from goldenthread.records.errors import RecordsError, UnknownChild
from goldenthread.records.models import RestrictedChild

LOCK, LIFT = "restriction.lock", "restriction.lift"
GUARDIAN = "IG"  # one of the two who lift guards the records
REVIEW_DAYS = 90  # so often councils look again at whether a restriction is still needed


def visible_to(person: Person, *, on: date) -> QuerySet[RestrictedChild]:
    """The restrictions that stand: all of them for who may lift one, else those the person placed."""
    found = RestrictedChild.objects.filter(lifted_on__isnull=True).select_related("placed_by", "lift_asked_by")
    return found if policies.can(person, LIFT, on=on) else found.filter(placed_by=person)


def restrict_child(*, child_id: str, reason: str, by: Person, on: date, confirmed: bool = False) -> RestrictedChild:
    """Hide a child's rows from everybody, at once. Locking is the safe side, so one person is enough.

    UnknownChild when no live data load holds the id: it may be mistyped, which would leave the child open, or not
    loaded yet. ``confirmed`` says that a person has looked at it and means it.
    """
    policies.reach(by, "restriction.lock", on=on)
    _check_restriction(child_id, reason)
    if not (confirmed or children.is_known(child_id.strip())):
        raise UnknownChild
    return _restrict(child_id.strip(), reason.strip(), by, on)


@transaction.atomic
def _restrict(child_id: str, reason: str, by: Person, on: date) -> RestrictedChild:
    found, made = RestrictedChild.objects.get_or_create(
        child_digest=access.digest([child_id]), lifted_on__isnull=True,
        defaults={"reason": reason, "placed_by": by, "placed_on": on},
    )  # fmt: skip
    if made:
        history.record("records.child_restricted", subject=found, by=by, on=on, detail=reason)
    return found


@transaction.atomic
def ask_lift(
    *, restriction: RestrictedChild, version: int, child_id: str, reason: str, by: Person, on: date
) -> RestrictedChild:
    """Ask that a child's rows be shown again; a second person agrees. The id is asked for, so that it is this child's.

    RecordsError when it is another's, or no reason is given; StaleVersion when it changed meanwhile.
    """
    policies.check(by, LIFT, on=on)
    _check_stands(restriction)
    if access.digest([child_id.strip()]) != restriction.child_digest:
        raise RecordsError(
            "This restriction is of another record.", remedy="Compare the id with the case system's.", field="child_id"
        )
    _check_reason(reason)
    versions.claim(restriction, version)
    restriction.lift_reason, restriction.lift_asked_by, restriction.lift_asked_on = reason.strip(), by, on
    restriction.save(update_fields=["lift_reason", "lift_asked_by", "lift_asked_on"])
    history.record("records.restriction_lift_asked", subject=restriction, by=by, on=on, detail=reason.strip())
    return restriction


@transaction.atomic
def take_back_lift(*, restriction: RestrictedChild, version: int, by: Person, on: date) -> RestrictedChild:
    """The record stays restricted: what was asked for is not wanted any more, or not agreed to."""
    policies.check(by, LIFT, on=on)
    _check_asked(restriction)
    versions.claim(restriction, version)
    restriction.lift_reason, restriction.lift_asked_by, restriction.lift_asked_on = "", None, None
    restriction.save(update_fields=["lift_reason", "lift_asked_by", "lift_asked_on"])
    history.record("records.restriction_lift_taken_back", subject=restriction, by=by, on=on)
    return restriction


@transaction.atomic
def agree_lift(*, restriction: RestrictedChild, version: int, by: Person, on: date) -> RestrictedChild:
    """The second person's yes: the child's rows are shown again to those whose part of the service holds the child.

    One of the two guards the records. Where that is the first, the second waits a day; the guardian need not.
    """
    policies.check(by, LIFT, on=on)
    _check_asked(restriction)
    _check_second(restriction, by, on)
    versions.claim(restriction, version)
    restriction.lifted_by, restriction.lifted_on = by, on
    restriction.save(update_fields=["lifted_by", "lifted_on"])
    detail = restriction.lift_reason
    history.record("records.restriction_lifted", subject=restriction, by=by, on=on, detail=detail)
    return restriction


def _check_second(restriction: RestrictedChild, by: Person, on: date) -> None:
    asker, asked_on = restriction.lift_asked_by, restriction.lift_asked_on
    if asker is None or asked_on is None or asker.pk == by.pk:
        raise RecordsError("A second person must agree.", remedy="Ask another holder of this right.")
    if _guards(by, on):
        return
    if not _guards(asker, on):
        raise RecordsError("One of the two must guard the records.", remedy="Ask information governance to agree.")
    if on <= asked_on:
        raise RecordsError(
            "This was asked for today, and nothing is shown again on the same day.",
            remedy="Agree tomorrow, or ask another who guards the records.",
        )


def _guards(person: Person, on: date) -> bool:
    return any(held.role_id == GUARDIAN for held in policies.roles_of(person, on=on))


def _check_stands(restriction: RestrictedChild) -> None:
    if restriction.lifted_on:
        raise RecordsError("This restriction is lifted already.", remedy="Nothing is left to do.")


def _check_asked(restriction: RestrictedChild) -> None:
    _check_stands(restriction)
    if restriction.lift_asked_on is None:
        raise RecordsError("Nobody has asked that this be lifted.", remedy="Ask for it first.")


def _check_restriction(child_id: str, reason: str) -> None:
    if not child_id.strip():
        raise RecordsError(
            "Say which record is restricted.", remedy="Enter the id as the case system has it.", field="child_id"
        )
    _check_reason(reason)


def _check_reason(reason: str) -> None:
    if not 0 < len(reason.strip()) <= 300:
        raise RecordsError(
            "Say why, in at most 300 characters.",
            remedy="Leave out the child's name and details.", field="reason",
        )  # fmt: skip
