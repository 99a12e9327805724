"""The data dictionary: every declared column with its meaning and the item of each return that fills it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.records import returns, tables
from goldenthread.records.tables import DERIVED, Column, Table
from goldenthread.records.tables.declaring import TIERS

# What each kind of column holds, in words.
TYPES: Mapping[str, str] = {
    "text": "text", "date": "date", "integer": "whole number", "number": "number", "flag": "Y, N or U", "code": "code",
}  # fmt: skip
# Every table has them, and they say where a row was read, not what it says.
PLACE = ("source_sheet", "source_row")
# Returns whose items the declarations name; the others have the columns' own names.
_NAMED = (returns.ANNEX_A, returns.SSD, returns.SSDA903, returns.CIN_CENSUS)


@dataclass(frozen=True)
class Line:
    """One column. ``items`` has the item of each return that carries it: its name there, or ``derived``."""

    table: Table
    column: Column
    items: Mapping[str, str]


def lines() -> Iterator[Line]:
    """Every column of every declared table, in declared order, but for where a row was read."""
    for table in tables.TABLES:
        for column in table.columns:
            if column.name not in PLACE:
                yield Line(table, column, _items(table, column))


def _items(table: Table, column: Column) -> dict[str, str]:
    found = {code: item for code in _NAMED if (item := _item(code, table, column))}
    own = (returns.NIGHTLY, returns.WORKFORCE)
    return found | {code: _own_item(column) for code in own if returns.BY_CODE[code].carries(table.name)}


def _item(code: str, table: Table, column: Column) -> str:
    """What the declaration says; a child's id and the holder stand in every list of Annex A under one heading."""
    item: str = getattr(column, code)
    if code == returns.ANNEX_A and not item and returns.BY_CODE[code].carries(table.name, column.name):
        return _HEADINGS.get(column.name, DERIVED)
    return item if returns.BY_CODE[code].carries(table.name) else ""


_HEADINGS = {"child_id": "Child Unique ID", "team_id": "Allocated Team", "worker_id": "Allocated Worker"}


def _own_item(column: Column) -> str:
    return DERIVED if column.meaning == "made from the key" or column.name in FOUND_OUT else column.name


# What the reader of a flat file finds out itself: the event that another belongs to, and the age.
FOUND_OUT = ("plan_id", "enquiry_id", "care_id", "age_years")


def markdown() -> str:
    """The part of ``docs/data-dictionary.md`` that follows the introduction."""
    tiers = "\n".join(f"- **{tier}**: {words}" for tier, words in TIERS.items())
    parts = [f"How sensitive a column is (its tier):\n\n{tiers}\n"]
    by_table: dict[str, list[Line]] = {}
    for line in lines():
        by_table.setdefault(line.table.name, []).append(line)
    return "\n".join([*parts, *(_section(found) for found in by_table.values())])


def _section(found: list[Line]) -> str:
    table = found[0].table
    titles = " | ".join(returns.BY_CODE[code].title for code in _NAMED)
    lines_ = [f"## {table.name}", "", f"One row is {table.grain}. Its key: {_key(table)}.", ""]
    if own := [code for code in (returns.NIGHTLY, returns.WORKFORCE) if returns.BY_CODE[code].carries(table.name)]:
        lines_ += [f"Also in: {', '.join(returns.BY_CODE[code].title for code in own)}.", ""]
    lines_ += [f"| Column | Type | Tier | Meaning | {titles} |", "|---|---|---|---|---|---|---|---|"]
    return "\n".join([*lines_, *(_row(line) for line in found), ""])


def _row(line: Line) -> str:
    items = " | ".join(line.items.get(code, "–") for code in _NAMED)
    column = line.column
    return f"| `{column.name}` | {TYPES[column.kind]} | {column.tier} | {column.meaning} | {items} |"


def _key(table: Table) -> str:
    told = ", ".join(table.key)
    return f"{told}; while {table.key[-1]} is blank, {table.undated} too" if table.undated else told
