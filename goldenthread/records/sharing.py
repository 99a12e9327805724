"""A dataset of many councils, a share of its children at a time.

Whoever shares a team or a worker is in one share, so each share is one council or some of them, and what is counted
by child, by team or by worker is counted whole in it. A council's own dataset is one share and is not divided. Over
few children, hash tables stay within the processor's cache, which a join over those of all England leaves.
"""

# ruff: noqa: S608 (names come from the declared tables and from positions; values are bound)

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from goldenthread.records import histories, naming, sealed, tables
from goldenthread.records.asked import Asked
from goldenthread.records.reading import Files
from goldenthread.records.repeated import Repeated
from goldenthread.records.sealed_snapshot import SealedSnapshot

# The schema of the tables that are divided; one dataset at a time.
SCHEMA = "divided"
# What is held by one team or worker and by another is put together this often; after that nothing is divided.
ROUNDS = 4
# A share this many times as large as they are on average takes the memory of many: then nothing is divided.
UNEVEN = 3
# Where a row names no team, its worker stands for one, and the other way round; neither can be an id of the other.
_TEAM = "coalesce('team ' || team_id, 'worker ' || worker_id)"
_WORKER = "coalesce('worker ' || worker_id, 'team ' || team_id)"
# Tables that are read at a time: an engine that computes shares has one thread for each statement.
READERS = 2
Rows = tuple[str, list[str]]  # what is selected from, and the paths for its placeholders


@dataclass(frozen=True)
class Share:
    """The rows of some children of one dataset: a source of tables for an engine, and what is asked of them twice."""

    number: int
    repeated: Repeated

    def make(
        self, connection: duckdb.DuckDBPyConnection, table: tables.Table, snapshot: SealedSnapshot, target: str,
        read: Collection[str],
    ) -> None:  # fmt: skip
        """The rows of this share, out of the divided table. What is read once is not written down a second time."""
        source = f"(select * from {SCHEMA}.{table.name} where share = {self.number})"
        if self.repeated.readers(table.name) == 1:
            connection.execute(f"create view {target} as {histories.declared(table, source, read)}")
            return
        histories.make(connection, table, target, source, [], read)


@contextmanager
def divided(
    connection: duckdb.DuckDBPyConnection, files: Files, snapshot: SealedSnapshot, asked: Asked, texts: Sequence[str],
    wanted: int,
) -> Iterator[list[Share]]:  # fmt: skip
    """Reads the tables of the dataset that the texts name, each row with the number of its share, and gives the shares.

    None, and then nothing is kept: where fewer than two are wanted, where the children do not fall apart, where a table
    has no child to go by, or where a table has rows in some shares and none in others, since a text may ask whether
    anybody has such a row at all.
    """
    named = frozenset[str]().union(*map(naming.words, texts))
    found = [table for table in tables.TABLES if {table.name, f"{table.name}_history"} & named]
    if wanted < 2 or not found or not all("child_id" in table.names for table in found):
        yield []
        return
    connection.execute(f"create schema {SCHEMA}")
    try:
        number = _divide(connection, files, snapshot, {table: asked.read_of(table) for table in found}, wanted)
        repeated = Repeated(texts)
        yield [Share(place, repeated) for place in range(number)]
    finally:
        connection.execute(f"drop schema {SCHEMA} cascade")


def _divide(
    connection: duckdb.DuckDBPyConnection, files: Files, snapshot: SealedSnapshot,
    reads: Mapping[tables.Table, Collection[str]], wanted: int,
) -> int:  # fmt: skip
    """How many shares the tables were divided into; 0 where they were not."""
    held = {table: read for table, read in reads.items() if not snapshot.lacks(table)}
    for table in held:  # here, because DuckDB keeps keys in one map that two threads must not change at a time
        files.add_key(connection, table, snapshot)
    number = _number(connection, files, snapshot, held, wanted)
    if not number:
        return 0

    def is_divided(table: tables.Table) -> bool:
        with connection.cursor() as own:
            return _is_divided(own, files, snapshot, table, held[table], number)

    # The largest first, so that no reader waits for another's last.
    largest = sorted(held, key=lambda table: sealed.path_of(snapshot.folder, table.name).stat().st_size)[::-1]
    with ThreadPoolExecutor(READERS) as pool:
        return number if all(list(pool.map(is_divided, largest))) else 0


