"""Teams by size in a workbook: the cells behind a funnel, and the native chart that draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import xlsxwriter

from goldenthread.reporting import scales, words
from goldenthread.reporting.course_charts import FunnelChart, Unit

SHEET, DATA = "Teams by size", "Teams data"
COLUMNS = (
    ("Chart", 46), ("Unit", 14), ("What", 10), ("Team", 26), ("Size", 10), ("Figure", 10), ("For its size", 26),
    ("All together", 12), ("998 of 1,000 from", 12), ("95 of 100 from", 12), ("95 of 100 to", 12),
    ("998 of 1,000 to", 12),
)  # fmt: skip
_SIZE, _FIGURE, _WHOLE, _LIMITS = 4, 5, 7, (8, 9, 10, 11)
VALUES = (_FIGURE, _WHOLE, *_LIMITS)
_SAID = {"below": "Lower than chance explains", "above": "Higher than chance explains", "within": "Within chance"}
# As on the page: a dot within the outer limits, a diamond with its name beyond them.
_DOT: dict[str, Any] = {
    "type": "circle", "size": 6, "fill": {"color": "#0A62A9"}, "border": {"color": "#0A62A9"},
}  # fmt: skip
_DIAMOND: dict[str, Any] = _DOT | {"type": "diamond", "size": 10}
_OUTER: dict[str, Any] = {"color": "#505A5F", "width": 1.5}
_INNER: dict[str, Any] = {"color": "#505A5F", "width": 1, "dash_type": "dash"}
_TOGETHER: dict[str, Any] = {"color": "#0B0C0C", "width": 1}
_BY_CHANCE = ("998 of 1,000 by chance", "95 of 100 by chance")
_LINES = (
    (_WHOLE, "All together", _TOGETHER), (_LIMITS[0], _BY_CHANCE[0], _OUTER), (_LIMITS[1], _BY_CHANCE[1], _INNER),
    (_LIMITS[2], _BY_CHANCE[1], _INNER), (_LIMITS[3], _BY_CHANCE[0], _OUTER),
)  # fmt: skip
_TOLD_ALREADY = [3, 4]  # the upper limits, which the lower ones name in the legend
_WIDTH, _HEIGHT = 520, 320


def rows(chart: FunnelChart) -> list[tuple[str | float | None, ...]]:
    """The teams, those beyond the limits last, and under them the limits at a row of sizes."""
    head, nothing = (chart.title, chart.unit), (None,) * len(_LIMITS)
    found: list[tuple[str | float | None, ...]] = [
        (*head, "Team", each.label, each.size, each.value, _SAID[each.place], None, *nothing)
        for each in (*_within(chart), *_beyond(chart))
    ]
    ends = zip(chart.sizes, chart.lower998, chart.lower95, chart.upper95, chart.upper998, strict=True)
    return found + [(*head, "Limits", None, size, None, None, chart.centre, *four) for size, *four in ends]


def native(book: xlsxwriter.Workbook, chart: FunnelChart, start: int) -> Any:
    """Teams as marks and limits as lines, drawn from the cells of the data sheet that begin in row ``start``."""
    drawn = book.add_chart({"type": "scatter"})
    within, beyond = _within(chart), _beyond(chart)
    after = start + len(within) + len(beyond)
    last = after + len(chart.sizes) - 1
    for at, name, line in _LINES:
        drawn.add_series(_series(name, at, after, last, {"line": line, "marker": {"type": "none"}}))
    if within:
        drawn.add_series(_series("Within chance", _FIGURE, start, start + len(within) - 1, {"marker": _DOT}))
    if beyond:
        labels = {"custom": [{"value": _label(each)} for each in beyond], "position": "right", "value": True}
        kept = {"marker": _DIAMOND, "data_labels": labels}
        drawn.add_series(_series("Beyond what chance explains", _FIGURE, after - len(beyond), after - 1, kept))
    _set_axes(drawn, chart)
    drawn.set_title({"name": words.shorten(chart.title, 90), "name_font": {"size": 11}, "overlay": False})
    drawn.set_plotarea({"layout": {"x": 0.11, "y": 0.2, "width": 0.85, "height": 0.47}})
    drawn.set_legend({"position": "bottom", "font": {"size": 8}, "delete_series": _TOLD_ALREADY})
    drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
    return drawn


def sentence(chart: FunnelChart) -> str:
    """What the chart shows, in words."""
    return f"{chart.title}. {chart.sentence}"


def _series(name: str, at: int, first: int, last: int, looks: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "categories": [DATA, first, _SIZE, last, _SIZE],
        "values": [DATA, first, at, last, at],
    } | looks


def _set_axes(drawn: Any, chart: FunnelChart) -> None:
    """The same span as the page's own picture."""
    scale = scales.around([*chart.lower998, *chart.upper998, *(each.value for each in chart.units)], None, chart.unit)
    lines = {"visible": True, "line": {"color": "#D0D0D0"}}
    drawn.set_y_axis({"name": chart.unit, "min": scale.low, "max": scale.high, "major_gridlines": lines})
    drawn.set_x_axis({"name": chart.size_name, "min": 0, "num_format": "#,##0", "label_position": "low"})


def _label(team: Unit) -> str:
    """A label that begins with = would be a formula; a space that does not break keeps it a name."""
    name = words.writable(team.label)[0]
    return f"\u00a0{name}" if name.startswith("=") else name


def _within(chart: FunnelChart) -> list[Unit]:
    return _sorted(each for each in chart.units if each.place == "within")


def _beyond(chart: FunnelChart) -> list[Unit]:
    return _sorted(each for each in chart.units if each.place != "within")


def _sorted(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda each: each.label)
