"""What there is to say about a module as a whole, in sentences that name no child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from goldenthread.ingest.reading import wording
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.yearly.rows import ReadModule, Row

ROWS_NAMED = 20
_LOOK = "Look at these in the case system before the load goes live."


def about_cells(each: ReadModule) -> list[Remark]:
    """Late dates, dates in doubt or masked, and codes that the standard, or that year's standard, does not have."""
    told = [*_late(each), *_order(each), *_masked(each), *_codes(each), *_other_years(each)]
    return [*told, *wording.blank_columns(each.report)]


def _late(each: ReadModule) -> Iterable[Remark]:
    for heading, rows in each.cells.late.items():
        yield wording.late_dates(each.report, heading, rows)


def _order(each: ReadModule) -> Iterable[Remark]:
    for heading, american in each.cells.month_first.items():
        others = each.cells.either_order[heading]
        if american and others:
            yield Remark(
                "order_in_doubt",
                f"{each.report.place}, column “{heading}”: {american:,} dates can only be month first and were not "
                f"read; {others:,} more were read day first but could be either.",
                "Export the column again as DD/MM/YYYY.",
                each.report.sheet,
            )


def _masked(each: ReadModule) -> Iterable[Remark]:
    for heading, count in each.cells.masked.items():
        yield Remark(
            "date_masked",
            f"{each.report.place}, column “{heading}”: {count:,} dates have their day, month or year written as "
            "unknown. They were left blank.",
            "Nothing to do where the day is truly not known.",
            each.report.sheet,
        )


def _codes(each: ReadModule) -> Iterable[Remark]:
    for heading, unknown in each.report.unknown_codes.items():
        yield wording.unknown_codes(each.report, heading, unknown)


def _other_years(each: ReadModule) -> Iterable[Remark]:
    for heading, codes in each.cells.other_years.items():
        yield Remark(
            "code_of_another_year",
            f"{each.report.place}, column “{heading}”: these codes are not in the return of {each.year}: "
            f"{_counted(codes)}. They were kept as written.",
            "Check the year of the file, or the codes in the case system.",
            each.report.sheet,
        )


def _counted(codes: Counter[str]) -> str:
    return ", ".join(f"{code} ({count:,})" for code, count in codes.most_common(8))


def column_missing(each: ReadModule, heading: str) -> Remark:
    return Remark(
        "column_missing",
        f"{each.report.place} has no column “{heading}”; what rests on it will be unknown.",
        "Add the column with the heading of the return and load the file again.",
        each.report.sheet,
    )


def headings_again(each: ReadModule, row: int) -> Remark:
    return Remark(
        "headings_again",
        f"Row {row:,} of {each.report.part} “{each.report.sheet}” repeats the headings and was passed over.",
        "Delete the row if two exports were put together; check that both belong here.",
        each.report.sheet,
        (row,),
    )


def column_twice(each: ReadModule, heading: str) -> Remark:
    return Remark(
        "column_twice",
        f"{each.report.place} has the heading “{heading}” more than once; the first was read.",
        "Delete the column that is not needed.",
        each.report.sheet,
    )


def of_rows(code: str, sentence: str, rows: Iterable[Row], remedy: str = _LOOK) -> list[Remark]:
    """A remark for each sheet that has rows of this kind; ``sentence`` has ``{place}``, counted by ``wording``."""
    by_sheet: dict[str, list[int]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row.number)
    return [
        Remark(
            code,
            wording.counted(sentence, len(numbers)).replace("{place}", f"“{sheet}”"),
            remedy,
            sheet,
            tuple(sorted(numbers)[:ROWS_NAMED]),
        )
        for sheet, numbers in sorted(by_sheet.items())
    ]
