"""The tables that an engine makes, as SQL: declared columns, and the history that several snapshots have together."""

# ruff: noqa: S608 (names come from the declared tables and from positions; values are bound)

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise

import duckdb

from goldenthread.records import coverage, tables
from goldenthread.records.sealed_snapshot import SealedSnapshot

_SQL_TYPES = {
    "text": "varchar", "code": "varchar", "flag": "varchar", "date": "date", "integer": "bigint", "number": "double",
}  # fmt: skip


def make(
    connection: duckdb.DuckDBPyConnection, table: tables.Table, target: str, source: str, path: Sequence[str],
    read: Collection[str],
) -> None:  # fmt: skip
    """``target`` with the declared columns, of which those in ``read`` come from ``source`` and the others are null.

    Nulls are not kept: in memory a column of them takes as much as any other.
    """
    kept = ", ".join(name for name in table.names if name in read) or "1 as nothing"
    connection.execute(f"create table {target}_read as select {kept} from {source}", list(path))
    connection.execute(f"create view {target} as {declared(table, f'{target}_read', read)}")


def declared(table: tables.Table, source: str, read: Collection[str]) -> str:
    """The declared columns as a text: those in ``read`` from ``source``, the others null."""
    columns = ", ".join(column.name if column.name in read else _null(column) for column in table.columns)
    return f"select {columns} from {source}"


def kept_under(connection: duckdb.DuckDBPyConnection, target: str) -> list[tuple[str, str]]:
    """The views and tables that were made for a table, views first, with their names."""
    schema, name = target.split(".")
    names = [f"{name}_history", name, f"{name}_read"]
    text = (
        "select case table_type when 'VIEW' then 'view' else 'table' end as kind, table_schema || '.' || table_name"
        " from information_schema.tables where table_schema = ? and list_contains(?, table_name) order by kind desc"
    )
    return connection.execute(text, [schema, names]).fetchall()


def is_each_once(connection: duckdb.DuckDBPyConnection, table: tables.Table, target: str) -> bool:
    """Is no row there twice? Then one file's rows are its history, without a second copy."""
    twice = f"select 1 from {target} group by {', '.join(table.key)} having count(*) > 1 limit 1"
    return not connection.execute(twice).fetchall()


def united(
    table: tables.Table, upto: Sequence[SealedSnapshot], names: Mapping[str, tuple[int, str]]
) -> tuple[str, list[date]]:
    """Each row once, as the latest snapshot that speaks of its day knew it: as text, and days for its placeholders.

    A snapshot speaks alone for the days that its window covers, so a referral withdrawn or corrected since is
    not counted from an older file. ``names`` gives each snapshot's place in time and its schema.
    """
    if not upto:
        return nothing(table), []
    columns, days = ", ".join(table.names), []
    parts = [_known(table, names[upto[-1].id])]
    for snapshot, later in pairwise(upto):
        part = _known(table, names[snapshot.id])
        if dated_by := coverage.dated_by(table.name, later.kind):
            part += f" where {dated_by} < ?"
            days.append(coverage.window_start(table.name, later.as_at, later.kind))
        parts.append(part)
    ranked = f"row_number() over (partition by {', '.join(table.key)} order by known_in desc, source_row) as place"
    return f"select {columns} from (select *, {ranked} from ({' union all '.join(parts)})) where place = 1", days


def _known(table: tables.Table, name: tuple[int, str]) -> str:
    place, schema = name
    return f"select {', '.join(table.names)}, {place} as known_in from {schema}.{table.name}"


def nothing(table: tables.Table) -> str:
    """The declared columns without a row."""
    return f"select {', '.join(map(_null, table.columns))} limit 0"


def _null(column: tables.Column) -> str:
    return f"cast(null as {_SQL_TYPES[column.kind]}) as {column.name}"
