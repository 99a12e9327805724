"""What the readers of every return say in the same words, so that one thing is told in one way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldenthread.ingest.reading.report import Remark, Report

ROWS_NAMED = 20
MOST_CODES = 8
ENOUGH_ROWS = 2
_CHOICE = re.compile(r"\[([^|\[\]]*)\|([^|\[\]]*)\]")


def counted(sentence: str, number: int) -> str:
    """The sentence for this many: ``{count}`` is the number, and of ``[row is|rows are]`` the one or the other."""
    said = _CHOICE.sub(lambda choice: choice[1] if number == 1 else choice[2], sentence)
    return said.replace("{count}", f"{number:,}")


def none_of(one: str, number: int, many: str = "") -> str:
    """``None of the 3 files``, to begin a sentence about a whole file with; of one ``Not even the one file``."""
    return f"None of the {number:,} {many or one + 's'}" if number != 1 else f"Not even the one {one}"


def late_dates(report: Report, column: str, rows: Sequence[int]) -> Remark:
    """Dates that the extract has of the days after it was made for."""
    said = counted("{count} [date is|dates are] up to a week after the as-at date.", len(rows))
    message = f"{report.place}, column “{column}”: {said}"
    remedy = "Check the as-at date, or correct these rows."
    return Remark("after_as_at", message, remedy, report.sheet, tuple(rows[:ROWS_NAMED]))


def unknown_codes(report: Report, column: str, unknown: Counter[str], *, standard: str = "the standard") -> Remark:
    """The codes of a column that the standard does not have, with how often each was met."""
    shown = ", ".join(f"{code} ({count:,})" for code, count in unknown.most_common(MOST_CODES))
    more = len(unknown) - MOST_CODES
    others = counted(" and {count} [other|others]", more) if more > 0 else ""
    return Remark(
        "unknown_code",
        f"{report.place}, column “{column}”: not codes of {standard}: {shown}{others}. What is written as a code was "
        "kept as it is; anything else was left blank.",
        "Map them to codes of the standard in the case system or the export. If a new edition of the standard has "
        "them, ask your system administrator for a newer version of Golden Thread.",
        report.sheet,
    )


def blank_columns(report: Report) -> list[Remark]:
    """Columns that should be filled and are blank on every row: on one it may be chance, on all it is the export."""
    names = [heading for heading, times in report.blanks.items() if times == report.rows_read]
    if not names or report.rows_read < ENOUGH_ROWS:
        return []
    shown = ", ".join(f"“{name}”" for name in names)
    message = f"{report.place}: blank on all {report.rows_read:,} rows: {shown}. What rests on them is unknown."
    remedy = "If the case system holds them, mend the export and load again; else nothing to do."
    return [Remark("column_blank", message, remedy, report.sheet)]
