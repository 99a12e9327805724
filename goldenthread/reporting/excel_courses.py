"""A measure's months in a workbook: the cells of the data sheet, and the native chart that draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import xlsxwriter

from goldenthread.reporting import words
from goldenthread.reporting.charts import Series, TimeChart, known

DATA = "Data"
DATA_COLUMNS = (
    ("Measure", 46), ("Unit", 14), ("Month", 11), ("Numerator", 11), ("Denominator", 12), ("Value", 10),
    ("State", 22), ("Why", 40), ("Rows without the fact", 12), ("Figure id", 20), ("Part of the council", 24),
    ("Target", 10), ("Asked by then", 12), ("If nothing changes", 12), ("80 of 100 from", 10), ("80 of 100 to", 10),
)  # fmt: skip
_MONTH, _VALUE, _TARGET, _ASKED, _MIDDLE, _LOW, _HIGH = (
    2,
    5,
    11,
    12,
    13,
    14,
    15,
)  # where charts find their categories and values
VALUES = (_VALUE, _TARGET, _ASKED, _MIDDLE, _LOW, _HIGH)
# Beside the figures: the target in dashes; what is asked on the way to it in dashes and dots, with hollow diamonds.
_TARGET_LINE: dict[str, Any] = {"color": "#0B0C0C", "width": 1.5, "dash_type": "dash"}
_ASKED_LINE: dict[str, Any] = {"color": "#4C2C92", "width": 1.5, "dash_type": "dash_dot"}
_ASKED_MARK: dict[str, Any] = {
    "type": "diamond", "size": 6, "fill": {"color": "#FFFFFF"}, "border": {"color": "#4C2C92"},
}  # fmt: skip
# A forecast is dotted, its band two thin grey lines.
_MIDDLE_LINE: dict[str, Any] = {"color": "#1D70B8", "width": 2, "dash_type": "round_dot"}
_BAND_LINE: dict[str, Any] = {"color": "#505A5F", "width": 0.75}
_NO_MARK: dict[str, Any] = {"type": "none"}
FORETOLD = "Foretold"
_LABELS = 15  # months whose names fit below a chart
_CHART_WIDTH, _CHART_HEIGHT, ROWS_OF_CHART = 520, 320, 17


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
    target: float | None = None
    """The number of the target that held that month, and what was asked by then."""
    asked: float | None = None
    ahead: tuple[float, float, float] | None = None
    """Of a month to come: where it ends if nothing changes, and the ends of the band of 80 in 100."""

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """What stands in the columns after the part of the council."""
        return (self.target, self.asked, *(self.ahead or (None, None, None)))


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
        past = [point for point in self.points if point.ahead is None]
        return TimeChart(
            self.measure, self.unit, tuple(point.month for point in past),
            (Series("Figure", tuple(point.value for point in past)),), target=past[-1].target if past else None,
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What the chart shows, in words; a forecast is said as one."""
        said = f"{self.measure}. {self.chart.description()}"
        if not (self.points and (last := self.points[-1]).ahead):
            return said
        middle, low, high = (words.number(end, self.unit) for end in last.ahead)
        return (
            f"{said} If nothing else changes, {last.month} will be near {middle}, in 80 of 100 cases {low} to {high}."
        )

    @property
    def has_target(self) -> bool:
        return any(known(point.target) is not None for point in self.points)

    @property
    def has_way(self) -> bool:
        """Is anything asked before the target itself?"""
        return any(point.asked is not None and point.asked != point.target for point in self.points)

    @property
    def is_drawn(self) -> bool:
        """Two points are not a course."""
        return sum(known(point.value) is not None for point in self.points) > 2


def native(book: xlsxwriter.Workbook, course: Course, start: int) -> Any:
    """A line of the data sheet's own cells, with a gap where there is no figure."""
    end = start + len(course.points) - 1
    chart = book.add_chart({"type": "line"})
    chart.add_series({
        "name": course.part or "Council", "categories": [DATA, start, _MONTH, end, _MONTH],
        "values": [DATA, start, _VALUE, end, _VALUE], "line": {"color": "#1D70B8", "width": 2},
        "marker": {"type": "circle", "size": 5, "fill": {"color": "#1D70B8"}, "border": {"color": "#1D70B8"}},
    })  # fmt: skip
    chart.set_title({"name": words.shorten(course.measure, 90), "name_font": {"size": 11}, "overlay": False})
    axis: dict[str, Any] = {"max": 100} if _is_share(course) else {}
    lines = {"visible": True, "line": {"color": "#D0D0D0"}}
    chart.set_y_axis({"name": course.unit, "min": 0, "major_gridlines": lines} | axis)
    every = 1 if len(course.points) <= _LABELS else 3
    chart.set_x_axis({"num_font": {"rotation": -45, "size": 9}, "interval_unit": every})
    for at, name, line, mark in _beside(course):
        chart.add_series({
            "name": name, "categories": [DATA, start, _MONTH, end, _MONTH], "values": [DATA, start, at, end, at],
            "line": line, "marker": mark,
        })  # fmt: skip
    chart.set_legend({"position": "bottom"} if _beside(course) else {"none": True})
    chart.show_blanks_as("gap")
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    return chart


def _is_share(course: Course) -> bool:
    """Does nothing that is drawn pass 100 %?"""
    drawn = [each for point in course.points for each in (point.value, *point.numbers) if each is not None]
    return course.unit == words.PERCENT and max(drawn, default=0.0) <= 100


def _beside(course: Course) -> list[tuple[int, str, dict[str, Any], dict[str, Any]]]:
    """The lines beside a measure's own: the column, the name, the line, the marker."""
    found = [(_TARGET, "Target", _TARGET_LINE, _NO_MARK)] if course.has_target else []
    found += [(_ASKED, "Asked by then", _ASKED_LINE, _ASKED_MARK)] if course.has_way else []
    if any(point.ahead for point in course.points):
        found.append((_MIDDLE, "If nothing changes", _MIDDLE_LINE, _NO_MARK))
        found += [(_LOW, "80 of 100 from", _BAND_LINE, _NO_MARK), (_HIGH, "80 of 100 to", _BAND_LINE, _NO_MARK)]
    return found
