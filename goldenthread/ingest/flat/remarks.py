"""What there is to say about a flat file as a whole: columns missing, dates in doubt, codes that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.ingest.flat.cells import CellReader
from goldenthread.ingest.flat.files import File
from goldenthread.ingest.reading import wording
from goldenthread.ingest.reading.report import Remark, Report

_ROWS_NAMED = 20
_ADD_COLUMN = "Add the column, with the heading that the documentation gives, and hand the file in again."


def about_columns(file: File, report: Report, twice: Sequence[str]) -> tuple[list[Remark], bool]:
    """What is missing among the columns, and whether the file can be read without it."""
    if fatal := [name for name in report.missing_columns if name in file.deciding]:
        return [_not_read(report, fatal[0])], False
    if file.either and all(name in report.missing_columns for name in file.either):
        return [_not_read(report, file.either[0])], False
    told = []
    if report.missing_columns:
        names = ", ".join(report.missing_columns)
        message = f"{report.place} has no column for: {names}. What rests on them will be unknown."
        told.append(Remark("column_missing", message, "Add them if the case system holds them.", report.sheet))
    for heading in twice:
        message = f"{report.place} has the heading “{heading}” more than once; the first was read."
        told.append(Remark("column_twice", message, "Delete the column that is not needed.", report.sheet))
    return told, True


def _not_read(report: Report, heading: str) -> Remark:
    message = f"{report.place} was not read: the headings in row {report.heading_row} have no column “{heading}”."
    return Remark("list_not_read", message, _ADD_COLUMN, report.sheet)


def about_cells(report: Report, cells: CellReader) -> list[Remark]:
    """Late dates, dates whose order is in doubt, codes that are not declared, and columns without a cell."""
    return [*_late(report, cells), *_order(report, cells), *_codes(report), *wording.blank_columns(report)]


def _late(report: Report, cells: CellReader) -> Iterable[Remark]:
    for name, rows in cells.late.items():
        yield wording.late_dates(report, name, rows)


def _order(report: Report, cells: CellReader) -> Iterable[Remark]:
    for name, american in cells.month_first.items():
        if american and cells.either_order[name]:
            message = (
                f"{report.place}, column “{name}”: {american} dates can only be month first and were rejected; "
                f"{cells.either_order[name]} more were read day first but could be either."
            )
            yield Remark("order_in_doubt", message, "Export the column again as YYYY-MM-DD.", report.sheet)


def _codes(report: Report) -> Iterable[Remark]:
    for name, unknown in report.unknown_codes.items():
        yield wording.unknown_codes(report, name, unknown, standard="this extract, as its documentation lists them")


def files_missing(names: Sequence[str]) -> list[Remark]:
    """Files that the return has and this one did not."""
    if not names:
        return []
    return [
        Remark(
            "files_missing",
            f"There is no file for: {', '.join(names)}. What rests on them will be unknown.",
            "Add them if the case system holds them; a file with no rows still has its headings.",
        )
    ]


def file_unused(name: str, why: str) -> Remark:
    """A file that was not read, such as one that no table is called after."""
    return Remark(
        "file_unused", f"File “{name}” was not used: {why}.", "Name it after its table, or leave it out.", name
    )


def about_children(report: Report, unknown: Sequence[int]) -> list[Remark]:
    """Rows of children that the file of people does not have."""
    if not unknown:
        return []
    message = f"{report.place}: {len(unknown):,} rows are of children who are not in the file of people."
    return [
        Remark(
            "child_not_in_person",
            message,
            "Add the children to person.csv.",
            report.sheet,
            tuple(unknown[:_ROWS_NAMED]),
        )
    ]


def followed(report: Report, rows: int) -> list[Remark]:
    """Rows that were kept under an id that is no longer used."""
    if not rows:
        return []
    message = f"{report.place}: {rows:,} rows stood under another id of the child; they were read as the child's."
    return [Remark("alias_followed", message, "Nothing to do: alias.csv says which ids are one child.", report.sheet)]


def filled(report: Report, rows: int) -> list[Remark]:
    """Events whose team and worker were found from who held the child that day."""
    if not rows:
        return []
    message = f"{report.place}: {rows:,} rows name no team or worker; who held the child that day was taken."
    return [Remark("held_that_day", message, "Nothing to do; export them if the case system has them.", report.sheet)]


def births_masked(report: Report, day: int, share: float) -> Remark:
    """Birth dates that nearly all fall on one day of the month."""
    return Remark(
        "births_masked",
        f"{report.place}: {share:.0%} of the dates of birth are on day {day} of the month, so the case system may have "
        "masked them. Ages may be up to a month out.",
        "Export the real dates of birth if they may be used.",
        report.sheet,
    )


def aliases_circle(report: Report, rows: int) -> Remark:
    """Ids that lead back to themselves."""
    message = f"{report.place}: {rows:,} ids lead back to themselves, so they were not followed."
    return Remark("alias_circle", message, "Correct which of the ids is the one in use.", report.sheet)
