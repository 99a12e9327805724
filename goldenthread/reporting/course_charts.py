"""Charts of statistics as data: a course with its limits or its forecast, and a funnel of teams by size.

Each says in words what every part of its picture means (``key``), so that nothing rests on colour, and has its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goldenthread.measures import signal_words
from goldenthread.reporting import blocks, words
from goldenthread.reporting.charts import Value, Way, known, or_nothing

Mark = Literal["", "improvement", "concern", "neutral_high", "neutral_low"]
MARKS: dict[str, str] = {
    "improvement": "Diamond, blue: better than chance explains",
    "concern": "Hollow square, orange: worse than chance explains",
    "neutral_high": "Triangle upwards: higher than chance explains",
    "neutral_low": "Triangle downwards: lower than chance explains",
}


@dataclass(frozen=True)
class Band:
    """The span between two values in each period, None where there is none; ``name`` goes into key and table."""

    name: str
    lower: tuple[Value, ...]
    upper: tuple[Value, ...]


@dataclass(frozen=True)
class Line:
    """A line beside the figures: ``average`` is thin, ``forecast`` dotted, ``trajectory`` in dashes and dots."""

    name: str
    values: tuple[Value, ...]
    kind: Literal["average", "forecast", "trajectory"] = "average"


@dataclass(frozen=True)
class Event:
    """Something that happened in the period at that place."""

    at: int
    text: str


@dataclass(frozen=True)
class CourseChart:
    """One series over time with what statistics say of it; ``sentence`` is what the chart shows, in words.

    ``marks`` has one place for each period; a mark is a shape and a colour. Every sequence is as long as ``periods``,
    else ValueError.
    """

    title: str
    unit: str
    periods: tuple[str, ...]
    values: tuple[Value, ...]
    sentence: str
    name: str = "Council"
    bands: tuple[Band, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    target: Value = None
    details: tuple[str, ...] = ()
    way: Way | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(known(value) for value in self.values))
        object.__setattr__(self, "target", known(self.target))
        every = [self.values, *(end for band in self.bands for end in (band.lower, band.upper))]
        every += [line.values for line in self.lines] + ([self.way.values] if self.way else [])
        if any(len(each) != len(self.periods) for each in every):
            raise ValueError(f"The chart {self.title!r} has sequences of another length than its periods.")

    @property
    def drawn(self) -> list[float]:
        """Every value that the scale must hold."""
        found = [*self.values, *(end for band in self.bands for end in (*band.lower, *band.upper))]
        found += [value for line in self.lines for value in line.values] + list(self.way.values if self.way else ())
        return [value for value in found if value is not None]

    @property
    def description(self) -> str:
        """The sentence, and what is asked on the way to the target."""
        return f"{self.sentence} {self.way.sentence}" if self.way and self.way.sentence else self.sentence

    def mark(self, at: int) -> str:
        return self.marks[at] if self.marks else ""

    def key(self) -> list[str]:
        """What each part of the picture is, in words."""
        said = [f"Grey band: {band.name}" for band in self.bands]
        dashes = {"average": "Thin line", "forecast": "Dotted line", "trajectory": "Dashes and dots"}
        said += [f"{dashes[line.kind]}: {line.name}" for line in self.lines]
        said += ["Dashes: target"] if self.target is not None else []
        said += [self.way.key] if self.way else []
        return said + [text for mark, text in MARKS.items() if mark in self.marks]

    def as_table(self) -> blocks.Table:
        """The numbers behind the picture, periods down."""
        columns = [blocks.Column("Period", 2), blocks.Column(self.name, 3, numeric=True)]
        columns += [blocks.Column(line.name.capitalize(), 2, numeric=True) for line in self.lines]
        columns += [blocks.Column(band.name.capitalize(), 3, numeric=True) for band in self.bands]
        columns += [blocks.Column("Target", 2, numeric=True)] if self.target is not None else []
        columns += [blocks.Column(self.way.name, 2, numeric=True)] if self.way else []
        columns += [blocks.Column("What is said of it", 3)] if any(self.marks) else []
        return blocks.Table.of(self.title, columns, [self._row(at) for at in range(len(self.periods))])

    def _row(self, at: int) -> list[blocks.Words | blocks.Bullets]:
        detail = f" ({self.details[at]})" if self.details and self.details[at] else ""
        value = self.values[at]
        row: list[blocks.Words | blocks.Bullets] = [
            self.periods[at], words.number(value, self.unit) + detail if value is not None else "no figure",
        ]  # fmt: skip
        row += [words.number(line.values[at], self.unit) if line.values[at] is not None else "" for line in self.lines]
        row += [self._span(band, at) for band in self.bands]
        row += [words.number(self.target, self.unit)] if self.target is not None else []
        row += [or_nothing(self.way.values[at], self.unit)] if self.way else []
        return [*row, signal_words.MARKS.get(self.mark(at), "")] if any(self.marks) else row

    def _span(self, band: Band, at: int) -> str:
        low, high = band.lower[at], band.upper[at]
        if low is None or high is None:
            return ""
        return f"{words.number(low, self.unit)} to {words.number(high, self.unit)}"


@dataclass(frozen=True)
class Unit:
    """One team of a funnel: how many cases its value rests on, and where it lies."""

    label: str
    size: float
    value: float
    place: Literal["below", "within", "above"]
    detail: str = ""


@dataclass(frozen=True)
class FunnelChart:
    """Teams by size against the whole, with the limits that chance draws at each size (99.8 % and 95 %)."""

    title: str
    unit: str
    units: tuple[Unit, ...]
    centre: float
    sizes: tuple[float, ...]
    lower998: tuple[float, ...]
    lower95: tuple[float, ...]
    upper95: tuple[float, ...]
    upper998: tuple[float, ...]
    sentence: str
    size_name: str = "cases"

    def key(self) -> list[str]:
        """What each part of the picture is, in words."""
        return [
            "Thin line: all teams together", "Dashes: 95 of 100 teams of that size lie inside by chance",
            "Outer lines: 998 of 1,000 do", "Diamond, with its name: beyond the outer lines",
        ]  # fmt: skip

    def as_table(self) -> blocks.Table:
        """The teams, one row each."""
        said = {
            "below": "Lower than chance explains",
            "above": "Higher than chance explains",
            "within": "Within chance",
        }
        columns = [
            blocks.Column("Team", 3), blocks.Column(self.size_name.capitalize(), 2, numeric=True),
            blocks.Column("Figure", 2, numeric=True), blocks.Column("For its size", 3),
        ]  # fmt: skip
        rows: list[list[blocks.Words | blocks.Bullets]] = [
            [each.label, f"{each.size:,.0f}", words.number(each.value, self.unit), said[each.place]]
            for each in self.units
        ]
        return blocks.Table.of(self.title, columns, rows)


def as_grid(table: blocks.Table) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of plain words, for a page."""
    return [column.title for column in table.columns], [[_plain(cell) for cell in row] for row in table.rows]


def _plain(cell: blocks.Cell) -> str:
    return (
        "".join(part.text for part in cell.parts if isinstance(part, blocks.Span))
        if isinstance(cell, blocks.Sentence)
        else ""
    )
