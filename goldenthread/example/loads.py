"""The example's 24 month-ends: each staged by one person of the data team and made live by the other.

All but the last are sealed straight from the made-up council; the last comes from a real workbook, read as any upload.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, months_ending
from goldenthread.example import extracts, people, workbooks
from goldenthread.example.council import Council
from goldenthread.example.days import weekday_after
from goldenthread.ingest import operations
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot

MONTHS_HELD = 24
KIND = str(Snapshot.Kind.ANNEX_A)
# Weekdays after the month's end on which the extract is handed in, and looked at by the second person.
HANDED_IN, LOOKED_AT = 3, 5


def months(until: Month) -> list[Month]:
    """The month-ends of the example, oldest first."""
    return months_ending(until, MONTHS_HELD)


def is_loaded(month: Month) -> bool:
    """Was a snapshot of that month-end ever made live? One that somebody took back since is not loaded again."""
    found = Snapshot.objects.filter(kind=KIND, as_at=month.last_day)
    return found.exclude(state=Snapshot.State.STAGED).exists()


def load_tables(council: Council, month: Month, *, on: date) -> None:
    """One month-end without a workbook. What a stopped fill left staged is used, not staged again."""
    if is_loaded(month):
        return
    as_at = month.last_day
    snapshot = Snapshot.objects.filter(kind=KIND, as_at=as_at).first() or snapshots.stage_tables(
        tables=extracts.tables_at(council, as_at), kind=KIND, as_at=as_at, source_name=workbooks.name(as_at),
        by=people.get("data-officer"), on=_day(month, HANDED_IN, on),
    )  # fmt: skip
    snapshots.make_live(snapshot=snapshot, by=people.get("data-manager"), on=_day(month, LOOKED_AT, on))


def load_workbook(council: Council, month: Month, *, on: date) -> None:
    """One month-end from its workbook: uploaded, checked in the child process, looked at and made live."""
    if is_loaded(month):
        return
    officer, manager = people.get("data-officer"), people.get("data-manager")
    handed_in, looked_at = _day(month, HANDED_IN, on), _day(month, LOOKED_AT, on)
    load = _started(month, officer) or operations.start_load(
        kind=KIND, data=_workbook(council, month.last_day), name=workbooks.name(month.last_day),
        as_at=month.last_day, by=officer, on=handed_in, later=False,
    )  # fmt: skip
    if load.state == Load.State.CHECKING:
        operations.check_load(load=load, on=handed_in)
    if load.state == Load.State.CHECKED:
        operations.submit(load=load, version=load.version, by=officer, on=handed_in)
    doubts = {doubt["code"] for doubt in load.second_look}
    operations.make_live(load=load, version=load.version, accepted=doubts, by=manager, on=looked_at)


def _started(month: Month, officer: Person) -> Load | None:
    """The load that a stopped fill left behind, unless it was refused."""
    found = Load.objects.filter(kind=KIND, as_at=month.last_day, by=officer)
    return found.filter(state__in=[Load.State.CHECKING, Load.State.CHECKED, Load.State.WAITING]).first()


def _workbook(council: Council, as_at: date) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / workbooks.name(as_at)
        workbooks.write(council, as_at, path)
        return path.read_bytes()


def _day(month: Month, weekdays: int, on: date) -> date:
    """That many weekdays after the month's end, today at the latest."""
    return min(weekday_after(month.last_day, weekdays), on)
