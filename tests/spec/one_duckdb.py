"""Engines one after another in one DuckDB: a thousand are opened by the specs, and a DuckDB of its own costs each 20 ms
of a processor, the calendar 10 more. Nothing that belongs to a snapshot outlives its engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from goldenthread.records import locking, parameters, portions
from goldenthread.records.accompanying import Given, Period
from goldenthread.records.asked import Asked
from goldenthread.records.engine import NOTHING, Engine
from goldenthread.records.loaded import Loaded
from goldenthread.records.sealed_snapshot import SealedSnapshot

_SCHEMAS = "select schema_name from duckdb_schemas() where database_name = current_database() and not internal"
_TABLES = "select table_name from duckdb_tables() where schema_name = 'main'"
# The same for every engine: the calendar, and the empty tables that definitions are bound to.
_KEPT = ("main.calendar", NOTHING)


class OneDuckDB:
    """``opened`` is ``engine.open_engine`` for snapshots below ``folder``; one engine at a time."""

    def __init__(self, folder: Path) -> None:
        size = portions.Size()
        self._connection = duckdb.connect(":memory:", config={"threads": size.threads, "memory_limit": size.memory})
        locking.lock(self._connection, [folder], is_large=False)
        self._loaded = Loaded()
        self._columns: dict[str, list[str]] = {}

    @contextmanager
    def opened(
        self, snapshots: Sequence[SealedSnapshot], answers: Mapping[str, Sequence[Period]],
        settings: Iterable[parameters.Value] = (),
    ) -> Iterator[Engine]:  # fmt: skip
        size = portions.fitting(snapshots)
        assert size == portions.Size(), "a dataset of many councils wants a DuckDB of its own"
        given = Given(answers, parameters.with_defaults(settings))
        engine = Engine(self._connection.cursor(), snapshots, given, self._loaded, Asked(None), size)
        engine._columns = self._columns  # what a text gives is the same for all
        try:
            yield engine
        finally:
            self._forget()

    def _forget(self) -> None:
        self._connection.execute("use main")
        for (schema,) in self._connection.execute(_SCHEMAS).fetchall():
            if schema not in ("main", NOTHING):
                self._connection.execute(f"drop schema {schema} cascade")
                self._loaded.forget_all(schema)
        for (table,) in self._connection.execute(_TABLES).fetchall():
            if f"main.{table}" not in _KEPT:
                self._connection.execute(f"drop table main.{table}")
                self._loaded.forget(f"main.{table}")
        self._loaded.forget_all("key ")

    def close(self) -> None:
        self._connection.close()
