"""The dataset from a council's own database: its tables as the zip of CSV files that ``reader`` reads.

So rows from a database and rows from files go one way: sealed as a file, read in the limited child, looked at by a
second person. Only the columns that are read leave the database; names and addresses do not.
"""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.ingest.ssd import listed
from goldenthread.records import outside
from goldenthread.records.outside import OutsideTable
from goldenthread.records.sources import Source, SourceRefused


def extract(source: Source, connect: outside.Connect | None = None) -> bytes:
    """The tables of the dataset that the database has, as a zip; the same rows give the same bytes.

    SourceRefused when the database cannot be read, or has none of the tables.
    """
    wanted = {table.name: table.columns for table in listed.TABLES}
    out, count = io.BytesIO(), 0
    with outside.opened(source, connect) as reader, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for table in reader.tables(wanted):
            # A fixed date, so that the same rows are known again.
            made.writestr(zipfile.ZipInfo(f"{table.name}.csv"), _csv(table), zipfile.ZIP_DEFLATED)
            count += 1
    if not count:
        raise SourceRefused(
            f"The schema {source.schema} of the database {source.name} has no table of the dataset.",
            remedy="Name the schema that holds ssd_person and the other tables in sources.toml.",
        )
    return out.getvalue()


def _csv(table: OutsideTable) -> bytes:
    """The table's rows in an order of their own, as a database gives them in none."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows(sorted(_as_text(table.rows)))
    return out.getvalue().encode()


def _as_text(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    return ([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    """A value as a cell: ISO dates without the time of day, Y and N, numbers without an exponent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    # A NUL cannot stand in a CSV file, and says nothing.
    return str(value).replace("\0", "")
