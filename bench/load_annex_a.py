"""How long an Annex A workbook takes to load, from its bytes to a sealed snapshot, and how much memory that needs.

``python bench/load_annex_a.py [ROWS]`` makes eleven lists of ROWS rows each (1,000), loads them in the limited child
process as the site does, best of three, and reads the same workbook with the usual reader for comparison.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.files import child  # noqa: E402
from goldenthread.ingest import child as reading  # noqa: E402
from goldenthread.ingest.annex_a import codes, lists  # noqa: E402
from goldenthread.ingest.reading.items import Item  # noqa: E402

RUNS = 3
SECONDS, MEGABYTES = 3.0, 400
AS_AT = dt.date(2026, 5, 31)


def made_up(rows: int) -> bytes:
    """All eleven lists, every column filled, dates as dates and codes in turn."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    for each in lists.LISTS:
        sheet = book.add_worksheet(f"List_{each.number}")
        sheet.write_row(1, 0, [item.heading for item in each.items])
        for down in range(rows):
            for across, item in enumerate(each.items):
                _write(sheet, down + 2, across, _cell(item, down), as_date)
    book.close()
    return out.getvalue()


def _cell(item: Item, row: int) -> Any:
    if item.kind == "id":
        return f"{row:06d}"
    if item.kind == "date":
        # Later columns hold later dates, so that no end comes before its start.
        days = 4_000 - row % 1_000 if item.heading == "Date of Birth" else 330 - item.number * 10 - row % 9
        return AS_AT - dt.timedelta(days=days)
    if item.kind == "integer":
        return row % 4
    if item.kind == "code":
        return codes.labels(item.codes)[row % len(codes.labels(item.codes))]
    return f"Team {row % 25}" if item.heading == lists.TEAM else f"Worker {row % 200}"


def _write(sheet: Any, down: int, across: int, cell: Any, as_date: Any) -> None:
    if isinstance(cell, dt.date):
        sheet.write_datetime(down, across, dt.datetime.combine(cell, dt.time()), as_date)
    else:
        sheet.write(down, across, cell)


def load(data: bytes) -> tuple[float, dict[str, Any]]:
    """Seconds and the report of one load into a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        seal = reading.place(Path(folder) / "snapshot", os.urandom(32))
        start = time.perf_counter()
        options = {"kind": "annex_a", "name": "annex_a.xlsx", "as_at": AS_AT.isoformat(), "seal": seal}
        report = child.run(reading.TARGET, source=data, options=options)
        return time.perf_counter() - start, report


def plain_read(data: bytes) -> float:
    """Seconds that the usual reader takes over the cells alone."""
    start = time.perf_counter()
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book:
        for _ in sheet.iter_rows(values_only=True):
            pass
    return time.perf_counter() - start


def main(argv: list[str]) -> int:
    rows = int(argv[0]) if argv else 1_000
    data = made_up(rows)
    runs = [load(data) for _ in range(RUNS)]
    best = min(seconds for seconds, _ in runs)
    # Linux counts in KiB, and counts the parent's size at the moment of starting the child too: an upper bound.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    kept = sum(each["rows_kept"] for each in runs[0][1]["lists"])
    usual = plain_read(data)
    print(f"load Annex A: 11 lists of {rows:,} rows, {len(data) / 1024:,.0f} kB, {kept:,} rows kept, snapshot sealed:")
    print(f"  best of {RUNS} {best:.2f} s, {best / SECONDS:.0%} of the {SECONDS:.0f} s allowed")
    print(f"  at most {memory:.0f} MB in the child, {memory / MEGABYTES:.0%} of the {MEGABYTES} MB allowed")
    print(f"  {best / usual:.2f} of the {usual:.2f} s that openpyxl takes only to read the cells")
    return 0 if best <= SECONDS and memory <= MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
