"""The engine room: the only place where DuckDB is opened.

An engine lives in memory for one piece of work. It may read the folders of the snapshots it was given and nothing
else, its settings are locked, it never spills to disk. For each snapshot it offers, under plain names, the declared
tables, ``<table>_history``, ``coverage``, ``period``, ``calendar`` and ``setting``; a table is read or made the first
time a definition names it.

Names in the SQL made here come from the declared tables and from positions, never from a person; values are bound.
"""

# ruff: noqa: S608 (see the last sentence above)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import (
    accompanying,
    coverage,
    histories,
    locking,
    naming,
    parameters,
    portions,
    returns,
    sealed_snapshot,
    sharing,
    tables,
)
from goldenthread.records.accompanying import Given, Period
from goldenthread.records.asked import Asked
from goldenthread.records.errors import EngineError
from goldenthread.records.gathered import Gathered
from goldenthread.records.loaded import Loaded
from goldenthread.records.portions import Size
from goldenthread.records.reading import Files, Source
from goldenthread.records.repeated import Repeated
from goldenthread.records.sealed_snapshot import SealedSnapshot
from goldenthread.records.sharing import Share

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
        loaded: Loaded | None = None, asked: Asked | None = None, size: Size = Size(),  # noqa: B008
        share: Share | None = None,
    ) -> None:  # fmt: skip
        self._connection = connection
        self._snapshots = sorted(snapshots, key=lambda snapshot: (snapshot.as_at, snapshot.id))
        self._order = {snapshot.id: position for position, snapshot in enumerate(self._snapshots)}
        self._given, self._loaded, self._asked, self._size = given, loaded or Loaded(), asked or Asked(None), size
        self._files = Files(self._order, self._loaded)
        self._source: Source = share or self._files
        self._schemas = "s" if share is None else f"share{share.number}_s"
        self._repeated = Repeated() if share is None else share.repeated
        self._columns: dict[str, list[str]] = {}
        self._gathered = Gathered(
            connection, self._snapshots, given, self._loaded.once, self._asked.read_of, self._asked.asks_history
        )

    def fork(self) -> Engine:
        """A second engine over the same tables, for another thread. Fork before any of the threads runs.

        DuckDB keeps the keys in one map that two threads must not change at a time, so all are added here.
        """
        for snapshot in self._snapshots:
            for table in tables.SEALED:
                if not snapshot.lacks(table):
                    self._files.add_key(self._connection, table, snapshot)
        return self._forked(self._size)

    def _forked(self, size: Size, share: Share | None = None) -> Engine:
        own = self._connection.cursor()
        forked = Engine(own, self._snapshots, self._given, self._loaded, self._asked, size, share)
        forked._columns = self._columns  # what a text gives is the same for all
        return forked

    @contextmanager
    def in_shares(self, texts: Sequence[str], *, at: str) -> Iterator[list[Share]]:
        """The shares of the snapshot's children, for ``of_share``; none where its children are not to be divided."""
        snapshot = self._snapshots[self._order[at]]
        wanted = portions.shares(snapshot) if self._size.is_large else 0
        with sharing.divided(self._connection, self._files, snapshot, self._asked, texts, wanted) as shares:
            if shares:
                self._make_shared(frozenset(accompanying.SHARED))
            yield shares

    @contextmanager
    def of_share(self, share: Share) -> Iterator[Engine]:
        """An engine over one of ``in_shares``, for any thread; its tables are let go at the end."""
        part = self._forked(replace(self._size, periods_at_once=0), share)
        try:
            yield part
        finally:
            part._end()

    def _end(self) -> None:
        for place, _ in enumerate(self._snapshots):
            self._connection.execute(f"drop schema if exists {self._schemas}{place} cascade")
        self._loaded.forget_all(self._schemas)
        self._connection.close()

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
            for kind, name in histories.kept_under(self._connection, target):
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
        self._asked.check(body)
        self._make_shared(named)
        found: dict[str, list[tuple]] = {at: [] for at in places.values()}
        for place, *row in self._executed(self._gathered.text(sql, body, named, places))[1]:
            found[places[place]].append(tuple(row))
        return found

    def _run_one(self, sql: str, body: str, at: str) -> list[tuple]:
        self._prepare(body, at)
        for name, text in self._repeated.tables_of(body):
            self._loaded.once(f"{self._schema(at)}.{name}", partial(self._executed, f"create table {name} as {text}"))
        answers = self._given.answers.get(at, ())
        parts = portions.bodies(self._repeated.text(body), self._schema(at), answers, self._size)
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
        self._asked.check(sql)
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

    def _schema(self, at: str) -> str:
        """The snapshot's schema, made the first time."""
        name = NOTHING if at == NOTHING else f"{self._schemas}{self._order[at]}"
        self._loaded.once(name, lambda: self._connection.execute(f"create schema {name}"))
        return name

    def _accompany(self, name: str, at: str) -> None:
        reached = [] if at == NOTHING else sealed_snapshot.reached(self._snapshots, self._order[at])
        held = [(snapshot.as_at, snapshot.absent_lists) for snapshot in reached]
        kind = reached[-1].kind if reached else returns.ANNEX_A
        accompanying.make_own(self._connection, name, self._schema(at), self._given.answers.get(at, []), held, kind)

    def _load(self, table: tables.Table, at: str) -> None:
        target = f"{self._schema(at)}.{table.name}"
        self._loaded.once(target, lambda: self._read(table, at, target))

    def _read(self, table: tables.Table, at: str, target: str) -> None:
        if at == NOTHING or (snapshot := self._snapshots[self._order[at]]).lacks(table):
            self._connection.execute(f"create table {target} as {histories.nothing(table)}")
            return
        self._source.make(self._connection, table, snapshot, target, self._asked.read_of(table))

    def _load_history(self, table: tables.Table, at: str) -> None:
        target = f"{self._schema(at)}.{table.name}_history"
        self._loaded.once(target, lambda: self._unite(table, at, target))

    def _unite(self, table: tables.Table, at: str, target: str) -> None:
        reached = [] if at == NOTHING else sealed_snapshot.reached(self._snapshots, self._order[at])
        upto = [snapshot for snapshot in reached if not coverage.lacks(table.name, snapshot.absent_lists)]
        for snapshot in upto:
            self._load(table, snapshot.id)
        names = {snapshot.id: (self._order[snapshot.id], self._schema(snapshot.id)) for snapshot in upto}
        own = f"{self._schema(upto[0].id)}.{table.name}" if len(upto) == 1 else ""
        if own and histories.is_each_once(self._connection, table, own):
            self._connection.execute(f"create view {target} as from {own}")
            return
        text, days = histories.united(table, upto, names)
        self._connection.execute(f"create table {target} as {text}", days)


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
    *,
    in_shares: bool = False,
) -> Iterator[Engine]:
    """An engine over ``snapshots``; ``answers`` says which periods each answering snapshot (by id) stands for.

    ``settings`` are the council's dated values; gaps are filled with declared defaults. With no snapshot at all the
    engine holds the empty declared tables, against which a definition can be bound. With ``texts`` only the columns
    that these name are read, and a text that names another is refused: a quarter of the time is reading. ``size`` is
    ``portions.fitting`` unless another is given: a dataset of many councils wants more than one does, and another where
    all texts can be run ``in_shares``.
    """
    size = size or portions.fitting(snapshots, in_shares=in_shares)
    connection = duckdb.connect(":memory:", config={"threads": size.threads, "memory_limit": size.memory})
    try:
        locking.lock(connection, [snapshot.folder for snapshot in snapshots], is_large=size.is_large)
        given = Given(answers or {}, parameters.with_defaults(settings))
        known = None if texts is None else list(dict.fromkeys(texts))
        yield Engine(connection, snapshots, given, asked=Asked(known), size=size)
    finally:
        connection.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n\n")[0].replace("\n", " ")
