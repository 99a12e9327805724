"""The rows of one list: each row kept, rejected with its reasons, or left out as a twin; every row is accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.ingest.annex_a import remarks
from goldenthread.ingest.annex_a.cells import CellReader, Value
from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.annex_a.report import ListReport
from goldenthread.ingest.annex_a.workbook import FoundList
from goldenthread.ingest.reading import headings, values
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.reading.report import Duplicate, Rejection, Remark

# The list that holds enquiries and the conferences they led to: items 7 and 9.
_CONFERENCES = 5
# Contacts to child protection: nobody is looked after, leaves care or is adopted before birth.
_MAY_BE_UNBORN = range(1, 8)


@dataclass(frozen=True)
class Row:
    """One kept row: its number as Excel shows it, and item number to value; a blank is None."""

    number: int
    values: dict[int, Value]

    def __getitem__(self, item: int) -> Value:
        return self.values.get(item)


@dataclass
class ReadList:
    """One list after reading. ``columns`` holds the numbers of the items that its sheet has a column for, ``rejected``
    what could be read of the rows that are not used."""

    annex_list: AnnexList
    sheet: str
    report: ListReport
    columns: frozenset[int] = frozenset()
    rows: list[Row] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    rejected: list[Row] = field(default_factory=list)


def read(found: FoundList, *, as_at: dt.date, from_1904: bool) -> ReadList:
    """Read one list as it stood on ``as_at``."""
    met = headings.match(found.rows[found.heading_at], found.annex_list.items)
    report = ListReport(
        found.annex_list.name, found.sheet, found.part, heading_row=found.heading_at + 1, number=found.annex_list.number
    )
    report.mapped, report.unmatched_columns = met.mapped, met.unmatched + met.twice
    report.missing_columns = [item.heading for item in met.missing]
    result = ReadList(found.annex_list, found.sheet, report, frozenset(met.columns))
    result.warnings, report.readable = remarks.about_columns(found.annex_list, report, met)
    if report.readable:
        youngest = -1 if found.annex_list.number in _MAY_BE_UNBORN else 0
        cells = CellReader(as_at=as_at, from_1904=from_1904, youngest=youngest)
        kept = [row for row in _rows(found, met, result, cells) if row is not None]
        result.rows, result.duplicates = _without_twins(kept, found)
        report.rows_kept = len(result.rows)
        _note_no_births(result)
        report.codes, report.unknown_codes = cells.codes, cells.unknown_codes
        result.warnings += remarks.about_cells(report, cells)
        children = [(row[1], row.number) for row in result.rows]
        result.warnings += remarks.about_children(found.annex_list, report, children)
        if found.annex_list.number == _CONFERENCES:
            conferences = [((row[1], row[9]), row.number) for row in result.rows if row[9] is not None]
            result.warnings += remarks.about_conferences(report, conferences)
    return result


def _note_no_births(result: ReadList) -> None:
    """A birth date may be blank, of a child yet unborn; where no row has one, the column is not filled at all."""
    born_in = result.annex_list.numbered("Date of Birth")
    if born_in and born_in in result.columns and result.rows and all(row[born_in] is None for row in result.rows):
        result.report.blanks["Date of Birth"] = result.report.rows_read


def _rows(found: FoundList, met: headings.Headings, result: ReadList, cells: CellReader) -> Iterator[Row | None]:
    first = found.heading_at + 1
    wide = len(found.rows[found.heading_at])
    for number, line in enumerate(found.rows[first:], start=first + 1):
        if all(values.is_blank(cell) for cell in line):
            continue
        if _is_headings(line, met, found.annex_list):
            result.warnings.append(remarks.headings_again(result.report, number))
            continue
        result.report.rows_read += 1
        if any(not values.is_blank(cell) for cell in line[wide:]):
            _reject(result.report, number, found.annex_list.item(1), None, _TOO_MANY_CELLS)
            continue
        line = line + [None] * (wide - len(line))
        yield _row(number, line, met, result, cells)


# Of a CSV file: a delimiter in the middle of a cell without quotes moves all that follows one column to the right.
_TOO_MANY_CELLS = values.Unreadable(
    "the row has more cells than there are headings, so its cells may stand in the wrong columns",
    "Put cells that hold the delimiter in quotation marks, or export the file again.",
)


def _is_headings(line: list[object], met: headings.Headings, annex_list: AnnexList) -> bool:
    at = met.columns[1]
    # The heading of the id has words; an id has none, and looking closer at every row would cost a tenth of the time.
    if at >= len(line) or len(str(line[at]).split()) < 2:
        return False
    return headings.plain(line[at]) == headings.plain(annex_list.item(1).heading)


def _row(number: int, line: list[object], met: headings.Headings, result: ReadList, cells: CellReader) -> Row | None:
    before = len(result.report.rejected)
    row = Row(number, {})
    for item in result.annex_list.items:
        at = met.columns.get(item.number)
        if at is not None:
            row.values[item.number] = _cell(number, item, line[at], result.report, cells)
    if len(result.report.rejected) == before:
        _check_order(row, result)
    if len(result.report.rejected) == before:
        _check_either(row, result)
    if len(result.report.rejected) == before:
        return row
    result.rejected.append(row)
    return None


def _cell(number: int, item: Item, cell: object, report: ListReport, cells: CellReader) -> Value:
    if values.is_blank(cell):
        if item.weight == "essential":
            _reject(report, number, item, cell, values.Unreadable("it is blank"))
        elif item.expected:
            report.blanks[item.heading] += 1
        return None
    try:
        return cells.read(number, item, cell)
    except values.Unreadable as problem:
        if item.weight == "detail":
            report.set_aside.append(_rejection(report, number, item, cell, problem))
        else:
            _reject(report, number, item, cell, problem)
        return None


def _reject(report: ListReport, number: int, item: Item, cell: object, problem: values.Unreadable) -> None:
    report.rejected.append(_rejection(report, number, item, cell, problem))


def _rejection(report: ListReport, number: int, item: Item, cell: object, problem: values.Unreadable) -> Rejection:
    return Rejection(report.sheet, number, item.heading, values.value_class(cell), problem.reason, problem.remedy)


def _check_order(row: Row, result: ReadList) -> None:
    for start, end in result.annex_list.spans:
        began, ended = row[start], row[end]
        if isinstance(began, dt.date) and isinstance(ended, dt.date) and ended < began:
            problem = values.Unreadable(f"it is before “{result.annex_list.item(start).heading}”")
            _reject(result.report, row.number, result.annex_list.item(end), ended, problem)


def _check_either(row: Row, result: ReadList) -> None:
    either = result.annex_list.either
    if either and all(row[number] is None for number in either):
        names = " and ".join(f"“{result.annex_list.item(number).heading}”" for number in either)
        problem = values.Unreadable(f"{names} are both blank")
        _reject(result.report, row.number, result.annex_list.item(either[0]), None, problem)


def _without_twins(rows: list[Row], found: FoundList) -> tuple[list[Row], list[Duplicate]]:
    """One row for each event: of rows with the same key the fullest is kept, and of equally full ones the last."""
    together: dict[tuple[Value, ...], list[Row]] = {}
    for row in rows:
        together.setdefault(tuple(row[number] for number in found.annex_list.key), []).append(row)
    kept, duplicates = [], []
    for twins in together.values():
        best = max(twins, key=lambda row: (_filled(row), row.number))
        kept.append(best)
        if len(twins) > 1:
            duplicates.append(_duplicate(twins, best, found))
    return kept, duplicates


def _filled(row: Row) -> int:
    return sum(value is not None for value in row.values.values())


def _duplicate(twins: list[Row], best: Row, found: FoundList) -> Duplicate:
    differ = tuple(item.heading for item in found.annex_list.items if len({row[item.number] for row in twins}) > 1)
    return Duplicate(found.sheet, tuple(row.number for row in twins), best.number, differ)
