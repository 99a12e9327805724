"""Pasted text as a manuscript: cells between tabs (from Excel, Word or a web page), between bars, or between wide gaps.

A cell of several lines comes from Excel in quotation marks. From Word it comes bare, so that a row may run over
several lines: it ends with the line on which its last cell starts.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.files import csvs
from goldenthread.plans.reading import errors, heading_rows, text_limits
from goldenthread.plans.reading.tables import Manuscript, Row, Table, cell, tidy

BARS = re.compile(r"^\s*\|.*\|\s*$")
RULE = re.compile(r"^[\s|:+=-]*-[\s|:+=-]*$")
ESCAPED = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br\s*/?>", re.I)
GAP = re.compile(r"\s{3,}")
IN_QUOTES = re.compile(r'(?:^|\t)"(?:[^"\t]|"")*\n', re.M)
MARKS = re.compile(r"^#{1,6}\s+|\*\*|__")


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of plain text with tables in it; a DocumentRefused or FileRefused says why not."""
    text = csvs.decode(data, name).text.replace("\r\n", "\n").replace("\r", "\n")
    text_limits.check(text, name)
    found = _Found()
    for line in _lines(text, found):
        found.take(line)
    found.close()
    if not found.tables:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(found.opening), tuple(found.tables), tuple(found.waiting), tuple(found.notes))


Cells = list[str]


@dataclass
class _Found:
    opening: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    heads: tuple[str, ...] = ()
    """The headings of the table that is being read."""

    def take(self, found: Cells | str) -> None:
        """A row of a table, or a line of text, which ends the table before it, as an empty one does."""
        if isinstance(found, list):
            cells = tuple(cell(each.split("\n")) for each in found)
            self._end_at_headings(Row(1, cells))
            self.rows.append(Row(len(self.rows) + 1, cells))
            return
        self.close()
        if words := tidy(MARKS.sub("", found)):
            self.waiting.append(words)
            self.opening.extend([] if self.tables else [words])

    def _end_at_headings(self, row: Row) -> None:
        """Other headings than those of the table above begin another, also with nothing between the two."""
        said = tuple(each.text for each in row.cells)
        if said == self.heads or not heading_rows.are(row):
            return
        if self.heads:
            self.close()
        self.heads = said

    def close(self) -> None:
        self.heads = ()
        if self.rows:
            self.tables.append(Table(len(self.tables) + 1, tuple(self.rows), tuple(self.waiting)))
            self.rows, self.waiting = [], []


def _lines(text: str, found: _Found) -> Iterator[Cells | str]:
    if "\t" in text:
        return _between_tabs(text, found)
    if any(BARS.match(line) for line in text.split("\n")):
        return _between_bars(text)
    return _between_gaps(text)


def _between_bars(text: str) -> Iterator[Cells | str]:
    for line in text.split("\n"):
        if not BARS.match(line):
            yield line
        elif not RULE.match(line):
            inner = line.strip().removeprefix("|").removesuffix("|")
            yield [BREAK.sub("\n", MARKS.sub("", each)).replace("\\|", "|").strip() for each in ESCAPED.split(inner)]


def _between_gaps(text: str) -> Iterator[Cells | str]:
    """Columns kept apart by three blanks or more, as programs print them."""
    for line in text.split("\n"):
        cells = GAP.split(line.strip())
        if not RULE.match(line):
            yield cells if len(cells) > 1 else line


def _between_tabs(text: str, found: _Found) -> Iterator[Cells | str]:
    if IN_QUOTES.search(text):
        yield from _quoted(text)
    else:
        yield from _bare(text.split("\n"), found)


def _quoted(text: str) -> Iterator[Cells | str]:
    """As Excel puts it on the clipboard: quotation marks around a cell that holds a line break.

    A row with one cell filled is a title when it stands above a table, and a row of it when it stands within.
    """
    within = False
    for cells in _split(text):
        filled = [each for each in cells if each.strip()]
        if len(cells) < 2 or (len(filled) == 1 and cells[0].strip() and not within):
            within = False
            yield "\n".join(filled)
        elif filled:
            within = True
            yield cells


def _split(text: str) -> list[Cells]:
    """The cells of each row, however long one is; the limit is the whole process's, so it is put back."""
    usual = csv.field_size_limit(len(text) + 1)
    try:
        return list(csv.reader(io.StringIO(text), delimiter="\t"))
    finally:
        csv.field_size_limit(usual)


def _bare(lines: list[str], found: _Found) -> Iterator[Cells | str]:
    """Rows whose cells may hold line breaks: the first row with tabs says how many cells a row has.

    Headings that are known begin another table. A line without a tab after a whole row goes on in the row's last cell,
    unless an empty line stands before it; after the row of headings it starts the next row.
    """
    width, rows = 0, 0
    row: Cells = []
    for number, line in enumerate(lines, start=1):
        parts = line.split("\t")
        width = width or (len(parts) if len(parts) > 1 else 0)
        is_whole, has_tab = len(row) >= width, len(parts) > 1
        if row and has_tab and heading_rows.are(Row(1, tuple(cell([each]) for each in parts))):
            yield row
            width, rows, row = len(parts), 0, parts  # another table, of as many columns as it has
            continue
        if row and (_starts_a_row(row, parts, width) or (is_whole and not has_tab and (rows == 0 or not line.strip()))):
            yield row
            rows = rows + 1 if line.strip() else 0
            row = parts if line.strip() else []
        elif row:
            row = [*row[:-1], f"{row[-1]}\n{parts[0]}", *parts[1:]]
            if is_whole:
                found.notes.append(f"Line {number} of the text has no tab; it was read as more of the cell above it.")
        elif has_tab:
            row = parts
        else:
            yield line
    if row:
        yield row


def _starts_a_row(row: Cells, parts: Cells, width: int) -> bool:
    """Whether a line with tabs can not be more of the row before it."""
    return len(parts) > 1 and (len(row) >= width or len(row) - 1 + len(parts) > width)
