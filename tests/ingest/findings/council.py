"""Loads for the queue: a good workbook whose protection plan list is changed, made live by a second person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.ingest import operations
from goldenthread.ingest.models import Load
from tests.ingest.annex_a import good

MAY, JUNE = dt.date(2026, 5, 31), dt.date(2026, 6, 30)
NORTH, SOUTH = "Assessment North", "Assessment South"


def plan(child: str = "000123", **more: Any) -> dict[str, Any]:
    """A row of list 7: a child of list 6 on a protection plan, with a worker in the north."""
    return good.rows()[7][0] | {"Child Unique ID": child, **more}


def workbook(*plans: Mapping[str, Any]) -> bytes:
    """A workbook with these protection plans."""
    return good.workbook(good.rows() | {7: list(plans)})


def live(data: bytes, as_at: dt.date, *, by: Person, agreed_by: Person) -> Load:
    """Handed in, checked, sent on and made live on the second day after its own."""
    on = as_at + dt.timedelta(days=2)
    load = operations.start_load(
        kind="annex_a", data=data, name="annex a.xlsx", as_at=as_at, by=by, on=on, later=False
    )  # fmt: skip
    operations.check_load(load=load, on=on)
    operations.submit(load=load, version=load.version, by=by, on=on)
    doubts = {doubt["code"] for doubt in load.second_look}
    operations.make_live(load=load, version=load.version, accepted=doubts, by=agreed_by, on=on)
    return load
