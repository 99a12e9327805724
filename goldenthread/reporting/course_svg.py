"""Draws courses and sparklines as SVG of few bytes: sixty of them fit a page of 150 KB.

Lines and dots are paths in a box that stretches with the page while strokes keep their width, so that one path holds
a whole series; words and special marks stand outside it and never stretch. Marks differ by shape, lines by dash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.reporting import scales, words
from goldenthread.reporting.charts import Value, Way
from goldenthread.reporting.charts_svg import INK, LEFT, RIGHT, Svg, _escaped
from goldenthread.reporting.course_charts import Band, CourseChart, Line

BLUE, ORANGE, GREY, INDIGO = "#0a62a9", "#b4530a", "#505a5f", "#4c2c92"
WIDTH, HEIGHT, TOP, FOOT = 1000, 200, 30, 30
DASHES = {"average": "", "forecast": "2 4", "trajectory": "10 3 2 3"}
TARGET = "6 4"
# Special marks on a grid of 12: blue diamond, hollow orange square, triangles up and down.
# The same shapes as characters: many of them on one chart are one piece of text, each at its own place.
_GLYPHS = {
    "improvement": ("◆", BLUE),
    "concern": ("□", ORANGE),
    "neutral_high": ("▲", INDIGO),
    "neutral_low": ("▼", INDIGO),
}
_SHAPES = {
    "improvement": f'<path d="M0-7L7 0L0 7L-7 0Z" fill="{BLUE}"/>',
    "concern": f'<path d="M-5-5H5V5H-5Z" fill="#fff" stroke="{ORANGE}" stroke-width="3"/>',
    "neutral_high": f'<path d="M0-7L7 6H-7Z" fill="{INDIGO}"/>',
    "neutral_low": f'<path d="M0 7L7-6H-7Z" fill="{INDIGO}"/>',
}
Points = Sequence[tuple[float, float] | None]


def course(chart: CourseChart) -> Svg:
    """The chart as an ``<svg>`` element with its title and description; says so when there is nothing to draw."""
    if not chart.drawn:
        return _svg(chart.title, chart.sentence, 60, _text("0", 36, "No figures to draw"))
    scale = scales.around(chart.drawn, chart.target, chart.unit)
    size = len(chart.periods)
    inside = [*(_band(band, scale) for band in chart.bands), _grid(scale)]
    inside += [_beside(line, scale, size) for line in chart.lines]
    if chart.target is not None:
        inside.append(_path(f"M0 {_down(chart.target, scale)}H{WIDTH}", INK, 1.5, TARGET))
    inside += [_way(chart.way, scale, size)] if chart.way else []
    inside += [_path(f"M{_number(_across(each.at, size))} 0V{HEIGHT}", GREY, 1, "1 3") for each in chart.events]
    points = _points(chart.values, scale, size)
    plain = [point if not chart.mark(at) else None for at, point in enumerate(points)]
    inside += [_path(_joined(points), BLUE, 2), _dots(plain, BLUE)]
    outside = [_ticks(scale, chart.unit)]
    outside += [_period(at, chart) for at in scales.labelled(size)]
    outside += [_marks(kind, points, chart) for kind in _GLYPHS if kind in chart.marks]
    outside += [_stops(chart.way, scale, size)] if chart.way else []
    outside += [_event(number, each.at, size) for number, each in enumerate(chart.events, 1)]
    outside += [_target_words(chart, scale)] if chart.target is not None else []
    return _svg(chart.title, chart.description, TOP + HEIGHT + FOOT, _box("".join(inside)) + "".join(outside))


def spark(
    title: str, sentence: str, values: Sequence[Value], *, lower: Sequence[Value] = (), upper: Sequence[Value] = (),
    mark: str = "",
) -> Svg:  # fmt: skip
    """A course in 40 pixels of height for a row of a table: its limits as a band, its last point with its mark."""
    ends = [end for end in (*lower, *upper) if end is not None]
    known = [value for value in values if value is not None]
    if not known:
        return _svg(title, sentence, 40, _text("0", 26, "no data"))
    low, high = min([*known, *ends]), max([*known, *ends])
    points = [
        None if value is None else (_across(at, len(values)), 5 + 30 * (1 - (value - low) / (high - low or 1)))
        for at, value in enumerate(values)
    ]
    body = ""
    if ends and None not in (lower[-1], upper[-1]):
        tops = [5 + 30 * (1 - ((end or 0) - low) / (high - low or 1)) for end in (upper[-1], lower[-1])]
        body = f'<path d="M0 {tops[0]:.0f}H{WIDTH}V{tops[1]:.0f}H0Z" fill="#dfe1e2"/>'
    body += _path(_joined(points), GREY, 1.5)
    last = next(point for point in reversed(points) if point)
    dot = _SHAPES.get(mark) or f'<circle r="3.5" fill="{GREY}"/>'
    box = f'<svg viewBox="0 0 {WIDTH} 40" preserveAspectRatio="none" fill="none" width="94%" height="40">'
    place = f'<svg x="{last[0] * 0.094:.1f}%" y="{last[1]:.0f}" overflow="visible">{dot}</svg>'
    return _svg(title, sentence, 40, f"{box}{body}</svg>{place}")


def _svg(title: str, sentence: str, height: float, body: str) -> Svg:
    """Named by its title and described by its sentence; no id, as a page may hold the same chart twice."""
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart__svg" role="img" width="100%" height="{height:g}" '
        f'font-family="arial" font-size="14" fill="{INK}" overflow="visible"><title>{_escaped(title)}</title>'
        f"<desc>{_escaped(sentence)}</desc>{body}</svg>"
    )


def _box(body: str) -> str:
    return (
        f'<svg x="{LEFT:g}%" y="{TOP}" width="{RIGHT - LEFT:g}%" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none" fill="none" overflow="visible">{body}</svg>'
    )


def _across(at: int, of: int) -> float:
    return WIDTH / 2 if of == 1 else WIDTH * at / (of - 1)


def _place(value: float, scale: scales.Scale) -> float:
    return (1 - scale.share(value)) * HEIGHT


def _down(value: float, scale: scales.Scale) -> str:
    return _number(_place(value, scale))


def _number(size: float) -> str:
    return f"{size:.0f}"


def _points(values: Iterable[Value], scale: scales.Scale, of: int) -> list[tuple[float, float] | None]:
    return [None if v is None else (_across(at, of), _place(v, scale)) for at, v in enumerate(values)]


def _joined(points: Points, step: str = "l") -> str:
    """Straight pieces between neighbours that are both known, in whole pixels: a gap stays a gap."""
    parts: list[str] = []
    pen: tuple[int, int] | None = None
    for point in points:
        here = (round(point[0]), round(point[1])) if point else None
        if here and pen and here[1] == pen[1] and parts[-1][0] == "h":
            parts[-1] = f"h{int(parts[-1][1:]) + here[0] - pen[0]}"  # one piece for a level stretch
        elif here:
            parts.append(f"M{here[0]} {here[1]}" if pen is None else _moved(step, pen, here))
        pen = here
    return "".join(parts)


def _moved(step: str, pen: tuple[int, int], here: tuple[int, int]) -> str:
    across, down = here[0] - pen[0], here[1] - pen[1]
    if not down and step == "l":
        return f"h{across}"
    return f"{step}{across}{'' if down < 0 else ' '}{down}"


def _path(d: str, colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    wide = f' stroke-width="{width:g}"' if width != 1 else ""
    return f'<path d="{d}" stroke="{colour}"{wide}{dashes} vector-effect="non-scaling-stroke"/>'


def _dots(points: Points, colour: str) -> str:
    """Round ends of closed lines without length: dots that keep their shape while the box stretches."""
    d, pen = "", None
    for point in points:
        if point:
            here = (round(point[0]), round(point[1]))
            d += (f"M{here[0]} {here[1]}" if pen is None else _moved("m", pen, here)) + "z"
            pen = here
    return (
        f'<path d="{d}" stroke="{colour}" stroke-width="7" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
        if d
        else ""
    )


def _band(band: Band, scale: scales.Scale) -> str:
    """A grey span with edges, in pieces where a period has none."""
    lower, upper = _points(band.lower, scale, len(band.lower)), _points(band.upper, scale, len(band.upper))
    filled = "".join(_span(lower[first:last], upper[first:last]) for first, last in _pieces(lower, upper))
    return f'<path d="{filled}" fill="#eceded" stroke="{GREY}" vector-effect="non-scaling-stroke"/>'


def _pieces(lower: Points, upper: Points) -> list[tuple[int, int]]:
    """Where both ends are known, from and to."""
    whole = [low is not None and high is not None for low, high in zip(lower, upper, strict=True)]
    starts = [at for at, here in enumerate(whole) if here and (at == 0 or not whole[at - 1])]
    ends = [at + 1 for at, here in enumerate(whole) if here and (at + 1 == len(whole) or not whole[at + 1])]
    return list(zip(starts, ends, strict=True))


def _span(lower: Points, upper: Points) -> str:
    return _joined([*upper, *reversed(lower)]) + "Z"


def _beside(line: Line, scale: scales.Scale, of: int) -> str:
    points = _points(line.values, scale, of)
    if line.kind == "average":  # it steps where a new baseline begins, and does not slope between two
        return _path(_steps(points), INK, 1)
    colour = BLUE if line.kind == "forecast" else INDIGO
    return _path(_joined(points), colour, 2, DASHES[line.kind])


def _way(way: Way, scale: scales.Scale, of: int) -> str:
    points = _points(way.values, scale, of)
    return _path(_stairs(points) if way.is_level else _joined(points), INDIGO, 2, DASHES["trajectory"])


def _stairs(points: Points) -> str:
    """Level until the next, then straight up or down."""
    found, pen = "", False
    for point in points:
        if point:
            across, down = _number(point[0]), _number(point[1])
            found += f"H{across}V{down}" if pen else f"M{across} {down}"
        pen = bool(point)
    return found


def _stops(way: Way, scale: scales.Scale, of: int) -> str:
    points = _points(way.values, scale, of)
    return _glyphs("○", INDIGO, [point for at in way.stops if (point := points[at])])


def _steps(points: Points) -> str:
    """Level pieces only: one for each stretch of equal values."""
    found = ""
    for before, here, after in zip([None, *points], points, [*points[1:], None], strict=False):
        if here and not (before and before[1] == here[1]):
            found += f"M{_number(here[0])} {_number(here[1])}"
        if here and not (after and after[1] == here[1]):
            found += f"H{_number(here[0])}"
    return found


def _grid(scale: scales.Scale) -> str:
    d = "".join(f"M0 {_down(tick, scale)}H{WIDTH}" for tick in scale.ticks)
    return f'<path d="{d}" stroke="{INK}" stroke-opacity=".15" vector-effect="non-scaling-stroke"/>'


def _ticks(scale: scales.Scale, unit: str) -> str:
    """A unit in words stands at the top number only, as it would run into the lines at the others."""
    return "".join(
        _text(
            "0",
            TOP + _place(tick, scale) + 5,
            words.number(tick, unit if tick == scale.ticks[-1] or unit == "%" else ""),
        )
        for tick in scale.ticks
    )


def _period(at: int, chart: CourseChart) -> str:
    last = at == len(chart.periods) - 1
    x = "100%" if last else f"{_percent(_across(at, len(chart.periods))):.1f}%"
    return _text(x, TOP + HEIGHT + 22, chart.periods[at], anchor="end" if last else "middle")


def _percent(across: float) -> float:
    return LEFT + (RIGHT - LEFT) * across / WIDTH


def _mark(kind: str, point: tuple[float, float]) -> str:
    return f'<svg x="{_percent(point[0]):.1f}%" y="{TOP + point[1]:.0f}" overflow="visible">{_SHAPES[kind]}</svg>'


def _marks(kind: str, points: Points, chart: CourseChart) -> str:
    """Every mark of one kind, each character at its point."""
    return _glyphs(*_GLYPHS[kind], [point for at, point in enumerate(points) if point and chart.mark(at) == kind])


def _glyphs(glyph: str, colour: str, here: Sequence[tuple[float, float]]) -> str:
    if not here:
        return ""
    across, down = (
        " ".join(each) for each in zip(*((f"{_percent(x):.1f}%", f"{TOP + y:.0f}") for x, y in here), strict=True)
    )
    return (
        f'<text x="{across}" y="{down}" fill="{colour}" stroke="{colour}" font-size="16" text-anchor="middle" '
        f'dominant-baseline="central">{glyph * len(here)}</text>'
    )


def _event(number: int, at: int, of: int) -> str:
    """A number above the dotted line; what it stands for is in words below the chart."""
    return _text(f"{_percent(_across(at, of)):.1f}%", TOP - 6, str(number), anchor="middle")


def _target_words(chart: CourseChart, scale: scales.Scale) -> str:
    """With a white edge, so that the end of a band behind it does not strike it through."""
    text = _text(
        "100%", TOP + _place(chart.target or 0.0, scale) - 6, f"Target {words.number(chart.target, chart.unit)}",
        anchor="end",
    )  # fmt: skip
    return f'<g stroke="#fff" stroke-width="4" paint-order="stroke">{text}</g>'


def _text(x: str, y: float, text: str, *, anchor: str = "") -> str:
    aside = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x}" y="{y:.0f}"{aside}>{_escaped(text)}</text>'
