"""The rows of one flat file: each kept or rejected with its reasons; twins are told, and the fullest is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.ingest.flat import remarks
from goldenthread.ingest.flat.cells import CellReader, Value
from goldenthread.ingest.flat.files import File
from goldenthread.ingest.reading import headings, values
from goldenthread.ingest.reading.report import Duplicate, Rejection, Remark, Report
from goldenthread.ingest.reading.tables import Table as CsvFile
from goldenthread.records.tables import Column

Record = dict[str, Any]
_TOO_MANY_CELLS = values.Unreadable(
    "the row has more cells than there are headings, so its cells may stand in the wrong columns",
    "Put cells that hold the delimiter in quotation marks, or export the file again.",
)


@dataclass
class ReadFile:
    """One file after reading. ``there`` names the columns that it has; ``records`` have every declared column."""

    file: File
    report: Report
    there: frozenset[str] = frozenset()
    records: list[Record] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    blank: Record = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.blank = dict.fromkeys(self.file.table.names)


def read(csv: CsvFile, file: File, *, as_at: dt.date) -> ReadFile:
    """Read one file as it stood on ``as_at``; ``without_twins`` is called when ids are settled."""
    report = Report(file.table.name, csv.name, "file", heading_row=_heading_row(csv, file) + 1)
    met = headings.match(csv.rows[report.heading_row - 1] if csv.rows else [], file.items)
    by_number = dict(enumerate(file.columns, 1))
    report.mapped, report.unmatched_columns = met.mapped, met.unmatched + met.twice
    report.missing_columns = [item.heading for item in met.missing]
    result = ReadFile(file, report, frozenset(by_number[number].name for number in met.columns))
    result.warnings, report.readable = remarks.about_columns(file, report, met.twice)
    if report.readable:
        cells = CellReader(file.table, as_at=as_at)
        places = {by_number[number].name: at for number, at in met.columns.items()}
        result.records = [record for record in _records(csv, result, places, cells) if record]
        report.codes, report.unknown_codes = cells.codes, cells.unknown_codes
        result.warnings += remarks.about_cells(report, cells)
    return result


def _heading_row(csv: CsvFile, file: File) -> int:
    """The index of the row that has most of the headings, among the first twenty."""
    names = {headings.plain(column.name) for column in file.columns}
    share = [len(names & {headings.plain(cell) for cell in row}) for row in csv.rows[:20]]
    return share.index(max(share)) if share else 0


def _records(csv: CsvFile, result: ReadFile, places: dict[str, int], cells: CellReader) -> Iterator[Record | None]:
    first = result.report.heading_row
    wide = len(csv.rows[first - 1])
    for number, line in enumerate(csv.rows[first:], start=first + 1):
        if all(values.is_blank(cell) for cell in line):
            continue
        result.report.rows_read += 1
        if any(not values.is_blank(cell) for cell in line[wide:]):
            _reject(result, number, result.file.required[0], None, _TOO_MANY_CELLS)
            continue
        yield _record(number, line + [""] * (wide - len(line)), result, places, cells)


def _record(number: int, line: list[str], result: ReadFile, places: dict[str, int], cells: CellReader) -> Record | None:
    record: Record = dict(result.blank)
    before = len(result.report.rejected)
    for column in result.file.columns:
        if column.name in places:
            record[column.name] = _cell(number, column, line[places[column.name]], result, cells)
    if len(result.report.rejected) == before:
        _check(number, record, result)
    if len(result.report.rejected) > before:
        return None
    return record | {"source_sheet": result.report.sheet, "source_row": number}


def _cell(number: int, column: Column, cell: str, result: ReadFile, cells: CellReader) -> Value:
    required = column.name in result.file.required
    if values.is_blank(cell):
        if required:
            _reject(result, number, column.name, cell, values.Unreadable("it is blank"))
        elif column.kind in ("code", "flag"):
            result.report.blanks[column.name] += 1
        return None
    try:
        return cells.read(number, column, cell)
    except values.Unreadable as problem:
        if required or _decides(result.file, column):
            _reject(result, number, column.name, cell, problem)
        else:
            result.report.set_aside.append(_rejection(result, number, column.name, cell, problem))
        return None


def _decides(file: File, column: Column) -> bool:
    """A date left blank would say that something has not happened; of a person it only says less."""
    return column.kind == "date" and file.table.name not in ("person", "alias", "post")


def _check(number: int, record: Record, result: ReadFile) -> None:
    either = result.file.either
    if either and all(record[name] is None for name in either):
        problem = values.Unreadable(f"{' and '.join(either)} are all blank")
        _reject(result, number, either[0], None, problem)
    if result.file.span:
        start, end = result.file.span
        if record[start] and record[end] and record[end] < record[start]:
            _reject(result, number, end, record[end], values.Unreadable(f"it is before {start}"))


def _reject(result: ReadFile, number: int, column: str, cell: object, problem: values.Unreadable) -> None:
    result.report.rejected.append(_rejection(result, number, column, cell, problem))


def _rejection(result: ReadFile, number: int, column: str, cell: object, problem: values.Unreadable) -> Rejection:
    return Rejection(result.report.sheet, number, column, values.value_class(cell), problem.reason, problem.remedy)


def without_twins(result: ReadFile) -> None:
    """One record for each event: of those with the same key the fullest is kept, and of equally full ones the last."""
    together: dict[tuple[Any, ...], list[Record]] = {}
    for record in result.records:
        together.setdefault(result.file.table.key_of(record), []).append(record)
    result.records = [max(twins, key=_fullness) for twins in together.values()]
    result.report.rows_kept = len(result.records)
    result.duplicates = [_duplicate(result, twins) for twins in together.values() if len(twins) > 1]


def _fullness(record: Record) -> tuple[int, int]:
    return sum(value is not None for value in record.values()), record["source_row"]


def _duplicate(result: ReadFile, twins: list[Record]) -> Duplicate:
    best = max(twins, key=_fullness)
    differ = tuple(column.name for column in result.file.columns if len(_distinct(twins, column.name)) > 1)
    return Duplicate(result.report.sheet, tuple(each["source_row"] for each in twins), best["source_row"], differ)


def _distinct(records: Iterable[Record], name: str) -> set[Any]:
    return {record[name] for record in records}
