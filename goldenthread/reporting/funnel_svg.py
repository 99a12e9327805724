"""Draws funnels of teams as SVG, with the same pens as courses."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.reporting import scales
from goldenthread.reporting.charts_svg import INK, LEFT, Svg
from goldenthread.reporting.course_charts import FunnelChart
from goldenthread.reporting.course_svg import (
    BLUE,
    FOOT,
    GREY,
    HEIGHT,
    TOP,
    WIDTH,
    _box,
    _dots,
    _down,
    _grid,
    _joined,
    _mark,
    _path,
    _percent,
    _place,
    _svg,
    _text,
    _ticks,
)


def funnel(chart: FunnelChart) -> Svg:
    """Teams by size: those beyond the outer limits as diamonds with their names."""
    ends = [*chart.lower998, *chart.upper998, *(each.value for each in chart.units)]
    scale, most = scales.around(ends, None, chart.unit), max(chart.sizes) * 1.03

    def along(values: Sequence[float]) -> str:
        return _joined([(WIDTH * n / most, _place(v, scale)) for n, v in zip(chart.sizes, values, strict=True)])

    inside = [_grid(scale)]
    inside += [_path(along(each), GREY, 1.5) for each in (chart.lower998, chart.upper998)]
    inside += [_path(along(each), GREY, 1, "4 3") for each in (chart.lower95, chart.upper95)]
    inside.append(_path(f"M0 {_down(chart.centre, scale)}H{WIDTH}", INK, 1))
    places = [(WIDTH * each.size / most, _place(each.value, scale)) for each in chart.units]
    named = [place if each.place == "within" else None for each, place in zip(chart.units, places, strict=True)]
    inside.append(_dots(named, BLUE))
    outside = [_ticks(scale, chart.unit)]
    for each, place in zip(chart.units, places, strict=True):
        if each.place != "within":
            outside.append(_mark("improvement", place) + _named(each.label, place))
    outside += [_text(f"{LEFT:g}%", TOP + HEIGHT + 22, "0"), _text(
        "100%", TOP + HEIGHT + 22, f"{most / 1.03:,.0f} {chart.size_name}", anchor="end"
    )]  # fmt: skip
    return _svg(chart.title, chart.sentence, TOP + HEIGHT + FOOT, _box("".join(inside)) + "".join(outside))


def _named(label: str, point: tuple[float, float]) -> str:
    x = _percent(point[0])
    anchor, gap = ("end", -1.5) if x > 60 else ("start", 1.5)
    return _text(f"{x + gap:.1f}%", TOP + point[1] + 5, label, anchor=anchor)
