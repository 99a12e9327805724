"""The rows of the scorecard as markup, each drawn once in a process.

A row is some fifty conditions in seven small templates, and 120 rows were half of the page's time. The same words and
numbers under the same columns give the same markup, so it is remembered by value: whatever changes in a line makes it
another line. Each cell is drawn on its own and the row puts them together: as a template that included the others it
took as long again as all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import render_to_string

from goldenthread.web import tables
from goldenthread.web.measures.grouping import Group
from goldenthread.web.measures.scorecard_lines import Line

KEPT = 2_000  # about 2 KB each, so 4 MB of a worker's memory


@dataclass(frozen=True)
class _Drawn:
    """A cell and what stands in it."""

    cell: tables.Cell
    inside: str

    @property
    def is_empty(self) -> bool:
        return not self.cell.text and not self.cell.value


@dataclass(frozen=True)
class _Looks:
    """All that a row's markup depends on, and the row to draw it from."""

    line: Line
    cells: tuple[tuple[str, str, str], ...]
    can_link: bool
    grouped: bool
    row: tables.Row = field(compare=False)


def drawn(groups: Sequence[Group], *, can_link: bool) -> list[tuple[Group, list[str]]]:
    """Each group with its rows drawn. ``can_link``: whoever looks may link lines of the plan to measures."""
    return [(each, [_row(_looks(row, can_link, each.is_area)) for row in each.rows]) for each in groups]


def _looks(row: tables.Row, can_link: bool, grouped: bool) -> _Looks:
    cells = tuple((cell.column.title, cell.column.template, cell.text) for cell in row.cells)
    return _Looks(row.thing, cells, can_link, grouped, row)


@lru_cache(maxsize=KEPT)
def _row(looks: _Looks) -> str:
    """Nothing that is not in ``looks`` may stand in it: it is kept and shown to others."""
    given = {"line": looks.line, "can_link": looks.can_link, "grouped": looks.grouped}
    cells = [_Drawn(cell, _inside(cell, given)) for cell in looks.row.cells]
    return render_to_string(
        "measures/scorecard_row.html", {"key": looks.line.key, "first": cells[0], "rest": cells[1:]}
    )


def _inside(cell: tables.Cell, given: dict[str, object]) -> str:
    """What a cell holds, by its column's template; without one its text, escaped where it is put into the row."""
    if not cell.column.template:
        return cell.text
    return render_to_string(cell.column.template, given | {"value": cell.value})