def _number(
    connection: duckdb.DuckDBPyConnection, files: Files, snapshot: SealedSnapshot,
    held: Mapping[tables.Table, Collection[str]], wanted: int,
) -> int:  # fmt: skip
    """How many shares there are; ``children`` then says who is in which."""
    rows = _holders(connection, files, snapshot, held)
    if not rows:
        return 0
    # First which ids stand side by side, of all rows; what is made of them is made of some ten thousand.
    _of_both(connection, "pair", "select distinct team_id, worker_id from {rows}", rows)
    connection.execute(f"create table {SCHEMA}.link as select {_TEAM} as team, {_WORKER} as worker from {SCHEMA}.pair")
    connection.execute(
        f"create table {SCHEMA}.known as select team, cast(row_number() over () as integer) as label"
        f" from (select distinct team from {SCHEMA}.link where team is not null)"
    )
    for _ in range(ROUNDS):
        _spread(connection)
        _follow(connection, rows)
        if not _linked(connection):
            return _packed(connection, wanted)
    return 0


def _holders(
    connection: duckdb.DuckDBPyConnection, files: Files, snapshot: SealedSnapshot,
    held: Mapping[tables.Table, Collection[str]],
) -> list[Rows]:  # fmt: skip
    """Child, team and worker of every row that names one, in as many parts as are read at a time, about as large."""
    found: list[tuple[int, str, str]] = []
    for table, read in held.items():
        if {"team_id", "worker_id"} & set(read):
            source, (path,) = files.opened(connection, table, snapshot)
            team, worker = (name if name in read else "null" for name in ("team_id", "worker_id"))
            text = f"select child_id, {team} as team_id, {worker} as worker_id from {source}"
            found.append((Path(path).stat().st_size, text, path))
    parts: list[list[tuple[int, str, str]]] = [[] for _ in range(READERS)]
    for each in sorted(found, reverse=True):
        min(parts, key=lambda part: sum(size for size, *_ in part)).append(each)
    return [
        (f"({' union all '.join(text for _, text, _ in each)})", [path for *_, path in each]) for each in parts if each
    ]


def _of_both(
    connection: duckdb.DuckDBPyConnection, name: str, text: str, rows: Sequence[Rows], whole: str = ""
) -> None:
    """Makes the table ``name`` of what ``text`` gives over each part of ``rows``, each part in a thread; ``whole`` puts
    them together where a row of one may be in another as well."""

    def make(place: int) -> None:
        source, paths = rows[place]
        with connection.cursor() as own:
            own.execute(f"create or replace table {SCHEMA}.{name}_{place} as {text.format(rows=source)}", paths)

    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(make, range(len(rows))))
    every = f"({' union all '.join(f'from {SCHEMA}.{name}_{place}' for place in range(len(rows)))})"
    connection.execute(
        f"create or replace table {SCHEMA}.{name} as {(whole or 'select distinct * from {rows}').format(rows=every)}"
    )
    for place in range(len(rows)):
        connection.execute(f"drop table {SCHEMA}.{name}_{place}")


def _follow(connection: duckdb.DuckDBPyConnection, rows: Sequence[Rows]) -> None:
    """The lowest and the highest number of each child's teams.

    Children and pairs go by their hashes, an eighth quicker than by their letters. Two that had the same hash would be
    linked as one, and so be in one share: that is always right.
    """
    labelled = (
        f"select hash(team_id, worker_id) as pair, min(label) as label, max(label) as other"
        f" from {SCHEMA}.pair join {SCHEMA}.known on team = {_TEAM} group by hash(team_id, worker_id)"
    )
    text = (
        "select hash(child_id) as child, min(label) as label, max(other) as other"
        f" from {{rows}} held join ({labelled}) known on known.pair = hash(held.team_id, held.worker_id)"
        " group by hash(child_id)"
    )
    whole = "select child, min(label) as label, max(other) as other from {rows} group by child"
    _of_both(connection, "child", text, rows, whole)


