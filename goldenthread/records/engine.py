"""The engine room: the only place where DuckDB is opened.

An engine lives in memory for one piece of work. It may read the folders of the snapshots it was given and nothing
else, its settings are locked, it never spills to disk. For each snapshot it offers, under plain names, the declared
tables, ``<table>_history``, ``coverage``, ``period``, ``calendar`` and ``setting``; a table is read or made the first
time a definition names it.

Names in the SQL made here come from the declared tables and from positions, never from a person; values are bound.
"""

# ruff: noqa: S608 (see the last sentence above)

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import (
    accompanying,
    coverage,
    naming,
    parameters,
    portions,
    returns,
    sealed,
    sealed_snapshot,
    tables,
)
from goldenthread.records.accompanying import Given, Period
from goldenthread.records.errors import EngineError
from goldenthread.records.gathered import Gathered
from goldenthread.records.loaded import Loaded
from goldenthread.records.portions import Size
from goldenthread.records.sealed_snapshot import SealedSnapshot

_SQL_TYPES = {
    "text": "varchar", "code": "varchar", "flag": "varchar", "date": "date", "integer": "bigint", "number": "double",
}  # fmt: skip
# Every name that a definition may read from.
OFFERED = frozenset(
    {*accompanying.SHARED, *accompanying.OWN, *tables.BY_NAME, *(f"{n}_history" for n in tables.BY_NAME)}
)
# Rows of one batch on its way to another engine.
BATCH = 20_000
# The schema of empty tables, against which definitions are bound.
NOTHING = "nothing"


