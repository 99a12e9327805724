"""What the page of one measure shows: can I trust it, and what is behind it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.core.periods import Month
from goldenthread.measures import flagging, given_settings, queries, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import ChartNote, PublishedFigure, Result
from goldenthread.measures.queries import Sight, Standing
from goldenthread.measures.rating import SAID, Judgement
from goldenthread.measures.targets import queries as targets
from goldenthread.records import parameters
from goldenthread.reporting import charts, charts_svg
from goldenthread.web.measures import entered_example, links, panes, shown, ways
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.scorecard_lines import value_of
from goldenthread.web.measures.shown import Shown

KINDS = {
    "proportion": "A share: of all rows counted, those that meet the standard",
    "count": "A count",
    "rate": "A count per 10,000 of the population",
    "mean": "An average",
    "median": "The middle value",
    "per": "A number for each worker",
    "ratio": "One number divided by another",
    "weighted": "A share of sums: all that was reached, out of all that was possible",
    "milestone": "A milestone: done or not, with the day and what shows it",
}
BASES = {
    "monthly_flow": "what happened in the month",
    "month_end_stock": "how things stood on the last day of the month",
    "rolling_12": "the twelve months up to the last day of the month",
    "rolling_6": "the six months up to the last day of the month",
    "year_to_date": "the year since April",
    "school_year_to_date": "the school year since 1 September",
    "quarterly": "the quarter",
    "rolling_3": "the three months up to the last day of the month",
    "half_yearly": "the half-year",
    "termly": "the term",
    "yearly": "the year",
    "occasion": "when it takes place",
    "once": "reached once, and kept",
}
BETTER = {"higher": "Higher is better", "lower": "Lower is better", "neither": "Neither higher nor lower is better"}


@dataclass(frozen=True)
class Drawn:
    """A chart, the sentence that says what it shows, and nothing that the table beside it lacks."""

    title: str
    svg: charts_svg.Svg
    sentence: str
    events: tuple[str, ...] = ()
    asked: str = ""
    """What the table calls that which is asked on the way to the target; empty where nothing is."""


@dataclass(frozen=True)
class MonthRow:
    """One month of the table beside the chart."""

    month: Month
    figure: Shown
    team: Shown | None
    asked: str = ""


@dataclass(frozen=True)
class TeamRow:
    """One team of the table beside the bars."""

    name: str
    team: str
    figure: Shown
    course_address: str
    cases_address: str
    own_target: str = ""
    """How it stands against a target of its own; empty where it has none."""


@dataclass(frozen=True)
class UsedSetting:
    """One of the council's own numbers as it stood for the figure."""

    meaning: str
    told: str


def months(
    measure: Definition, choice: Choice, seen: Sight, found: Standing, team: str | None,
    notes: Sequence[ChartNote] = (),
) -> tuple[Drawn, list[MonthRow]]:  # fmt: skip
    """The chart over time and its table: the council, and one team where it is chosen. At most two queries."""
    council = _by_period(queries.series(measure.slug, seen=seen, until=choice.month, months=len(choice.chart)))
    of_team = None
    if team:
        of_team = _by_period(
            queries.series(measure.slug, seen=seen, until=choice.month, months=len(choice.chart), team=team)
        )
    shown_months = _since_first(choice.chart, council)
    if seen.published:
        council = {month.id: queries.unpublished(measure.slug, month) for month in shown_months} | council
    way = ways.of(found, shown_months)
    asked = way.values if way else (None,) * len(shown_months)
    rows = [
        MonthRow(
            month, shown.result(measure, council.get(month.id), month),
            shown.result(measure, of_team.get(month.id), month) if of_team is not None else None,
            words.value(asked[at], measure.head.unit) if asked[at] is not None else "",
        )
        for at, month in enumerate(shown_months)
    ]  # fmt: skip
    lines = [_line("Council", measure, council, shown_months)]
    if of_team is not None and team:
        lines.append(_line(team, measure, of_team, shown_months))
    return _over_time(measure, shown_months, lines, found, notes), rows[::-1]


def teams(
    measure: Definition, choice: Choice, found: Standing, seen: Sight, *, can_list: bool
) -> tuple[Drawn | None, list[TeamRow]]:
    """The bars and their table: every team within sight, the council's figure on top."""
    every = queries.by_team(measure.slug, choice.month, seen=seen)
    if not every:
        return None, []
    council = charts.Bar("Council", value_of(found.result), _detail(measure, found.result), is_whole=True)
    bars = tuple(charts.Bar(_name(each), value_of(each), _detail(measure, each)) for each in every)
    # A count of the whole council, and a target for it, would dwarf any team's.
    adds_up = measure.head.kind == "count"
    target = found.wanted.value if found.wanted and not adds_up else None
    chart = charts.BarChart(
        f"{measure.head.title} by team, {choice.month.label}", measure.head.unit,
        bars if adds_up else (council, *bars), target=target, better=_better(measure),
    )  # fmt: skip
    sentence = chart.description() if len(bars) > 1 else ""
    own = targets.judge_parts(measure, queries.TEAM, every, on=choice.month.last_day)
    rows = [_team_row(measure, each, choice, can_list=can_list) for each in every]
    rows = [replace(row, own_target=against(own.get(row.team))) for row in rows]
    return Drawn(chart.title, charts_svg.draw(chart), sentence), rows


