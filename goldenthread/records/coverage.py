"""What a set of snapshots can know about the past: from which day on nothing is missing.

An Annex A file holds six months of lists 1 to 5 and twelve of lists 10 and 11; the other lists say how things stand
at the snapshot. Several files whose windows meet cover a longer time without a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.records import calendar, tables


@dataclass(frozen=True)
class Window:
    """How many months before its as-at date a snapshot holds a table whole, judged by which of its dates."""

    months: int
    dated_by: str


# Annex A, guidance tab: six months before the inspection for lists 1 to 8, twelve for lists 10 and 11.
WINDOWS: dict[str, Window] = {
    "contact": Window(6, "received_on"),
    "early_help_episode": Window(6, "started_on"),
    "referral": Window(6, "received_on"),
    "s47_enquiry": Window(6, "started_on"),
    "initial_cp_conference": Window(6, "held_on"),
}
_TWELVE_MONTHS = ("permanence", "adopter")
_SIX_MONTHS = ("assessment",)


@dataclass(frozen=True)
class Coverage:
    """From ``covered_from`` to ``covered_to`` the snapshots hold every row of the table, by what was then known."""

    table_name: str
    covered_from: date
    covered_to: date


def of(held: Sequence[tuple[date, frozenset[int]]]) -> list[Coverage]:
    """Coverage of every declared table by snapshots given as (as-at date, numbers of the lists they lack).

    The latest of them answers. A table whose list none of them holds is left out.
    """
    latest = max(as_at for as_at, _ in held)
    days = {table.name: [as_at for as_at, absent in held if not lacks(table.name, absent)] for table in tables.TABLES}
    return [Coverage(name, _covered_from(name, as_ats), latest) for name, as_ats in days.items() if as_ats]


def lacks(table: str, absent_lists: frozenset[int]) -> bool:
    """Was the list that fills this table missing from the file?"""
    return bool(absent_lists) and _list_of(table) in absent_lists


def _list_of(table: str) -> int | None:
    """The Annex A list that fills a table; None where several do (people, who holds a child)."""
    items = {column.annex_a.split(".")[0] for column in tables.BY_NAME[table].columns if column.annex_a}
    return int(next(iter(items))) if len(items) == 1 else None


def window_start(table: str, as_at: date) -> date:
    """First day that one snapshot holds whole; its own as-at date where the table only says how things stand."""
    return calendar.months_from(as_at, -_months(table))


def _months(table: str) -> int:
    if table in WINDOWS:
        return WINDOWS[table].months
    return 12 if table in _TWELVE_MONTHS else 6 if table in _SIX_MONTHS else 0


def _covered_from(table: str, as_ats: Sequence[date]) -> date:
    reached = max(as_ats)
    for as_at in sorted(as_ats, reverse=True):
        if as_at < reached - timedelta(days=1):
            break
        reached = min(reached, window_start(table, as_at))
    return reached
