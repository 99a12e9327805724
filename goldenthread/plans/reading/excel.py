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
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.files import limits, workbooks
from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import cell_text, errors, sheet_tables, tables
from goldenthread.plans.reading.tables import EMPTY, Cell, Manuscript, Row, Table, cell

# The longest plan we know has 202 actions; a workbook for children's records may be fifty times as long.
LIMIT = replace(limits.BY_KIND["xlsx"], rows=5_000, columns=250, cells=500_000)
# What programs call sheets, and a plan its own: none of them names an area.
UNNAMED = re.compile(r"^(?:sheet|table|tbl|tab|page|slide|[a-z])[\s_-]*\d*$|^(?:\w+ ){0,2}plan$", re.I)
COPY = re.compile(r"\s*\(\d{1,2}\)$")
SHOWN = 10  # row numbers in a note
FEWEST_COPIES = 3  # two dates side by side may be the same


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
    names: set[str] = field(default_factory=set)

    def say(self, texts: Sequence[str]) -> None:
        self.waiting.extend(texts)
        self.opening.extend([] if self.tables else texts)

    def open_table(self, part: sheet_tables.Part, title: str, *, is_named: bool) -> None:
        name = self._name(title)
        named = [name] if is_named and not UNNAMED.match(title) else []
        headings = tuple(self.waiting or named)
        number, place = len(self.tables) + 1, f"sheet “{title}”"
        self.tables.append(Table(number, part.rows, headings, place, above=part.above, is_tight=part.is_tight))
        self.waiting = []

    def _name(self, title: str) -> str:
        """What a sheet is called, without the number that Excel puts behind a name that another sheet has."""
        bare = COPY.sub("", title)
        self.names.add(title)
        return bare if bare in self.names else title


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
    """Adds the sheet's tables. Its name heads the first of them, and the others as long as nothing else did."""
    has_titles = False
    for part in sheet_tables.of(_rows(sheet), is_later=bool(found.tables)):
        found.say(part.titles)
        has_titles = has_titles or bool(part.titles)
        if part.rows:
            found.open_table(part, sheet.title, is_named=not has_titles)
    _note_hidden(sheet, found)
    _note_struck(sheet, found)


def _rows(sheet: Worksheet) -> Iterator[Row]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(map(_cell, row))
        yield Row(number, (cells[0], *[EMPTY] * (len(cells) - 1)) if _is_repeated(cells) else cells)


def _is_repeated(cells: Sequence[Cell]) -> bool:
    """Whether one text fills the row: a merged cell that a program wrote out again in each of its columns."""
    return len(cells) >= FEWEST_COPIES and bool(cells[0]) and all(each.texts == cells[0].texts for each in cells)


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


def _note_struck(sheet: Worksheet, found: _Found) -> None:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        struck = [str(each.value) for each in row if each.value is not None and each.font and each.font.strike]
        if struck:
            where = f"sheet “{sheet.title}”, row {number}"
            found.notes.append(tables.STRUCK.format(where=where, text=tables.beginning(" ".join(struck))))


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """The hidden columns that hold something; those to the right of a plan are often hidden up to the last there is."""
    spans = [(each.min or 0, each.max or 0) for each in sheet.column_dimensions.values() if each.hidden]
    hidden = {at for first, last in spans for at in range(first, min(last, sheet.max_column) + 1)}
    return {
        each.column for row in sheet.iter_rows() for each in row if each.column in hidden and each.value is not None
    }


def _note_hidden(sheet: Worksheet, found: _Found) -> None:
    if hidden := [get_column_letter(at) for at in sorted(_hidden_columns(sheet))]:
        found.notes.append(f"Sheet “{sheet.title}” has hidden columns ({_some(hidden)}). They were read.")
    numbers = [number for number, each in sheet.row_dimensions.items() if each.hidden and number <= sheet.max_row]
    if numbers:
        shown = _some(sorted(numbers))
        found.notes.append(f"Sheet “{sheet.title}” has hidden or filtered rows ({shown}). They were read.")
