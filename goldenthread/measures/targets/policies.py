"""Who proposes targets and overrides, and who agrees: two people, the second from those who answer for the plan.

``target.edit`` proposes (programme lead, data team); ``target.approve`` agrees (director, programme lead), and never to
their own proposal: see docs/decisions/0026.
"""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets.models import Decided

PROPOSE, APPROVE = "target.edit", "target.approve"


def check_approve(thing: Decided, *, by: Person, on: date) -> None:
    """A second, different person, while it waits."""
    policies.check(by, APPROVE, on=on)
    check_waits(thing)
    if thing.set_by_id == by.pk:
        raise MeasureError(
            "You proposed this, so you can not approve it.", remedy="Ask another person who approves targets."
        )


def check_decline(thing: Decided, *, by: Person, on: date) -> None:
    policies.check(by, APPROVE, on=on)
    check_waits(thing)
    if thing.set_by_id == by.pk:
        raise MeasureError("You proposed this.", remedy="Withdraw it instead.")


def check_withdraw(thing: Decided, *, by: Person, on: date) -> None:
    """Whoever proposed it takes it back, as long as they still may propose."""
    policies.check(by, PROPOSE, on=on)
    check_waits(thing)
    if thing.set_by_id != by.pk:
        raise MeasureError("Another person proposed this.", remedy="Ask them to withdraw it, or decline it.")


def check_waits(thing: Decided) -> None:
    if thing.state != Decided.State.PROPOSED:
        raise MeasureError(f"This is already {Decided.State(thing.state).label.lower()}.")


def can_approve(thing: Decided, *, by: Person, on: date) -> bool:
    try:
        check_approve(thing, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def can_withdraw(thing: Decided, *, by: Person, on: date) -> bool:
    try:
        check_withdraw(thing, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True
