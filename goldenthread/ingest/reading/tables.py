"""Tables from CSV files: one file, or a zip with one file for each table. For the child process, not a web worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from goldenthread.files import archives, csvs, guard, limits
from goldenthread.ingest.reading.report import Remark


@dataclass(frozen=True)
class Table:
    """One CSV file. ``rows`` are as Excel numbers them from 1, blank ones too; every cell is text as it was written.

    ``name`` is the file's, with its folders when it lay in any. ``encoding`` is the one that it was read with.
    """

    name: str
    rows: list[list[str]]
    encoding: str
    delimiter: str

    @property
    def stem(self) -> str:
        """The file's name without folders and ending, which may say what the table is."""
        return PurePosixPath(self.name).stem


def opened(data: bytes, *, name: str, limit: limits.FileLimit = limits.BY_KIND["csv"]) -> list[Table]:
    """The tables of a CSV file or of a zip of CSV files, in the order of the zip.

    ``FileRefused`` names the file, and the file inside the zip, that is unsafe or cannot be read to its end.
    ``limit`` is how large one table may be.
    """
    if guard.check(data, name=name, kinds=("csv", "zip")) == "csv":
        return [_table(data, name, name, limit)]
    parts = archives.csv_parts(data, name)
    for part, content in parts:
        guard.check_csv_part(content, name=f"{part} in {name}")
    return [_table(content, part, f"{part} in {name}", limit) for part, content in parts]


def _table(data: bytes, name: str, shown: str, limit: limits.FileLimit) -> Table:
    found = csvs.opened(data, shown, limit)
    return Table(name, found.rows, found.encoding, found.delimiter)


def remarks(tables: list[Table]) -> list[Remark]:
    """A remark for each file that was not in UTF-8, because a wrong guess spoils names with accents."""
    return [
        Remark(
            "encoding",
            f"File “{table.name}” is not in UTF-8; it was read as {_ENCODINGS.get(table.encoding, table.encoding)}.",
            "Look at names with accents and at long dashes; if they are wrong, save the file as CSV UTF-8.",
            table.name,
        )
        for table in tables
        if not table.encoding.startswith("utf-8")
    ]


_ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}
