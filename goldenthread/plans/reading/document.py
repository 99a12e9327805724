"""A plan document, whole: from its bytes to what it says and what it leaves open."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from goldenthread.plans.reading import asking, dates, formats, headings, in_doubt
from goldenthread.plans.reading.area_cell import is_continued, same
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import DocumentFacts, Reading
from goldenthread.plans.reading.shapes import SHAPES, Shape
from goldenthread.plans.reading.tables import Manuscript, Row, Table

PERIOD = re.compile(r"\b(20\d\d)\s*[-–/]\s*((?:20)?\d\d)\b")
MONTH = re.compile(r"\b[A-Z][A-Za-z]{2,8} 20\d\d\b")
KIND = re.compile(r"\b(?:plan|strategy|report|programme)$", re.I)
LONGEST_TITLE = 120  # characters; a longer first paragraph is text
CONTENTS = re.compile(r"^(?:table of )?contents$", re.I)


def read(source: Path | bytes, *, name: str, kind: str = "") -> Reading:
    """Everything found in a plan document, with a question for every doubt; a DocumentRefused when it is none.

    ``name`` is the file's name as its owner knows it, for messages; ``kind`` is what the guard found it to be, else
    the name's ending says. Stores nothing.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    return understand(formats.manuscript(data, name=name, kind=kind))


def understand(manuscript: Manuscript) -> Reading:
    """What a manuscript of any format says."""
    found = Gathering(warnings=list(manuscript.notes))
    before: tuple[Shape, Layout, Table] | None = None
    headless: list[Table] = []
    for table in manuscript.tables:
        known = _recognised(table)
        if known:
            _take_headless(headless, *known, found)
            goes_on = _comes_again(table, *known, before)
            before = (*known, table)
            known[0].understand(_without_upper_headings(table, known[1], found), known[1], found, goes_on)
        elif before and _goes_on(table, before[1], before[2]):
            before[0].understand(table, before[1], found, True)
        else:
            before = None
            headless.append(table)
    _take_headless(headless, None, None, found)
    if before:
        before[0].close(manuscript.closing, found)
    reading = found.reading(replace(_facts(manuscript), month=_month(manuscript) if found.notes else ""))
    return in_doubt.asked(reading, manuscript.tables)


def _without_upper_headings(table: Table, layout: Layout, found: Gathering) -> Table:
    """The table without what stands above its headings in their columns, as where headings take two rows.

    A row of one cell on the left is a title, and stays.
    """
    above = table.rows[: next(at for at, row in enumerate(table.rows) if row is layout.row)]
    upper = [row for row in above if any(row.cells[1:])]
    found.warnings += [
        f"{table.where(row)}: read as headings of headings: {' | '.join(each.text for each in row.cells if each)}"
        for row in upper
    ]
    return replace(table, rows=tuple(row for row in table.rows if row not in upper))


def _take_headless(tables: list[Table], shape: Shape | None, layout: Layout | None, found: Gathering) -> None:
    """Tables that no shape knew: the rest of the layout that follows them, its first page lost, or a question."""
    for table in tables:
        if shape and layout and shape.adopt(table, layout):
            shape.understand(table, layout, found, True)
        else:
            asking.about_table(found, table, headings.heading_texts(table))
    tables.clear()


def _recognised(table: Table) -> tuple[Shape, Layout] | None:
    for shape in SHAPES:
        if layout := shape.recognise(table):
            return shape, layout
    return None


def _goes_on(table: Table, layout: Layout, before: Table) -> bool:
    """True when a table without headings is the rest of the one before: about as wide, nothing new between them."""
    widest = max(len(row.cells) for row in table.rows)
    if widest > layout.width or widest * 2 < layout.width:
        return False
    heading = table.headings[-1] if table.headings else ""
    standing = before.headings[-1] if before.headings else ""
    return not heading or is_continued(heading) or same(heading) == same(standing)


def _comes_again(table: Table, shape: Shape, layout: Layout, before: tuple[Shape, Layout, Table] | None) -> bool:
    """True when a table with headings is the rest of the one before, as on a second slide: the same headings, nothing
    new between them, and no first cell, which would say what its first row is about."""
    if not before or before[0] is not shape or table.headings or _texts(before[1].row) != _texts(layout.row):
        return False
    first = next((row for row in table.rows if row.number > layout.row.number and not row.is_empty), None)
    return first is not None and not first.cell(0)


def _texts(row: Row) -> list[str]:
    return [same(cell.text) for cell in row.cells]


def _month(manuscript: Manuscript) -> str:
    """The month that a report's title names; empty when its opening lines name none or several."""
    lines = [text for text in manuscript.opening if len(text) <= LONGEST_TITLE and not text.endswith(".")]
    named = {dates.understand(name).iso for text in lines for name in MONTH.findall(text)} - {None}
    return str(named.pop()) if len(named) == 1 else ""


def _facts(manuscript: Manuscript) -> DocumentFacts:
    lines = [text for text in manuscript.opening if not text.isdigit()]
    titles = []
    for text in lines[:2]:
        if len(text) > LONGEST_TITLE or text.endswith(".") or CONTENTS.match(text):
            break
        titles.append(text)
    title, organisation = (*titles, "", "")[:2]
    if KIND.search(organisation) and not KIND.search(title):
        title, organisation = f"{title}: {organisation}", ""
    match = PERIOD.search(" ".join(titles))
    period = f"{match[1]}-{match[2][-2:]}" if match else ""
    return DocumentFacts(title=title, organisation=organisation, period=period, name=manuscript.name)
