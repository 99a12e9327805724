"""The rows of one table: each row kept, or rejected with its reasons; every row is accounted for."""

from __future__ import annotations

import datetime as dt
from collections import Counter, namedtuple
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.ingest.reading import headings, values
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.reading.report import Duplicate, Rejection, Remark, Report
from goldenthread.ingest.ssd import codes, listed, remarks
from goldenthread.ingest.ssd.cells import CellReader, Value, is_placeholder
from goldenthread.ingest.ssd.files import Found
from goldenthread.ingest.ssd.source import SourceTable

# A row of a table: ``row`` is its number as Excel shows it, then one field for each column; a blank is None.
Row = Any
_SHAPES = {table.name: namedtuple(table.name, ("row", *table.columns)) for table in listed.TABLES}
_LONGEST_WORD = 7
_REMEDY = "Correct it in the case system and export again."


@dataclass
class ReadTable:
    """One table after reading. ``columns`` are those that the file has and that hold more than placeholders."""

    source: SourceTable
    report: Report
    columns: frozenset[str] = frozenset()
    rows: list[Row] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    cells: CellReader = field(default_factory=lambda: CellReader(as_at=dt.date.max))

    def reject(self, row: int, heading: str, cell: object, reason: str, remedy: str = _REMEDY) -> None:
        """Note that a row cannot be used, and why; ``rows_kept`` is counted afterwards by whoever drops the row."""
        self.report.rejected.append(
            Rejection(self.report.sheet, row, heading, values.value_class(cell), reason, remedy)
        )


def absent(source: SourceTable) -> ReadTable:
    """A table that no file held: no rows, no columns."""
    return ReadTable(source, Report(source.name, part="file", readable=False))


def read(found: Found, *, as_at: dt.date) -> ReadTable:
    """Read one table as it stood on ``as_at``."""
    source, lines = found.source, found.file.rows
    met = headings.match(lines[found.heading_at], source.items)
    report = Report(source.name, found.file.name, "file", heading_row=found.heading_at + 1)
    report.mapped, report.unmatched_columns = met.mapped, met.unmatched + met.twice
    report.missing_columns = [item.heading for item in met.missing]
    result = ReadTable(source, report, cells=CellReader(as_at=as_at))
    result.warnings, report.readable = remarks.about_columns(source, report, met)
    if report.readable:
        _Reading(found, met, result).fill()
    return result


