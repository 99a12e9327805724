"""A plan document, whole: from its bytes to what it says and what it leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.plans.reading import asking, dates, formats, headings, in_doubt, unknown_columns
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


@dataclass(frozen=True)
class _Read:
    """A table that is understood; ``unknown`` is the place and heading of a column that was left out."""

    shape: Shape
    layout: Layout
    table: Table
    unknown: tuple[int, str] | None = None


def read(source: Path | bytes, *, name: str, kind: str = "") -> Reading:
    """Everything found in a plan document, with a question for every doubt; a DocumentRefused when it is none.

    ``name`` is the file's name as its owner knows it, for messages; ``kind`` is what the guard found it to be, else
    the name's ending says. Stores nothing.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    return understand(formats.manuscript(data, name=name, kind=kind))


def understand(manuscript: Manuscript) -> Reading:
    """What a manuscript of any format says."""
    facts = _facts(manuscript)
    found = Gathering(warnings=list(manuscript.notes), titles=(facts.title, facts.organisation))
    before: _Read | None = None
    headless: list[Table] = []
    for table in manuscript.tables:
        if known := _recognised(table, found):
            goes_on = _comes_again(known, before)
            before = known
            _take_headless(headless, known.shape, known.layout, found)
            whole = _without_upper_headings(known.table, known.layout, found)
            known.shape.understand(whole, known.layout, found, goes_on)
        elif before and _goes_on(table, before.layout, before.table):
            before.shape.understand(_without_unknown(table, before, found), before.layout, found, True)
        else:
            before = None
            headless.append(table)
    _take_headless(headless, None, None, found)
    if before:
        before.shape.close(manuscript.closing, found)
    reading = found.reading(replace(facts, month=_month(manuscript) if found.notes else ""))
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


def _recognised(table: Table, found: Gathering) -> _Read | None:
    """The table with its shape; where only one of its columns is not known, without that one, which is asked about."""
    for shape in SHAPES:
        if layout := shape.recognise(table):
            return _Read(shape, layout, table)
    fitting = unknown_columns.recognise(table, SHAPES)
    if fitting is None:
        return None
    at = next(at for at, row in enumerate(fitting.table.rows) if row is fitting.layout.row)
    heading = table.rows[at].cell(fitting.column).text
    unknown_columns.ask(found, table, fitting.column, heading)
    return _Read(fitting.shape, fitting.layout, fitting.table, (fitting.column, heading))


def _without_unknown(table: Table, before: _Read, found: Gathering) -> Table:
    """The rest of a table without the column that was left out of its beginning."""
    if before.unknown is None:
        return table
    column, heading = before.unknown
    unknown_columns.ask(found, table, column, heading)
    return unknown_columns.without(table, column)


def _goes_on(table: Table, layout: Layout, before: Table) -> bool:
    """True when a table without headings is the rest of the one before: about as wide, nothing new between them."""
    widest = max(len(row.cells) for row in table.rows)
    if widest > layout.width or widest * 2 < layout.width:
        return False
    heading = table.headings[-1] if table.headings else ""
    standing = before.headings[-1] if before.headings else ""
    return not heading or is_continued(heading) or same(heading) == same(standing)


def _comes_again(now: _Read, before: _Read | None) -> bool:
    """True when a table with headings is the rest of the one before, as on a second slide: the same headings, nothing
    new between them, and no first cell, which would say what its first row is about."""
    table, layout = now.table, now.layout
    if not before or before.shape is not now.shape or table.headings or _texts(before.layout.row) != _texts(layout.row):
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
