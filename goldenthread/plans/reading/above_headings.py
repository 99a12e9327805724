"""Rows right above headings that come again, on a sheet with no empty row between or inside one table: words above the
table below, or the last rows of the one above. What nobody can tell is asked."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.plans.reading import asking
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.continuing import Part
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.shapes import AREAS, recommended
from goldenthread.plans.reading.tables import Row, Table

FEW = 2  # cells, as many as a label and a name


def asked(reading: Reading, parts: Sequence[Part | Table]) -> Reading:
    """The reading with a question for each row that may be a title or a row."""
    found = Gathering(questions=list(reading.questions))
    names = {same(area.name) for area in reading.areas}
    left: dict[str, list[tuple[str, str]]] = {}
    for before, now in itertools.pairwise(parts):
        if isinstance(before, Table) or isinstance(now, Table) or not now.table.is_tight:
            continue
        for row in now.table.above:
            if _may_belong(row, before, now, names):
                left.setdefault(before.shape.listed, []).append((now.table.where(row), row.cell(0).text))
        if _may_be_title(before, now):
            last = before.body[-1]
            asking.about_row(found, before.table.where(last), [cell.text for cell in last.cells if cell])
    for part in (each for each in parts if isinstance(each, Part)):
        for row in _titles_inside(part):
            asking.about_row(found, part.table.where(row), [cell.text for cell in row.cells if cell])
    for listed, rows in left.items():
        asking.about_words_above(found, rows, listed)
    return replace(reading, questions=tuple(found.questions))


def _may_belong(row: Row, before: Part, now: Part, names: set[str]) -> bool:
    """Whether a title may be a row of the table above: an area that names nothing below, or a recommendation."""
    if before.shape.listed == AREAS:
        return before.shape is now.shape and same(row.cell(0).text) not in names
    return before.shape.belongs(row, before.body, now.table.rows) == recommended.MAYBE


def _may_be_title(before: Part, now: Part) -> bool:
    """Whether the last row above headings that come again has no more than a title may have, and others have more."""
    *others, last = before.body or (None,)
    if now.table.above or last is None or not last.cell(0) or not _are_alike(before, now):
        return False
    return _filled(last) == FEW and any(_filled(row) > FEW for row in others)


def _titles_inside(part: Part) -> Iterator[Row]:
    """The rows of one table that have no more than a title may have, right above its own headings."""
    heads, full = _words(part.layout.row), False
    for row, below in itertools.pairwise(part.body):
        if full and row.cell(0) and _filled(row) == FEW and _words(below) == heads:
            yield row
        full = full or (_filled(row) > FEW and _words(row) != heads)


def _are_alike(before: Part, now: Part) -> bool:
    return _words(before.layout.row) == _words(now.layout.row)


def _words(row: Row) -> list[str]:
    return [same(cell.text) for cell in row.cells]


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))