def against(judged: Judgement | None) -> str:
    """A part's rating against its own target, in words: ``At risk. 70%: 5 percentage points under …``."""
    if judged is None:
        return ""
    return f"{SAID[judged.rating].capitalize()}. {judged.sentence}" if judged.rating else judged.sentence


def settings_used(found: Result | None) -> list[UsedSetting]:
    """The council's own numbers that a figure rests on, with where each is from."""
    if found is None:
        return []
    used = []
    for name, what in found.parameters.items():
        known, given = parameters.declared(name), given_settings.read(name, what)
        meaning, unit = (known.meaning, known.unit) if known else (name, "")
        meaning = f"{meaning}, {given.note}" if given.note else meaning
        used.append(UsedSetting(meaning, given_settings.told(given, unit)))
    return used


def worked_example(measure: Definition, figure: Shown, found: Result | None) -> str:
    """How the figure is worked out, with its own numbers where the reader may see them, else with made-up ones."""
    if measure.entry:
        return entered_example.told(measure, measure.entry, figure, found)
    if found is None or not figure.is_known or found.numerator is None:
        above, below, value = _made_up(measure)
        return f"With made-up numbers: {_sum(measure, above, below, value)}"
    apart = f" {figure.missing} and stands in neither number." if found.missing == 1 else ""
    apart = f" {figure.missing} and stand in neither number." if found.missing > 1 else apart
    return f"For {figure.period}: {_sum(measure, found.numerator, found.denominator, figure.value)}{apart}"


def _sum(measure: Definition, above: float, below: float | None, value: str) -> str:
    said, under = shown.number(above), shown.number(below)
    match measure.head.kind:
        case "proportion":
            return f"{under} rows are counted and {said} of them {_met(measure)}: {said} ÷ {under} = {value}."
        case "rate":
            return f"{said} children ÷ {under} who live in the area × 10,000 = {value}."
        case "weighted":
            return f"added up over all rows: {said} of {under} that were possible = {value}."
        case "per":
            return f"{said} children ÷ {under} workers = {value}."
    return f"the rows are counted one by one: {value}."


def _met(measure: Definition) -> str:
    return "meet what is asked" if measure.head.better == "higher" else "are what is counted"


def _made_up(measure: Definition) -> tuple[float, float, str]:
    match measure.head.kind:
        case "proportion":
            return 40, 50, "80%"
        case "rate":
            return 150, 30_000, "50 per 10,000"
        case "weighted":
            return 1_140, 1_200, "95%"
        case "per":
            return 170, 10, f"17 {measure.head.unit}"
    return 12, 0, f"12 {measure.head.unit}"


def _by_period(found: Sequence[Result]) -> dict[str, Result]:
    return {each.period: each for each in found}


def _since_first(every: Sequence[Month], found: Mapping[str, Result]) -> list[Month]:
    """The months from the first that has a result: an axis does not begin with months before there was any data."""
    known = [month for month in every if month.id in found and found[month.id].value is not None]
    return [month for month in every if month >= known[0]] if known else list(every)


def _line(name: str, measure: Definition, found: Mapping[str, Result], every: Sequence[Month]) -> charts.Series:
    results = [found.get(month.id) for month in every]
    return charts.Series(
        name, tuple(value_of(each) for each in results), tuple(_detail(measure, each) for each in results),
        withheld=sum(each is not None and each.state == "suppressed" for each in results),
    )  # fmt: skip


def _over_time(
    measure: Definition, every: Sequence[Month], lines: Sequence[charts.Series], found: Standing,
    notes: Sequence[ChartNote],
) -> Drawn:  # fmt: skip
    happened = panes.events(notes, every)
    chart = charts.TimeChart(
        measure.head.title, measure.head.unit, tuple(month.label for month in every), tuple(lines),
        target=found.wanted.value if found.wanted else None, better=_better(measure),
        events=tuple((each.at, each.text) for each in happened), way=ways.of(found, every),
    )  # fmt: skip
    said = tuple(each.text for each in happened)
    return Drawn(chart.title, charts_svg.draw(chart), chart.description(), said, chart.way.name if chart.way else "")


def _team_row(measure: Definition, found: Result, choice: Choice, *, can_list: bool) -> TeamRow:
    figure = shown.result(measure, found, choice.month)
    address = links.measure(measure.slug, choice.month, "measure-cases", team=found.cut) if can_list else ""
    course = links.measure(measure.slug, choice.month, team=found.cut) + "#course"
    if isinstance(found, PublishedFigure):
        return TeamRow(_name(found), "", figure, "", "")
    return TeamRow(_name(found), found.cut, figure, course, address if found.cut else "")


def _name(found: Result) -> str:
    return found.cut or flagging.NO_TEAM


def _detail(measure: Definition, found: Result | None) -> str:
    return shown.counted(measure, found) if found and value_of(found) is not None else ""


def _better(measure: Definition) -> str:
    return "" if measure.head.better == "neither" else measure.head.better
