"""The tab that compares teams by their size."""

from __future__ import annotations

from goldenthread.core.periods import Month
from goldenthread.measures import funnels, queries
from goldenthread.measures.definition import Definition
from goldenthread.reporting import course_charts, funnel_svg
from goldenthread.reporting.course_charts import FunnelChart, Unit
from goldenthread.web.measures.panes import Asked, Pane


def title_of(measure: Definition, month: Month) -> str:
    return f"{measure.head.title}, teams by size, {month.label}"


def teams(asked: Asked) -> Pane:
    """The teams within the reader's sight against all of them together. One query."""
    measure, month = asked.measure, asked.choice.month
    title = title_of(measure, month)
    every = queries.by_team(measure.slug, month, seen=asked.seen)
    found = funnels.of(measure, every)
    if found is None:
        return Pane(title, funnels.why_not(measure, every))
    chart = drawn(found, title, measure.head.unit)
    headings, rows = course_charts.as_grid(chart.as_table())
    return Pane(
        title, chart.sentence, funnel_svg.funnel(chart), tuple(chart.key()), tuple(headings), tuple(map(tuple, rows)),
        more=tuple(_more(found, whole_seen=asked.seen.teams is None)),
    )  # fmt: skip


def drawn(found: funnels.Funnel, title: str, unit: str) -> FunnelChart:
    """The funnel as a chart, for a page and for a workbook."""
    ends = found.limits
    return FunnelChart(
        title, unit, tuple(Unit(team.name, team.size, team.value, team.place) for team in found.teams), found.centre,
        tuple(float(size) for size in found.sizes), tuple(each.lower998 for each in ends),
        tuple(each.lower95 for each in ends), tuple(each.upper95 for each in ends),
        tuple(each.upper998 for each in ends), funnels.sentence(found),
    )  # fmt: skip


def _more(found: funnels.Funnel, *, whole_seen: bool) -> list[str]:
    said = [] if whole_seen else ["Only the teams of your own part of the service are here, and their whole is theirs."]
    if found.phi is None:
        return [*said, "With fewer than ten teams the limits are those of chance alone."]
    spread = f"Teams differ {found.phi:.1f} times as much as chance alone would make them (φ)."
    return [
        *said,
        f"{spread} {'The limits allow for that.' if found.is_widened else 'The limits are those of chance.'}",
    ]
