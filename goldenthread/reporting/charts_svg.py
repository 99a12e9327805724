"""Draws charts as SVG that scales without shrinking its words.

Places across are percentages and places down are pixels, so text keeps its size from 320 px to a wide screen.
There is no ``style`` attribute, no ``<style>`` and no id, because pages forbid the first two and a page may
hold the same chart twice. Lines differ by marker and dash, bars that miss their target are hollow: both
survive grey paper.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from goldenthread.reporting import charts, scales, words

INK = "currentColor"
# Each at least 4.5:1 on white, and apart in lightness.
COLOURS = ("#1d70b8", "#942514", "#505a5f", "#4c2c92")
WAY = "#4c2c92"
DASHES = ("", "8 3", "2 3", "10 3 2 3")
LEFT, RIGHT = 14.0, 97.0  # the first and last point, in per cent of the width; scale labels stand left of the first
PLOT_HEIGHT = 200
TOP = 30
ROW = 22
BAR_ROW = 44
MANY_POINTS = 36


class Svg(str):
    """Markup in which every piece of text from outside was escaped as it was written; templates print it as it is."""

    def __html__(self) -> str:
        return str(self)


def draw(chart: charts.Chart) -> Svg:
    """The chart as an ``<svg>`` element with its title and description; says so when there is nothing to draw."""
    if not chart.values:
        return _svg(chart, 60, _text("0", 36, "No figures to draw"))
    return _time(chart) if isinstance(chart, charts.TimeChart) else _bars(chart)


def _svg(chart: charts.Chart, height: float, body: str) -> Svg:
    title, description = chart.title, chart.description()
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart__svg" role="img" width="100%" height="{height:g}" '
        f"aria-label={quoteattr(_clean(f'{title}. {description}'))} "
        'font-family="arial, sans-serif" font-size="14" overflow="visible">'
        f"<title>{_escaped(title)}</title><desc>{_escaped(description)}</desc>{body}</svg>"
    )


def _time(chart: charts.TimeChart) -> Svg:
    keys = len(chart.series) if len(chart.series) > 1 else 0
    keys += 1 if chart.way else 0
    top = TOP + keys * ROW
    scale = scales.around(chart.drawn, chart.target, chart.unit)
    across = [_x(at, len(chart.periods)) for at in range(len(chart.periods))]
    parts = [_key(at, line) for at, line in enumerate(chart.series) if len(chart.series) > 1]
    parts += [_way_key(chart.way, keys - 1)] if chart.way else []
    parts += [_grid(_y(tick, scale, top), _tick_words(tick, scale, chart.unit)) for tick in scale.ticks]
    parts += [_period(across[at], top, chart.periods[at]) for at in scales.labelled(len(chart.periods))]
    if chart.way:
        asked = [None if value is None else _y(value, scale, top) for value in chart.way.values]
        parts.append(_way(chart.way, across, asked))
    for at, line in enumerate(chart.series):
        down = [None if value is None else _y(value, scale, top) for value in line.values]
        parts += [_line(at, across, down), _markers(at, across, down)]
    parts += [_event(number, across[at], top) for number, (at, _) in enumerate(chart.events, 1)]
    parts.append(_target_and_latest(chart, scale, across, top))
    return _svg(chart, top + PLOT_HEIGHT + 30, "".join(parts))


def _x(at: int, of: int) -> float:
    return (LEFT + RIGHT) / 2 if of == 1 else LEFT + (RIGHT - LEFT) * at / (of - 1)


def _y(value: float, scale: scales.Scale, top: float) -> float:
    return top + (1 - scale.share(value)) * PLOT_HEIGHT


def _event(number: int, x: float, top: float) -> str:
    """A number above a dotted line; what it stands for is in words below the chart."""
    line = f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{top:g}" y2="{top + PLOT_HEIGHT:g}" stroke="{INK}" '
    return f'{line}stroke-dasharray="1 3"/>' + _text(f"{x:.2f}%", top - 6, str(number), anchor="middle")


def _key(at: int, line: charts.Series) -> str:
    y = 14.0 + at * ROW
    return _line(at, [0, 8], [y, y]) + _marker(at, 4, y, 4) + _text("10%", y + 5, line.name)


def _way_key(way: charts.Way, at: int) -> str:
    y = 14.0 + at * ROW
    return _way_line([(0, y, 8, y)]) + _stop(4, y) + _text("10%", y + 5, way.name)


def _way(way: charts.Way, across: list[float], down: list[float | None]) -> str:
    """What is asked in each period: level until the next interim target, or straight; hollow circles at its points."""
    pieces: list[tuple[float, float, float, float]] = []
    for x1, y1, x2, y2 in zip(across, down, across[1:], down[1:], strict=False):
        if y1 is not None and y2 is not None:
            pieces += [(x1, y1, x2, y1), (x2, y1, x2, y2)] if way.is_level else [(x1, y1, x2, y2)]
    places = ((across[at], down[at]) for at in way.stops)
    return _way_line(pieces) + "".join(_stop(x, y) for x, y in places if y is not None)


def _way_line(pieces: list[tuple[float, float, float, float]]) -> str:
    lines = "".join(f'<line x1="{x1:.2f}%" y1="{y1:.1f}" x2="{x2:.2f}%" y2="{y2:.1f}"/>' for x1, y1, x2, y2 in pieces)
    return f'<g class="gt-chart__way" stroke="{WAY}" stroke-width="2" stroke-dasharray="10 3 2 3">{lines}</g>'


def _stop(x: float, y: float) -> str:
    return f'<circle cx="{x:.2f}%" cy="{y:.1f}" r="5" fill="#fff" stroke="{WAY}" stroke-width="2"/>'


def _grid(y: float, label: str) -> str:
    return f'<line x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="{INK}" stroke-opacity="0.2"/>' + _text(
        "0", y - 4, label
    )


def _tick_words(tick: float, scale: scales.Scale, unit: str) -> str:
    """A unit in words stands at the top number only, as it would run into the lines at the others."""
    return words.number(tick, unit if unit == words.PERCENT or tick == scale.ticks[-1] else "")


def _period(x: float, top: float, label: str) -> str:
    place, anchor = ("100%", "end") if x == RIGHT else (f"{x:.2f}%", "middle")
    return _text(place, top + PLOT_HEIGHT + 22, label, anchor=anchor)


def _line(at: int, across: list[float], down: list[float | None]) -> str:
    """Straight pieces between neighbours that are both known: a gap stays a gap."""
    pieces = [
        f'<line x1="{x1:.2f}%" y1="{y1:.1f}" x2="{x2:.2f}%" y2="{y2:.1f}"/>'
        for x1, y1, x2, y2 in zip(across, down, across[1:], down[1:], strict=False)
        if y1 is not None and y2 is not None
    ]
    dash = DASHES[at % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<g class="gt-chart__line" stroke="{_colour(at)}" stroke-width="2"{dashes}>{"".join(pieces)}</g>'


def _markers(at: int, across: list[float], down: list[float | None]) -> str:
    size = 2.5 if len(across) > MANY_POINTS else 4
    return "".join(_marker(at, x, y, size) for x, y in zip(across, down, strict=True) if y is not None)


def _marker(at: int, x: float, y: float, size: float) -> str:
    """Circle, square, triangle, diamond in turn."""
    colour, s = _colour(at), size
    if at % 4 == 0:
        return f'<circle cx="{x:.2f}%" cy="{y:.1f}" r="{s:g}" fill="{colour}"/>'
    shape = {
        1: f"M{-s:g} {-s:g}H{s:g}V{s:g}H{-s:g}Z",
        2: f"M0 {-s:g}L{s:g} {s:g}H{-s:g}Z",
        3: f"M0 {-s:g}L{s:g} 0L0 {s:g}L{-s:g} 0Z",
    }[at % 4]
    return f'<svg x="{x:.2f}%" y="{y:.1f}" overflow="visible"><path d="{shape}" fill="{colour}"/></svg>'


def _target_and_latest(chart: charts.TimeChart, scale: scales.Scale, across: list[float], top: float) -> str:
    """The target line and, for a single series, the newest value in words; the two never lie on each other."""
    label_y, newest = _newest(chart, scale, across, top) if len(chart.series) == 1 else (None, "")
    if chart.target is None:
        return newest
    y = _y(chart.target, scale, top)
    clear = label_y is None or abs(label_y - (y - 6)) > ROW
    place, anchor = ("100%", "end") if clear else (f"{LEFT + 4:g}%", "start")
    return _target(y) + _text(place, y - 6, _target_words(chart), anchor=anchor) + newest


def _newest(chart: charts.TimeChart, scale: scales.Scale, across: list[float], top: float) -> tuple[float | None, str]:
    """Above the point when the line comes from below and the other way round; where it stands, and the text."""
    points = [(at, value) for at, value in enumerate(chart.series[0].values) if value is not None]
    at, value = points[-1]
    rising = len(points) == 1 or value >= points[-2][1]
    y = _y(value, scale, top) + (-10 if rising else 22)
    anchor = "end" if across[at] > 80 else "middle"
    x = "100%" if across[at] == RIGHT else f"{across[at]:.2f}%"
    return y, _text(x, y, words.number(value, chart.unit), anchor=anchor, bold=True)


def _target_words(chart: charts.Chart) -> str:
    return f"Target {words.number(chart.target, chart.unit)}"


def _target(y: float) -> str:
    return (
        f'<line class="gt-chart__target" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="{INK}" '
        'stroke-width="1.5" stroke-dasharray="6 4"/>'
    )


def _bars(chart: charts.BarChart) -> Svg:
    scale = scales.from_zero(chart.values, chart.target, chart.unit)
    top = TOP if chart.target is not None else 4
    height = top + BAR_ROW * len(chart.bars) + 4
    parts = [_bar(chart, bar, scale, top + BAR_ROW * at) for at, bar in enumerate(chart.bars)]
    if chart.target is not None:
        parts.append(_bar_target(chart, _bar_x(scale.share(chart.target))))
    return _svg(chart, height, "".join(parts))


def _bar_x(share: float) -> float:
    return share * 96  # the last 4 per cent keep a hollow bar's border and the target's line inside


def _bar(chart: charts.BarChart, bar: charts.Bar, scale: scales.Scale, top: float) -> str:
    value = words.number(bar.value, chart.unit) + (f" ({bar.detail})" if bar.detail else "")
    label = _text("0", top + 16, bar.label) + _text("96%", top + 16, value, anchor="end", bold=True)
    if bar.value is None:
        return label + f'<line x1="0" x2="96%" y1="{top + 29}" y2="{top + 29}" stroke="{INK}" stroke-dasharray="1 4"/>'
    ends = sorted((_bar_x(scale.share(0.0)), _bar_x(scale.share(bar.value))))
    fill = "none" if chart.misses(bar) else COLOURS[0]
    return label + (
        f'<rect class="gt-chart__bar" x="{ends[0]:.2f}%" y="{top + 22}" width="{max(ends[1] - ends[0], 0.3):.2f}%" '
        f'height="14" fill="{fill}" stroke="{COLOURS[0]}" stroke-width="2"/>'
    )


def _bar_target(chart: charts.BarChart, x: float) -> str:
    """A stroke across every bar, not one long line, which would run through the words between the bars."""
    strokes = "".join(
        f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{y - 2}" y2="{y + 17}"/>'
        for y in range(TOP + 22, TOP + BAR_ROW * len(chart.bars), BAR_ROW)
    )
    hollow = " (hollow bars miss it)" if any(chart.misses(bar) for bar in chart.bars) else ""
    words_above = _text(f"{x:.2f}%", 16, _target_words(chart) + hollow, anchor="end" if x > 50 else "start")
    return f'<g class="gt-chart__target" stroke="{INK}" stroke-width="3">{strokes}</g>' + words_above


def _colour(at: int) -> str:
    return COLOURS[at % len(COLOURS)]


def _text(x: str, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}"{weight}>{_escaped(text)}</text>'


def _escaped(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return words.writable(text)[0]
