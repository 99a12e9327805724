"""What a flat file is not asked for and the reader works out: ages, which plan a visit belongs to, who held the child.

Every function here is pure. A value that the file gives is never changed; nothing is made up where two answers fit.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.ingest.annex_a.people import completed_years
from goldenthread.ingest.flat.files import File
from goldenthread.records import tables
from goldenthread.records.tables import Table

Record = dict[str, Any]
# Tables whose rows belong to an event of another: the column, and that event's table with its start and end.
_BELONGS: Mapping[str, tuple[str, Table, str]] = {
    "cp_visit": ("plan_id", tables.CP_PLAN, "ended_on"),
    "cp_review": ("plan_id", tables.CP_PLAN, "ended_on"),
    "cla_visit": ("care_id", tables.CLA_PERIOD, "ceased_on"),
    "cla_review": ("care_id", tables.CLA_PERIOD, "ceased_on"),
    "cla_placement": ("care_id", tables.CLA_PERIOD, "ceased_on"),
}
# A conference should follow within fifteen working days; an enquiry older than half a year did not lead to it.
_ENQUIRY_DAYS = 183
# Who holds the child's social work: the chair, the reviewing officer, the adviser and early help stand beside it.
_BESIDE = ("IRO", "PERSONAL_ADVISER", "EARLY_HELP")


def identify(table: Table, records: Sequence[Record]) -> None:
    """Give each event the id that is made from its key."""
    for own in (column.name for column in table.columns if column.meaning == "made from the key"):
        for record in records:
            record[own] = tables.key_id(table, table.key_of(record))


def belong(found: Mapping[str, list[Record]], *, as_at: dt.date) -> None:
    """The plan of each visit and review, the period of care of each visit, review and placement, and the enquiry of
    each conference: of the same child, in force that day, and of several the one that started last."""
    for name, (column, parent, end) in _BELONGS.items():
        spans = by_child(found.get(parent.name, []))
        for record in found.get(name, []):
            day = record[_day_column(record)] or as_at
            record[column] = _id_of(parent, in_force(spans[record["child_id"]], day, end=end))
    enquiries = by_child(found.get("s47_enquiry", []))
    for record in found.get("initial_cp_conference", []):
        if record["transfer_in"] != "Y":
            days = [(record["held_on"] - each["started_on"]).days for each in enquiries[record["child_id"]]]
            near = zip(days, enquiries[record["child_id"]], strict=True)
            before = [each for gap, each in near if 0 <= gap <= _ENQUIRY_DAYS]
            latest = max(before, key=lambda each: each["started_on"], default=None)
            record["enquiry_id"] = _id_of(tables.S47_ENQUIRY, latest)


def _day_column(record: Record) -> str:
    return next(name for name in ("visited_on", "held_on", "started_on") if name in record)


def _id_of(table: Table, record: Record | None) -> str | None:
    return tables.key_id(table, table.key_of(record)) if record else None


def by_child(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Records by their child; a child who has none has an empty list."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record["child_id"]].append(record)
    return found


def in_force(records: Iterable[Record], day: dt.date, *, end: str = "ended_on") -> Record | None:
    """Of records that hold on a day, first and last day included, the one that started last."""
    holding = [each for each in records if each["started_on"] <= day and (each[end] is None or each[end] >= day)]
    return max(holding, key=lambda each: each["started_on"], default=None)


def held_by(involvements: Iterable[Record], day: dt.date, *, early_help: bool = False) -> Record | None:
    """Who held a child on a day: of those whose time covers it, whose started last. None when two started together.

    An involvement without a start says who holds the child now and not since when, so it answers for no day.
    """
    ours = [
        each
        for each in involvements
        if each["started_on"] and (each["role"] == "EARLY_HELP" if early_help else each["role"] not in _BESIDE)
    ]
    latest = in_force(ours, day)
    if latest is None:
        return None
    rivals = [
        each
        for each in ours
        if each["started_on"] == latest["started_on"] and (each["ended_on"] is None or each["ended_on"] >= day)
    ]
    return latest if len({(each["team_id"], each["worker_id"]) for each in rivals}) == 1 else None


def hold(file: File, records: list[Record], involvements: Mapping[str, list[Record]], *, as_at: dt.date) -> int:
    """Fill team and worker of events that name neither: of work that goes on, who holds it at its end or at the as-at
    date; of anything else, who held the child that day. Gives how many rows were filled."""
    names = file.table.names
    if file.table.name == "involvement" or not {"child_id", "team_id", "worker_id"} <= set(names):
        return 0
    filled = 0
    for record in records:
        if record["team_id"] is None and record["worker_id"] is None:
            held = held_by(
                involvements.get(record["child_id"], []), _day(file, record, as_at),
                early_help=file.table.name == "early_help_episode",
            )  # fmt: skip
            if held:
                record["team_id"], record["worker_id"] = held["team_id"], held["worker_id"]
                filled += 1
    return filled


def _day(file: File, record: Record, as_at: dt.date) -> dt.date:
    if file.span:
        return min(record[file.span[1]] or as_at, as_at)
    dates = [column.name for column in file.columns if column.kind == "date" and column.name in file.table.key]
    return next((record[name] for name in dates if record[name]), as_at)


def ages(people: Iterable[Record], *, as_at: dt.date) -> None:
    """Completed years at the as-at date; a birth that lies ahead is expected, its age is -1 and its sex not known."""
    for record in people:
        born = record["born_on"]
        if born and born > as_at:
            record["born_on"], record["expected_on"] = None, born
        if record["born_on"]:
            record["age_years"] = completed_years(record["born_on"], as_at)
        elif record["expected_on"]:
            record["age_years"], record["sex"] = -1, "U"


def open_work(involvements: Iterable[Record], *, as_at: dt.date) -> None:
    """Whether an involvement is open at the as-at date, where the file does not say."""
    for record in involvements:
        if record["open"] is None:
            ended = record["ended_on"]
            record["open"] = "N" if ended and ended <= as_at else "Y"


def looked_after(missing: Iterable[Record], periods: Mapping[str, list[Record]]) -> None:
    """Whether a missing child was looked after when it began, where the file does not say and has periods of care."""
    for record in missing:
        if record["looked_after"] is None:
            of_child = periods.get(record["child_id"], [])
            record["looked_after"] = "Y" if in_force(of_child, record["started_on"], end="ceased_on") else "N"
