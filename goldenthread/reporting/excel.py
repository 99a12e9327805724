"""A scorecard as a workbook: the rows as on the page, the months behind them, and a native line chart for each measure;
and teams by their size, with native funnels.

Text stays text (a cell that begins with = + - @ is never a formula), numbers stay numbers, and a figure that is not
known or not shown is a word in a column of its own beside an empty cell, never a zero.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.reporting import excel_funnels, words
from goldenthread.reporting.charts import known
from goldenthread.reporting.course_charts import FunnelChart
from goldenthread.reporting.excel_courses import DATA, DATA_COLUMNS, ROWS_OF_CHART, VALUES, Course, Point, native

__all__ = ["Column", "Course", "Point", "Workbook", "render", "sheet_name"]
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHARTS = "Charts"
CHARTS_ON_PAGE = 2
_CHART_COLUMN, _LINE = 74, 14  # letters on a line of the column with the charts; points of its height
_HIGHEST_ROW = 400  # points; a sheet takes 409
# What a cell and the name of a sheet can hold.
LONGEST_CELL, LONGEST_NAME = 32_767, 31
_ILLEGAL = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}  # fmt: skip
Cell = str | float | int | None


@dataclass(frozen=True)
class Column:
    """One column of the first sheet; ``width`` in letters."""

    title: str
    width: int = 18
    unit_from: int | None = None
    """For numbers: the column whose text is their unit, so that a share prints with its sign."""


@dataclass(frozen=True)
class Workbook:
    """All that goes into the file. ``said`` are the lines above the table: period, choices in words, who made it."""

    title: str
    sheet: str
    said: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    courses: tuple[Course, ...]
    made_on: date
    marking: str = ""
    groups: tuple[str, ...] = field(default=())
    """A heading for each row, or none at all; consecutive rows of one heading stand under it, an empty one has none."""
    funnels: tuple[FunnelChart, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Workbook {self.title!r}: a row has {len(row)} cells for {len(self.columns)} columns")
        if self.groups and len(self.groups) != len(self.rows):
            raise ValueError(f"Workbook {self.title!r}: {len(self.groups)} headings for {len(self.rows)} rows")


def render(made: Workbook) -> bytes:
    """The file. The same workbook gives the same bytes: nothing in it comes from the clock."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({
            "title": made.title, "comments": made.marking, "created": datetime.combine(made.made_on, time()),
        })  # fmt: skip
        formats = _Formats(book)
        first = book.add_worksheet(sheet_name(made.sheet))
        drawn = any(course.is_drawn for course in made.courses)
        charts = book.add_worksheet(CHARTS) if drawn else None
        data = book.add_worksheet(DATA) if made.courses else None
        _write_first(first, made, formats)
        months = [(course.unit, _months(course)) for course in made.courses]
        starts = _write_list(data, made, DATA_COLUMNS, VALUES, months, formats) if data else []
        if charts:
            found = [(course, start) for course, start in zip(made.courses, starts, strict=True) if course.is_drawn]
            _draw(charts, made, [(each.sentence, native(book, each, start)) for each, start in found], formats)
        if made.funnels:
            _write_funnels(book, made, formats)
    return kept.getvalue()


def sheet_name(text: str) -> str:
    """The text as the name of a sheet: without the signs that a name may not have, and not too long."""
    name = words.writable(text)[0].translate(_ILLEGAL)[:LONGEST_NAME].strip()
    return (
        name if name and name not in {DATA, CHARTS, excel_funnels.SHEET, excel_funnels.DATA, "History"} else "Scorecard"
    )


class _Formats:
    """The few formats of the book. Numbers keep one decimal where they have one; a share keeps its sign."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.title: Format = book.add_format({**base, "bold": True, "font_size": 16})
        self.said: Format = book.add_format(base)
        self.marking: Format = book.add_format({**base, "bold": True})
        self.head: Format = book.add_format({**base, "bold": True, "bottom": 1, "text_wrap": True})
        self.group: Format = book.add_format({**base, "bold": True, "bg_color": "#EEEEEE"})
        self.text: Format = book.add_format({**base, "text_wrap": True})
        self.number: Format = book.add_format({**base, "num_format": "#,##0.##"})
        self.whole: Format = book.add_format({**base, "num_format": "#,##0"})
        self.tenth: Format = book.add_format({**base, "num_format": "#,##0.0"})
        self.share: Format = book.add_format({**base, "num_format": '0.0"%"'})

    def of(self, value: float, unit: str) -> Format:
        if unit == words.PERCENT:
            return self.share
        return self.whole if float(value).is_integer() else self.tenth


def _write_first(sheet: Worksheet, made: Workbook, formats: _Formats) -> None:
    row = _write_top(sheet, made, formats)
    for at, column in enumerate(made.columns):
        sheet.set_column(at, at, column.width)
        _text(sheet, row, at, column.title, formats.head)
    _set_height(sheet, row, [column.title for column in made.columns], made.columns)
    sheet.freeze_panes(row + 1, 1)
    _set_up_print(sheet, made, row)
    heading = ""
    for place, cells in enumerate(made.rows):
        if made.groups and made.groups[place] != heading:
            heading, row = made.groups[place], row + 1
            for at in range(len(made.columns)):
                _text(sheet, row, at, "" if at else heading, formats.group)
        row += 1
        _write_cells(sheet, row, cells, made.columns, formats)


def _write_top(sheet: Worksheet, made: Workbook, formats: _Formats) -> int:
    """Title, what was chosen, and the marking; the row of the table's head is given back."""
    _text(sheet, 0, 0, made.title, formats.title)
    lines = [*made.said, *([made.marking] if made.marking else [])]
    for at, line in enumerate(lines, start=1):
        _text(sheet, at, 0, line, formats.marking if line == made.marking else formats.said)
    return len(lines) + 2


