"""The tables that stand beside a snapshot's rows: ``calendar`` and ``setting`` are shared by all snapshots, ``period``
and ``coverage`` are each snapshot's own. Like the rows, they are made when a definition first names them."""

# ruff: noqa: S608 (schemas are made of positions; values are bound)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import duckdb

from goldenthread.records import calendar, coverage, parameters

SHARED = ("calendar", "setting")
_SETTING = "name varchar, starts_on date, ends_on date, amount double, source varchar"
OWN = {
    "period": "period_id varchar, first_day date, last_day date, as_at date",
    "coverage": "table_name varchar, covered_from date, covered_to date",
}


class Period(Protocol):
    """A span that a figure is counted over; ``goldenthread.core.periods.Month`` is one."""

    @property
    def id(self) -> str: ...
    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...


@dataclass(frozen=True)
class Given:
    """What an engine was opened with beside the snapshots: the periods each answers, by id, and dated settings."""

    answers: Mapping[str, Sequence[Period]] = field(default_factory=dict)
    settings: Sequence[parameters.Value] = ()


def make_shared(connection: duckdb.DuckDBPyConnection, name: str, given: Given) -> None:
    """The calendar, or the council's dated values."""
    if name == "setting":
        rows = [(value.name, value.starts_on, value.last_day, value.amount, value.source) for value in given.settings]
        _make(connection, f"main.{name}", _SETTING, rows)
        return
    connection.register("calendar_rows", calendar.table())
    connection.execute("create table main.calendar as select * from calendar_rows")
    connection.unregister("calendar_rows")


def make_own(
    connection: duckdb.DuckDBPyConnection, name: str, schema: str, periods: Sequence[Period],
    held: Sequence[tuple[date, frozenset[int]]], kind: str,
) -> None:  # fmt: skip
    """``period`` or ``coverage`` of one snapshot; ``held`` are the as-at dates and absent lists of what its histories
    reach, oldest first, and its own last; ``kind`` is their return."""
    _make(connection, f"{schema}.{name}", OWN[name], own_rows(name, periods, held, kind))


def make_gathered(
    connection: duckdb.DuckDBPyConnection, name: str, schema: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """``period`` or ``coverage`` of several snapshots; the rows begin with the snapshot's place."""
    _make(connection, f"{schema}.{name}", f"place integer, {OWN[name]}", rows)


def own_columns(name: str) -> list[str]:
    """The columns of ``period`` or ``coverage``."""
    return [part.split()[0] for part in OWN[name].split(", ")]


def own_rows(
    name: str, periods: Sequence[Period], held: Sequence[tuple[date, frozenset[int]]], kind: str
) -> list[tuple[Any, ...]]:
    """The rows of ``period`` or ``coverage`` of one snapshot; the words are those of ``make_own``."""
    if name == "period":
        return [(period.id, period.first_day, period.last_day, held[-1][0]) for period in periods]
    return [(each.table_name, each.covered_from, each.covered_to) for each in (coverage.of(held, kind) if held else [])]


def _make(connection: duckdb.DuckDBPyConnection, target: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.execute(f"create table {target} ({columns})")
    if rows:
        places = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
        connection.execute(f"insert into {target} values {places}", [value for row in rows for value in row])
