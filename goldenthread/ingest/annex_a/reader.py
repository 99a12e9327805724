"""The one call that reads Annex A. Pure: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import lists, oddities, people, remarks, rows, tables, workbook
from goldenthread.ingest.annex_a.checking import check
from goldenthread.ingest.reading.result import Reading


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read the lists of an Annex A workbook, or zip of CSV files, as they stood at the end of ``as_at``.

    Raises ``FileRefused`` when the file is not a safe one of these, holds no list, or none of its lists can be read.
    """
    book = workbook.load(data, name=name)
    read_lists = [rows.read(found, as_at=as_at, from_1904=book.from_1904) for found in book.found]
    readable = [each for each in read_lists if each.report.readable]
    if not readable:
        first = read_lists[0].warnings[0]
        raise FileRefused("no_lists", f"“{name}” was not loaded. {first.message}", remedy=first.remedy)
    children = people.People(readable, as_at=as_at)
    warnings = [*book.warnings, *(remarks.list_missing(each, book.found[0].part) for each in book.missing)]
    for each in read_lists:
        warnings += [*each.warnings, *oddities.found(each, as_at=as_at)]
    there = {each.annex_list.number for each in readable}
    return Reading(
        tables.build(readable, children),
        [each.report for each in read_lists],
        warnings + children.warnings(),
        [duplicate for each in read_lists for duplicate in each.duplicates],
        [each.number for each in lists.LISTS if each.number not in there],
        tables.absent_columns(readable),
        check.found(read_lists, as_at=as_at),
    )