def _spread(connection: duckdb.DuckDBPyConnection) -> None:
    """Teams that share a worker, or are linked otherwise, get the lowest of their numbers, until none is left."""
    before, now = None, _sum(connection)
    while now != before:
        connection.execute(
            f"create or replace table {SCHEMA}.known as select team, min(low) as label from {SCHEMA}.link join"
            f" (select worker, min(label) as low from {SCHEMA}.link join {SCHEMA}.known using (team) group by worker)"
            " using (worker) group by team"
        )
        before, now = now, _sum(connection)


def _sum(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute(f"select coalesce(sum(label), 0) from {SCHEMA}.known").fetchall()[0][0])


def _linked(connection: duckdb.DuckDBPyConnection) -> bool:
    """Was a child with teams of two numbers found? Then these are linked from now on."""
    pairs = f"select distinct label, other from {SCHEMA}.child where label <> other"
    first = f"select label, min(team) as team from {SCHEMA}.known group by label"
    found = connection.execute(
        f"insert into {SCHEMA}.link select first.team, 'child ' || pair.label || ' ' || pair.other from ({pairs}) pair"
        f" join ({first}) first on first.label in (pair.label, pair.other) returning 1"
    )
    return bool(found.fetchall())


def _packed(connection: duckdb.DuckDBPyConnection, wanted: int) -> int:
    """Puts those with one number into one share, the largest first, each into what is then the smallest share."""
    text = f"select label, count(*) from {SCHEMA}.child group by label order by count(*) desc, label"
    sizes = connection.execute(text).fetchall()
    filled = [0] * min(wanted, len(sizes))
    rows = []
    for label, size in sizes:
        place = filled.index(min(filled))
        filled[place] += size
        rows.append((label, place))
    if len(filled) < 2 or max(filled) > UNEVEN * sum(filled) / len(filled):
        return 0
    values = ", ".join(f"({label}, {place})" for label, place in rows)
    packed = f"(select label, cast(place as usmallint) as share from (values {values}) as packed(label, place))"
    connection.execute(
        f"create table {SCHEMA}.children as select child, share from {SCHEMA}.child join {packed} using (label)"
    )
    connection.execute(
        f"create table {SCHEMA}.teams as select substr(team, {len('team ') + 1}) as team, share from {SCHEMA}.known"
        f" join {packed} using (label) where starts_with(team, 'team ')"
    )
    return len(filled)


def _is_divided(
    connection: duckdb.DuckDBPyConnection, files: Files, snapshot: SealedSnapshot, table: tables.Table,
    read: Collection[str], number: int,
) -> bool:  # fmt: skip
    """Reads one table; has it rows in every share, or in none? A child whom no team or worker holds goes anywhere.

    A row that names a team is in the team's share, which is its child's. Some thousand teams are found in the
    processor's cache, some million children are not. The rows of a share stand together: each share leaves out the
    others' by their least and greatest number, where it would look through all rows, as often as there are shares.
    """
    source, path = files.opened(connection, table, snapshot)
    columns = "".join(f"kept.{name}, " for name in table.names if name in read and name != "child_id")
    team, child = ("kept.team_id" if "team_id" in read else "cast(null as varchar)"), "hash(kept.child_id)"
    connection.execute(
        f"create table {SCHEMA}.{table.name} as select kept.child_id, {columns}"
        f" coalesce(teams.share, held.share, cast({child} % {number} as usmallint)) as share from {source} kept"
        f" left join {SCHEMA}.teams on teams.team = {team}"
        f" left join {SCHEMA}.children held on held.child = case when {team} is null then {child} end"
        " order by share",
        path,
    )
    having = connection.execute(f"select count(distinct share) from {SCHEMA}.{table.name}").fetchall()[0][0]
    return having in (0, number)