class Engine:
    """Runs definitions against one snapshot at a time; made by ``open_engine``. One engine serves one thread."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, snapshots: Sequence[SealedSnapshot], given: Given,
        loaded: Loaded | None = None, texts: Sequence[str] | None = None, size: Size = Size(),  # noqa: B008
    ) -> None:  # fmt: skip
        self._connection = connection
        self._snapshots = sorted(snapshots, key=lambda snapshot: (snapshot.as_at, snapshot.id))
        self._order = {snapshot.id: position for position, snapshot in enumerate(self._snapshots)}
        self._given, self._loaded, self._texts, self._size = given, loaded or Loaded(), texts, size
        self._columns: dict[str, list[str]] = {}
        self._read_columns: dict[str, frozenset[str]] = {}
        self._gathered = Gathered(
            connection, self._snapshots, given, self._loaded.once, self._read_of, self._asks_history
        )

    def fork(self) -> Engine:
        """A second engine over the same tables, for another thread. Fork before any of the threads runs.

        DuckDB keeps the keys in one map that two threads must not change at a time, so all are added here.
        """
        for snapshot in self._snapshots:
            for table in tables.SEALED:
                if not snapshot.lacks(table):
                    self._add_key(snapshot, table)
        forked = Engine(self._connection.cursor(), self._snapshots, self._given, self._loaded, self._texts, self._size)
        forked._columns = self._columns  # what a text gives is the same for all
        return forked

    @property
    def one_at_a_time(self) -> bool:
        """Is one body to be run after the other? Two bodies over a dataset of many councils take memory for two."""
        return self._size.is_large

    def let_go(self, texts: Iterable[str]) -> None:
        """Drop the tables of whole datasets that none of these texts names; what is named later is read again."""
        kept = frozenset[str]().union(*map(naming.words, texts))
        for schema in [f"s{place}" for place, each in enumerate(self._snapshots) if each.stands_alone]:
            for name in tables.BY_NAME:
                if not {name, f"{name}_history"} & kept:
                    self._drop(f"{schema}.{name}")

    def _drop(self, target: str) -> None:
        self._loaded.forget(f"{target}_history")
        if self._loaded.forget(target):
            for kind, name in _kept_under(self._connection, target):
                self._connection.execute(f"drop {kind} {name}")

    def absent_lists(self, at: str) -> frozenset[int]:
        """The lists that were not in the file of this snapshot."""
        return self._snapshots[self._order[at]].absent_lists

    def absent_columns(self, at: str) -> tuple[coverage.AbsentColumn, ...]:
        """What the lists in the file of this snapshot had no column for."""
        return self._snapshots[self._order[at]].absent_columns

    def run(self, sql: str, *, at: str, parameters: Sequence[Any] = ()) -> list[tuple]:
        """The rows of ``sql`` at the snapshot ``at``; EngineError with the engine's own hint when it does not run."""
        return self.named_rows(sql, at=at, parameters=parameters)[1]

    def named_rows(self, sql: str, *, at: str, parameters: Sequence[Any] = ()) -> tuple[list[str], list[tuple]]:
        """The names of the columns that ``sql`` gives, and its rows; EngineError as ``run``."""
        self._prepare(sql, at)
        return self._executed(sql, parameters)

    def run_each(self, sql: str, body: str, *, ats: Sequence[str]) -> dict[str, list[tuple]]:
        """For each snapshot the rows of ``sql``, which selects from ``{rows}``: those of ``body`` at each snapshot.

        They have a column ``place`` before their own. ``sql`` gives that first and groups, where it does, by it and by
        the period; the rows that come back are without it. EngineError as ``run``.
        """
        alone = [at for at in ats if self._snapshots[self._order[at]].stands_alone]
        found = {at: self._run_one(sql, body, at) for at in alone}
        places = {self._order[at]: at for at in ats if at not in found}
        return found | self._run_gathered(sql, body, places) if places else found

    def _run_gathered(self, sql: str, body: str, places: Mapping[int, str]) -> dict[str, list[tuple]]:
        named = naming.words(body)
        self._check_columns(body)
        self._make_shared(named)
        found: dict[str, list[tuple]] = {at: [] for at in places.values()}
        for place, *row in self._executed(self._gathered.text(sql, body, named, places))[1]:
            found[places[place]].append(tuple(row))
        return found

    def _run_one(self, sql: str, body: str, at: str) -> list[tuple]:
        self._prepare(body, at)
        parts = portions.bodies(body, self._schema(at), self._given.answers.get(at, ()), self._size)
        texts = [sql.format(rows=f"(select 0 as place, one.* from ({part}) as one)") for part in parts]
        return [tuple(values) for text in texts for _, *values in self._executed(text)[1]]

    def _executed(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[list[str], list[tuple]]:
        try:
            answer = self._connection.execute(sql, list(parameters))
            return [column[0] for column in answer.description], answer.fetchall()
        except duckdb.Error as error:
            raise EngineError(f"The engine refuses this definition: {_first_line(error)}") from error

    def tables_of(self, sql: str, *, at: str) -> list[str]:
        """The names of the tables that ``sql`` rests on, ready to be taken with ``arrow``; EngineError as ``run``."""
        self._prepare(sql, at)
        return sorted(naming.words(sql) & OFFERED)

    def arrow(self, name: str, *, at: str) -> pa.RecordBatchReader:
        """The rows of one of ``tables_of``, as definitions see them, for an engine that runs elsewhere."""
        where = "main" if name in accompanying.SHARED else self._schema(at)
        return self._connection.sql(f"select * from {where}.{name}").to_arrow_reader(BATCH)

    def columns(self, sql: str) -> list[str]:
        """The column names that ``sql`` gives, found by binding it to the empty tables without running it."""
        if sql not in self._columns:
            self._columns[sql] = [row[0] for row in self.run(f"describe {sql}", at=NOTHING)]
        return self._columns[sql]

    def _prepare(self, sql: str, at: str) -> None:
        schema, named = self._schema(at), naming.words(sql)
        self._check_columns(sql)
        self._make_shared(named)
        for name in named.intersection(accompanying.OWN):
            self._loaded.once(f"{schema}.{name}", partial(self._accompany, name, at))
        for table in tables.SEALED:
            if table.name in named:
                self._load(table, at)
            if f"{table.name}_history" in named:
                self._load_history(table, at)
        self._connection.execute(f"use {schema}")

    def _make_shared(self, named: frozenset[str]) -> None:
        for name in named.intersection(accompanying.SHARED):
            self._loaded.once(f"main.{name}", partial(accompanying.make_shared, self._connection, name, self._given))

    def _check_columns(self, sql: str) -> None:
        """EngineError when a text names a column that the engine was told it need not read: it would be blank."""
        if self._texts is None or sql in self._texts:
            return
        named = naming.words(sql)
        for table in tables.TABLES:
            if {table.name, f"{table.name}_history"} & named:
                unread = naming.columns(sql, table.name).intersection(table.names) - self._read_of(table)
                if unread:
                    raise EngineError(f"The column {table.name}.{min(unread)} was not read.")

    def _read_of(self, table: tables.Table) -> frozenset[str]:
        """The columns of a table that are read: all, or those that the texts name and those a history is made by."""
        if table.name not in self._read_columns:
            self._read_columns[table.name] = frozenset(table.names) & self._asked_of(table)
        return self._read_columns[table.name]

    def _asked_of(self, table: tables.Table) -> frozenset[str]:
        if self._texts is None:
            return frozenset(table.names)
        named = naming.columns_of_all(self._texts, table.name) | {table.names[0]}
        made_by = {*table.key, "source_row", *coverage.dating(table.name)} if self._asks_history(table) else set[str]()
        return named | made_by

    def _asks_history(self, table: tables.Table) -> bool:
        """Does a text rest on the table's history? Where the texts are not known, it may."""
        return self._texts is None or any(f"{table.name}_history" in naming.words(text) for text in self._texts)

    def _schema(self, at: str) -> str:
        """The snapshot's schema, made the first time."""
        name = NOTHING if at == NOTHING else f"s{self._order[at]}"
        self._loaded.once(name, lambda: self._connection.execute(f"create schema {name}"))
        return name

    def _accompany(self, name: str, at: str) -> None:
        reached = [] if at == NOTHING else sealed_snapshot.reached(self._snapshots, self._order[at])
        held = [(snapshot.as_at, snapshot.absent_lists) for snapshot in reached]
        kind = reached[-1].kind if reached else returns.ANNEX_A
        accompanying.make_own(self._connection, name, self._schema(at), self._given.answers.get(at, []), held, kind)

    def _add_key(self, snapshot: SealedSnapshot, table: tables.Table) -> str:
        """The name under which DuckDB knows the key of one file."""
        name = f"s{self._order[snapshot.id]}_{table.name}"
        key = base64.b64encode(sealed.table_key(snapshot.key, table.name)).decode()
        self._loaded.once(f"key {name}", lambda: self._connection.execute(f"pragma add_parquet_key('{name}', '{key}')"))
        return name

    def _load(self, table: tables.Table, at: str) -> None:
        target = f"{self._schema(at)}.{table.name}"
        self._loaded.once(target, lambda: self._read(table, at, target))

    def _read(self, table: tables.Table, at: str, target: str) -> None:
        if at == NOTHING or (snapshot := self._snapshots[self._order[at]]).lacks(table):
            self._connection.execute(f"create table {target} as {_nothing(table)}")
            return
        path = sealed_snapshot.checked_path(snapshot, table)
        name = self._add_key(snapshot, table)
        source = f"read_parquet(?, encryption_config={{footer_key: '{name}'}})"
        try:
            self._copy(table, target, source, str(path))
        except duckdb.Error as error:
            raise sealed_snapshot.does_not_open(snapshot, table) from error

    def _copy(self, table: tables.Table, target: str, source: str, path: str) -> None:
        """The declared columns; one that is not read, or was declared after the file was sealed, is null.

        Nulls are not kept: in memory a column of them takes as much as any other.
        """
        read = self._read_of(table)
        try:
            self._keep(table, target, source, path, read)
        except duckdb.BinderException:
            given = {row[0] for row in self._connection.execute(f"describe from {source}", [path]).fetchall()}
            self._keep(table, target, source, path, read & given)

    def _keep(self, table: tables.Table, target: str, source: str, path: str, read: frozenset[str]) -> None:
        kept = ", ".join(name for name in table.names if name in read) or "1 as nothing"
        self._connection.execute(f"create table {target}_read as select {kept} from {source}", [path])
        self._connection.execute(f"create view {target} as select {_columns(table, read)} from {target}_read")

    def _load_history(self, table: tables.Table, at: str) -> None:
        target = f"{self._schema(at)}.{table.name}_history"
        self._loaded.once(target, lambda: self._unite(table, at, target))

    def _unite(self, table: tables.Table, at: str, target: str) -> None:
        """Each row once, as the latest snapshot that speaks of its day knew it.

        A snapshot speaks alone for the days that its window covers, so a referral withdrawn or corrected since is
        not counted from an older file.
        """
        reached = [] if at == NOTHING else sealed_snapshot.reached(self._snapshots, self._order[at])
        upto = [snapshot for snapshot in reached if not coverage.lacks(table.name, snapshot.absent_lists)]
        for snapshot in upto:
            self._load(table, snapshot.id)
        if len(upto) == 1 and self._is_each_once(table, own := f"{self._schema(upto[0].id)}.{table.name}"):
            self._connection.execute(f"create view {target} as from {own}")
            return
        text, days = _history(table, upto, self._order) if upto else (_nothing(table), [])
        self._connection.execute(f"create table {target} as {text}", days)

    def _is_each_once(self, table: tables.Table, target: str) -> bool:
        """Is no row there twice? Then one file's rows are its history, without a second copy."""
        twice = f"select 1 from {target} group by {', '.join(table.key)} having count(*) > 1 limit 1"
        return not self._connection.execute(twice).fetchall()


def looks_back(sql: str) -> bool:
    """Does the text rest on snapshots before the one that answers: on a history, or on how far histories reach?"""
    return any(word == "coverage" or word.endswith("_history") for word in naming.words(sql))


@contextmanager
def open_engine(
    snapshots: Sequence[SealedSnapshot] = (),
    answers: Mapping[str, Sequence[Period]] | None = None,
    settings: Iterable[parameters.Value] = (),
    texts: Iterable[str] | None = None,
    size: Size | None = None,
) -> Iterator[Engine]:
    """An engine over ``snapshots``; ``answers`` says which periods each answering snapshot (by id) stands for.

    ``settings`` are the council's dated values; gaps are filled with declared defaults. With no snapshot at all the
    engine holds the empty declared tables, against which a definition can be bound. With ``texts`` only the columns
    that these name are read, and a text that names another is refused: a quarter of the time is reading. ``size`` is
    ``portions.fitting`` unless another is given: a dataset of many councils wants more than one does.
    """
    size = size or portions.fitting(snapshots)
    connection = duckdb.connect(":memory:", config={"threads": size.threads, "memory_limit": size.memory})
    try:
        _lock(connection, snapshots, size)
        given = Given(answers or {}, parameters.with_defaults(settings))
        known = None if texts is None else list(dict.fromkeys(texts))
        yield Engine(connection, snapshots, given, texts=known, size=size)
    finally:
        connection.close()


def _lock(connection: duckdb.DuckDBPyConnection, snapshots: Sequence[SealedSnapshot], size: Size) -> None:
    folders = ", ".join(f"'{_quoted(snapshot.folder)}'" for snapshot in snapshots)
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set temp_directory = ''")  # spilling would put rows on disk in the clear
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    if size.is_large:
        # It takes the rows of all months for fewer than those of a table, and makes the hash table of them.
        connection.execute("set disabled_optimizers = 'build_side_probe_side'")
    connection.execute("set lock_configuration = true")


def _kept_under(connection: duckdb.DuckDBPyConnection, target: str) -> list[tuple[str, str]]:
    """The views and tables that were made for a table, views first, with their names."""
    schema, name = target.split(".")
    names = [f"{name}_history", name, f"{name}_read"]
    text = (
        "select case table_type when 'VIEW' then 'view' else 'table' end as kind, table_schema || '.' || table_name"
        " from information_schema.tables where table_schema = ? and list_contains(?, table_name) order by kind desc"
    )
    return connection.execute(text, [schema, names]).fetchall()


def _history(table: tables.Table, upto: Sequence[SealedSnapshot], order: Mapping[str, int]) -> tuple[str, list[date]]:
    """The union as text, and the days for its placeholders."""
    names, days = ", ".join(table.names), []
    parts = [f"select {names}, {order[upto[-1].id]} as known_in from s{order[upto[-1].id]}.{table.name}"]
    for snapshot, later in pairwise(upto):
        part = f"select {names}, {order[snapshot.id]} as known_in from s{order[snapshot.id]}.{table.name}"
        if dated_by := coverage.dated_by(table.name, later.kind):
            part += f" where {dated_by} < ?"
            days.append(coverage.window_start(table.name, later.as_at, later.kind))
        parts.append(part)
    ranked = f"row_number() over (partition by {', '.join(table.key)} order by known_in desc, source_row) as place"
    return f"select {names} from (select *, {ranked} from ({' union all '.join(parts)})) where place = 1", days


def _columns(table: tables.Table, read: frozenset[str]) -> str:
    return ", ".join(column.name if column.name in read else _null(column) for column in table.columns)


def _empty_columns(table: tables.Table) -> str:
    return ", ".join(map(_null, table.columns))


def _null(column: tables.Column) -> str:
    return f"cast(null as {_SQL_TYPES[column.kind]}) as {column.name}"


def _nothing(table: tables.Table) -> str:
    return f"select {_empty_columns(table)} limit 0"


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("'", "''")


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n\n")[0].replace("\n", " ")