def _set_up_print(sheet: Worksheet, made: Workbook, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    # An & begins a code in headers and footers.
    sheet.set_footer(f"&L{made.marking.replace('&', '&&')}&RPage &P of &N")


def _write_cells(
    sheet: Worksheet, row: int, cells: Sequence[Cell], columns: Sequence[Column], formats: _Formats
) -> None:  # fmt: skip
    _set_height(sheet, row, cells, columns)
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        unit = str(cells[column.unit_from]) if column.unit_from is not None else ""
        _cell(sheet, row, at, cell, formats, unit)


def _set_height(sheet: Worksheet, row: int, cells: Sequence[Cell], columns: Sequence[Column]) -> None:
    """High enough for every line of its texts: LibreOffice does not find that out by itself."""
    lines = max(
        (sum(math.ceil(max(len(part), 1) / column.width) for part in cell.split("\n")))
        if isinstance(cell, str) else 1 for cell, column in zip(cells, columns, strict=True)
    )  # fmt: skip
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines, _HIGHEST_ROW))


def _months(course: Course) -> list[tuple[Cell, ...]]:
    return [
        (
            course.measure, course.unit, point.month, point.numerator, point.denominator, point.value, point.state,
            point.reason, point.missing, point.figure_id, course.part, *point.numbers,
        )
        for point in course.points
    ]  # fmt: skip


def _write_list(
    sheet: Worksheet, made: Workbook, columns: Sequence[tuple[str, int]], values: Sequence[int],
    blocks: Sequence[tuple[str, Sequence[Sequence[Cell]]]], formats: _Formats,
) -> list[int]:  # fmt: skip
    """Rows down, block after block; the first row of each is given back. Cells in ``values`` have the block's unit."""
    for at, (title, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        _text(sheet, 0, at, title, formats.head)
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, 1)
    row, starts = 1, []
    for unit, rows in blocks:
        starts.append(row)
        for cells in rows:
            for at, cell in enumerate(cells):
                _cell(sheet, row, at, cell, formats, unit if at in values else "", wraps=False)
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(columns) - 1)
    _set_up_print(sheet, made, 0)
    return starts


def _write_funnels(book: xlsxwriter.Workbook, made: Workbook, formats: _Formats) -> None:
    """Two sheets: a chart for each funnel, and the numbers that all of them are drawn from."""
    charts, data = book.add_worksheet(excel_funnels.SHEET), book.add_worksheet(excel_funnels.DATA)
    rows = [(each.unit, excel_funnels.rows(each)) for each in made.funnels]
    starts = _write_list(data, made, excel_funnels.COLUMNS, excel_funnels.VALUES, rows, formats)
    found = list(zip(made.funnels, starts, strict=True))
    drawn = [(excel_funnels.sentence(each), excel_funnels.native(book, each, start)) for each, start in found]
    _draw(charts, made, drawn, formats)


def _draw(sheet: Worksheet, made: Workbook, drawn: Sequence[tuple[str, Any]], formats: _Formats) -> None:
    """One chart under the other, each with its sentence; the marking stands on top, as a sheet travels alone."""
    sheet.set_column(0, 0, _CHART_COLUMN)
    _text(sheet, 0, 0, made.title, formats.title)
    _text(sheet, 1, 0, made.marking, formats.marking)
    row, breaks = 3, []
    for at, (sentence, chart) in enumerate(drawn):
        if at and at % CHARTS_ON_PAGE == 0:
            breaks.append(row)
        sheet.set_row(row, _LINE * math.ceil(len(sentence) / _CHART_COLUMN))
        _text(sheet, row, 0, sentence, formats.text)
        sheet.insert_chart(row + 1, 0, chart, {"description": sentence, "object_position": 1})
        row += ROWS_OF_CHART + 1
    # No fitting to the page: Excel would ignore the breaks, and a chart would be cut in two.
    sheet.set_h_pagebreaks(breaks)
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{made.marking.replace('&', '&&')}&RPage &P of &N")


def _cell(sheet: Worksheet, row: int, at: int, cell: Cell, formats: _Formats, unit: str, *, wraps: bool = True) -> None:
    if isinstance(cell, str):
        _text(sheet, row, at, cell, formats.text if wraps else formats.said)
    elif cell is None or known(float(cell)) is None:
        sheet.write_blank(row, at, None, formats.text)
    else:
        sheet.write_number(row, at, cell, formats.of(cell, unit))


def _text(sheet: Worksheet, row: int, at: int, text: str, shape: Format) -> None:
    """Always as text, whatever it begins with; what a cell cannot hold is replaced or cut with a mark."""
    fit = words.writable(text)[0]
    if len(fit) > LONGEST_CELL:
        fit = f"{fit[: LONGEST_CELL - 1]}…"
    sheet.write_string(row, at, fit, shape)
