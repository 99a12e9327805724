"""A small made-up nightly extract: the rows that the documentation gives, and rows of one's own instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.ingest.flat import describe, files, nightly
from goldenthread.ingest.reading.result import Reading
from tests.ingest.reading.zips import zipped

AS_AT = dt.date(2026, 5, 31)
FILES = files.of("nightly")


def documented() -> dict[str, str]:
    """Every file as the documentation shows it, by name."""
    return {file.name: describe.template(file) for file in FILES}


def text(rows: str) -> str:
    """A table written with bars, as CSV: blank lines and rulers are passed over."""
    lines = [line.strip() for line in rows.strip().splitlines() if set(line.strip()) - set("-+")]
    return "\n".join(",".join(cell.strip() for cell in line.split("|")) for line in lines) + "\n"


def people(*names: str) -> str:
    """The file of people with these children, born on days of their own."""
    rows = [f"{name},F,WBRI,2014-09-{day:02},," for day, name in enumerate(names, start=2)]
    return "child_id,sex,ethnicity,born_on,expected_on,died_on\n" + "\n".join(rows) + "\n"


def extract(**tables: str) -> bytes:
    """A zip of these tables, each a CSV text or a table with bars."""
    return zipped({f"{name}.csv": rows if "|" not in rows else text(rows) for name, rows in tables.items()})


def read(*, as_at: dt.date = AS_AT, **tables: str) -> Reading:
    """What the reader makes of these tables; without people of its own, Amara and Ben."""
    return nightly.read(extract(**{"person": people("Amara", "Ben"), **tables}), name="nightly.zip", as_at=as_at)


def column(reading: Reading, table: str, name: str) -> list[Any]:
    return reading.tables[table][name]


def codes(reading: Reading) -> set[str]:
    """The codes of all remarks."""
    return {remark.code for remark in reading.warnings}
