"""A scorecard as a workbook: the rows as on the page, the months behind them, and a native line chart for each measure.

Text stays text (a cell that begins with = + - @ is never a formula), numbers stay numbers, and a figure that is not
known or not shown is a word in a column of its own beside an empty cell, never a zero.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.reporting import words
from goldenthread.reporting.charts import TimeChart, known

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA, CHARTS = "Data", "Charts"
# What a cell and the name of a sheet can hold.
LONGEST_CELL, LONGEST_NAME = 32_767, 31
_ILLEGAL = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}  # fmt: skip
_DATA_COLUMNS = (
    ("Measure", 46), ("Unit", 14), ("Month", 11), ("Numerator", 11), ("Denominator", 12), ("Value", 10),
    ("State", 22), ("Why", 40), ("Rows without the fact", 12), ("Figure id", 20), ("Part of the council", 24),
)  # fmt: skip
_MONTH, _VALUE = 2, 5  # where charts find their categories and values
_CHART_WIDTH, _CHART_HEIGHT, _ROWS_OF_CHART = 620, 280, 16
Cell = str | float | int | None


@dataclass(frozen=True)
class Column:
    """One column of the first sheet; ``width`` in letters."""

    title: str
    width: int = 18
    unit_from: int | None = None
    """For numbers: the column whose text is their unit, so that a share prints with its sign."""


@dataclass(frozen=True)
class Point:
    """One month of one measure. ``state`` is a word for the reader: ``Known``, ``No data``, ``Not shown: …``."""

    month: str
    numerator: float | None
    denominator: float | None
    value: float | None
    state: str
    reason: str = ""
    missing: int | None = None
    figure_id: str = ""


@dataclass(frozen=True)
class Course:
    """A measure's months, in order of time: what the data sheet lists and its chart draws."""

    measure: str
    unit: str
    points: tuple[Point, ...]
    part: str = ""

    @property
    def chart(self) -> TimeChart:
        """The same as a chart of pages has it, for the sentence beneath."""
        from goldenthread.reporting.charts import Series

        months = tuple(point.month for point in self.points)
        return TimeChart(
            self.measure, self.unit, months, (Series("Figure", tuple(point.value for point in self.points)),)
        )

    @property
    def is_drawn(self) -> bool:
        """Two points are not a course."""
        return sum(known(point.value) is not None for point in self.points) > 2


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
        data = book.add_worksheet(DATA)
        _write_first(first, made, formats)
        starts = _write_data(data, made, formats)
        if charts:
            _draw(book, charts, made, starts, formats)
    return kept.getvalue()


def sheet_name(text: str) -> str:
    """The text as the name of a sheet: without the signs that a name may not have, and not too long."""
    name = words.writable(text)[0].translate(_ILLEGAL)[:LONGEST_NAME].strip()
    return name if name and name not in {DATA, CHARTS, "History"} else "Scorecard"


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
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        unit = str(cells[column.unit_from]) if column.unit_from is not None else ""
        _cell(sheet, row, at, cell, formats, unit)


def _write_data(sheet: Worksheet, made: Workbook, formats: _Formats) -> list[int]:
    """Months down, measure after measure; the first row of each is given back."""
    for at, (title, width) in enumerate(_DATA_COLUMNS):
        sheet.set_column(at, at, width)
        _text(sheet, 0, at, title, formats.head)
    sheet.freeze_panes(1, 1)
    row, starts = 1, []
    for course in made.courses:
        starts.append(row)
        for point in course.points:
            cells: list[Cell] = [
                course.measure, course.unit, point.month, point.numerator, point.denominator, point.value, point.state,
                point.reason, point.missing, point.figure_id, course.part,
            ]  # fmt: skip
            for at, cell in enumerate(cells):
                _cell(sheet, row, at, cell, formats, course.unit if at == _VALUE else "")
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(_DATA_COLUMNS) - 1)
    _set_up_print(sheet, made, 0)
    return starts


def _draw(
    book: xlsxwriter.Workbook, sheet: Worksheet, made: Workbook, starts: Sequence[int], formats: _Formats
) -> None:  # fmt: skip
    """One chart under the other, each with its sentence; the marking stands on top, as a sheet travels alone."""
    sheet.set_column(0, 0, 90)
    _text(sheet, 0, 0, made.title, formats.title)
    _text(sheet, 1, 0, made.marking, formats.marking)
    row = 3
    for course, start in zip(made.courses, starts, strict=True):
        if not course.is_drawn:
            continue
        sentence = course.chart.description()
        _text(sheet, row, 0, f"{course.measure}. {sentence}", formats.text)
        drawn = _chart(book, course, start)
        sheet.insert_chart(row + 1, 0, drawn, {"description": f"{course.measure}. {sentence}", "object_position": 1})
        row += _ROWS_OF_CHART + 1
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{made.marking.replace('&', '&&')}&RPage &P of &N")


def _chart(book: xlsxwriter.Workbook, course: Course, start: int) -> Any:
    """A line of the data sheet's own cells, with a gap where there is no figure."""
    end = start + len(course.points) - 1
    chart = book.add_chart({"type": "line"})
    chart.add_series({
        "name": course.part or course.measure, "categories": [DATA, start, _MONTH, end, _MONTH],
        "values": [DATA, start, _VALUE, end, _VALUE], "line": {"color": "#1D70B8", "width": 2},
        "marker": {"type": "circle", "size": 5, "fill": {"color": "#1D70B8"}, "border": {"color": "#1D70B8"}},
    })  # fmt: skip
    chart.set_title({"name": words.shorten(course.measure, 90), "name_font": {"size": 11}, "overlay": False})
    chart.set_y_axis(
        {"name": course.unit, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D0D0D0"}}}
    )
    chart.set_x_axis({"num_font": {"rotation": -45, "size": 9}})
    chart.set_legend({"none": True})
    chart.show_blanks_as("gap")
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    return chart


def _cell(sheet: Worksheet, row: int, at: int, cell: Cell, formats: _Formats, unit: str) -> None:
    if isinstance(cell, str):
        _text(sheet, row, at, cell, formats.text)
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
