"""Excel workbooks (.xlsx) as a manuscript. The only module that knows what Excel is.

Hidden sheets are left out, for they hold lists to choose from and old versions; hidden rows are read, for a filter
hides what is done. Both are said.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.files import limits, workbooks
from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import cell_text, dates, errors
from goldenthread.plans.reading.tables import EMPTY, Cell, Manuscript, Row, Table, cell

# The longest plan we know has 202 actions; a workbook for children's records may be fifty times as long.
LIMIT = replace(limits.BY_KIND["xlsx"], rows=5_000, columns=250, cells=500_000)
UNNAMED = re.compile(r"^(?:sheet|table)\s*\d*$", re.I)
LONGEST_HEADING = 60  # characters
SHOWN = 10  # row numbers in a note


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of a .xlsx, sheet after sheet; a DocumentRefused or FileRefused says why not and what to do.

    Rows of one cell above the headings of a table are its headings, and where there are none the sheet's name is.
    """
    found = _Found(notes=_passed_over(_inspected(data, name)))
    for sheet in _opened(data, name=name).worksheets:
        if sheet.sheet_state != "visible":
            found.notes.append(f"Sheet “{sheet.title}” is hidden in Excel, so nothing of it was read.")
        else:
            _take(sheet, found)
    if not found.tables:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(found.opening), tuple(found.tables), tuple(found.waiting), tuple(found.notes))


@dataclass
class _Found:
    opening: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def say(self, texts: list[str]) -> None:
        self.waiting.extend(texts)
        self.opening.extend([] if self.tables else texts)

    def open_table(self, rows: list[Row], title: str) -> None:
        named = [] if UNNAMED.match(title) else [title]
        headings = tuple(self.waiting or named)
        self.tables.append(Table(len(self.tables) + 1, tuple(rows), headings, place=f"sheet “{title}”"))
        self.waiting = []

    def add_rows(self, rows: list[Row]) -> None:
        last = self.tables[-1]
        self.tables[-1] = Table(last.number, (*last.rows, *rows), last.headings, last.place)


def _inspected(data: bytes, name: str) -> workbooks.Inspection:
    """A workbook that is too large for a plan is refused before its cells are opened; see ``files.workbooks``."""
    try:
        return workbooks.inspect(data, name, LIMIT)
    except FileRefused as refused:
        if refused.code == "damaged" and not data.startswith(b"PK"):
            raise errors.NotThatFormat(name, "an Excel workbook", ".xlsx") from refused
        raise


def _passed_over(inspected: workbooks.Inspection) -> list[str]:
    """What a reader would pass over in silence: formulas without a value, errors, links to other files."""
    notes = []
    for sheet in inspected.sheets:
        for cells, what in ((sheet.empty_formulas, "formulas without a value"), (sheet.error_cells, "errors")):
            if cells and not sheet.hidden:
                notes.append(f"Sheet “{sheet.name}” has {what} in {_some(cells)}: save it in Excel and read it again.")
    if inspected.active_parts:
        notes.append("Links to other files, data connections and embedded objects were not followed.")
    return notes


def _some(things: Sequence[object]) -> str:
    return ", ".join(map(str, things[:SHOWN])) + ("…" if len(things) > SHOWN else "")


def _opened(data: bytes, *, name: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it can not keep (drawings, conditional colours) is not read here
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (InvalidFileException, zipfile.error, etree.XMLSyntaxError, LookupError, EOFError, OSError) as error:
        raise errors.DamagedDocument(name, "Excel") from error
    except (ValueError, AttributeError, TypeError, RuntimeError, SyntaxError, NotImplementedError) as error:
        raise errors.DamagedDocument(name, "Excel") from error


def _take(sheet: Worksheet, found: _Found) -> None:
    """Adds the sheet's tables: a new one where, after an empty row, headings stand. Words at its end are no rows."""
    started = False
    blocks = list(_blocks(_rows(sheet)))
    for block in blocks:
        titles, rest = _titles(block)
        if rest and (not started or _are_headings(rest[0])):
            found.say(titles)
            found.open_table(rest, sheet.title)
            started = True
        elif started and (rest or block is not blocks[-1]):
            found.add_rows(block)
        else:
            found.say(titles)
    _note_hidden_rows(sheet, found)


def _rows(sheet: Worksheet) -> Iterator[Row]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield Row(number, tuple(map(_cell, row)))


def _cell(found: Any) -> Cell:
    if found.value is None:  # where a merged cell goes on, too
        return EMPTY
    return Cell(cell(cell_text.shown(found.value, found.number_format).split("\n")).lines, fill=_fill(found))


def _fill(found: Any) -> str:
    """The colour behind a cell where it is written as one; a theme's colours and patterns give none."""
    fill = found.fill
    if fill is None or fill.fill_type != "solid" or fill.fgColor.type != "rgb":
        return ""
    value = str(fill.fgColor.rgb)[-6:].upper()
    return value if re.fullmatch(r"[0-9A-F]{6}", value) else ""


def _blocks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows that stand together, without the empty ones between them."""
    block: list[Row] = []
    for row in rows:
        if row.is_empty and block:
            yield block
            block = []
        elif not row.is_empty:
            block.append(row)
    if block:
        yield block


def _titles(block: list[Row]) -> tuple[list[str], list[Row]]:
    """The words of the rows of one cell at the top of a block, and the rows below them.

    A title stands no further right than the first heading: what does is a row of a table without headings.
    """
    filled = [[place for place, cell in enumerate(row.cells) if cell] for row in block]
    top = next((index for index, places in enumerate(filled) if len(places) > 1), len(block))
    if top < len(block) and any(places > filled[top][:1] for places in filled[:top]):
        return [], block
    return [text for row in block[:top] for each in row.cells for text in each.texts], block[top:]


def _are_headings(row: Row) -> bool:
    """Whether a row reads as headings do: several, short, none of them a figure or a date."""
    texts = [each.text for each in row.cells if each]
    return len(texts) >= 3 and not any(
        len(text) > LONGEST_HEADING or text[0].isdigit() or dates.understand(text).iso for text in texts
    )


def _note_hidden_rows(sheet: Worksheet, found: _Found) -> None:
    numbers = [number for number, each in sheet.row_dimensions.items() if each.hidden and number <= sheet.max_row]
    if numbers:
        shown = _some(sorted(numbers))
        found.notes.append(f"Sheet “{sheet.title}” has hidden or filtered rows ({shown}). They were read.")
