"""Daily loads that nobody needs any longer: which they are, and how their rows are erased.

An operational load says what is known of today, and five weeks of them are a copy of every open child each day. The
last of each month stays for good, as the month it closes may be asked about; so does the newest, and any that a stored
figure rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.files import store
from goldenthread.ingest import operations, policies
from goldenthread.ingest.models import Load
from goldenthread.records import operations as records
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot

DAYS = "operational_load_days"
_READ = (Load.State.LIVE, Load.State.REPLACED, Load.State.WITHDRAWN)


def days_kept(*, on: date) -> int:
    """How many days daily loads are kept: the council's own number of that day, or the default."""
    return records.amount_on(DAYS, on)


def due(*, on: date, in_use: Collection[int]) -> list[Load]:
    """The operational loads to erase, the oldest first; ``in_use`` are ids of snapshots that stored figures rest on.

    Of one day those that were replaced come before the one that is live, or taking it back would bring them back.
    """
    before = on - timedelta(days=days_kept(on=on))
    found = Load.objects.filter(
        load_type=Load.LoadType.OPERATIONAL, snapshot__isnull=False, state__in=_READ
    ).select_related("snapshot", "file")
    stay = {*in_use, *_last_ones(found)}
    old = [load for load in found if load.as_at < before and load.snapshot_id not in stay]
    old = [load for load in old if not snapshots.is_erased(load.snapshot)]
    return sorted(old, key=lambda load: (load.as_at, load.state == Load.State.LIVE, load.pk))


def _last_ones(found: Iterable[Load]) -> set[int]:
    """Of each kind and month the last live snapshot; the newest of all is the last of its month."""
    last: dict[tuple[str, periods.Month], Snapshot] = {}
    for load in found:
        key = (load.kind, periods.Month.of(load.as_at))
        if load.state == Load.State.LIVE and (key not in last or last[key].as_at < load.as_at):
            last[key] = load.snapshot
    return {snapshot.pk for snapshot in last.values()}


def erase_due(*, by: Person, agreed_by: Person, on: date, in_use: Collection[int]) -> list[Load]:
    """Erase what is due, each load in a transaction of its own, and give what was erased. There is no way back.

    ``by`` runs retention and ``agreed_by``, somebody else, may take live loads back: NotAllowed or SecondPersonNeeded
    otherwise.
    """
    policies.check_can_erase(by, agreed_by=agreed_by, on=on)
    erased = due(on=on, in_use=in_use)
    for load in erased:
        _erase(load, by, agreed_by, on)
    return erased


@transaction.atomic
def _erase(load: Load, by: Person, agreed_by: Person, on: date) -> None:
    reason = f"Older than the {days_kept(on=on)} days that daily loads are kept; agreed by {agreed_by.name}."
    load.snapshot.refresh_from_db()
    if load.snapshot.state != Snapshot.State.WITHDRAWN:
        snapshots.withdraw(snapshot=load.snapshot, by=by, on=on, reason=reason)
        load.state, load.withdrawn_by, load.withdrawn_on = Load.State.WITHDRAWN, by, on
        load.reason, load.version = reason, load.version + 1
        load.save(update_fields=["state", "withdrawn_by", "withdrawn_on", "reason", "version"])
    operations.follow_snapshots()
    history.record("ingest.load_erased", subject=load, by=by, on=on, detail=reason)
    snapshots.destroy_key(snapshot=load.snapshot, by=by, on=on, reason=reason)
    transaction.on_commit(lambda: store.erase(load.file))
