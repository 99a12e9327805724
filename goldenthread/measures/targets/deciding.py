"""The second person's answer to a proposal, and the first one's second thoughts. What was decided is not undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history import versions
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets import policies
from goldenthread.measures.targets.models import Decided


def approve(thing: Decided, *, kind: str, version: int, by: Person, on: date, changes: dict[str, Any]) -> None:
    """Make it count. The caller has checked and changed what else goes with it."""
    _decide(thing, str(Decided.State.APPROVED), "", kind=kind, version=version, by=by, on=on, changes=changes)


def decline(thing: Decided, *, kind: str, reason: str, version: int, by: Person, on: date) -> None:
    """The second person says no, with a reason."""
    policies.check_decline(thing, by=by, on=on)
    if not reason.strip():
        raise MeasureError("Say why it is declined.", remedy="Enter a reason.", field="reason")
    _decide(thing, str(Decided.State.DECLINED), reason.strip(), kind=kind, version=version, by=by, on=on, changes={})


def withdraw(thing: Decided, *, kind: str, version: int, by: Person, on: date) -> None:
    """Whoever proposed it takes it back."""
    policies.check_withdraw(thing, by=by, on=on)
    _decide(thing, str(Decided.State.WITHDRAWN), "", kind=kind, version=version, by=by, on=on, changes={})


def _decide(
    thing: Decided,
    state: str,
    why: str,
    *,
    kind: str,
    version: int,
    by: Person,
    on: date,
    changes: dict[str, Any],
) -> None:
    try:
        versions.claim(thing, version)
    except StaleVersion as stale:
        raise StaleVersion("Somebody else decided meanwhile.", remedy="Look at it again.") from stale
    before, thing.state = thing.state, state
    thing.decided_by, thing.decided_on, thing.decision = by, on, why
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as same:  # two people at the same moment: the database let one of them
        raise StaleVersion("Another one was approved meanwhile.", remedy="Look at it again.") from same
    history.record(kind, subject=thing, by=by, on=on, detail=why, changes={"state": [before, state], **changes})
