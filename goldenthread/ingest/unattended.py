"""Loads that nobody stands beside: live at once within the tolerances, otherwise held until a person has looked."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.ingest import operations, policies
from goldenthread.ingest.errors import AlreadyLoaded
from goldenthread.ingest.findings import following
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots

_OPEN = (Load.State.CHECKING, Load.State.CHECKED)


def load(*, kind: str, data: bytes, name: str, as_at: date, by: Person, on: date) -> Load:
    """The file as an operational load: live, held, or refused with its problem.

    FileRefused when it is not safe or not of a kind that the return comes in; AlreadyLoaded when the same file was
    there before. What a pass that was cut off had begun is finished.
    """
    policies.check_can_load_unattended(by, on=on)
    try:
        found = operations.start_load(
            kind=kind,
            data=data,
            name=name,
            as_at=as_at,
            by=by,
            on=on,
            load_type=str(Load.LoadType.OPERATIONAL),
            later=False,
        )
    except AlreadyLoaded as same:
        if same.load.state not in _OPEN:
            raise
        found = same.load
    if found.state == Load.State.CHECKING:
        found = operations.check_load(load=found, on=on)
    return _decide(found, by, on) if found.state == Load.State.CHECKED else found


def _decide(found: Load, by: Person, on: date) -> Load:
    policies.check_can_go_live_unattended(found, by=by, on=on)
    breaches = operations.doubts(found)
    return _hold(found, breaches, by, on) if breaches else _go_live(found, by, on)


@transaction.atomic
def _go_live(found: Load, by: Person, on: date) -> Load:
    versions.claim(found, found.version)
    snapshots.make_live(snapshot=found.snapshot, by=by, on=on)
    found.state, found.live_by, found.live_on, found.second_look = Load.State.LIVE, by, on, []
    found.save(update_fields=["state", "live_by", "live_on", "second_look"])
    operations.follow_snapshots()
    following.follow(found.kind, by=by, on=on)
    history.record("ingest.load_live_unattended", subject=found, by=by, on=on)
    return found


@transaction.atomic
def _hold(found: Load, breaches: list[dict[str, str]], by: Person, on: date) -> Load:
    versions.claim(found, found.version)
    found.state, found.second_look = Load.State.HELD, breaches
    found.save(update_fields=["state", "second_look"])
    codes = sorted(each["code"] for each in breaches)
    history.record("ingest.load_held", subject=found, by=by, on=on, changes={"outside": [None, codes]})
    return found
