"""A workbook (.xlsx, .xls) or a zip of CSV files as parts with rows, each sheet or file; for the child process."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Literal

import python_calamine

from goldenthread.files import archives, guard, old_workbooks, workbooks
from goldenthread.ingest.reading import tables, values
from goldenthread.ingest.reading.report import Remark

KINDS = ("xlsx", "xls", "zip")
_CELL_NAME = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Part:
    """A sheet or a file: ``rows`` from its top, blank ones too.

    ``title`` is what may say what it holds. ``remarks`` are worth a person's time only if the part is used.
    """

    name: str
    title: str
    kind: Literal["sheet", "file"]
    rows: list[list[object]]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Opened:
    """All parts of a file, whether its bare numbers count days from 1904, and what there is to say about the whole."""

    parts: list[Part]
    from_1904: bool
    remarks: list[Remark]


def opened(data: bytes, *, name: str) -> Opened:
    """Open a file of one of ``KINDS``; ``FileRefused`` when it is unsafe or broken."""
    kind = guard.check(data, name=name, kinds=KINDS)
    if kind == "zip":
        return _files(data, name)
    inspection = workbooks.inspect(data, name) if kind == "xlsx" else old_workbooks.inspect(data, name)
    return Opened(_sheets(data, name, inspection), inspection.counts_from_1904, _about_file(inspection))


def _files(data: bytes, name: str) -> Opened:
    found = tables.opened(data, name=name)
    parts = [Part(each.name, each.stem, "file", [list(row) for row in each.rows]) for each in found]
    return Opened(parts, False, tables.remarks(found))


def _sheets(data: bytes, name: str, inspection: workbooks.Inspection) -> list[Part]:
    found = []
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in inspection.sheets:
            rows: list[list[object]] = [
                list(row) for row in book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            ]
            found.append(Part(sheet.name, sheet.name, "sheet", rows, tuple(_about_sheet(sheet))))
    except (python_calamine.CalamineError, ValueError, KeyError, OSError) as problem:
        raise archives.damaged(name) from problem
    for sheet, part in zip(inspection.sheets, found, strict=True):
        # The reader gives these as blanks; a blank would say "no date yet", which is not what the cell says.
        _mark(part.rows, sheet.error_cells, "#N/A")
        _mark(part.rows, sheet.empty_formulas, values.FORMULA_WITHOUT_VALUE)
    return found


def _mark(rows: list[list[object]], cells: tuple[str, ...], mark: str) -> None:
    for cell in cells:
        match = _CELL_NAME.fullmatch(cell)
        if not match:
            continue
        row, column = int(match[2]) - 1, _index(match[1])
        if row < len(rows) and column < len(rows[row]) and rows[row][column] in ("", None):
            rows[row][column] = mark


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _about_sheet(sheet: workbooks.Sheet) -> list[Remark]:
    told = []
    if sheet.hidden:
        told.append(
            Remark(
                "hidden_sheet",
                f"Sheet “{sheet.name}” is hidden in Excel. It was read.",
                "If it should not be loaded, delete it and upload the workbook again.",
                sheet.name,
            )
        )
    if sheet.hidden_rows:
        told.append(
            Remark(
                "hidden_rows",
                f"Sheet “{sheet.name}” has {len(sheet.hidden_rows):,} hidden or filtered rows. They were read.",
                "Clear the filter and look at them; delete what should not be loaded.",
                sheet.name,
                sheet.hidden_rows[:20],
            )
        )
    return told


def _about_file(inspection: workbooks.Inspection) -> list[Remark]:
    if not inspection.active_parts:
        return []
    return [
        Remark(
            "active_content_ignored",
            "The workbook has links, connections or embedded objects. They were not opened.",
            "Nothing to do; to be rid of this notice, break the links (Data, Edit Links) and save.",
        )
    ]
