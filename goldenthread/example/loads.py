"""The example's data loads: each staged by one person of the data team and made live by the other.

24 month-ends of Annex A and of the workforce return; for the last month also the dataset with full histories and the
nightly extract. The last month's come from real files, read as any upload; those before are sealed straight from the
made-up council, as reading their files would give them.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from goldenthread.core.periods import Month, months_ending
from goldenthread.example import dataset, extracts, nightly, people, workbooks, workforce
from goldenthread.example.council import Council
from goldenthread.example.days import weekday_after
from goldenthread.ingest import operations
from goldenthread.ingest.models import Load
from goldenthread.records import returns, snapshots
from goldenthread.records.models import Snapshot

MONTHS_HELD = 24
# Weekdays after the month's end on which the extract is handed in, and looked at by the second person.
HANDED_IN, LOOKED_AT = 3, 5


def months(until: Month) -> list[Month]:
    """The month-ends of the example, oldest first."""
    return months_ending(until, MONTHS_HELD)


def is_loaded(kind: str, month: Month) -> bool:
    """Was a snapshot of that month-end ever made live? One that somebody took back since is not loaded again."""
    found = Snapshot.objects.filter(kind=kind, as_at=month.last_day)
    return found.exclude(state=Snapshot.State.STAGED).exists()


def load_tables(council: Council, month: Month, *, on: date) -> None:
    """One month-end of Annex A and of the workforce, without files. What a stopped fill left staged is used."""
    as_at = month.last_day
    if not is_loaded(returns.ANNEX_A, month):
        _stage(returns.ANNEX_A, month, workbooks.name(as_at), extracts.tables_at(council, as_at), on)
    if not is_loaded(returns.WORKFORCE, month):
        _stage(returns.WORKFORCE, month, workforce.name(as_at), workforce.tables_at(council, as_at), on)


def load_workbook(council: Council, month: Month, *, on: date) -> None:
    """Annex A of one month-end from its workbook."""
    as_at = month.last_day
    if not is_loaded(returns.ANNEX_A, month):
        _load(returns.ANNEX_A, month, workbooks.name(as_at), _workbook(council, as_at), on)


def load_workforce(council: Council, month: Month, *, on: date) -> None:
    """The workforce return of one month-end from its file."""
    as_at = month.last_day
    if not is_loaded(returns.WORKFORCE, month):
        _load(returns.WORKFORCE, month, workforce.name(as_at), workforce.written(council, as_at), on)


def load_dataset(council: Council, month: Month, *, on: date) -> None:
    """The dataset of one month-end from its zip of CSV files."""
    as_at = month.last_day
    if not is_loaded(returns.SSD, month):
        _load(returns.SSD, month, dataset.name(as_at), dataset.packed(dataset.tables_at(council, as_at)), on)


def load_nightly(council: Council, month: Month, *, on: date) -> None:
    """The nightly extract of a month's last day from its zip of CSV files, kept for the figures of the month."""
    as_at = month.last_day
    if not is_loaded(returns.NIGHTLY, month):
        _load(returns.NIGHTLY, month, nightly.name(as_at), nightly.packed(council, as_at), on)


def _stage(kind: str, month: Month, name: str, tables: dict[str, extracts.Columns], on: date) -> None:
    as_at = month.last_day
    snapshot = Snapshot.objects.filter(kind=kind, as_at=as_at).first() or snapshots.stage_tables(
        tables=tables, kind=kind, as_at=as_at, source_name=name, by=people.get("data-officer"),
        on=_day(month, HANDED_IN, on),
    )  # fmt: skip
    snapshots.make_live(snapshot=snapshot, by=people.get("data-manager"), on=_day(month, LOOKED_AT, on))


def _load(kind: str, month: Month, name: str, data: bytes, on: date) -> None:
    """One file: uploaded, checked in the child process, looked at and made live."""
    officer, manager = people.get("data-officer"), people.get("data-manager")
    handed_in, looked_at = _day(month, HANDED_IN, on), _day(month, LOOKED_AT, on)
    load = _started(kind, month) or operations.start_load(
        kind=kind, data=data, name=name, as_at=month.last_day, by=officer, on=handed_in, later=False
    )
    if load.state == Load.State.CHECKING:
        operations.check_load(load=load, on=handed_in)
    if load.state == Load.State.CHECKED:
        operations.submit(load=load, version=load.version, by=officer, on=handed_in)
    doubts = {doubt["code"] for doubt in load.second_look}
    operations.make_live(load=load, version=load.version, accepted=doubts, by=manager, on=looked_at)


def _started(kind: str, month: Month) -> Load | None:
    """The load that a stopped fill left behind, unless it was refused."""
    found = Load.objects.filter(kind=kind, as_at=month.last_day, by=people.get("data-officer"))
    return found.filter(state__in=[Load.State.CHECKING, Load.State.CHECKED, Load.State.WAITING]).first()


def _workbook(council: Council, as_at: date) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / workbooks.name(as_at)
        workbooks.write(council, as_at, path)
        return path.read_bytes()


def _day(month: Month, weekdays: int, on: date) -> date:
    """That many weekdays after the month's end, today at the latest."""
    return min(weekday_after(month.last_day, weekdays), on)