class _Reading:
    """Reads the rows of one table into its result; values met before are not worked out again."""

    def __init__(self, found: Found, met: headings.Headings, result: ReadTable) -> None:
        self.found, self.result, self.met = found, result, met
        self.shape: Any = _SHAPES[found.source.name]
        self.columns = [(item, met.columns.get(item.number)) for item in found.source.items]
        self.known: dict[str, dict[str, Value]] = {item.heading: {} for item in found.source.items}
        self.placeholders: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()

    def fill(self) -> None:
        result, report = self.result, self.result.report
        result.rows = [row for row in self._rows() if row is not None]
        report.rows_kept = len(result.rows)
        report.codes, report.unknown_codes = result.cells.codes, result.cells.unknown_codes
        never = [name for name in self.placeholders if not self.filled[name]]
        there = {item.heading for item, at in self.columns if at is not None}
        result.columns = frozenset(there - set(never))
        result.warnings += remarks.about_cells(report, result.cells, never)

    def _rows(self) -> Iterator[Row | None]:
        first, report = self.found.heading_at + 1, self.result.report
        top = self.found.file.rows[self.found.heading_at]
        wide = len(top)
        for number, line in enumerate(self.found.file.rows[first:], start=first + 1):
            if not any(line) or all(values.is_blank(cell) for cell in line):
                continue
            if line == top:
                self.result.warnings.append(_headings_again(report, number))
                continue
            report.rows_read += 1
            if len(line) > wide and any(not values.is_blank(cell) for cell in line[wide:]):
                self.result.reject(number, self.found.source.columns[0], None, _TOO_MANY_CELLS, _QUOTE)
                continue
            yield self._row(number, line if len(line) >= wide else line + [""] * (wide - len(line)))

    def _row(self, number: int, line: list[str]) -> Row | None:
        before = len(self.result.report.rejected)
        cells = [None if at is None else self._cell(number, item, line[at]) for item, at in self.columns]
        row = self.shape(number, *cells)
        if len(self.result.report.rejected) == before:
            self._check_order(row)
        return row if len(self.result.report.rejected) == before else None

    def _cell(self, number: int, item: Item, cell: str) -> Value:
        if not cell:
            self._blank(number, item, True)
            return None
        known = self.known[item.heading]
        if cell in known:
            self.filled[item.heading] += 1
            return known[cell]
        if _is_plain_id(item, cell):
            self.filled[item.heading] += 1
            return cell
        empty = values.is_blank(cell) and not _is_code(item, cell)
        if empty or is_placeholder(item, cell):
            self._blank(number, item, empty)
            return None
        self.filled[item.heading] += 1
        try:
            value = self.result.cells.read(number, item, cell)
        except values.Unreadable as problem:
            self._unreadable(number, item, cell, problem)
            return None
        if _says_the_same_again(item, cell, value, self.result.cells.as_at):
            known[cell] = value
        return value

    def _blank(self, number: int, item: Item, empty: bool) -> None:
        if not empty:
            self.placeholders[item.heading] += 1
        if item.weight == "essential":
            self.result.reject(number, item.heading, None, "it is blank" if empty else "it is a placeholder")
        elif item.expected:
            self.result.report.blanks[item.heading] += 1

    def _unreadable(self, number: int, item: Item, cell: str, problem: values.Unreadable) -> None:
        if item.weight == "detail":
            report = self.result.report
            report.set_aside.append(
                Rejection(report.sheet, number, item.heading, values.value_class(cell), problem.reason, problem.remedy)
            )
        else:
            self.result.reject(number, item.heading, cell, problem.reason, problem.remedy)

    def _check_order(self, row: Row) -> None:
        for start, end in self.found.source.spans:
            began, ended = getattr(row, start), getattr(row, end)
            if began is not None and ended is not None and ended < began:
                self.result.reject(row.row, end, ended, f"it is before {start}")


def _is_plain_id(item: Item, cell: str) -> bool:
    """Whether the cell is an id that needs no second look: digits alone, or a letter and more, too long for a word such
    as NULL. It is what most cells of an extract are."""
    if item.kind != "id" and item.codes != "key":
        return False
    plain = cell.isascii() and cell.isalnum() and len(cell) <= 40
    return plain and (cell.isdigit() or (len(cell) > _LONGEST_WORD and cell[0].isalpha()))


def _is_code(item: Item, cell: str) -> bool:
    """Whether what usually is a blank is a code here: NONE, for no disability."""
    return item.kind == "code" and cell.strip().upper() in codes.SETS[item.codes].ways


def _says_the_same_again(item: Item, cell: str, value: Value, as_at: dt.date) -> bool:
    """Whether the same cell will have the same value and leave nothing to tell, so that it need not be read again."""
    if item.kind == "date":
        return cell[:4].isdigit() and isinstance(value, dt.date) and (value <= as_at or item.codes == "ahead")
    return item.kind == "code" and value in codes.SETS[item.codes].ways


_TOO_MANY_CELLS = "the row has more cells than there are headings, so its cells may stand in the wrong columns"
_QUOTE = "Put cells that hold the delimiter in quotation marks, or export the file again."


def _headings_again(report: Report, row: int) -> Remark:
    return Remark(
        "headings_again",
        f"Row {row} of file “{report.sheet}” repeats the headings and was passed over.",
        "Delete the row if two extracts were put together; check that both belong here.",
        report.sheet,
        (row,),
    )
