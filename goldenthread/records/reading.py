"""Where the rows of an engine's tables come from: sealed files."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import duckdb

from goldenthread.records import histories, sealed, sealed_snapshot, tables
from goldenthread.records.loaded import Loaded
from goldenthread.records.sealed_snapshot import SealedSnapshot


class Source(Protocol):
    """Makes an engine's tables."""

    def make(
        self, connection: duckdb.DuckDBPyConnection, table: tables.Table, snapshot: SealedSnapshot, target: str,
        read: Collection[str],
    ) -> None:  # fmt: skip
        """Make ``target`` of the snapshot's rows, with those of the columns in ``read``; the others are null."""
        ...


class Files:
    """The sealed files of several snapshots. DuckDB knows each key under a name, which all threads share."""

    def __init__(self, order: Mapping[str, int], loaded: Loaded) -> None:
        self._order, self._loaded = order, loaded

    def make(
        self, connection: duckdb.DuckDBPyConnection, table: tables.Table, snapshot: SealedSnapshot, target: str,
        read: Collection[str],
    ) -> None:  # fmt: skip
        """The table from its file; SealError where it does not open. A column declared since it was sealed is null."""
        source, path = self.opened(connection, table, snapshot)
        try:
            self._make(connection, table, target, source, path, read)
        except duckdb.Error as error:
            raise sealed_snapshot.does_not_open(snapshot, table) from error

    def _make(
        self, connection: duckdb.DuckDBPyConnection, table: tables.Table, target: str, source: str,
        path: Sequence[str], read: Collection[str],
    ) -> None:  # fmt: skip
        try:
            histories.make(connection, table, target, source, path, read)
        except duckdb.BinderException:
            given = {row[0] for row in connection.execute(f"describe from {source}", list(path)).fetchall()}
            histories.make(connection, table, target, source, path, given.intersection(read))

    def opened(
        self, connection: duckdb.DuckDBPyConnection, table: tables.Table, snapshot: SealedSnapshot
    ) -> tuple[str, list[str]]:
        """What a text may select from, and the path for its placeholder; SealError where the file is another one."""
        path = sealed_snapshot.checked_path(snapshot, table)
        name = self.add_key(connection, table, snapshot)
        return f"read_parquet(?, encryption_config={{footer_key: '{name}'}})", [str(path)]

    def add_key(self, connection: duckdb.DuckDBPyConnection, table: tables.Table, snapshot: SealedSnapshot) -> str:
        """The name under which DuckDB knows the key of one file."""
        name = f"s{self._order[snapshot.id]}_{table.name}"
        key = base64.b64encode(sealed.table_key(snapshot.key, table.name)).decode()
        self._loaded.once(f"key {name}", lambda: connection.execute(f"pragma add_parquet_key('{name}', '{key}')"))
        return name
