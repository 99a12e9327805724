"""A plan document, whole: from its bytes to what it says and what it leaves open."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from goldenthread.plans.reading import (
    above_headings,
    area_rest,
    asking,
    continuing,
    dates,
    formats,
    guessed_rows,
    heading_rows,
    headings,
    in_doubt,
)
from goldenthread.plans.reading.continuing import Part
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import DocumentFacts, Reading
from goldenthread.plans.reading.shapes import AREAS, Shape
from goldenthread.plans.reading.tables import EMPTY, Manuscript, Row, Table, marked

PERIOD = re.compile(r"\b(20\d\d)(?:\s*[-–/]\s*|\s+to\s+)((?:20)?\d\d)\b")
MONTH = re.compile(r"\b[A-Z][A-Za-z]{2,8} 20\d\d\b")
# "Northmoor Council DRAFT v3": how far a document is, which is no part of a name.
DRAFT = re.compile(r"[\s,(–-]*\b(?:final\s+)?draft(?:\s+(?:v|version|no\.?)?\s*\d[\d.]*)?\)?$", re.I)
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
    reading, parts = _understood(manuscript)
    reading = area_rest.asked(reading, parts, lambda marks: _understood(marked(manuscript, marks))[0])
    return above_headings.asked(reading, parts)


def _understood(manuscript: Manuscript) -> tuple[Reading, list[Part | Table]]:
    """What it says without questions that another reading has to answer, and its tables."""
    facts = _facts(manuscript)
    found = Gathering(warnings=list(manuscript.notes), titles=(facts.title, facts.organisation))
    before: Part | None = None
    headless: list[Table] = []
    parts = continuing.parts(manuscript.tables)
    found.beside = continuing.beside(parts)
    for part in parts:
        if isinstance(part, Table):
            before = None
            headless.append(part)
            continue
        before = part
        part.ask(found)
        if part.has_headings:
            _take_headless(headless, part.shape, part.layout, found)
        part.shape.understand(_without_labels(part, found), part.layout, found, part.goes_on)
    _take_headless(headless, None, None, found)
    if before:
        texts = (text for row in before.words for cell in row.cells for text in cell.texts)
        before.shape.close((*texts, *manuscript.closing), found)
    reading = found.reading(replace(facts, month=_month(manuscript) if found.notes else ""))
    return guessed_rows.asked(in_doubt.asked(reading, manuscript.tables), parts), parts


def _without_labels(part: Part, found: Gathering) -> Table:
    """The table without what stands above its headings in their columns, as where headings take two rows.

    A row of one cell on the left is a title, and stays. So does one that names an area behind its label, without that;
    it may also stand between the rows of areas.
    """
    at = next((at for at, row in enumerate(part.table.rows) if row is part.layout.row), 0)
    is_of_areas = part.shape.listed == AREAS
    named = (_as_title(row) if place < at or is_of_areas else row for place, row in enumerate(part.table.rows))
    table = replace(part.table, rows=tuple(named))
    above = table.rows[:at]
    upper = [row for row in above if any(row.cells[1:])]
    found.warnings += [
        f"{table.where(row)}: read as headings of headings: {' | '.join(each.text for each in row.cells if each)}"
        for row in upper
    ]
    return replace(table, rows=tuple(row for row in table.rows if row not in upper))


def _as_title(row: Row) -> Row:
    """A row that names an area behind its label, without the label."""
    named = heading_rows.named(row)
    if not named:
        return row
    name = next(cell for cell in reversed(row.cells) if cell)
    return replace(row, cells=(name, *[EMPTY] * (len(row.cells) - 1)))


def _take_headless(tables: list[Table], shape: Shape | None, layout: Layout | None, found: Gathering) -> None:
    """Tables that no shape knew: the rest of the layout that follows them, its first page lost, or a question."""
    for part in continuing.adopted(tables, shape, layout) if shape and layout else tables:
        if isinstance(part, Table):
            asking.about_table(found, part, headings.heading_texts(part))
        else:
            part.shape.understand(part.table, part.layout, found, True)
    tables.clear()


def _month(manuscript: Manuscript) -> str:
    """The month that a report's title names; empty when its opening lines name none or several."""
    lines = [text for text in manuscript.opening if len(text) <= LONGEST_TITLE and not text.endswith(".")]
    named = {dates.understand(name).iso for text in lines for name in MONTH.findall(text)} - {None}
    return str(named.pop()) if len(named) == 1 else ""


def _facts(manuscript: Manuscript) -> DocumentFacts:
    bare = (DRAFT.sub("", text).strip() for text in manuscript.opening)
    lines = [text for text in bare if text and not text.isdigit()]
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
