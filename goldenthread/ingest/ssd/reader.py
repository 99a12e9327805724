"""The one call that reads the dataset. Pure: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.ssd import files, listed, remarks, rows, tables
from goldenthread.ingest.ssd.dataset import Dataset


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read the dataset's tables, in a zip of CSV files, as they stood at the end of ``as_at``.

    Raises ``FileRefused`` when the file is not a safe one of these, or has no children (ssd_person) that can be read.
    """
    found, told = files.find(data, name=name)
    read_tables = [rows.read(each, as_at=as_at) for each in found]
    dataset = Dataset(read_tables, as_at=as_at)
    people = dataset.tables[listed.ESSENTIAL.name]
    if not people.report.readable:
        said = people.warnings[0].message if people.warnings else f"No file in it is {listed.ESSENTIAL.name}."
        raise FileRefused(
            "no_children",
            f"“{name}” was not loaded. {said} Without it nothing is known about any child.",
            remedy="Add ssd_person.csv, with a row for every child of the other tables, and load the zip again.",
        )
    made, together = tables.build(dataset)
    told += remarks.tables_missing(
        [each for each in listed.TABLES if each.name not in {one.source.name for one in read_tables}]
    )
    told += [warning for each in read_tables for warning in each.warnings]
    return Reading(
        made,
        [each.report for each in read_tables],
        told + together,
        [duplicate for each in read_tables for duplicate in each.duplicates],
        [],
        tables.absent_columns(dataset),
    )
