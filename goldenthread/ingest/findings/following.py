"""What the newest live load says of the findings: the same again, gone, come back, new. Nobody has to close one.

The queue follows what is live, and not what is being checked: a wrong file would otherwise close every finding, and
taking it back would not open them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.ingest.models import Finding, Load
from goldenthread.records import found, snapshots
from goldenthread.records.found import Fault
from goldenthread.records.models import Snapshot

State = Finding.State
_SEEN = (
    "rule", "list_name", "heading", "said", "team", "worker", "rows", "first_as_at", "last_as_at", "snapshot",
    "is_there", "came_back_on", "state", "version",
)  # fmt: skip
_AT_ONCE = 500


@transaction.atomic
def follow(kind: str, *, by: Person, on: date) -> None:
    """Bring the findings of a return to what its newest live load says; when none is live, none of them is there.

    A load that came in without a check says nothing of findings, so that nothing changes then. One line of history
    says how many came, went and came back.
    """
    newest = snapshots.latest_live(kind)
    if newest is not None and not was_checked(newest):
        return
    faults = {fault.key: fault for fault in found.faults(newest)} if newest else {}
    known = {each.key: each for each in Finding.objects.select_for_update().filter(kind=kind)}
    gone = _gone(each for key, each in known.items() if key not in faults)
    counted = {"gone": gone, "new": 0, "came_back": 0}
    if newest:
        there = [key for key in faults if key in known]
        counted["came_back"] = sum(_still(known[key], faults[key], newest) for key in there)
        Finding.objects.bulk_update([known[key] for key in there], _SEEN, batch_size=_AT_ONCE)
        new = [_new(kind, fault, newest) for key, fault in faults.items() if key not in known]
        Finding.objects.bulk_create(new, batch_size=_AT_ONCE)
        counted["new"] = len(new)
        changes = {name: [None, number] for name, number in counted.items()}
        history.record("ingest.findings_followed", subject=newest, by=by, on=on, changes=changes)


def was_checked(snapshot: Snapshot) -> bool:
    """Did this snapshot come by a load whose rows were held against rules? Without that it has no findings to tell."""
    return Load.objects.filter(snapshot=snapshot, report__has_key="findings").exists()


def _gone(findings: Iterable[Finding]) -> int:
    ids = [each.pk for each in findings if each.is_there]
    for start in range(0, len(ids), _AT_ONCE):
        part = Finding.objects.filter(pk__in=ids[start : start + _AT_ONCE])
        part.update(is_there=False, version=F("version") + 1)
    return len(ids)


def _new(kind: str, fault: Fault, newest: Snapshot) -> Finding:
    return Finding(
        kind=kind, key=fault.key, rule=fault.rule, list_name=fault.list_name, heading=fault.heading, said=fault.said,
        team=fault.team, worker=fault.worker, rows=fault.rows, first_as_at=newest.as_at, last_as_at=newest.as_at,
        snapshot=newest,
    )  # fmt: skip


def _still(finding: Finding, fault: Fault, newest: Snapshot) -> bool:
    """Note that the newest load has it; whether it had gone, or was said to be corrected before that load's day.

    It never went where the newest load is the very one that had it last: a load in between was taken back, and with it
    what that said.
    """
    denied = finding.state == State.RESOLVED and finding.changed_on is not None and finding.changed_on < newest.as_at
    back = (not finding.is_there and finding.snapshot_id != newest.pk) or denied
    finding.team, finding.worker, finding.rows, finding.said = fault.team, fault.worker, fault.rows, fault.said
    finding.first_as_at, finding.last_as_at = min(finding.first_as_at, newest.as_at), newest.as_at
    finding.snapshot, finding.is_there, finding.version = newest, True, finding.version + 1
    if back:
        finding.came_back_on = newest.as_at
    if denied:
        finding.state = State.ASSIGNED if finding.owner_id else State.NEW
    return back
