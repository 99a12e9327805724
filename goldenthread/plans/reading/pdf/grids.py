"""The tables of a page: between ruled lines, or where there are none, under headings that stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from pdfplumber import table as plumber

from goldenthread.plans.reading.pdf import parts
from goldenthread.plans.reading.pdf.pages import Box, Page, Word
from goldenthread.plans.reading.pdf.parts import Part, Parts

SNAP, JOIN, CROSS = 3.0, 3.0, 3.0  # points that lines may miss each other by
LIKE = 1.5  # points by which paddings differ that are meant to be the same
FAR = 3.0  # times the usual padding; no table has so much
FEWEST_CELLS = 2  # a frame around a page is no table


@dataclass(frozen=True)
class Grid(Box):
    """A table on one page. ``lefts`` are where its columns begin, ``padding`` is what its cells keep free on the right
    as far as can be told from the left. ``is_cut`` says that no line was drawn below its last row, as where a page ends
    inside a row."""

    lefts: tuple[float, ...]
    rows: tuple[Parts, ...]
    padding: float = 0.0
    is_cut: bool = False

    def goes_on(self, above: Grid) -> bool:
        """Whether its columns stand where those of a table on the page before stand."""
        same = len(self.lefts) == len(above.lefts)
        return same and all(abs(a - b) <= SNAP for a, b in zip(self.lefts, above.lefts, strict=True))


def ruled(page: Page) -> list[Grid]:
    """The tables between lines, from top to bottom, with the words that stand in them."""
    edges = plumber.merge_edges([_edge(rule) for rule in page.rules], SNAP, SNAP, JOIN, JOIN)
    closing = _closing(edges)
    edges = plumber.merge_edges([*edges, *closing], SNAP, SNAP, JOIN, JOIN)
    crossings = plumber.edges_to_intersections(edges, CROSS, CROSS)
    found = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    tables: list[Any] = [plumber.Table(cast(Any, None), cells) for cells in found if len(cells) >= FEWEST_CELLS]
    ends = [each["top"] for each in closing]
    grids = [_grid(rows, page, ends) for table in tables for rows in _parted(table.rows)]
    return sorted((grid for grid in grids if any(map(any, grid.rows))), key=lambda grid: grid.top)


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Level lines where the upright ones of a table end together and none was drawn: a row cut by the end of a page has
    none at the cut in what browsers print."""
    level = [each for each in edges if each["orientation"] == "h"]
    all_upright = [each for each in edges if each["orientation"] == "v"]
    lone = _of_one_height(all_upright)
    upright = [each for each in all_upright if each in lone or any(_cross(each, one) for one in level)]
    ends: dict[int, list[dict[str, Any]]] = {}
    for each in upright:
        for end in (each["top"], each["bottom"]):
            ends.setdefault(round(end / SNAP), []).append({**each, "end": end})
    return [
        _edge(Box(min(e["x0"] for e in those), those[0]["end"], max(e["x1"] for e in those), those[0]["end"]))
        for those in ends.values()
        if len({round(each["x0"] / SNAP) for each in those}) > FEWEST_CELLS
        and not any(abs(one["top"] - those[0]["end"]) <= SNAP for one in level)
    ]


def _of_one_height(upright: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Upright lines that begin and end together, as on a page that holds nothing but the middle of a row."""
    together: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for each in upright:
        together.setdefault((round(each["top"] / SNAP), round(each["bottom"] / SNAP)), []).append(each)
    return [each for those in together.values() if len(those) > FEWEST_CELLS for each in those]


def _cross(upright: dict[str, Any], level: dict[str, Any]) -> bool:
    is_beside = level["x0"] - CROSS <= upright["x0"] <= level["x1"] + CROSS
    return is_beside and upright["top"] - CROSS <= level["top"] <= upright["bottom"] + CROSS


def _edge(rule: Box) -> dict[str, Any]:
    level = rule.x1 - rule.x0 > rule.bottom - rule.top
    return {
        "x0": rule.x0, "x1": rule.x1, "width": rule.x1 - rule.x0,
        "top": rule.top, "bottom": rule.bottom, "height": rule.bottom - rule.top, "doctop": rule.top,
        "orientation": "h" if level else "v",
    }  # fmt: skip


def _parted(rows: Sequence[Any]) -> Iterator[list[Any]]:
    """The rows of one table after the other, where tables touch: the columns of each stand elsewhere.

    Where cells of a table are merged, a row has fewer edges than the others but none of its own.
    """
    part: list[Any] = []
    known: list[float] = []
    for row in rows:
        edges = [edge for cell in row.cells if cell for edge in (cell[0], cell[2])]
        if part and not _within(edges, known) and not _within(known, edges):
            yield part
            part, known = [], []
        part.append(row)
        known += edges
    if part:
        yield part


def _within(edges: Iterable[float], others: Sequence[float]) -> bool:
    return all(any(abs(edge - other) <= SNAP for other in others) for edge in edges)


def _grid(found: Sequence[Any], page: Page, ends: Sequence[float]) -> Grid:
    cells = [cell for row in found for cell in row.cells if cell]
    lefts = tuple(sorted({cell[0] for cell in cells}))
    x0, top, x1, bottom = lefts[0], min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)
    around = Box(x0, top, x1, bottom)
    inside = [word for word in page.words if around.holds(word.middle)]
    rows = _rows(found, lefts)
    padding = _padding((box, _held(box, inside)) for row in rows for box in row if box)

    def part(box: Box | None) -> Part:
        if not box:
            return parts.EMPTY
        held = _held(box, inside)
        return parts.part(held, right=box.x1 - padding, bottom=box.bottom, fill=_colour(box, page))

    is_cut = any(abs(bottom - end) <= SNAP for end in ends)
    return Grid(x0, top, x1, bottom, lefts, tuple(tuple(map(part, row)) for row in rows), padding, is_cut)


def _rows(found: Sequence[Any], lefts: Sequence[float]) -> list[list[Box | None]]:
    """The cells of each row by their column; None where a merged one goes on."""
    return [
        [next((Box(*cell) for cell in row.cells if cell and cell[0] == left), None) for left in lefts] for row in found
    ]


def _padding(cells: Iterable[tuple[Box, list[Word]]]) -> float:
    """What cells keep free on the left, and so on the right: their usual distance, as bullets stand further in."""
    free = sorted(min(word.x0 for word in words) - box.x0 for box, words in cells if words)
    return max(free[len(free) // 4], 0.0) if free else 0.0


def evened(grids: Sequence[Grid], usual: float) -> list[Grid]:
    """The tables with the document's ``usual`` padding where theirs is nearly that, or was told from bullets alone."""

    def moved(grid: Grid) -> Grid:
        if abs(grid.padding - usual) > LIKE and grid.padding < FAR * usual:
            return grid
        shift = grid.padding - usual
        rows = tuple(tuple(replace(part, right=part.right + shift) for part in row) for row in grid.rows)
        return replace(grid, rows=rows, padding=usual)

    return [moved(grid) for grid in grids]


def _held(box: Box, inside: Sequence[Word]) -> list[Word]:
    return [word for word in inside if box.holds(word.middle)]


def _colour(box: Box, page: Page) -> str:
    """The colour drawn last behind the middle of a cell."""
    return next((fill.colour for fill in reversed(page.fills) if fill.holds(box.middle)), "")
