"""Reading a file of comparators inside the limited child process: figures, statistical neighbours or grades."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.files import archives, csvs, guard, limits
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.published import comparators, forms, grades, neighbours
from goldenthread.ingest.reading import workbooks
from goldenthread.ingest.reading.headings import plain
from goldenthread.records import outside_parquet

TARGET = "goldenthread.ingest.published.comparing:read"
KINDS = ("csv", "xlsx", "zip", "parquet")
FIGURES, NEIGHBOURS, GRADES = "figures", "neighbours", "grades"
_READ_FORMS = forms.FORMS[:2]  # Explore Education Statistics and the long file; the others are populations only
TITLES = (*(form.title for form in _READ_FORMS), neighbours.TITLE, grades.TITLE)
Rows = list[list[Any]]


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """What a file says, with ``what`` (figures, neighbours or grades), ``form`` and ``rows_read``.

    Options: ``name`` of the file; ``wanted``: for each indicator its code, names, numerator and denominator.
    ``FileRefused`` when the file is of no form that is known, or has none of the indicators.
    """
    name = options["name"]
    sheets = list(_sheets(data, name))
    for title, rows in sheets:
        if at := neighbours.columns(rows):
            found = neighbours.of(rows, at, title)
            return _said(NEIGHBOURS, neighbours.TITLE, len(rows) - at.row - 1, found.as_json())
        if rows and (places := grades.columns(rows[0])):
            return _said(GRADES, grades.TITLE, len(rows) - 1, grades.of(rows, places).as_json())
        if (form := forms.found(rows)) and form[0] in _READ_FORMS:
            return _figures(rows, form, options["wanted"], name)
    raise FileRefused(
        "no_form", f"“{name}” has none of the headings by which published figures are known.",
        remedy=f"Hand in one of these as it was downloaded: {'; '.join(TITLES)}.",
    )  # fmt: skip


def _figures(rows: Rows, form: tuple[forms.Form, int], asked: list[dict[str, Any]], name: str) -> dict[str, Any]:
    wanted = [comparators.Wanted(**{**each, "names": tuple(each["names"])}) for each in asked]
    rows, others = _asked_only(rows, form[1], wanted)
    found = comparators.of(forms.read(rows, *form), wanted)
    found.others |= others
    if not found.values:
        near = ", ".join(sorted(found.others)[:5]) or "none"
        raise FileRefused(
            "no_indicator", f"“{name}” has none of the {len(wanted)} indicators that stand beside a measure here.",
            remedy=f"Name those that you want by their short names, such as: {near}.",
        )  # fmt: skip
    return _said(FIGURES, form[0].title, len(rows) - form[1] - 1, found.as_json())


def _asked_only(rows: Rows, place: int, wanted: list[comparators.Wanted]) -> tuple[Rows, set[str]]:
    """The rows of a long file with those of other indicators made blank, and the names of these.

    The whole long file has 641,000 rows; without this it takes 13 seconds of a processor, with it 7.
    """
    headings = [plain(cell) for cell in rows[place]]
    if "short desc" not in headings:
        return rows, set()
    at, asked = headings.index("short desc"), {comparators.called(name) for each in wanted for name in each.names}
    named = {row[at] for row in rows[place + 1 :] if len(row) > at}
    others = {name for name in named if comparators.called(name) not in asked and name.strip()}
    return [[] if len(row) > at and row[at] in others else row for row in rows], others


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, Rows]]:
    """Each table of the file with its name: the sheets of a workbook, the files of a zip, or the one there is."""
    kind = guard.check(data, name=name, kinds=KINDS)
    if kind == "xlsx":
        for part in workbooks.opened(data, name=name).parts:
            yield part.name, [["" if cell is None else _text(cell) for cell in row] for row in part.rows]
    elif kind == "zip":
        for part_name, content in archives.csv_parts(data, name):
            yield part_name, csvs.opened(content, part_name, limits.LARGE_CSV).rows
    elif kind == "parquet":
        yield "", outside_parquet.rows(data, name)
    else:
        yield "", csvs.opened(data, name, limits.LARGE_CSV).rows


def _text(cell: object) -> str:
    """A workbook's 841.0 is 841 in the publisher's own table; any other number as it is written."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _said(what: str, form: str, rows_read: int, found: dict[str, Any]) -> dict[str, Any]:
    return {"what": what, "form": form, "rows_read": rows_read, **found}
