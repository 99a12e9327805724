"""What each file of a flat return holds: the declared columns that are asked for, and which of them must be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.ingest.reading import headings
from goldenthread.ingest.reading.items import Item
from goldenthread.records import dictionary, returns, tables
from goldenthread.records.tables import Column, Table

# Of these columns one must be filled: a review may be due and not held, a case be held by a team without a worker.
_EITHER: Mapping[str, tuple[str, ...]] = {
    "cp_review": ("held_on", "due_on"),
    "cla_review": ("held_on", "due_on"),
    "case_event": ("started_on", "happened_on", "due_on"),
    "involvement": ("team_id", "worker_id"),
}
# Columns of a key that a row may lack and still be an event; who holds a child now may be known without since when.
_MAY_BE_BLANK = ("source_code", "role")
_START_MAY_BE_BLANK = ("involvement",)
_STARTS = ("started_on", "decided_on")
_ENDS = ("ended_on", "closed_on", "ceased_on", "authorised_on")


@dataclass(frozen=True)
class File:
    """One CSV file. ``required``: blank or unreadable there, and the row is rejected. ``either``: one of them is
    filled. ``span``: a start, and the end that may not come before it."""

    table: Table
    columns: tuple[Column, ...]
    required: tuple[str, ...]
    either: tuple[str, ...] = ()
    span: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"{self.table.name}.csv"

    @property
    def items(self) -> tuple[Item, ...]:
        """The columns as ``reading.headings`` matches them, numbered from 1."""
        return tuple(Item(number, column.name) for number, column in enumerate(self.columns, 1))

    @property
    def deciding(self) -> frozenset[str]:
        """Columns without which the file is not read: two events would look like one, or every plan would look open."""
        return frozenset((*self.required, *(self.span or ())[1:]))


def of(code: str) -> tuple[File, ...]:
    """The files of a flat return, in declared order."""
    return tuple(_file(table) for table in tables.TABLES if returns.BY_CODE[code].carries(table.name))


def by_stem(stem: str, files: tuple[File, ...]) -> File | None:
    """The file that a name means: the table's name, also in the plural, with other words around it such as a date."""
    words = f" {headings.plain(stem)} "
    for file in sorted(files, key=lambda file: -len(file.table.name)):
        name = headings.plain(file.table.name)
        if any(f" {way} " in words for way in (name, f"{name}s", f"{name.removesuffix('y')}ies")):
            return file
    return None


def _file(table: Table) -> File:
    columns = tuple(column for column in table.columns if _is_asked(column))
    return File(table, columns, _required(table, columns), _EITHER.get(table.name, ()), _span(columns))


def _is_asked(column: Column) -> bool:
    return column.name not in (*dictionary.FOUND_OUT, *dictionary.PLACE) and column.meaning != "made from the key"


def _required(table: Table, columns: tuple[Column, ...]) -> tuple[str, ...]:
    blank = {*_EITHER.get(table.name, ()), *_MAY_BE_BLANK}
    if table.name in _START_MAY_BE_BLANK:
        blank.add("started_on")
    wanted = [column.name for column in columns if column.name == "child_id" or column.name in table.key]
    return tuple(name for name in wanted if name not in blank)


def _span(columns: tuple[Column, ...]) -> tuple[str, str] | None:
    names = [column.name for column in columns]
    start = next((name for name in _STARTS if name in names), None)
    end = next((name for name in _ENDS if name in names), None)
    return (start, end) if start and end else None
