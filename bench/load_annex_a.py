"""How long an Annex A workbook takes to load, from its bytes to a sealed snapshot, and how much memory that needs.

``python bench/load_annex_a.py`` makes eleven lists of 1,000 rows each, and then of 10,000; loads them in the limited
child process as the site does, best of three, and reads the same workbook with the usual reader for comparison. The
workbook is made in one process and loaded from another, so that the sizes printed are those of loading alone.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import resource
import subprocess
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
# Rows of a list: seconds allowed, and megabytes in the child where they are.
LIMITS = {1_000: (3.0, 400), 10_000: (20.0, None)}
# How much more the parent may need for ten times the rows, beside the workbook that it was handed.
FLAT = 1.2
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


def make(rows: str, path: str) -> None:
    """The workbook, in a process of its own."""
    Path(path).write_bytes(made_up(int(rows)))


def measure(path: str) -> None:
    """Prints as JSON what loading took; Linux counts sizes in KiB."""
    data = Path(path).read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    runs = [load(data) for _ in range(RUNS)]
    took = {
        "seconds": min(seconds for seconds, _ in runs),
        "kept": sum(each["rows_kept"] for each in runs[0][1]["lists"]),
        "before": before,
        "parent": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }
    print(json.dumps(took))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        took = {rows: one(Path(folder) / f"{rows}.xlsx", rows) for rows in LIMITS}
    small, large = (each["parent"] for each in took.values())
    print(f"the parent: {small:.0f} MB at 1,000 rows a list, {large:.0f} MB at 10,000: {large / small:.2f} times")
    kept = all(each["seconds"] <= LIMITS[rows][0] for rows, each in took.items())
    return 0 if kept and took[1_000]["child"] <= LIMITS[1_000][1] and large <= FLAT * small else 1


def one(path: Path, rows: int) -> dict[str, Any]:
    """Makes, loads and prints one size."""
    _in_own_process("make", str(rows), str(path))
    took = json.loads(_in_own_process("measure", str(path)))
    usual, (seconds, megabytes) = plain_read(path.read_bytes()), LIMITS[rows]
    size = path.stat().st_size / 1024
    print(f"load Annex A: 11 lists of {rows:,} rows, {size:,.0f} kB, {took['kept']:,} rows kept, snapshot sealed:")
    print(f"  best of {RUNS} {took['seconds']:.2f} s, {took['seconds'] / seconds:.0%} of the {seconds:.0f} s allowed")
    print(
        f"  at most {took['child']:.0f} MB in the child{f' of the {megabytes} MB allowed' if megabytes else ''};",
        end=" ",
    )
    print(f"{took['parent']:.0f} MB in the parent, {took['before']:.0f} MB of it before the first load")
    print(f"  {took['seconds'] / usual:.2f} of the {usual:.2f} s that openpyxl takes only to read the cells")
    return took


def _in_own_process(*words: str) -> str:
    return subprocess.run([sys.executable, __file__, *words], check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    if sys.argv[1:]:
        {"make": make, "measure": measure}[sys.argv[1]](*sys.argv[2:])
    else:
        sys.exit(main())
