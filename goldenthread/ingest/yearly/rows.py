"""The rows of one module: each kept, rejected with its reasons, or left out as a twin; every row is accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.reading.report import Duplicate, Rejection, Remark, Report
from goldenthread.ingest.yearly.cells import CellReader, Masked, Value
from goldenthread.ingest.yearly.modules import Module


@dataclass(frozen=True)
class Row:
    """One kept row: where it stands, and its values by heading; a blank is not there."""

    sheet: str
    number: int
    values: Mapping[str, Value]

    def __getitem__(self, heading: str) -> Value:
        return self.values.get(heading)

    def day(self, heading: str) -> dt.date | None:
        """The value of a date."""
        found = self.values.get(heading)
        return found if isinstance(found, dt.date) else None

    def text(self, heading: str) -> str:
        """The value of a code, an id or a text; empty where it is blank."""
        found = self.values.get(heading)
        return found if isinstance(found, str) else ""


@dataclass(frozen=True)
class Where:
    """Where a row stands in XML: the path of its element, and the lines of what is in it; empty for a CSV file."""

    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    line: int = 0

    def column(self, heading: str) -> str:
        return f"{self.path}/{heading}" if self.path else heading

    def reason(self, problem: values.Unreadable, heading: str) -> str:
        line = self.lines.get(heading, self.line)
        return f"{problem.reason} (line {line:,})" if line else problem.reason


_FILE = Where()


@dataclass
class ModuleReport(Report):
    """A report that counts rejected rows itself, since several elements of a child stand at the same place."""

    refused: int = 0

    @property
    def rows_rejected(self) -> int:
        return self.refused


@dataclass
class ReadModule:
    """One module after reading. ``columns`` holds the headings that its file has; ``year`` is the file's."""

    module: Module
    report: ModuleReport
    cells: CellReader
    columns: frozenset[str] = frozenset()
    year: int = 0
    rows: list[Row] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)

    def take(self, number: int, cells: Mapping[str, object], where: Where = _FILE) -> Row | None:
        """Read one row; None when it is rejected."""
        self.report.rows_read += 1
        before = len(self.report.rejected)
        found: dict[str, Value] = {}
        for item in self.module.items:
            if item.heading in self.columns:
                value = self._cell(number, item, cells.get(item.heading), where)
                if value is not None:
                    found[item.heading] = value
        row = Row(self.report.sheet, number, found)
        if len(self.report.rejected) == before:
            self._check_order(row, where)
        if len(self.report.rejected) > before:
            self.report.refused += 1
            return None
        self.rows.append(row)
        return row

    def reject(self, row: Row, heading: str, problem: values.Unreadable) -> None:
        """Reject a row that was kept, for a reason that only shows beside others."""
        self.rows.remove(row)
        self.report.rows_kept -= 1
        self.report.refused += 1
        self.report.rejected.append(self._rejection(row.number, heading, row[heading], problem, _FILE))

    def refuse(self, number: int, heading: str, problem: values.Unreadable, where: Where = _FILE) -> None:
        """Count a row that cannot be read at all."""
        self.report.rows_read += 1
        self.report.refused += 1
        self.report.rejected.append(self._rejection(number, heading, None, problem, where))

    def settle(self) -> None:
        """Leave out twins and count what is left, once all rows are in."""
        self.rows, self.duplicates = without_twins(self.rows, self.module)
        self.report.rows_kept = len(self.rows)
        self.report.codes, self.report.unknown_codes = self.cells.codes, self.cells.unknown_codes

    def _cell(self, number: int, item: Item, cell: object, where: Where) -> Value:
        if self._says_nothing(item, cell):
            if item.weight == "essential":
                self._note_rejected(number, item, cell, values.Unreadable("it is blank"), where)
            elif item.expected:
                self.report.blanks[item.heading] += 1
            return None
        try:
            return self.cells.read(number, item, cell)
        except Masked as problem:
            if item.weight != "detail":
                self._note_rejected(number, item, cell, problem, where)
        except values.Unreadable as problem:
            if item.weight == "detail":
                self.report.set_aside.append(self._rejection(number, item.heading, cell, problem, where))
            else:
                self._note_rejected(number, item, cell, problem, where)
        return None

    def _says_nothing(self, item: Item, cell: object) -> bool:
        """Blank, unless the word for it is one of the codes: a disability of NONE says that there is none."""
        return values.is_blank(cell) and values.text(cell).upper() not in self.cells.words_of(item)

    def _note_rejected(self, number: int, item: Item, cell: object, problem: values.Unreadable, where: Where) -> None:
        self.report.rejected.append(self._rejection(number, item.heading, cell, problem, where))

    def _rejection(
        self, number: int, heading: str, cell: object, problem: values.Unreadable, where: Where
    ) -> Rejection:
        return Rejection(
            self.report.sheet, number, where.column(heading), values.value_class(cell),
            where.reason(problem, heading), problem.remedy,
        )  # fmt: skip

    def _check_order(self, row: Row, where: Where) -> None:
        for start, end in self.module.spans:
            began, ended = row.day(start), row.day(end)
            if began and ended and ended < began:
                problem = values.Unreadable(f"it is before “{start}”")
                self._note_rejected(row.number, self.module.item(end), ended, problem, where)


def without_twins(rows: Iterable[Row], module: Module) -> tuple[list[Row], list[Duplicate]]:
    """One row for each event: of rows with the same key the fullest is kept, and of equally full ones the last."""
    together: dict[tuple[Value, ...], list[Row]] = {}
    for row in rows:
        together.setdefault(tuple(row[heading] for heading in module.key), []).append(row)
    kept, duplicates = [], []
    for twins in together.values():
        best = max(enumerate(twins), key=lambda pair: (len(pair[1].values), pair[0]))[1]
        kept.append(best)
        if len(twins) > 1:
            duplicates.append(_duplicate(twins, best, module))
    return kept, duplicates


def _duplicate(twins: list[Row], best: Row, module: Module) -> Duplicate:
    differ = tuple(heading for heading in module.headings if len({row[heading] for row in twins}) > 1)
    return Duplicate(best.sheet, tuple(row.number for row in twins), best.number, differ)
