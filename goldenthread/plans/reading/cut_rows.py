"""Rows that the end of a slide or page cut in two: told by what they hold, and put together again.

People who put a table on slides cut a long row where the slide is full. Its two halves look like two rows, and pairing
each half by itself gives an action the date of another wherever the lists of the row were not of one length.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import EMPTY, Cell, Line, Row, Table

ENDED = (".", ";", ":", "?", "!")


NAMING = ("area", "ref", "objective", "recommendation")  # columns whose cells several rows may share


@dataclass(frozen=True)
class Seam:
    """The last row of a table and the first one of the table that goes on with it, both under their headings.

    ``standing`` are the cells that stand last in each column above the seam, ``others`` are the rows above the last.
    What a row below says again, such as its area's name on each slide, is left out of it.
    """

    above: Row
    below: Row
    standing: Row
    layout: Layout
    others: tuple[Row, ...] = ()

    @classmethod
    def between(cls, above: Sequence[Row], below: Row, layout: Layout, before: Row | None = None) -> Seam:
        """The seam below these rows, of which there is one at least; ``before`` are the cells that stand above them."""
        rows = [*([before] if before else []), *above]
        wide = range(max(len(row.cells) for row in rows))
        cells = (next((row.cell(at) for row in reversed(rows) if row.cell(at)), EMPTY) for at in wide)
        standing = Row(above[-1].number, tuple(cells))
        return cls(above[-1], _without_again(below, standing, layout), standing, layout, tuple(above[:-1]))

    def cells(self, name: str) -> tuple[Cell, Cell]:
        """The two cells of that column."""
        at = self.layout.index(name)
        return self.above.cell(at), self.below.cell(at)

    def stands(self, name: str) -> Cell:
        """The cell of that column that stands last above the seam."""
        return self.standing.cell(self.layout.index(name))


def _without_again(row: Row, standing: Row, layout: Layout) -> Row:
    names = {layout.index(name) for name in NAMING} - {None}
    cells = (
        EMPTY if at in names and cell and same(cell.text) == same(standing.cell(at).text) else cell
        for at, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))


@dataclass(frozen=True)
class Lists:
    """How many actions a row has, and how many lines each of the lists beside them."""

    actions: int
    lines: tuple[int, ...]

    @property
    def over(self) -> tuple[int, ...]:
        """How many lines more than actions each list has; fewer than none where it has fewer."""
        return tuple(count - self.actions for count in self.lines)

    @property
    def is_even(self) -> bool:
        """Whether each list is as long as there are actions, or empty."""
        return all(count in (0, self.actions) for count in self.lines)


def was_cut(above: Lists, below: Lists, *, others: Sequence[Lists] = (), begins_anew: bool = False) -> bool:
    """Whether two rows are read as one that was cut; ``begins_anew`` says that the second opens with an outcome.

    Two rows that each hold even lists are left as they are, for one row would say the same. Where all rows have one
    action (``others`` are those above), several lines beside it all go with it, and nothing was cut, unless all its
    lists hold several and the row below has none. A list too long above one too short is a cut even before an outcome.
    """
    if not above.actions or not below.actions:
        return not below.actions and any(below.lines)
    if above.actions == below.actions == 1 and others and all(each.actions <= 1 for each in others):
        return _is_emptied(above, below)
    if begins_anew:
        return any(one > 0 > other or one < 0 < other for one, other in zip(above.over, below.over, strict=True))
    fills = [(bool(one), bool(other)) for one, other in zip(above.lines, below.lines, strict=True)]
    return not (above.is_even and below.is_even and all(one == other for one, other in fills))


def _is_emptied(above: Lists, below: Lists) -> bool:
    """Whether dates and every other list beside the action above hold several lines, and the one below has none."""
    return above.lines[0] > 1 and 1 not in above.lines and not any(below.lines)


def is_chance(seam: Seam, above: Lists, below: Lists) -> bool:
    """Whether two rows may be even together by chance: one list alone is too long in the first and too short in the
    second, or the other way about, and nothing else says that they are one."""
    if seam.below.is_rest or seam.below.cell(0) or not (above.actions and below.actions):
        return False
    both = Lists(above.actions + below.actions, tuple(map(sum, zip(above.lines, below.lines, strict=True))))
    told = sum(one * other < 0 for one, other in zip(above.over, below.over, strict=True))
    cells = itertools.zip_longest(seam.above.cells, seam.below.cells, fillvalue=EMPTY)
    return both.is_even and told == 1 and not any(_is_one_line(*pair) for pair in cells)


def _is_one_line(above: Cell, below: Cell) -> bool:
    return bool(above and below) and _goes_on(above.lines[-1], below.lines[0])


def joined(seam: Seam, place: str, *, is_guess: bool = False) -> Row:
    """The two rows as one, which says where its rest stands; a sentence that goes on in small letters is one line."""
    below = seam.below
    wide = max(len(seam.above.cells), len(below.cells))
    cells = tuple(_both(seam.above.cell(at), below.cell(at)) for at in range(wide))
    rest, doubts = (*seam.above.rest, place), (*seam.above.doubts, *below.doubts)
    return replace(seam.above, cells=cells, doubts=doubts, rest=rest, is_guess=is_guess or seam.above.is_guess)


def _both(above: Cell, below: Cell) -> Cell:
    lines = [*above.lines]
    rest = [*below.lines]
    if _is_one_line(above, below):
        lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {rest.pop(0).text}")
    return Cell((*lines, *rest), fill=above.fill or below.fill)


def _goes_on(last: Line, first: Line) -> bool:
    """Whether a line is the rest of a sentence; nothing goes on with a line that begins in small letters itself."""
    small = first.text[:1].islower() and not first.bullet
    return small and not last.text[:1].islower() and not last.text.endswith(ENDED)


def without_row(table: Table, row: Row) -> Table:
    """The table without that row."""
    return replace(table, rows=tuple(each for each in table.rows if each is not row))
