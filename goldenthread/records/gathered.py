"""Several snapshots at a time: one statement gives the rows of a definition at each of them.

Over one snapshot, planning a query and starting its operators costs far more than its rows do: twelve measures at 24
snapshots take eleven times as long one by one as they do in one statement each. Here the tables of all snapshots stand
in one, with the snapshot's place before each row. A lateral join gives the definition, whose text stays as it is, the
tables of one place after another, and DuckDB makes one plan of it. The specs hold every definition to the same figures
either way.
"""

# ruff: noqa: S608 (names come from the declared tables and from positions; values are bound)

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from itertools import repeat

import duckdb
import pyarrow as pa

from goldenthread.records import accompanying, coverage, sealed, sealed_snapshot, tables
from goldenthread.records.accompanying import Given
from goldenthread.records.sealed_snapshot import SealedSnapshot

SCHEMA = "gathered"
_REACH = pa.schema([("place", pa.int32()), ("member", pa.int32()), ("dated_by", pa.string()), ("before", pa.date32())])


@dataclass(frozen=True)
class Reach:
    """At the snapshot ``place`` a history takes rows of the snapshot ``member``: all, or those dated before a day."""

    place: int
    member: int
    dated_by: str
    before: date | None


class Gathered:
    """The tables of the snapshots that answer, in one schema; made by an engine, on its connection."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, snapshots: Sequence[SealedSnapshot], given: Given,
        once: Callable[[str, Callable[[], object]], None], read_of: Callable[[tables.Table], frozenset[str]],
        asks_history: Callable[[tables.Table], bool],
    ) -> None:  # fmt: skip
        self._connection, self._snapshots, self._given = connection, snapshots, given
        self._once, self._read_of, self._asks_history = once, read_of, asks_history
        answering = [place for place, each in enumerate(snapshots) if each.id in given.answers]
        self._answering = [place for place in answering if not snapshots[place].stands_alone]

    def text(self, sql: str, body: str, named: frozenset[str], places: Iterable[int]) -> str:
        """``sql`` with the rows of ``body`` at each of the places for ``{rows}``: their column ``place``, then its own.

        ``named`` are the words of the body; the tables among them are read here, the first time.
        """
        own = ", ".join(
            f"{name} as not materialized (select {', '.join(columns)} from {SCHEMA}.{name} kept"
            " where kept.place = mine.place)"
            for name, columns in sorted(self._columns(named).items())
        )
        mine = f"(select place from {SCHEMA}.places where place in ({', '.join(map(str, places))})) as mine"
        inner = f"with {own} select * from ({body}) as body" if own else f"select * from ({body}) as body"
        return sql.format(rows=f"(select mine.place, each.* from {mine}, lateral ({inner}) as each)")

    def _columns(self, named: frozenset[str]) -> dict[str, list[str]]:
        """The columns of each table that every snapshot has for itself, once these tables stand."""
        self._once(SCHEMA, self._make_schema)
        found = {}
        for name in sorted(named.intersection(accompanying.OWN)):
            self._once(f"{SCHEMA}.{name}", partial(self._make_own, name))
            found[name] = accompanying.own_columns(name)
        for table in tables.TABLES:
            history = f"{table.name}_history"
            if asked := {table.name, history} & named:
                self._once(f"{SCHEMA}.{table.name}", partial(self._make, table))
                if history in named:
                    self._once(f"{SCHEMA}.{history}", partial(self._make_history, table))
                found |= dict.fromkeys(asked, self._names(table))
        return found

    def _names(self, table: tables.Table) -> list[str]:
        """The columns that are read, in declared order."""
        read = self._read_of(table)
        return [name for name in table.names if name in read]

    def _make_schema(self) -> None:
        self._connection.execute(f"create schema {SCHEMA}")
        places = f"select cast(range as integer) as place from range({len(self._snapshots)})"
        self._connection.execute(f"create table {SCHEMA}.places as {places}")

    def _make_own(self, name: str) -> None:
        rows = []
        for place in self._answering:
            own, reached = self._snapshots[place], sealed_snapshot.reached(self._snapshots, place)
            held = [(each.as_at, each.absent_lists) for each in reached]
            made = accompanying.own_rows(name, self._given.answers[own.id], held, own.kind)
            rows += [(place, *row) for row in made]
        accompanying.make_gathered(self._connection, name, SCHEMA, rows)

    def _make(self, table: tables.Table) -> None:
        """The table at each snapshot that answers or is looked back to."""
        fields = [pa.field(name, sealed.TYPES[table.column(name).kind]) for name in self._names(table)]
        schema = pa.schema([pa.field("place", pa.int32()), *fields])
        parts = [self._part(table, place, schema) for place in self._places_of(table)]
        self._keep(table.name, pa.concat_tables(parts) if parts else schema.empty_table())

    def _places_of(self, table: tables.Table) -> list[int]:
        places = set(self._answering)
        if self._asks_history(table):
            places |= {each.member for place in self._answering for each in self._reach(table, place)}
        return sorted(place for place in places if not self._snapshots[place].lacks(table))

    def _part(self, table: tables.Table, place: int, schema: pa.Schema) -> pa.Table:
        """One snapshot's rows; a column declared after the file was sealed is null there."""
        rows = sealed_snapshot.read(self._snapshots[place], table, schema.names).read_all()
        columns = [
            rows.column(field.name) if field.name in rows.column_names else pa.nulls(rows.num_rows, field.type)
            for field in list(schema)[1:]
        ]
        return pa.Table.from_arrays([pa.repeat(pa.scalar(place, pa.int32()), rows.num_rows), *columns], schema=schema)

    def _keep(self, name: str, rows: pa.Table) -> None:
        self._connection.register("rows_read", rows)
        self._connection.execute(f"create table {SCHEMA}.{name} as select * from rows_read")
        self._connection.unregister("rows_read")

    def _make_history(self, table: tables.Table) -> None:
        """Each row once, as the latest snapshot that speaks of its day knew it; the rule is that of ``Engine``."""
        reach = [each for place in self._answering for each in self._reach(table, place)]
        self._keep(f"{table.name}_reach", pa.Table.from_pylist([asdict(each) for each in reach], schema=_REACH))
        names = ", ".join(self._names(table))
        parts = [_taken(table, names, dated_by) for dated_by in sorted({each.dated_by for each in reach} or {""})]
        key = ", ".join(("answering", *table.key))
        ranked = f"row_number() over (partition by {key} order by member desc, source_row) as nth"
        rows = f"select answering as place, {names} from (select *, {ranked} from ({' union all '.join(parts)}))"
        self._connection.execute(f"create table {SCHEMA}.{table.name}_history as {rows} where nth = 1")

    def _reach(self, table: tables.Table, place: int) -> list[Reach]:
        reached = sealed_snapshot.reached(self._snapshots, place)
        upto = [each for each in reached if not coverage.lacks(table.name, each.absent_lists)]
        if not upto:
            return []
        dated_by, members = coverage.dated_by(table.name, upto[-1].kind), [self._snapshots.index(each) for each in upto]
        starts = [coverage.window_start(table.name, each.as_at, each.kind) for each in upto[1:]]
        days: Iterable[date | None] = [*starts, None] if dated_by else repeat(None)
        return [Reach(place, member, dated_by, day) for member, day in zip(members, days, strict=False)]


def _taken(table: tables.Table, names: str, dated_by: str) -> str:
    """The rows that are taken from snapshots of one return."""
    limit = f" and (reach.before is null or kept.{dated_by} < reach.before)" if dated_by else ""
    return (
        f"select reach.place as answering, reach.member, {names} from {SCHEMA}.{table.name}_reach reach"
        f" join {SCHEMA}.{table.name} kept on kept.place = reach.member where reach.dated_by = '{dated_by}'{limit}"
    )
