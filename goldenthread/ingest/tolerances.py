"""Within what an unattended load goes live at once: the tolerances, said in words, and what falls outside them.

They are tighter than what a second person is asked to look at, because here nobody looks. Thresholds are ours: see
``second_look``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from goldenthread.core import periods
from goldenthread.ingest.second_look import FEWER_CHILDREN, MANY_REJECTED, Doubt, Standing

# Of a table with fewer rows than this a third can go in one night without anything being wrong.
_FEW_ROWS = 20
STATED = (
    f"Fewer than {MANY_REJECTED:.0%} of the rows are rejected, over the whole file and in every list.",
    f"The number of children is within {FEWER_CHILDREN:.0%} of the load before, up or down.",
    f"No table of {_FEW_ROWS} rows or more has lost over {FEWER_CHILDREN:.0%} of them.",
    "No list, file or column is missing that the load before had.",
    "The newest event is of the fortnight before the day that the file speaks of.",
    "The day is later than that of the load before. The first load of all is always looked at by a person.",
)


def breaches(
    report: dict[str, Any], *, doubts: list[dict[str, str]], standing: Standing | None
) -> list[dict[str, str]]:
    """What speaks against making a load live unattended; none when it is within the tolerances.

    ``doubts`` are those of ``second_look``; each of them counts.
    """
    found = [*_rejected(report), *(_against(report, standing) if standing else [_FIRST])]
    return [*doubts, *(asdict(each) for each in found)]


_FIRST = Doubt("first_load", "No load of this kind is live yet, so there is nothing to compare this one with.")


def _rejected(report: dict[str, Any]) -> Iterator[Doubt]:
    read = sum(each["rows_read"] for each in report["lists"])
    rejected = sum(each["rows_rejected"] for each in report["lists"])
    if rejected and rejected >= MANY_REJECTED * read:
        yield Doubt("rows_rejected", f"{rejected:,} of {read:,} rows were rejected.")


def _against(report: dict[str, Any], standing: Standing) -> Iterator[Doubt]:
    now, before = report["children"], standing.children
    if now > (1 + FEWER_CHILDREN) * before:
        day = periods.long_day(standing.as_at)
        yield Doubt("more_children", f"{now:,} children, against {before:,} on {day}.")
    yield from _rows_gone(report)
    columns = sorted({each["column"] for each in report["absent_columns"]} - standing.absent_columns)
    if columns:
        shown = ", ".join(columns[:10]) + (f" and {len(columns) - 10} more" if len(columns) > 10 else "")
        yield Doubt("columns_gone", f"Columns that the last load had are missing: {shown}.")


def _rows_gone(report: dict[str, Any]) -> Iterator[Doubt]:
    for table, change in (report.get("changes") or {}).items():
        if change["before"] >= _FEW_ROWS and change["now"] < (1 - FEWER_CHILDREN) * change["before"]:
            message = f"{table}: {change['now']:,} rows, against {change['before']:,} in the load before."
            yield Doubt(f"fewer_rows_{table}", message)
