"""Rows that by themselves say which table of a plan begins with them, or which area."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.reading import headings
from goldenthread.plans.reading.shapes import SHAPES, priorities, report, scorecard
from goldenthread.plans.reading.tables import Row, Table

MOST = 20  # columns; a table of ours has 14, and a sheet may have 250
WITHOUT = ("contents",)  # is told by all of its rows
OF_AREA = (priorities.WORDS, scorecard.WORDS, report.WORDS)


def are(row: Row) -> bool:
    """Whether the words of a row are the headings of a table that is known here, or open one that has labels."""
    filled = [at for at, cell in enumerate(row.cells, start=1) if cell]
    if not 1 < len(filled) <= MOST:
        return False
    table = Table(0, (replace(row, cells=row.cells[: filled[-1]]),))
    return any(shape.recognise(table) is not None for shape in SHAPES if shape.name not in WITHOUT)


def named(row: Row) -> str:
    """The area that a row names behind its label; empty for one that does not, or whose words are all headings."""
    names = {headings.named(row, words) for words in OF_AREA}
    return names.pop() if len(names) == 1 else ""
