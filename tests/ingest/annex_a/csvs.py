"""The made-up lists as CSV files, as a case system exports them, and as an old workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping

from goldenthread.ingest.annex_a import lists
from tests.ingest.annex_a import good
from tests.ingest.reading import xls


def text(number: int, rows: good.Rows | None = None, *, delimiter: str = ",", title: str = "") -> str:
    """One list: headings of the template, dates as DD/MM/YYYY; ``title`` is a line above the headings."""
    columns = [item.heading for item in lists.BY_NUMBER[number].items]
    out = io.StringIO()
    if title:
        out.write(title + "\r\n")
    made = csv.writer(out, delimiter=delimiter)
    made.writerow(columns)
    for row in good.rows()[number] if rows is None else rows:
        cells = [row.get(heading) for heading in columns]
        made.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else cell for cell in cells])
    return out.getvalue()


def files(names: Mapping[int, str] | None = None) -> dict[str, str]:
    """All eleven lists by file name: ``List 1.csv`` unless ``names`` says otherwise."""
    return {(names or {}).get(number, f"List {number}.csv"): text(number) for number in good.rows()}


def old_workbook() -> bytes:
    """All eleven lists in an .xls, one to a sheet."""
    sheets = {}
    for number, rows in good.rows().items():
        columns = [item.heading for item in lists.BY_NUMBER[number].items]
        sheets[f"List_{number}"] = [columns, *([row.get(heading) for heading in columns] for row in rows)]
    return xls.workbook(sheets)
