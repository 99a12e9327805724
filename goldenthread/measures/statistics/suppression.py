"""Hiding small numbers in a table that leaves the service, until an attacker's programme learns nothing small from it.

Counts of 1 to the threshold are hidden first, totals among them (DfE's convention: 1 to 5, shown as c). Two hidden
cells in every row and column are not enough: sdcTable tests a table of that kind, of which one cell is known exactly.
So what is hidden is audited, and more is hidden until each small cell may be anything the published rule allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import NamedTuple

from goldenthread.measures.statistics.attacker import THRESHOLD, Cell, Reach, Relation, System, reaches, unsafe_sums

Grid = Sequence[Sequence[int]]
ROW, COLUMN, GRAND = "row", "column", "grand"


class At(NamedTuple):
    """A cell of a grid that is not a total."""

    row: int
    column: int


@dataclass(frozen=True)
class Suppressed:
    """What is hidden for being small, what is hidden to protect it, and the range an attacker can put each in."""

    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    audit: Mapping[Cell, Reach] = field(repr=False, default_factory=dict)

    @property
    def hidden(self) -> frozenset[Cell]:
        return self.primary | self.secondary


@dataclass(frozen=True)
class Table:
    """Counts by cell, totals included, and the relations between them that a reader of the table knows.

    ``known`` cells are out already and can not be hidden any more. ``unseen`` ones never stand in the table, and are
    protected all the same (what a year to date gained in a month). ``telling`` ones are hidden whatever their size.
    """

    counts: Mapping[Cell, int]
    relations: tuple[Relation, ...]
    known: frozenset[Cell] = frozenset()
    unseen: frozenset[Cell] = frozenset()
    telling: frozenset[Cell] = frozenset()

    def is_small(self, cell: Cell, threshold: int) -> bool:
        """Must a reader not learn this count?"""
        return cell not in self.known and (1 <= self.counts[cell] <= threshold or cell in self.telling)

    @classmethod
    def of_row(cls, counts: Sequence[int]) -> Table:
        """A row of counts with its total."""
        cells: dict[Cell, int] = {At(0, at): each for at, each in enumerate(counts)}
        return cls({**cells, GRAND: sum(counts)}, (Relation(tuple(cells), GRAND),))

    @classmethod
    def of_grid(cls, counts: Grid) -> Table:
        """Rows and columns with all totals. Cells are At, (ROW, n), (COLUMN, n) and GRAND."""
        cells: dict[Cell, int] = {At(r, c): each for r, row in enumerate(counts) for c, each in enumerate(row)}
        rows, columns = range(len(counts)), range(len(counts[0]))
        cells |= {(ROW, r): sum(counts[r]) for r in rows}
        cells |= {(COLUMN, c): sum(row[c] for row in counts) for c in columns} | {GRAND: sum(map(sum, counts))}
        across = [Relation(tuple(At(r, c) for c in columns), (ROW, r)) for r in rows]
        down = [Relation(tuple(At(r, c) for r in rows), (COLUMN, c)) for c in columns]
        ends = [Relation(tuple((ROW, r) for r in rows), GRAND), Relation(tuple((COLUMN, c) for c in columns), GRAND)]
        return cls(cells, (*across, *down, *ends))


def suppress(table: Table, threshold: int = THRESHOLD) -> Suppressed:
    """What must be hidden of ``table``. Which secondaries are chosen is one of several right answers; safety is not.

    Where known cells give a small one away whatever else is hidden, nothing helps: the audit shows it.
    """
    primary = _primary(table, threshold)
    hidden = chosen(table, threshold)
    return Suppressed(primary, hidden - primary, reaches(table.counts, table.relations, hidden))


def chosen(table: Table, threshold: int = THRESHOLD) -> frozenset[Cell]:
    """All that is hidden of ``table``, without the audit: for whoever audits it."""
    primary = _primary(table, threshold)
    hidden = set(primary | table.unseen)
    while (told := _first_unsafe(table, hidden, threshold)) and (more := _more(table, hidden, told, threshold)):
        hidden |= more
    return frozenset(_pruned(table, hidden, primary | table.unseen, threshold))


def _primary(table: Table, threshold: int) -> frozenset[Cell]:
    return frozenset(cell for cell in table.counts if table.is_small(cell, threshold))


def percentage(numerator: int, denominator: int, threshold: int = THRESHOLD) -> tuple[float | None, str]:
    """A percentage that may be published, or None, and why: hidden when it, its base or what is left is small."""
    for said, number in (
        ("denominator", denominator), ("numerator", numerator), ("complement", denominator - numerator),
    ):  # fmt: skip
        if 1 <= number <= threshold:
            return None, f"{said} {number}"
    if not denominator:
        return None, "denominator 0"
    share = 100 * numerator / denominator
    if numerator in (0, denominator):
        which = "numerator 0 (review flag)" if not numerator else "complement 0 (attribute disclosure: review flag)"
        return share, which
    return share, "ok"


def derived_small(published: Iterable[int | None], threshold: int = THRESHOLD) -> list[int]:
    """Small numbers that the differences of cumulative counts give away (year to date in May less in April)."""
    counts = [count for count in published if count is not None]
    return [b - a for a, b in pairwise(counts) if 1 <= b - a <= threshold]


def _first_unsafe(table: Table, hidden: set[Cell], threshold: int, near: Cell | None = None) -> Cell | None:
    """A small cell of which an attacker learns too much, or one of a relation whose hidden sum is small; None if none.

    Cells in the row or column of ``near`` are looked at first: showing a cell again most often gives those away.
    """
    for relation in unsafe_sums(table.counts, table.relations, hidden, threshold):
        return min((part for part in relation.parts if part in hidden), key=repr)
    system = System(table.counts, table.relations, hidden)
    small = [cell for cell in hidden if table.is_small(cell, threshold)]
    for cell in sorted(small, key=lambda each: (not _beside(each, near), repr(each))):
        if not (_swaps(table, hidden, cell, threshold) or system.reach(cell).is_safe(threshold)):
            return cell
    return None


def _is_safe(table: Table, hidden: set[Cell], cell: Cell, threshold: int) -> bool:
    if _swaps(table, hidden, cell, threshold):
        return True
    return System(table.counts, table.relations, hidden).reach(cell).is_safe(threshold)


def _swaps(table: Table, hidden: set[Cell], cell: Cell, threshold: int) -> bool:
    """Does a rectangle of hidden cells alone leave the cell open, counts moved round it? Cheaper than a programme."""
    if not isinstance(cell, At):
        return False
    count = low = high = table.counts[cell]
    for other in hidden:
        if not isinstance(other, At) or _beside(cell, other):
            continue
        across, down = At(cell.row, other.column), At(other.row, cell.column)
        if across in hidden and down in hidden:
            high = max(high, count + min(table.counts[across], table.counts[down]))
            low = min(low, count - min(count, table.counts[other]))
    return low <= 1 and high > threshold


def _beside(cell: Cell, near: Cell | None) -> bool:
    return isinstance(cell, At) and isinstance(near, At) and (cell.row == near.row or cell.column == near.column)


def _more(table: Table, hidden: set[Cell], cell: Cell, threshold: int) -> set[Cell]:
    """The cells to hide next to protect ``cell``: the rectangle, or the one cell, that costs least."""
    shapes = (*_rectangles(table, cell), *_neighbours(table, cell))
    choices = [each - hidden for each in shapes if each - hidden and not each & table.known]
    ranked = sorted(choices, key=lambda each: _cost(table, each))
    for each in ranked:
        if _is_safe(table, hidden | each, cell, threshold):
            return each
    if ranked:
        return ranked[0]
    left = table.counts.keys() - hidden - table.known
    return {min(left, key=lambda one: (table.counts[one], repr(one)))} if left else set()


def _cost(table: Table, cells: set[Cell]) -> tuple[int, int, str]:
    """What hiding the cells takes from the reader, with a last word so that the choice is always the same."""
    return sum(table.counts[each] for each in cells), len(cells), repr(sorted(cells, key=repr))


def _rectangles(table: Table, cell: Cell) -> list[set[Cell]]:
    """The rectangles of a grid with ``cell`` in one corner and no empty corner."""
    if not isinstance(cell, At):
        return []
    inner = [each for each in table.counts if isinstance(each, At)]
    rows = sorted({each.row for each in inner} - {cell.row})
    columns = sorted({each.column for each in inner} - {cell.column})
    corners: Iterable[set[Cell]] = (
        {At(cell.row, column), At(row, cell.column), At(row, column)} for row, column in product(rows, columns)
    )
    return [each for each in corners if all(table.counts[one] for one in each)]


def _neighbours(table: Table, cell: Cell) -> list[set[Cell]]:
    """Each other cell, not nought, that stands in a relation with ``cell``."""
    beside = {
        other
        for relation in table.relations
        if cell in relation.parts or cell == relation.total
        for other in (*relation.parts, relation.total)
    }
    return [{other} for other in sorted(beside - {cell}, key=repr) if table.counts[other]]


def _pruned(table: Table, hidden: set[Cell], primary: frozenset[Cell], threshold: int) -> set[Cell]:
    """What stays hidden when every secondary that is not needed is shown again, the largest first."""
    for cell in sorted(hidden - primary, key=lambda each: (-table.counts[each], repr(each))):
        if _first_unsafe(table, hidden - {cell}, threshold, near=cell) is None:
            hidden = hidden - {cell}
    return hidden
