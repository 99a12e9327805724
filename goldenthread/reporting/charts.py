"""Charts as data: what they show, the sentence that says it, and the table of their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goldenthread.reporting import blocks, words

Value = float | None


def known(value: Value) -> Value:
    """The value, or None for anything that cannot be drawn (no data, not a number, infinite)."""
    return value if value is not None and math.isfinite(value) else None


@dataclass(frozen=True)
class Series:
    """One line: a value for each period, None where there is none; ``details`` such as ``41 of 52`` go in the table.

    ``withheld``: how many of those without a value have one that is not shown, which is not the same as having none.
    """

    name: str
    values: tuple[Value, ...]
    details: tuple[str, ...] = ()
    withheld: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(known(value) for value in self.values))
        if self.details and len(self.details) != len(self.values):
            raise ValueError(f"Series {self.name!r} has {len(self.details)} details for {len(self.values)} values")

    def detail(self, at: int) -> str:
        return self.details[at] if self.details else ""


@dataclass(frozen=True)
class Way:
    """What is asked in each period on the way to a target, and the sentence that says so. ``stops`` are the places of
    its own points, drawn as hollow circles; ``is_level``: each holds until the next."""

    name: str
    values: tuple[Value, ...]
    stops: tuple[int, ...] = ()
    is_level: bool = False
    sentence: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(known(value) for value in self.values))

    @property
    def key(self) -> str:
        """What it looks like, in words."""
        return f"Dashes and dots, with circles: {self.name.lower()}"


@dataclass(frozen=True)
class TimeChart:
    """One or more series over the same periods, with a target line. ``better`` is ``higher``, ``lower`` or empty."""

    title: str
    unit: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    target: Value = None
    better: str = ""
    notes: tuple[str, ...] = ()
    events: tuple[tuple[int, str], ...] = ()
    """What happened, each with the place of its period: drawn as a numbered line."""
    way: Way | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "target", known(self.target))
        if self.way and len(self.way.values) != len(self.periods):
            raise ValueError(f"The way to the target of {self.title!r} has not as many values as periods")
        for line in self.series:
            if len(line.values) != len(self.periods):
                raise ValueError(f"Series {line.name!r} has {len(line.values)} values for {len(self.periods)} periods")

    @property
    def values(self) -> list[float]:
        return [value for line in self.series for value in line.values if value is not None]

    @property
    def drawn(self) -> list[float]:
        """Every value that the scale must hold, the target apart."""
        return [*self.values, *(value for value in (self.way.values if self.way else ()) if value is not None)]

    def description(self) -> str:
        """One sentence made from the numbers. It compares no two points: whether a change is one, statistics say."""
        sentences = [self._line(line) for line in self.series]
        sentences += [self.way.sentence] if self.way and self.way.sentence else []
        return " ".join(sentences) or f"There are no figures for {self.title}."

    def _line(self, line: Series) -> str:
        points = [(value, period) for value, period in zip(line.values, self.periods, strict=True) if value is not None]
        if not points and not line.withheld:
            return f"{line.name}: no data in any of {words.count(len(self.periods), 'period')}."
        missing = len(line.values) - len(points) - line.withheld
        gaps = f"; withheld in {words.count(line.withheld, 'period')}" if line.withheld else ""
        gaps += f"; no data in {words.count(missing, 'period')}" if missing else ""
        if not points:
            return f"{line.name}: {gaps.removeprefix('; ')}."
        value, period = points[-1]
        gap = words.distance(value, self.target, self.unit)
        latest = f"{line.name}: {words.number(value, self.unit)} in {period}" + (f", {gap}" if gap else "")
        return f"{latest}{self._range(points)}{gaps}."

    def _range(self, points: list[tuple[float, str]]) -> str:
        if len(points) == 1:
            return ""
        low, high = min(points, key=lambda point: point[0]), max(points, key=lambda point: point[0])
        if low[0] == high[0]:
            return f"; the same in all {len(points)} periods with data"
        said = [f"{words.number(value, self.unit)} in {period}" for value, period in (low, high)]
        return f"; lowest {said[0]}, highest {said[1]}"

    def as_table(self) -> blocks.Table:
        """The numbers behind the chart, periods down and series across."""
        columns = [blocks.Column("Period", 2), *(blocks.Column(line.name, 3, numeric=True) for line in self.series)]
        if self.target is not None:
            columns.append(blocks.Column("Target", 2, numeric=True))
        columns += [blocks.Column(self.way.name, 2, numeric=True)] if self.way else []
        return blocks.Table.of(self.title, columns, [self._row(at, period) for at, period in enumerate(self.periods)])

    def _row(self, at: int, period: str) -> list[blocks.Words | blocks.Bullets]:
        row: list[blocks.Words | blocks.Bullets] = [period]
        row += [_shown(line.values[at], self.unit, line.detail(at)) for line in self.series]
        row += [words.number(self.target, self.unit)] if self.target is not None else []
        return [*row, or_nothing(self.way.values[at], self.unit)] if self.way else row


@dataclass(frozen=True)
class Bar:
    """One team's value; ``detail`` such as ``41 of 52`` is printed beside it. What is said of the teams leaves out the
    bar that ``is_whole``, of all of them together."""

    label: str
    value: Value
    detail: str = ""
    is_whole: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", known(self.value))


@dataclass(frozen=True)
class BarChart:
    """A bar for each team, in the order given, with one target. ``better`` is ``higher``, ``lower`` or empty."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    target: Value = None
    better: str = ""
    notes: tuple[str, ...] = ()
    row_title: str = "Team"

    def __post_init__(self) -> None:
        object.__setattr__(self, "target", known(self.target))

    @property
    def values(self) -> list[float]:
        return [bar.value for bar in self.bars if bar.value is not None]

    @property
    def _parts(self) -> list[Bar]:
        return [bar for bar in self.bars if not bar.is_whole]

    def misses(self, bar: Bar) -> bool:
        """True when the bar is on the wrong side of the target; False when either, or the right side, is not known."""
        if bar.value is None or self.target is None or not self.better:
            return False
        return bar.value < self.target if self.better == "higher" else bar.value > self.target

    def description(self) -> str:
        """One or two sentences made from the numbers: the ends, how many miss the target, how many have no data."""
        bars = [(bar.value, bar.label) for bar in self._parts if bar.value is not None]
        if not bars:
            return f"There are no figures for {self.title}."
        low, high = min(bars, key=lambda bar: bar[0]), max(bars, key=lambda bar: bar[0])
        said = [f"{label} {words.number(value, self.unit)}" for value, label in (high, low)]
        ends = f"Highest: {said[0]}; lowest: {said[1]}."
        if high[0] == low[0]:
            ends = f"Every value known is {words.number(low[0], self.unit)}."
        return " ".join(part for part in (ends, self._missing_target(), self._without_data()) if part)

    def _missing_target(self) -> str:
        if self.target is None or not self.better:
            return ""
        known = sum(bar.value is not None for bar in self._parts)
        missed = sum(self.misses(bar) for bar in self._parts)
        verb = "misses" if missed == 1 else "miss"
        target = words.number(self.target, self.unit)
        return f"{missed or 'None'} of the {known} with data {verb} the target of {target}."

    def _without_data(self) -> str:
        missing = sum(bar.value is None for bar in self._parts)
        return f"{missing} {'has' if missing == 1 else 'have'} no data." if missing else ""

    def as_table(self) -> blocks.Table:
        """The numbers behind the chart, one row for each bar."""
        columns = [blocks.Column(self.row_title, 4), blocks.Column("Value", 3, numeric=True)]
        if self.target is not None:
            columns.append(blocks.Column("Distance from target", 5))
        return blocks.Table.of(self.title, columns, [self._row(bar) for bar in self.bars])

    def _row(self, bar: Bar) -> list[blocks.Words | blocks.Bullets]:
        row: list[blocks.Words | blocks.Bullets] = [bar.label, _shown(bar.value, self.unit, bar.detail)]
        if self.target is None:
            return row
        return [*row, words.distance(bar.value, self.target, self.unit) or "not known"]


Chart = TimeChart | BarChart


def _shown(value: Value, unit: str, detail: str) -> str:
    return words.number(value, unit) + (f" ({detail})" if detail else "")


def or_nothing(value: Value, unit: str) -> str:
    """Empty where nothing is asked, which is not missing data."""
    return "" if value is None else words.number(value, unit)
