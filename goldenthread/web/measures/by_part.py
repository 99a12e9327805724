"""One measure's month divided: by service, team, worker, age, sex, ethnicity and what else the return carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import units
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core.periods import Month
from goldenthread.measures import breakdown, parts, queries, words
from goldenthread.measures.breakdown import Dimension
from goldenthread.measures.calculation import Figure
from goldenthread.measures.definition import Definition
from goldenthread.measures.rating import Judgement
from goldenthread.measures.targets import queries as targets
from goldenthread.reporting import charts, charts_svg
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import links, measure, measure_page, periods, shown

MOST_BARS = 40  # more make a chart that nobody reads; the table has them all
PER_PAGE = 200


@dataclass(frozen=True)
class Part:
    """One part as the table shows it."""

    name: str
    value: float | None
    said: str
    counted: str
    missing: int
    own_target: str = ""


_COLUMNS = (
    tables.Column("name", "Part", lambda part: part.name),
    tables.Column("value", "Figure", lambda part: part.said, order=lambda part: part.value, is_number=True),
    tables.Column("counted", "Counted", lambda part: part.counted, can_sort=False),
    tables.Column(
        "missing", "Rows without the fact", lambda part: f"{part.missing:,}", order=lambda part: part.missing
    ),
)

_OWN_TARGET = tables.Column("target", "Its own target", lambda part: part.own_target, can_sort=False)


@page("kpi.view_unsuppressed")
def by_part(request: Asking, slug: str, code: str) -> HttpResponse:
    """The parts within the reader's sight; for a reader of one branch, those of their teams."""
    found, choice = measure.named(slug), periods.choose(request.GET, on=request.on)
    if code not in breakdown.BY_CODE or found.entry:
        raise OutOfReach
    dimension, team = breakdown.BY_CODE[code], request.GET.get("team", "")
    seen = queries.sight(request.user, on=request.on)
    if team and seen.sees_teams and not seen.sees_team(team):
        raise OutOfReach  # "nothing to count" would be untrue of it
    divided = parts.divided(
        found, choice.month, dimension, seen=seen, team=team, services=units.service_by_name(on=request.on)
    )
    own = {} if team else targets.judge_parts(found, code, divided.figures, on=choice.month.last_day)
    lines = [_part(found, each, own.get(each.cut)) for each in divided.figures]
    columns = (*_COLUMNS, _OWN_TARGET) if own else _COLUMNS
    table = tables.Table(lines, columns, request.GET, can_export=True, noun="part", per_page=PER_PAGE)
    if table.is_export:
        return table.as_csv(f"{slug}-by-{code}-{choice.month.id}.csv")
    context: dict[str, Any] = {
        "data_ages": shown.data_ages(found, on=request.on),
        "measure": found, "choice": choice, "dimension": dimension, "table": table, "divided": divided,
        "team": team if seen.sees_team(team) else "", "whole": seen.teams is None and not team,
        "trail": measure.trail(found, choice), "others": links.divisions(found, choice.month, team, but=code),
        "also_unknown": dimension.unknown if any(each.cut == breakdown.UNKNOWN for each in divided.figures) else "",
        "bars": _bars(found, dimension, divided.figures, choice.month),
        "kept": [("team", team)] if team else [],
    }  # fmt: skip
    return render(request, "measures/by_part.html", context)


def _part(found: Definition, figure: Figure, judged: Judgement | None = None) -> Part:
    unit = found.head.unit
    said = words.value(figure.value, unit) if figure.value is not None else figure.reason
    if found.head.kind == "rate":
        said = f"{figure.numerator:,.0f} (no rate for a part)" if figure.numerator is not None else figure.reason
    own = measure_page.against(judged)
    return Part(figure.cut, figure.value, said, words.share(figure, unit), figure.missing, own)


def _bars(found: Definition, dimension: Dimension, figures: list[Figure], month: Month) -> charts_svg.Svg | None:
    if not figures:
        return None
    bars = tuple(
        charts.Bar(each.cut, each.numerator if found.head.kind == "rate" else each.value, _part(found, each).counted)
        for each in figures
    )
    title = f"{found.head.short_title} by {dimension.title.lower()}, {month.label}"
    return charts_svg.draw(charts.BarChart(title, found.head.unit, bars[:MOST_BARS], row_title=dimension.title))
