"""The chart of a measure's page as tabs that are links: over time, control chart, teams, forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from goldenthread.core.periods import Month
from goldenthread.measures import baselines, courses, signal_words, signals
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import ChartNote
from goldenthread.measures.queries import Sight, Standing
from goldenthread.measures.signals import Signal
from goldenthread.reporting import charts_svg, course_charts, course_svg
from goldenthread.reporting.course_charts import Band, CourseChart, Event, Line
from goldenthread.web.measures import ways
from goldenthread.web.measures.periods import Choice

TREND, CONTROL, TEAMS, FORECAST = "trend", "control", "teams", "forecast"
TABS = {TREND: "Over time", CONTROL: "Control chart", TEAMS: "Teams by size", FORECAST: "Forecast"}


@dataclass(frozen=True)
class Tab:
    title: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Asked:
    """What a chart is drawn from: the measure, its months, its reader's sight, and the team where one is chosen."""

    measure: Definition
    choice: Choice
    seen: Sight
    standing: Standing
    team: str
    notes: tuple[ChartNote, ...] = ()
    whole_course: bool = False
    """Without the baselines that were agreed: the limits as they would be had nothing begun again."""


@dataclass(frozen=True)
class Pane:
    """One chart with its sentence, what its parts mean, its table, and what else is said; without a chart, why."""

    title: str
    sentence: str
    svg: charts_svg.Svg | None = None
    key: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    events: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows with the heading of each cell, which it carries where a table becomes cards."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


def offered(measure: Definition, teams: int) -> dict[str, str]:
    """The tabs there are: teams are compared only as shares, and where the reader sees figures of two or more."""
    compares = measure.head.kind == "proportion" and teams > 1
    return {name: title for name, title in TABS.items() if name != TEAMS or compares}


def chosen(text: str | None, there: Mapping[str, str]) -> str:
    """The tab of the address; over time without one, or for one that is not there."""
    return text if text and text in there else TREND


def tabs(there: Mapping[str, str], choice: Choice, team: str, here: str) -> list[Tab]:
    """Each tab with its address, which keeps the month and the team."""
    kept = {"period": choice.month.id} | ({"team": team} if team else {})
    return [Tab(title, f"?{urlencode(kept | {'chart': name})}#course", name == here) for name, title in there.items()]


def signal_of(asked: Asked) -> Signal:
    """The signal of the council, or of the team that is chosen. At most two queries."""
    measure, team = asked.measure, asked.team
    rows = courses.read([measure.slug], seen=asked.seen, until=asked.choice.month, team=team or None)
    restarts = () if asked.whole_course else baselines.restarts([measure.slug], team).get(measure.slug, ())
    course = courses.of(measure, rows.get(measure.slug, []), until=asked.choice.month)
    target = None if team and measure.head.kind == "count" else asked.standing.aim
    return signals.of(measure, course, target=target, restarts=restarts)


def control(asked: Asked) -> Pane:
    """The course with its limits, every special point by shape and in words."""
    signal, unit = signal_of(asked), asked.measure.head.unit
    title = f"{asked.measure.head.title}, control chart{f' of {asked.team}' if asked.team else ''}"
    sentence = signal_words.sentence(signal, unit)
    if not signal.course.known or signal.state in ("milestone", "rolling", "empty", "rare"):
        return Pane(title, sentence)
    chart = _control_chart(asked, signal, title, sentence)
    headings, rows = course_charts.as_grid(chart.as_table())
    said = [signal_words.ASSURANCES[signal.assurance]] if signal.assurance else []
    said += [f"{Month.parse(period).label}: no figure, because {why}." for period, why in signal.course.faults]
    return Pane(
        title, chart.description, course_svg.course(chart), tuple(chart.key()), tuple(headings),
        tuple(map(tuple, rows[::-1])), tuple(each.text for each in chart.events), tuple(said), _baseline_links(asked),
    )  # fmt: skip


def _control_chart(asked: Asked, signal: Signal, title: str, sentence: str) -> CourseChart:
    drawn = signal.state in signals.DRAWN
    bands = (Band("limits of chance", _clipped(signal.lower, asked), _clipped(signal.upper, asked)),) if drawn else ()
    target = None if asked.team and asked.measure.head.kind == "count" else asked.standing.aim
    return CourseChart(
        title, asked.measure.head.unit, tuple(month.label for month in signal.course.months), signal.course.values,
        sentence, name=asked.team or "Council", bands=bands, lines=(Line("average", signal.centres),),
        marks=signal.marks if signal.state in signals.SAID or signal.state == "no_figure" else (),
        events=events(asked.notes, signal.course.months),
        target=target, way=ways.of(asked.standing, signal.course.months) if target is not None else None,
    )  # fmt: skip


def _clipped(ends: Sequence[float | None], asked: Asked) -> tuple[float | None, ...]:
    """Limits as they are drawn: a share is not above 100 % nor a count below nought. The rules use them unclipped."""
    most = 100.0 if asked.measure.head.kind == "proportion" else float("inf")
    return tuple(None if end is None else min(max(end, 0.0), most) for end in ends)


def events(notes: Sequence[ChartNote], months: Sequence[Month]) -> tuple[Event, ...]:
    """The notes whose month the chart shows, by the place of that month."""
    place = {month: at for at, month in enumerate(months)}
    found = [(place.get(Month.of(each.happened_on)), each) for each in notes]
    return tuple(Event(at, f"{Month.of(each.happened_on).label}: {each.text}") for at, each in found if at is not None)


def _baseline_links(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Old limits stay one click away, and the new ones the same way back."""
    kept = {"period": asked.choice.month.id, "chart": CONTROL} | ({"team": asked.team} if asked.team else {})
    if asked.whole_course:
        return (("Show the limits in use", f"?{urlencode(kept)}#course"),)
    if not baselines.restarts([asked.measure.slug], asked.team):
        return ()
    return (("Show the limits as if no baseline had begun anew", f"?{urlencode(kept | {'limits': 'whole'})}#course"),)
