"""From records to the columns of the declared tables, and what a file could not fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.ingest.yearly.rows import Row
from goldenthread.records import tables as declared
from goldenthread.records.tables import Table

Record = dict[str, Any]
Columns = dict[str, dict[str, list[Any]]]


def record(table: Table, row: Row, **known: Any) -> Record:
    """A record of a table with where it was read, and its id where the table makes one from the key."""
    made = {"source_sheet": row.sheet, "source_row": row.number} | known
    if table.columns[0].meaning == "made from the key":
        made[table.columns[0].name] = key_id(table, made)
    return made


def key_id(table: Table, made: Mapping[str, Any]) -> str:
    """The declared id of the event in a record."""
    return declared.key_id(table, (made.get(column) for column in table.key))


def columns(records: Mapping[str, Iterable[Record]]) -> Columns:
    """All declared tables, columnar, one record for each key (the first); a table without rows has empty columns."""
    return {table.name: _columnar(table, _distinct(table, records.get(table.name, ()))) for table in declared.TABLES}


def _distinct(table: Table, records: Iterable[Record]) -> list[Record]:
    found: dict[tuple[Any, ...], Record] = {}
    for each in records:
        found.setdefault(tuple(each.get(column) for column in table.key), each)
    return list(found.values())


def _columnar(table: Table, records: list[Record]) -> dict[str, list[Any]]:
    return {name: [each.get(name) for each in records] for name in table.names}


def absent(needs: Mapping[str, tuple[str, ...]], there: Iterable[str]) -> list[Record]:
    """Columns that the file could not fill. ``needs`` says for each ``table.column`` which items fill it, any of
    which will do; ``there`` are the items that the file has."""
    met = set(there)
    return [
        {"list": 0, "heading": items[0], "column": column} for column, items in needs.items() if not met & set(items)
    ]
