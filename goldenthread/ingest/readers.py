"""Which reader reads which return, and which files it takes.

A reader has one call: ``read(data, name=, as_at=)``, which gives a ``reading.result.Reading``.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.files.limits import LONG, Limits
from goldenthread.records import returns


@dataclass(frozen=True)
class Reader:
    """``files`` are the kinds that ``files.guard`` knows; ``what`` says them to a person. ``database`` is the module
    that makes such a file from a council's database (``extract(source)``); blank where none does. ``limits`` are
    those of the process that reads it."""

    path: str
    files: tuple[str, ...]
    what: str
    database: str = ""
    limits: Limits = field(default_factory=Limits)

    def module(self) -> Any:
        """The module of the reader; imported when it is needed, in the child process."""
        return importlib.import_module(self.path)


READERS: Mapping[str, Reader] = {
    returns.ANNEX_A: Reader(
        "goldenthread.ingest.annex_a.reader",
        ("xlsx", "xls", "zip"),
        "an Excel workbook (.xlsx or .xls) with one list to a sheet, or a zip of CSV files with one list to a file",
    ),
    returns.SSDA903: Reader(
        "goldenthread.ingest.ssda903.reader",
        ("zip", "csv", "xml"),
        "a zip of its CSV files (episodes, header, reviews …), of one year or several, one CSV file, or the XML file",
    ),
    returns.CIN_CENSUS: Reader("goldenthread.ingest.cin_census.reader", ("xml",), "the XML file of the census"),
    returns.NIGHTLY: Reader(
        "goldenthread.ingest.flat.nightly",
        ("zip",),
        "a zip of CSV files with one table to a file (person.csv, contact.csv …)",
    ),
    returns.WORKFORCE: Reader("goldenthread.ingest.flat.workforce", ("csv", "zip"), "a CSV file of posts"),
    returns.SSD: Reader(
        "goldenthread.ingest.ssd.reader",
        ("zip",),
        "a zip of CSV files, one to each table of the dataset, named after it (ssd_person.csv …)",
        "goldenthread.ingest.ssd.database",
        LONG,
    ),
}
