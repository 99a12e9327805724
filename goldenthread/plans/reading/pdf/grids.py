"""The tables of a page: between ruled lines, or where there are none, under headings that stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pdfplumber import table as plumber

from goldenthread.plans.reading.pdf import lines
from goldenthread.plans.reading.pdf.pages import Box, Page, Word
from goldenthread.plans.reading.tables import EMPTY, Cell

SNAP, JOIN, CROSS = 3.0, 3.0, 3.0  # points that lines may miss each other by
FEWEST_CELLS = 2  # a frame around a page is no table


@dataclass(frozen=True)
class Grid(Box):
    """A table on one page. ``lefts`` are where its columns begin, ``doubts`` the words around uncertain joins."""

    lefts: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    doubts: tuple[str, ...] = ()

    def goes_on(self, above: Grid) -> bool:
        """Whether its columns stand where those of a table on the page before stand."""
        same = len(self.lefts) == len(above.lefts)
        return same and all(abs(a - b) <= SNAP for a, b in zip(self.lefts, above.lefts, strict=True))


def ruled(page: Page, known: frozenset[str] = frozenset()) -> list[Grid]:
    """The tables between lines, from top to bottom, with the words that stand in them."""
    edges = plumber.merge_edges([_edge(rule) for rule in page.rules], SNAP, SNAP, JOIN, JOIN)
    crossings = plumber.edges_to_intersections(edges, CROSS, CROSS)
    found = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    tables: list[Any] = [plumber.Table(cast(Any, None), cells) for cells in found if len(cells) >= FEWEST_CELLS]
    grids = [_grid(table, page, known) for table in tables]
    return sorted((grid for grid in grids if any(map(any, grid.rows))), key=lambda grid: grid.top)


def _edge(rule: Box) -> dict[str, Any]:
    level = rule.x1 - rule.x0 > rule.bottom - rule.top
    return {
        "x0": rule.x0, "x1": rule.x1, "width": rule.x1 - rule.x0,
        "top": rule.top, "bottom": rule.bottom, "height": rule.bottom - rule.top, "doctop": rule.top,
        "orientation": "h" if level else "v",
    }  # fmt: skip


def _grid(table: Any, page: Page, known: frozenset[str]) -> Grid:
    x0, top, x1, bottom = table.bbox
    lefts = tuple(sorted({cell[0] for cell in table.cells}))
    around = Box(x0, top, x1, bottom)
    inside = [word for word in page.words if around.holds(word.middle)]
    rows = [[Box(*cell) if cell else None for cell in row.cells] for row in table.rows]
    padding = _padding((box, _held(box, inside)) for row in rows for box in row if box)

    doubts: list[str] = []

    def cell(box: Box | None) -> Cell:
        if not box:
            return EMPTY
        texts = lines.paragraphs(_held(box, inside), right=box.x1 - padding, known=known, doubts=doubts)
        return Cell(texts, fill=_colour(box, page))

    cells = tuple(tuple(map(cell, row)) for row in rows)
    return Grid(x0, top, x1, bottom, lefts, cells, tuple(doubts))


def _padding(cells: Iterable[tuple[Box, list[Word]]]) -> float:
    """What cells keep free on the left, and so on the right: their usual distance, as bullets stand further in."""
    free = sorted(min(word.x0 for word in words) - box.x0 for box, words in cells if words)
    return max(free[len(free) // 4], 0.0) if free else 0.0


def _held(box: Box, inside: Sequence[Word]) -> list[Word]:
    return [word for word in inside if box.holds(word.middle)]


def _colour(box: Box, page: Page) -> str:
    """The colour drawn last behind the middle of a cell."""
    return next((fill.colour for fill in reversed(page.fills) if fill.holds(box.middle)), "")
