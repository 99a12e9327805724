"""The one call that reads an Annex A workbook. Pure: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import people, remarks, rows, tables, workbook
from goldenthread.ingest.annex_a.report import Duplicate, ListReport, Remark


@dataclass(frozen=True)
class AnnexARead:
    """What a workbook says. ``tables`` is columnar, in the order of ``records.tables``; the rest holds no child."""

    tables: dict[str, dict[str, list[Any]]]
    lists: list[ListReport]
    warnings: list[Remark]
    duplicates: list[Duplicate]

    def as_json(self) -> dict[str, Any]:
        """The report as ``extract load --json`` prints it, without the snapshot, which the caller knows."""
        return {
            "tables": {name: len(columns["source_row"]) for name, columns in self.tables.items()},
            "lists": [each.as_json() for each in self.lists],
            "warnings": [asdict(each) for each in self.warnings],
            "duplicates": [asdict(each) for each in self.duplicates],
        }


def read(data: bytes, *, name: str, as_at: dt.date) -> AnnexARead:
    """Read the lists of an Annex A workbook as they stood at the end of ``as_at``.

    Raises ``FileRefused`` when the file is not a safe workbook, holds no list, or none of its lists can be read.
    """
    book = workbook.load(data, name=name)
    read_lists = [rows.read(found, as_at=as_at, from_1904=book.from_1904) for found in book.found]
    readable = [each for each in read_lists if each.report.readable]
    if not readable:
        first = read_lists[0].warnings[0]
        raise FileRefused("no_lists", f"“{name}” was not loaded. {first.message}", remedy=first.remedy)
    children = people.People(readable, as_at=as_at)
    warnings = [*book.warnings, *(remarks.list_missing(each) for each in book.missing)]
    warnings += [warning for each in read_lists for warning in each.warnings]
    return AnnexARead(
        tables.build(readable, children),
        [each.report for each in read_lists],
        warnings + children.warnings(),
        [duplicate for each in read_lists for duplicate in each.duplicates],
    )
