"""A funnel as data and as SVG: what it shows, the sentence that says it, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from goldenthread.reporting import blocks, scales, words
from goldenthread.reporting.charts_svg import INK, LEFT, RIGHT, Svg

WITHIN, ABOVE, BELOW = "within", "above", "below"
_TOP, _HEIGHT, _KEY_ROW = 96, 280, 22
_DASHES = ("", "6 4", "6 4", "")  # 99.8 % is a whole line, 95 % a dashed one
_COLOURS = {"own": "#942514", "neighbour": "#1d70b8", "other": "#505a5f"}
_SHAPES = {WITHIN: "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z", ABOVE: "M0 -5L5 4H-5Z", BELOW: "M0 5L5 -4H-5Z"}
_KEYS = (
    ("own", WITHIN, "this authority: large, with its name"),
    ("neighbour", WITHIN, "its statistical neighbours, filled"),
    ("other", ABOVE, "above or below the 99.8% limits: pointing up or down"),
)  # fmt: skip


@dataclass(frozen=True)
class Dot:
    """One unit of the funnel: ``value`` in per cent; ``kind`` own, neighbour or other; ``place`` within, above or
    below."""

    label: str
    size: float
    value: float
    place: str
    kind: str
    detail: str = ""


@dataclass(frozen=True)
class FunnelChart:
    """``curves``: size, then the limits 99.8 % below, 95 % below, 95 % above and 99.8 % above, in per cent."""

    title: str
    whole: float
    dots: tuple[Dot, ...]
    curves: tuple[tuple[float, tuple[float, float, float, float]], ...]
    size_words: str = "counted"

    def description(self) -> str:
        """One or two sentences made from the numbers."""
        above, below = (sum(dot.place == place for dot in self.dots) or "none" for place in (ABOVE, BELOW))
        start = f"Of {len(self.dots)} authorities, {above} above and {below} below the 99.8% limits"
        own = next((dot for dot in self.dots if dot.kind == "own"), None)
        said = f" {own.label}: {words.number(own.value, '%')} ({own.detail}), {_place(own.place)}." if own else ""
        return f"{start}; the whole is {words.number(self.whole, '%')}.{said}"

    def rows(self) -> list[tuple[str, str, str]]:
        """Name, value and place of each unit in words, the highest first."""
        ordered = sorted(self.dots, key=lambda dot: -dot.value)
        return [(dot.label, f"{words.number(dot.value, '%')} ({dot.detail})", _place(dot.place)) for dot in ordered]

    def as_table(self) -> blocks.Table:
        """The numbers behind the chart, one row for each unit."""
        columns = [blocks.Column("Authority", 4), blocks.Column("Value", 3, numeric=True), blocks.Column("Place", 3)]
        return blocks.Table.of(self.title, columns, [list(row) for row in self.rows()])


def _place(place: str) -> str:
    return {WITHIN: "within the limits", ABOVE: "above the limits", BELOW: "below the limits"}[place]


def draw(chart: FunnelChart) -> Svg:
    """The chart as an ``<svg>`` element with its title and description; legible in grey, no style and no id."""
    values = [dot.value for dot in chart.dots] + [end for _, ends in chart.curves for end in ends]
    scale, sizes = scales.around(values, None, "%"), [dot.size for dot in chart.dots]
    span = (0.0, max(sizes))
    parts = [_key(at, *key) for at, key in enumerate(_KEYS)]
    parts += [_grid(_y(tick, scale), words.number(tick, "%")) for tick in scale.ticks]
    parts += [_limit(at, chart, scale, span) for at in range(4)]
    y = _y(chart.whole, scale)
    parts.append(f'<line x1="{LEFT}%" x2="{RIGHT}%" y1="{y:.1f}" y2="{y:.1f}" stroke="{INK}" stroke-width="1.5"/>')
    # The own authority is drawn last, on top of the others.
    ranks = ("other", "neighbour", "own")
    parts += [_dot(dot, scale, span) for dot in sorted(chart.dots, key=lambda dot: ranks.index(dot.kind))]
    foot = f"Number {chart.size_words}, from 0 to {max(sizes):,.0f}"
    parts.append(_text(f"{LEFT}%", _TOP + _HEIGHT + 24, foot))
    return _svg(chart, "".join(parts))


def _svg(chart: FunnelChart, body: str) -> Svg:
    title, description = words.writable(chart.title)[0], words.writable(chart.description())[0]
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart__svg" role="img" width="100%" '
        f'height="{_TOP + _HEIGHT + 34}" aria-label={quoteattr(f"{title}. {description}")} '
        'font-family="arial, sans-serif" font-size="14" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>"
    )


def _limit(at: int, chart: FunnelChart, scale: scales.Scale, span: tuple[float, float]) -> str:
    points = [(_x(size, span), _y(ends[at], scale)) for size, ends in chart.curves]
    pieces = "".join(_piece(*both) for both in pairwise(points))
    dashes = f' stroke-dasharray="{_DASHES[at]}"' if _DASHES[at] else ""
    return f'<g stroke="{INK}" stroke-opacity="0.7"{dashes}>{pieces}</g>'


def _piece(one: tuple[float, float], two: tuple[float, float]) -> str:
    return f'<line x1="{one[0]:.2f}%" y1="{one[1]:.1f}" x2="{two[0]:.2f}%" y2="{two[1]:.1f}"/>'


def _dot(dot: Dot, scale: scales.Scale, span: tuple[float, float]) -> str:
    x, y = _x(dot.size, span), _y(dot.value, scale)
    name = _text(f"{x:.2f}%", y - 12, dot.label, anchor="end" if x > 70 else "start") if dot.kind == "own" else ""
    return _marker(f"{x:.2f}%", y, dot.kind, dot.place) + name


def _marker(x: str, y: float, kind: str, place: str) -> str:
    """Hollow for the others, filled for neighbours, filled and larger for the own, so that grey paper tells them
    apart."""
    colour = _COLOURS[kind]
    fill, size = "#ffffff" if kind == "other" else colour, ' transform="scale(1.7)"' if kind == "own" else ""
    return (
        f'<svg x="{x}" y="{y:.1f}" overflow="visible">'
        f'<path d="{_SHAPES[place]}"{size} fill="{fill}" stroke="{colour}" stroke-width="1.5"/></svg>'
    )


def _key(at: int, kind: str, place: str, said: str) -> str:
    y = 12 + at * _KEY_ROW
    return _marker("1%", y, kind, place) + _text("3%", y + 5, said)


def _grid(y: float, label: str) -> str:
    line = f'<line x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="{INK}" stroke-opacity="0.2"/>'
    return line + _text("0", y - 4, label)


def _x(size: float, span: Sequence[float]) -> float:
    return LEFT + (RIGHT - LEFT) * (size - span[0]) / (span[1] - span[0])


def _y(value: float, scale: scales.Scale) -> float:
    return _TOP + (1 - scale.share(value)) * _HEIGHT


def _text(x: str, y: float, said: str, *, anchor: str = "start") -> str:
    shown = escape(words.writable(said)[0])
    return f'<text x="{x}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{shown}</text>'
