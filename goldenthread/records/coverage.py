"""What a set of snapshots can know about the past: from which day on nothing is missing.

How far back one file reaches is declared with its return (``returns``). Several files whose windows meet cover a longer
time without a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from goldenthread.records import calendar, returns, tables


@dataclass(frozen=True)
class AbsentColumn:
    """A column (``table.column``) that a list in the file should have filled, and had nothing under that heading."""

    list_number: int
    heading: str
    column: str

    @classmethod
    def kept(cls, line: Mapping[str, Any]) -> AbsentColumn:
        """From the line that a snapshot keeps."""
        return cls(line["list"], line["heading"], line["column"])


@dataclass(frozen=True)
class Coverage:
    """From ``covered_from`` to ``covered_to`` the snapshots hold every row of the table, by what was then known."""

    table_name: str
    covered_from: date
    covered_to: date


def of(held: Sequence[tuple[date, frozenset[int]]], kind: str = returns.ANNEX_A) -> list[Coverage]:
    """Coverage of the tables that a return carries by its snapshots, given as (as-at date, the lists they lack).

    The latest of them answers. A table whose list none of them holds is left out.
    """
    latest = max(as_at for as_at, _ in held)
    carried = [table.name for table in tables.TABLES if returns.BY_CODE[kind].carries(table.name)]
    days = {name: [as_at for as_at, absent in held if not lacks(name, absent)] for name in carried}
    return [Coverage(name, _covered_from(name, as_ats, kind), latest) for name, as_ats in days.items() if as_ats]


def lacks(table: str, absent_lists: frozenset[int]) -> bool:
    """Was the list that fills this table missing from the file?"""
    return bool(absent_lists) and _list_of(table) in absent_lists


def _list_of(table: str) -> int | None:
    """The Annex A list that fills a table; None where several do (people, who holds a child)."""
    items = {column.annex_a.split(".")[0] for column in tables.BY_NAME[table].columns if "." in column.annex_a}
    return int(next(iter(items))) if len(items) == 1 else None


def window_start(table: str, as_at: date, kind: str = returns.ANNEX_A) -> date:
    """First day that one snapshot holds whole; its own as-at date where the table only says how things stand."""
    return calendar.months_from(as_at, -returns.BY_CODE[kind].months_of(table))


def dated_by(table: str, kind: str) -> str:
    """The column that says which rows a file's window covers; blank where a file's rows are only added to."""
    window = returns.BY_CODE[kind].windows.get(table)
    return window.dated_by if window else ""


@lru_cache(maxsize=200)
def dating(table: str) -> frozenset[str]:
    """The columns that say so, whatever the return."""
    return frozenset(dated_by(table, kind) for kind in returns.ORDER) - {""}


def _covered_from(table: str, as_ats: Sequence[date], kind: str) -> date:
    reached = max(as_ats)
    for as_at in sorted(as_ats, reverse=True):
        if as_at < reached - timedelta(days=1):
            break
        reached = min(reached, window_start(table, as_at, kind))
    return reached
