"""Writes a month-end of the made-up council as an Annex A workbook, laid out like the template."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.example import extracts, lists, template
from goldenthread.example.council import Council
from goldenthread.example.view import Row


def write(council: Council, as_at: date, path: Path) -> None:
    """Write all eleven lists as they stood at the end of ``as_at``; text stays text, whatever it begins with."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        heading, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        for number, rows in lists.lists_at(council, as_at).items():
            page = book.add_worksheet(extracts.sheet(number))
            _write_list(page, template.SHEETS[number], rows, heading, day)


def name(as_at: date) -> str:
    """The file's name: ``annex-a-2026-05-31.xlsx``."""
    return f"annex-a-{as_at.isoformat()}.xlsx"


def _write_list(page: Worksheet, sheet: template.Sheet, rows: list[Row], heading: Format, day: Format) -> None:
    page.freeze_panes(extracts.FIRST_ROW - 1, 1)
    page.set_column(0, len(sheet.columns) - 1, 16)
    page.write_string(0, 0, sheet.title, heading)
    for column, (text, _) in enumerate(sheet.columns):
        page.write_string(1, column, text, heading)
    labels = [template.LABELS.get(codes) for _, codes in sheet.columns]
    for line, row in enumerate(rows, start=extracts.FIRST_ROW - 1):
        for column, value in enumerate(row):
            _write_cell(page, line, column, value, labels[column], day)


def _write_cell(
    page: Worksheet, line: int, column: int, value: object, labels: template.Labels | None, day: Format
) -> None:
    if value is None:
        return
    if isinstance(value, date):
        page.write_datetime(line, column, value, day)
    elif isinstance(value, int):
        page.write_number(line, column, value)
    else:
        page.write_string(line, column, labels[str(value)] if labels else str(value))
