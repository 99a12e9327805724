"""The lines of a team's scorecard: its figure, the whole council's, and whether chance could give the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.accounts.models import Unit
from goldenthread.measures import baselines, courses, definition, queries, rated, signals, teams
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.measures.sets.queries import Chosen
from goldenthread.measures.teams import Series, Standing
from goldenthread.reporting import charts, charts_svg, course_svg
from goldenthread.web.measures import links, shown, signal_cells
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.scorecard_lines import value_of
from goldenthread.web.measures.shown import Shown
from goldenthread.web.measures.signal_cells import FEWEST_POINTS, SignalCell

# The words of the filter and of the cell, those that ask for a look first.
PLACES = {
    "above": "Higher than chance would give",
    "below": "Lower than chance would give",
    "within": "Within what chance would give",
    "whole": "All of it",
    "none": "No limits",
}
SHAPES = {"above": "▲", "below": "▼", "within": "○"}
_NOTHING = "Nothing was counted here in this month"


@dataclass(frozen=True)
class TeamLine:
    """One measure of one team, service or area."""

    key: str
    title: str
    measure: Definition
    address: str
    place: int
    now: Shown
    whole: Shown
    before: Shown | None
    apart: str
    standing: Standing
    kind: str
    """What the unit is called in a sentence: team, service or area."""
    signal: SignalCell | None
    """What the unit's own course says; None for a service or area, of which no course is kept."""
    spark: charts_svg.Svg | None
    owner: str

    @property
    def where(self) -> str:
        return self.standing.place

    @property
    def shape(self) -> str:
        """Word first: the shape only helps to find it, in grey as well."""
        return SHAPES.get(self.where, "")

    @property
    def said(self) -> str:
        """``Higher than chance would give a team of this size``; why not, where there are no limits."""
        if self.where in SHAPES:
            return f"{PLACES[self.where]} a {self.kind} of this size"
        return self.standing.reason

    @property
    def limits(self) -> str:
        """``Chance gives 6 to 12 of 12``; empty where there are no limits."""
        found = self.standing
        if found.of is None:
            return ""
        run = f"{found.fewest:,}" if found.fewest == found.most else f"{found.fewest:,} to {found.most:,}"
        return f"Chance gives {run} of {found.of:,}"

    @property
    def better(self) -> str:
        """Which side is wanted, where the figure lies on one of them."""
        if self.where not in {"above", "below"} or self.measure.head.better == "neither":
            return ""
        return f"{self.measure.head.better.capitalize()} is better"

    @property
    def figures(self) -> str:
        return self.now.state


def of_unit(
    unit: Unit, series: Series, choice: Choice, *, seen: Sight, chosen: Chosen | None = None
) -> list[TeamLine]:  # fmt: skip
    """A line for each measure of which the unit had a figure in the months shown, in order of title (or of the set)."""
    slugs = _listed({slug for slug, _ in series}, chosen)
    standings = rated.standings(slugs, choice.month, seen=seen)
    if unit.kind != Unit.Kind.TEAM:
        return [_line(unit, place, standings[slug], series, choice) for place, slug in enumerate(slugs)]
    spreads, told = teams.spreads(slugs, choice.month), _signals(unit, slugs, series, choice, seen)
    return [
        _line(unit, place, standings[slug], series, choice, spreads.get(slug, 0.0), told.get(slug))
        for place, slug in enumerate(slugs)
    ]


def _signals(
    unit: Unit, slugs: Sequence[str], series: Series, choice: Choice, seen: Sight
) -> dict[str, SignalCell]:  # fmt: skip
    """What the team's own months say, without a target, because the council's is not the team's. Two queries.

    Of a team that returns call by several names the figures are sums, and no course of them is kept.
    """
    called = {each.cut for each in series.values()}
    if len(called) != 1:
        return {}
    name = called.pop()
    rows = courses.read(slugs, seen=seen, until=choice.month, team=name)
    restarts = baselines.restarts(slugs, name)
    found = {slug: (definition.get(slug), rows.get(slug, [])) for slug in slugs}
    return {
        slug: signal_cells.cell(
            measure, signals.of(
                measure, courses.of(measure, kept, until=choice.month), restarts=restarts.get(slug, ())
            ), of=unit.name,
        )
        for slug, (measure, kept) in found.items()
    }  # fmt: skip


def _listed(known: set[str], chosen: Chosen | None) -> list[str]:
    order = chosen.measures if chosen else definition.library()
    return [slug for slug in order if slug in known]


def _line(
    unit: Unit, place: int, council: queries.Standing, series: Series, choice: Choice, spread: float = 0.0,
    signal: SignalCell | None = None,
) -> TeamLine:  # fmt: skip
    measure = council.definition
    found = series.get((measure.slug, choice.month.id)) or _nothing(measure, council.result, choice)
    now = shown.result(measure, found, choice.month)
    before = _before(measure, series, choice)
    return TeamLine(
        key=measure.slug, title=measure.head.title, measure=measure, place=place, now=now, before=before,
        address=links.measure(measure.slug, choice.month, team=found.cut if found else ""),
        whole=shown.standing(council, choice.month),
        apart=shown.apart(now, before, measure.head.unit) if before else "",
        standing=teams.standing(measure, found, council.result, spread=spread), kind=str(unit.kind),
        signal=signal, spark=signal.spark if signal else _spark(unit, measure, series, choice),
        owner=measure.head.owner,
    )  # fmt: skip


def _nothing(measure: Definition, council: Result | None, choice: Choice) -> Result | None:
    """A month in which the council has a figure and this unit no row: nothing was counted here, which is not zero."""
    if council is None or council.state not in {"known", "stale"} or measure.entry:
        return None
    return Result(
        measure=measure.slug, period=choice.month.id, breakdown=queries.TEAM, missing=0, state="not_applicable",
        reason=_NOTHING,
    )  # fmt: skip


def _before(measure: Definition, series: Series, choice: Choice) -> Shown | None:
    if choice.compared is None:
        return None
    return shown.result(measure, series.get((measure.slug, choice.compared.id)), choice.compared)


def _spark(
    unit: Unit, measure: Definition, series: Mapping[tuple[str, str], Result], choice: Choice
) -> charts_svg.Svg | None:  # fmt: skip
    values = tuple(value_of(series.get((measure.slug, month.id))) for month in choice.spark)
    if sum(value is not None for value in values) < FEWEST_POINTS:
        return None
    months = tuple(month.label for month in choice.spark)
    chart = charts.TimeChart(
        f"{measure.head.short_title}, {unit.name}", measure.head.unit, months, (charts.Series(unit.name, values),)
    )
    return course_svg.spark(chart.title, chart.description(), values)
