"""How a child-level table is declared: its grain, its columns, and where each return that carries a column has it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "date", "integer", "number", "flag", "code"]
Tier = Literal["T2", "T3", "T4"]
# How sensitive a column is, for whoever reads the documentation; rows as a whole are of the highest of their columns.
TIERS: dict[Tier, str] = {
    "T2": "about the council's own work: teams, staff, posts",
    "T3": "about a child, and says who it is only together with other columns",
    "T4": "says who a child is, or leads straight to them",
}
# What a reader makes itself, from other items of the same return.
DERIVED = "derived"


@dataclass(frozen=True)
class Column:
    """One column: its type, its meaning, how sensitive it is, and the item of each return that fills it.

    ``annex_a`` is list.column ("4.9"), ``ssd`` the dataset's own column, ``ssda903`` file.COLUMN, ``cin_census`` the
    element; ``derived`` says that the reader of that return works it out; blank means that the return does not say.
    """

    name: str
    kind: Kind
    meaning: str
    tier: Tier = "T3"
    annex_a: str = ""
    ssd: str = ""
    ssda903: str = ""
    cin_census: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its grain in words, its columns, the columns that make two rows the same event, and whether the
    nightly extract has a file of it. ``undated`` is the column that tells events apart while the last column of the key
    is blank: of reviews that are not held yet, the day they are due."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    nightly: bool = False
    undated: str = ""

    def key_of(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What makes this row the same event as another."""
        key = tuple(row.get(name) for name in self.key)
        return (*key, row.get(self.undated)) if self.undated and key[-1] is None else key

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def table(
    name: str, grain: str, key: tuple[str, ...], *columns: Column, nightly: bool = False, undated: str = ""
) -> Table:
    """A table with the two columns that every row has: where it was read."""
    return Table(name, grain, (*columns, *_SOURCE), key, nightly, undated)


_SOURCE = (
    Column("source_sheet", "text", "the sheet or file that the row was read from", "T2"),
    Column("source_row", "integer", "the row in that sheet, counted as the person sees it", "T2"),
)


def child(ssd: str = "", ssda903: str = "CHILD", cin_census: str = "LAchildID") -> Column:
    """The child's own id, in nearly every table."""
    return Column("child_id", "text", "the council's own id of the child", "T4", "", ssd, ssda903, cin_census)


def team(ssd: str = "") -> Column:
    return Column("team_id", "text", "the team as the return names it", "T2", "", ssd)


def worker(ssd: str = "", ssda903: str = "") -> Column:
    return Column("worker_id", "text", "the allocated worker as the return names them", "T2", "", ssd, ssda903)


def own_id(name: str) -> Column:
    """The event's id, made from its key, so that it is the same in every snapshot."""
    return Column(name, "text", "made from the key", "T4", DERIVED, DERIVED, DERIVED, DERIVED)


def key_id(made_for: Table, key: Iterable[object]) -> str:
    """An id made from the values of a row's key: the same event has the same id in every snapshot; 16 hex digits."""
    parts = [made_for.name, *(str(value or "") for value in key)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
