"""Tables of which all columns but one are known: they are read, and a question shows the one that was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from goldenthread.plans.reading import asking
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import Shape
from goldenthread.plans.reading.tables import EMPTY, Row, Table

FEWEST_KNOWN = 3  # columns; of fewer nobody can say that they are those of a plan
UNHEADED = ("ours", "headlines", "contents")  # are not told by a row of headings, or by one that must be whole


@dataclass(frozen=True)
class Found:
    """The table without its unknown ``column``, and the shape and layout that it has then."""

    table: Table
    shape: Shape
    layout: Layout
    column: int


def recognise(table: Table, shapes: Iterable[Shape]) -> Found | None:
    """The shape of a table but for one column; None where none fits, or where two columns might be the one."""
    width = max((len(row.cells) for row in table.rows), default=0)
    for shape in shapes:
        if shape.name in UNHEADED:
            continue
        tried = [(at, without(table, at)) for at in range(width)]
        fitting = [Found(each, shape, layout, at) for at, each in tried if (layout := shape.recognise(each))]
        if len(fitting) == 1 and len(fitting[0].layout.columns) >= FEWEST_KNOWN:
            return fitting[0]
    return None


def without(table: Table, column: int) -> Table:
    """The table with nothing in that column."""
    return replace(table, rows=tuple(_without(row, column) for row in table.rows))


def ask(found: Gathering, table: Table, column: int, heading: str) -> None:
    """Says that a column was left out, and shows what stands in it; nothing where it is empty."""
    texts = [row.cell(column).text for row in table.rows if row.cell(column)]
    held = [text for text in texts if text != heading]
    if held:
        asking.about_column(found, table, heading, held)


def _without(row: Row, column: int) -> Row:
    if not row.cell(column):
        return row
    return replace(row, cells=(*row.cells[:column], EMPTY, *row.cells[column + 1 :]))
