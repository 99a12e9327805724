"""What there is to say about a table as a whole: columns missing or never filled, dates in doubt, unknown codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.ingest.reading import wording
from goldenthread.ingest.reading.headings import Headings
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.reading.report import Remark, Report
from goldenthread.ingest.ssd.cells import CellReader
from goldenthread.ingest.ssd.source import SourceTable

ROWS_NAMED = 20
LOOK = "Look at these in the case system before the load goes live."
_EXPORT = "If the case system has it, add it to the extract and load again; else nothing to do."


def about_columns(source: SourceTable, report: Report, met: Headings) -> tuple[list[Remark], bool]:
    """What is missing among the columns, and whether the table can be read without it."""
    fatal = [item for item in met.missing if item.heading in source.deciding]
    if fatal:
        return [_not_read(source, report, fatal[0])], False
    told = []
    if met.missing:
        names = ", ".join(item.heading for item in met.missing)
        told.append(
            Remark(
                "column_missing",
                f"{report.place} has no column {names}; what rests on it will be unknown.",
                _EXPORT,
                report.sheet,
            )
        )
    told += [
        Remark(
            "column_twice",
            f"{report.place} has the heading “{heading}” more than once; the first was read.",
            "Delete the column that is not needed.",
            report.sheet,
        )
        for heading in met.twice
    ]
    return told, True


def _not_read(source: SourceTable, report: Report, item: Item) -> Remark:
    return Remark(
        "list_not_read",
        f"{source.name} was not read: the headings in row {report.heading_row} of file “{report.sheet}” have no column "
        f"{item.heading}. Without it {source.without} cannot be computed.",
        "Export the table with all its columns and load the zip again.",
        report.sheet,
    )


def tables_missing(missing: Sequence[SourceTable]) -> list[Remark]:
    """The tables that no file held, and what that costs."""
    if not missing:
        return []
    costs = "; ".join(f"{table.name} ({table.without.rstrip(',')})" for table in missing)
    return [
        Remark(
            "table_missing",
            f"These tables of the dataset are not there, so what rests on them is unknown: {costs}.",
            "Add their files if the extract has them; a table with no rows still has its headings.",
        )
    ]


def about_cells(report: Report, cells: CellReader, never_filled: Sequence[str]) -> list[Remark]:
    """Late dates, dates whose order is in doubt, codes that the standard does not have, columns with placeholders."""
    told = [*_late(report, cells), *_order(report, cells), *_codes(report), *_placeholders(report, never_filled)]
    return [*told, *wording.blank_columns(report)]


def _late(report: Report, cells: CellReader) -> Iterable[Remark]:
    for heading, rows in cells.late.items():
        yield wording.late_dates(report, heading, rows)


def _order(report: Report, cells: CellReader) -> Iterable[Remark]:
    for heading, american in cells.month_first.items():
        if american and cells.either_order[heading]:
            yield Remark(
                "order_in_doubt",
                f"{report.place}, column {heading}: {american} dates can only be month first and could not be used; "
                f"{cells.either_order[heading]} more were read day first but could be either.",
                "Export the column again as YYYY-MM-DD.",
                report.sheet,
            )


def _codes(report: Report) -> Iterable[Remark]:
    for heading in report.unknown_codes:
        yield unknown_codes(report, heading)


def unknown_codes(report: Report, heading: str) -> Remark:
    """The codes of a column that the standard does not have, with how often each was met."""
    return wording.unknown_codes(report, heading, report.unknown_codes[heading])


def _placeholders(report: Report, never_filled: Sequence[str]) -> Iterable[Remark]:
    if never_filled:
        yield Remark(
            "column_not_filled",
            f"{report.place}: nothing but placeholders stand in {', '.join(never_filled)}; it was read as if the "
            "column were not there.",
            _EXPORT,
            report.sheet,
        )


def about_rows(code: str, report: Report, message: str, rows: Sequence[int], remedy: str = LOOK) -> list[Remark]:
    """A remark about some rows of a table; none when there are no rows. It counts as ``wording.counted`` does."""
    if not rows:
        return []
    said = f"{report.place}: {wording.counted(message, len(rows))}"
    return [Remark(code, said, remedy, report.sheet, tuple(rows[:ROWS_NAMED]))]
