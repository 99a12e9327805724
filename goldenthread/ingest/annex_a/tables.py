"""From the rows of the eleven lists to the canonical tables: which list fills which table, and how ids are made.

Most columns say in ``records.tables`` which item fills them ("4.9"); what follows is only what that cannot say.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from typing import Any

from goldenthread.ingest.annex_a import lists, people
from goldenthread.ingest.annex_a.rows import ReadList, Row
from goldenthread.records import tables as declared
from goldenthread.records.tables import Table

Record = dict[str, Any]
Columns = dict[str, dict[str, list[Any]]]
_CONFERENCE = declared.INITIAL_CP_CONFERENCE.name

_MADE_BY = {
    1: (declared.CONTACT,),
    2: (declared.EARLY_HELP,),
    3: (declared.REFERRAL,),
    4: (declared.ASSESSMENT,),
    5: (declared.S47_ENQUIRY, declared.INITIAL_CP_CONFERENCE),
    6: (declared.CIN_EPISODE,),
    7: (declared.CP_PLAN, declared.CP_VISIT, declared.CP_REVIEW),
    8: (
        declared.CLA_PERIOD,
        declared.LEGAL_STATUS,
        declared.CLA_PLACEMENT,
        declared.CLA_REVIEW,
        declared.CLA_VISIT,
    ),
    9: (declared.CARE_LEAVER,),
    10: (declared.PERMANENCE,),
    11: (declared.ADOPTER,),
}
# A row of these is made only when the column is filled: no date, no event.
_NEEDS = {
    "s47_enquiry": ("started_on",),
    "initial_cp_conference": ("held_on",),
    "cp_visit": ("visited_on",),
    "cp_review": ("held_on",),
    "cla_review": ("held_on",),
    "cla_visit": ("visited_on",),
    "legal_status": ("started_on", "legal_status"),
    "cla_placement": ("started_on", "placement_type"),
}
# Tables that point at the event they belong to: their column, and the table whose key it is made from.
_POINTS_AT = {
    "initial_cp_conference": ("enquiry_id", declared.S47_ENQUIRY),
    "cp_visit": ("plan_id", declared.CP_PLAN),
    "cp_review": ("plan_id", declared.CP_PLAN),
    "cla_placement": ("care_id", declared.CLA_PERIOD),
    "cla_review": ("care_id", declared.CLA_PERIOD),
    "cla_visit": ("care_id", declared.CLA_PERIOD),
}


def key_id(table: Table, record: Record) -> str:
    """The declared id of the event in ``record``."""
    return declared.key_id(table, (record.get(column) for column in table.key))


def build(read_lists: Iterable[ReadList], people_: people.People) -> Columns:
    """All canonical tables, columnar, in declared order; tables without rows are there with empty columns."""
    records: dict[str, list[Record]] = {table.name: [] for table in declared.TABLES}
    for each in read_lists:
        for row in each.rows:
            for table in _MADE_BY[each.annex_list.number]:
                records[table.name] += _records(table, each, row)
            if each.annex_list.number == 8:
                records["cla_health"] += _health(each, row)
            records["involvement"] += people.involvements(each, row)
    records["person"] = people_.records()
    records[_CONFERENCE] = _of_first_enquiry(records[_CONFERENCE], records[declared.S47_ENQUIRY.name])
    return {table.name: _columnar(table, _distinct(table, records[table.name])) for table in declared.TABLES}


def absent_columns(read_lists: Iterable[ReadList]) -> list[Record]:
    """Every column that the tables could not have, because its list had none: list, heading and ``table.column``.

    People are described by several lists, so their columns are named once for each list that lacks them.
    """
    return [
        {"list": each.annex_list.number, "heading": each.annex_list.item(item).heading, "column": column}
        for each in read_lists
        for column, item in _fillable(each.annex_list.number)
        if item not in each.columns
    ]


def _fillable(list_number: int) -> list[tuple[str, int]]:
    made = [*_MADE_BY[list_number], *([declared.CLA_HEALTH] if list_number == 8 else [])]
    own = [(f"{table.name}.{name}", item) for table in made for name, item in _filled_by(table.name, list_number)]
    return own + [(f"person.{name}", item) for item, name in people.described_by(lists.BY_NUMBER[list_number])]


def _records(table: Table, each: ReadList, row: Row) -> list[Record]:
    record = _from_items(table, each, row)
    needs = _NEEDS.get(table.name)
    if needs and all(record[column] is None for column in needs):
        return []
    if table.name in _POINTS_AT:
        column, parent = _POINTS_AT[table.name]
        record[column] = _parent_id(parent, each, row)
    if table.columns[0].meaning == "made from the key":
        record[table.columns[0].name] = key_id(table, record)
    return [record]


def _parent_id(parent: Table, each: ReadList, row: Row) -> str | None:
    """The id of the event that a row's visit, review or conference belongs to; None where there was none."""
    record = _from_items(parent, each, row)
    return key_id(parent, record) if record["started_on"] is not None else None


def _from_items(table: Table, each: ReadList, row: Row) -> Record:
    record: Record = dict.fromkeys(table.names)
    for name, item in _filled_by(table.name, each.annex_list.number):
        record[name] = row.values.get(item)
    return record | {"source_sheet": each.sheet, "source_row": row.number}


@functools.cache
def _filled_by(table_name: str, list_number: int) -> tuple[tuple[str, int], ...]:
    """The columns of a table that a list fills, each with the number of its item."""
    annex_list, found = lists.BY_NUMBER[list_number], []
    for column in declared.BY_NAME[table_name].columns:
        cited_list, _, cited_item = column.annex_a.partition(".")
        if cited_item and int(cited_list) == list_number:
            found.append((column.name, int(cited_item)))
        elif item := annex_list.numbered(_BY_HEADING.get(column.name, "")):
            found.append((column.name, item))
    return tuple(found)


# Columns that every list fills under the same heading.
_BY_HEADING = {"child_id": "Child Unique ID", "team_id": lists.TEAM, "worker_id": lists.WORKER}


def _health(each: ReadList, row: Row) -> list[Record]:
    made = []
    for check_type, item in (("HEALTH", 17), ("DENTAL", 18)):
        if row[item] is not None:
            record = _from_items(declared.CLA_HEALTH, each, row)
            record |= {"check_type": check_type, "checked_on": row[item]}
            made.append(record | {"check_id": key_id(declared.CLA_HEALTH, record)})
    return made


def _of_first_enquiry(conferences: list[Record], enquiries: list[Record]) -> list[Record]:
    """Each conference once, where it was first met: of the enquiries that led to it, the one that started first."""
    started = {enquiry["enquiry_id"]: enquiry["started_on"] or dt.date.max for enquiry in enquiries}
    found: dict[tuple[Any, ...], Record] = {}
    for record in conferences:
        key = tuple(record[column] for column in declared.INITIAL_CP_CONFERENCE.key)
        kept = found.setdefault(key, record)
        if started.get(record["enquiry_id"], dt.date.max) < started.get(kept["enquiry_id"], dt.date.max):
            found[key] = record
    return list(found.values())


def _distinct(table: Table, records: list[Record]) -> list[Record]:
    """One record for each key, the first.

    A child whom one worker holds twice in a list, in work that is over and in work that is open, is held.
    """
    found: dict[tuple[Any, ...], Record] = {}
    for record in records:
        kept = found.setdefault(tuple(record.get(column) for column in table.key), record)
        if record.get("open") == "Y":
            kept["open"] = "Y"
    return list(found.values())


def _columnar(table: Table, records: list[Record]) -> dict[str, list[Any]]:
    return {name: [record.get(name) for record in records] for name in table.names}
