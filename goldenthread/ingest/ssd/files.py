"""The tables of the dataset found among the CSV files of a zip, by their columns first and by their names else."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.files import limits
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import headings, tables, wording
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.tables import Table
from goldenthread.ingest.ssd import listed
from goldenthread.ingest.ssd.source import SourceTable, same_name

_LOOKED_AT = 20  # rows from the top in which headings are looked for
_NAMES = {
    same_name(name): table
    for table in listed.TABLES
    for name in (table.name, table.name.removeprefix("ssd_"), *table.others)
}
_NOT_READ = {same_name(name) for name in listed.NOT_READ}
_SPELLINGS = {table.name: {headings.plain(item.heading) for item in table.items} for table in listed.TABLES}


@dataclass(frozen=True)
class Found:
    """A table and the file that holds it; ``heading_at`` is the index of its row of headings."""

    source: SourceTable
    file: Table
    heading_at: int


def find(data: bytes, *, name: str) -> tuple[list[Found], list[Remark]]:
    """The tables of a file, in the order of ``listed``, and what there is to say before any row is read.

    Raises ``FileRefused`` when it is unsafe, broken, or no file in it is a table of the dataset.
    """
    files = tables.opened(data, name=name, limit=limits.LARGE_CSV)
    found: dict[str, Found] = {}
    told = tables.remarks(files)
    for file in files:
        one = _which(file)
        if one is None:
            told += _passed_over(file)
        elif one.source.name in found:
            told.append(_second(file, found[one.source.name]))
        else:
            found[one.source.name] = one
    if not found:
        raise FileRefused(
            "no_tables",
            f"{wording.none_of('file', len(files))} of “{name}” is a table of the Standard Safeguarding Dataset that "
            "is read.",
            remedy="Export one table to a CSV file with the dataset's column names, such as ssd_person.csv, and put "
            "all of them in one zip.",
        )
    return [found[table.name] for table in listed.TABLES if table.name in found], told


def _which(file: Table) -> Found | None:
    for at, row in enumerate(file.rows[:_LOOKED_AT]):
        met = {headings.plain(cell) for cell in row} - {""}
        by_columns = _by_columns(met)
        named = _NAMES.get(same_name(file.stem))
        if source := by_columns or (named if named and _fits(row, named) else None):
            return Found(source, file, at)
    return None


def _by_columns(met: set[str]) -> SourceTable | None:
    """The table that two or more columns, or all that there are, belong to by their full names."""
    share = {name: len(met & spellings) for name, spellings in _SPELLINGS.items()}
    best = max(share, key=lambda name: share[name])
    return listed.BY_NAME[best] if share[best] >= min(2, len(met)) and share[best] else None


def _fits(row: list[str], source: SourceTable) -> bool:
    """Whether a row has the essential headings of a table, without its prefix or under another name."""
    met = headings.match(row, source.items)
    return all(item not in met.missing for item in source.items if item.weight == "essential")


def _passed_over(file: Table) -> list[Remark]:
    """What is said of a file that was not read: nothing of a table of which nothing is kept."""
    if same_name(file.stem) in _NOT_READ:
        return []
    if named := _NAMES.get(same_name(file.stem)):
        missing = ", ".join(item.heading for item in named.items if item.weight == "essential")
        return [
            Remark(
                "no_headings",
                f"File “{file.name}” has the name of {named.name}, but not its headings ({missing}) in the first "
                f"{_LOOKED_AT} rows. It was not read.",
                "Export it with the column names of the dataset in the first row, and upload the zip again.",
                file.name,
            )
        ]
    return [
        Remark(
            "file_not_read",
            f"File “{file.name}” is not a table of the dataset that is known. It was not read.",
            "Nothing to do if it should not be there; else name it after its table and export it with its headings.",
            file.name,
        )
    ]


def _second(file: Table, first: Found) -> Remark:
    return Remark(
        "second_file",
        f"Files “{first.file.name}” and “{file.name}” both are {first.source.name}. Only “{first.file.name}” was read.",
        "Put all rows of the table in one file and upload the zip again.",
        file.name,
    )
