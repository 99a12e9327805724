"""A plan put on slides or pages as people do it: its tables cut after some rows, or inside a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import SHAPES
from goldenthread.plans.reading.tables import Cell, Manuscript, Row, Table
from tests.plans.reading import in_formats

Content = list[str]
Cells = tuple[Content, ...]


@dataclass(frozen=True)
class Cut:
    """How a plan is put on slides: at most so many ``rows`` and ``lines`` of a cell on each.

    ``by_action`` cuts a cell of actions after so many actions, as somebody does who keeps them beside their dates.
    ``headings`` stand on every slide of a table, or on its first; so does its ``title``, with or without "(continued)".
    With ``fills`` each row of an area says it, as a sheet does whose merged cells were filled down.
    ``area_again`` says that the first cell, which the rows of an area share, is written again after a seam.
    ``mark`` stands before what was a bullet: ``* `` keeps it as one, nothing loses it. What closes the plan stands in a
    box of its own, below the last table (``box``), as its last rows (``rows``), or as a table (``table``).
    """

    rows: int = 8
    lines: int = 0
    by_action: bool = False
    headings: bool = True
    title: str = "once"
    area_again: bool = False
    fills: bool = False
    mark: str = "* "
    closing: str = "alone"


def parts(found: Manuscript, how: Cut) -> in_formats.Parts:
    """The manuscript's text and tables, its tables cut in that way."""
    said: list[str | in_formats.Rows] = []
    for table in found.tables:
        said += _pages(table, how)
    closing = [text for text in found.closing if text]
    if how.closing == "rows":
        *before, last = said
        return (*before, (*last, *((text,) for text in closing)))
    if how.closing == "table":
        return (*said, tuple((text,) for text in closing)) if closing else said
    return (*said, *closing)


def _pages(table: Table, how: Cut) -> Iterator[str | in_formats.Rows]:
    at = _headed(table)
    top, pages = table.rows[: at + 1], _on_pages(table.rows[at + 1 :], how, _actions_at(table))
    standing: Content = []
    for number, page in enumerate(pages):
        yield from table.headings if number == 0 else _title_again(table, how)
        heads = tuple(_written(row, how) for row in top) if number == 0 or how.headings else ()
        rows = tuple(page)
        if number and how.area_again and rows and not rows[0][0]:
            rows = ((standing, *rows[0][1:]), *rows[1:])
        standing = next((row[0] for row in reversed(page) if row[0]), standing)
        yield (*heads, *(_filled_down(rows) if how.fills else rows))


def _filled_down(rows: Sequence[Cells]) -> Iterator[Cells]:
    standing: Content = []
    for row in rows:
        standing = row[0] or standing
        yield (standing, *row[1:]) if any(row) else row


def _on_pages(rows: Sequence[Row], how: Cut, actions: int | None) -> list[list[Cells]]:
    """The rows of each page; a row that is cut goes on on the next."""
    pages: list[list[Cells]] = [[]]
    for row in rows:
        for number, piece in enumerate(_pieces(row, how, actions)):
            if number or len(pages[-1]) == how.rows:
                pages.append([])
            pages[-1].append(piece)
    return pages


def _headed(table: Table) -> int:
    """The place of the headings among its rows; -1 where it has none."""
    layout = _layout(table)
    return next((at for at, row in enumerate(table.rows) if layout and row is layout.row), -1)


def _layout(table: Table) -> Layout | None:
    return next((found for shape in SHAPES if (found := shape.recognise(table))), None)


def _actions_at(table: Table) -> int | None:
    layout = _layout(table)
    return layout.index("actions") if layout else None


def _title_again(table: Table, how: Cut) -> Iterable[str]:
    title = table.headings[-1:] if how.title != "once" else ()
    return [f"{text} (continued)" if how.title == "continued" else text for text in title]


def _pieces(row: Row, how: Cut, actions: int | None) -> Iterator[Cells]:
    """The row, cut after so many lines of each of its cells; a first cell that is written again is not cut."""
    written = _written(row, how)
    whole = written[:1] if how.area_again else ()
    cells = [
        _in_pieces(cell, how.lines, spares_outcomes=how.by_action and at == actions)
        for at, cell in enumerate(written)
        if at >= len(whole)
    ]
    for number in range(max((len(pieces) for pieces in cells), default=1)):
        yield (*whole, *(pieces[number] if number < len(pieces) else [] for pieces in cells))


def _in_pieces(lines: Content, each: int, *, spares_outcomes: bool) -> list[Content]:
    """The lines so many at a time; with ``spares_outcomes`` those that open a list are not counted."""
    pieces: list[Content] = [[]]
    count = 0
    for line in lines:
        is_counted = not (spares_outcomes and not line.startswith("* "))
        if each and is_counted and count == each:
            pieces.append([])
            count = 0
        count += is_counted
        pieces[-1].append(line)
    return pieces


def _written(row: Row, how: Cut) -> Cells:
    return tuple(_lines(cell, how) for cell in row.cells)


def _lines(cell: Cell, how: Cut) -> Content:
    texts = [f"{how.mark if line.bullet else ''}{line.text}" for line in cell.lines]
    return [*([f"#{cell.fill}"] if cell.fill else []), *texts]
