"""What there is to say about a list as a whole: columns missing, dates that look American, codes nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from goldenthread.ingest.annex_a.cells import CellReader, Value
from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.annex_a.report import ListReport
from goldenthread.ingest.reading import wording
from goldenthread.ingest.reading.headings import Headings
from goldenthread.ingest.reading.report import Remark

_ROWS_NAMED = 20
_ADD_COLUMN = "Add the column with the heading of the template and upload the file again."
_LOOK = "Look at these in the case system before the load goes live."


def about_columns(annex_list: AnnexList, report: ListReport, met: Headings) -> tuple[list[Remark], bool]:
    """What is missing among the columns, and whether the list can be read without it.

    A column of the key, or one that says when something ended, cannot be missing: without it two events look like
    one, or every plan looks open.
    """
    deciding = {*annex_list.key, *(end for _, end in annex_list.spans)}
    fatal = [item for item in met.missing if item.number in deciding or item.weight == "essential"]
    if fatal:
        return [_not_read(annex_list, report, fatal[0].heading)], False
    told = [
        Remark(
            "column_missing",
            f"{report.place} has no column “{item.heading}”; what rests on it will be unknown.",
            _ADD_COLUMN,
            report.sheet,
        )
        for item in met.missing
    ]
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


def _not_read(annex_list: AnnexList, report: ListReport, heading: str) -> Remark:
    return Remark(
        "list_not_read",
        f"{annex_list.name} was not read: the headings in row {report.heading_row} of {report.part} “{report.sheet}” "
        f"have no column “{heading}”. Without it {annex_list.without} cannot be computed.",
        _ADD_COLUMN,
        report.sheet,
    )


def list_missing(annex_list: AnnexList, part: str) -> Remark:
    """There is no sheet (or file) for this list, and what that costs."""
    return Remark(
        "list_missing",
        f"There is no {part} for {annex_list.name}. Without it {annex_list.without} cannot be computed.",
        f"Add the {part} if the list should be there; a list with no rows still has its headings.",
    )


def headings_again(report: ListReport, row: int) -> Remark:
    """A row in the middle that repeats the headings."""
    return Remark(
        "headings_again",
        f"Row {row} of {report.part} “{report.sheet}” repeats the headings and was passed over.",
        "Delete the row if two extracts were put together; check that both belong here.",
        report.sheet,
        (row,),
    )


def about_cells(report: ListReport, cells: CellReader) -> list[Remark]:
    """Late dates, dates whose order is in doubt, codes that the standard does not have, and columns without a cell."""
    return [*_late(report, cells), *_order(report, cells), *_codes(report), *wording.blank_columns(report)]


def _late(report: ListReport, cells: CellReader) -> Iterable[Remark]:
    for heading, rows in cells.late.items():
        yield wording.late_dates(report, heading, rows)


def _order(report: ListReport, cells: CellReader) -> Iterable[Remark]:
    for heading, american in cells.month_first.items():
        others = cells.either_order[heading]
        if american and others:
            yield Remark(
                "order_in_doubt",
                f"{report.place}, column “{heading}”: {american} dates can only be month first and were "
                f"rejected; {others} more were read day first but could be either.",
                "Export the column again with real dates or as YYYY-MM-DD.",
                report.sheet,
            )


def _codes(report: ListReport) -> Iterable[Remark]:
    for heading, unknown in report.unknown_codes.items():
        yield wording.unknown_codes(report, heading, unknown)


def about_children(annex_list: AnnexList, report: ListReport, rows: Iterable[tuple[Value, int]]) -> list[Remark]:
    """Children who stand on more than one row of a list that has one row for each child."""
    if not annex_list.one_row_per_child:
        return []
    numbers: dict[Value, list[int]] = defaultdict(list)
    for child, row in rows:
        numbers[child].append(row)
    again = [row for each in numbers.values() if len(each) > 1 for row in each]
    if not again:
        return []
    return [
        Remark(
            "child_repeats",
            f"{report.place}, column “{annex_list.item(1).heading}”: {len(again)} rows share an id with "
            f"another row, though {annex_list.name} has one row for each child. All were kept as separate events.",
            _LOOK,
            report.sheet,
            tuple(again[:_ROWS_NAMED]),
        )
    ]


def about_conferences(report: ListReport, rows: Iterable[tuple[tuple[Value, ...], int]]) -> list[Remark]:
    """Rows of different enquiries about a child that led to one conference; ``rows`` are its key and the row number."""
    numbers: dict[tuple[Value, ...], list[int]] = defaultdict(list)
    for conference, row in rows:
        numbers[conference].append(row)
    shared = [row for each in numbers.values() if len(each) > 1 for row in each]
    if not shared:
        return []
    return [
        Remark(
            "conference_shared",
            f"Sheet “{report.sheet}”, column “Date of Initial Child Protection Conference”: on {len(shared)} rows more "
            "than one enquiry led to the same conference of a child. Each such conference is counted once, from the "
            "enquiry that started first.",
            _LOOK,
            report.sheet,
            tuple(shared[:_ROWS_NAMED]),
        )
    ]
