"""A team's scorecard: how are we, compared with what chance would do? And the list of those one may open."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import units
from goldenthread.accounts.models import Unit
from goldenthread.measures import queries, teams
from goldenthread.measures.sets import queries as every_set
from goldenthread.reporting import words
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import excel_file, periods, scorecard, sets, signal_cells, team_lines
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.shown import FIGURES
from goldenthread.web.measures.team_lines import PLACES, TeamLine
from goldenthread.web.saved_views import pages as saved_views

CHOSEN = {"period", "compare", "set", "export", "page"}
# How many lie where, as the first sentence counts them: said of one, said of several.
_LIE = (
    ("above", "is higher than chance would give", "are higher than chance would give"),
    ("below", "is lower than chance would give", "are lower than chance would give"),
    ("within", "is within what chance would give", "are within what chance would give"),
)


@page("kpi.view_teams")
def team_list(request: Asking) -> HttpResponse:
    """The teams and services whose figures the reader may see, each with how many measures it has a figure of."""
    choice = periods.choose(request.GET, on=request.on)
    found = teams.units_for(request.user, on=request.on)
    counted = _counted(request, choice)
    table = tables.Table(found, _list_columns(counted, choice), request.GET, filters=_list_filters(), noun="unit")
    return render(request, "measures/team_list.html", {
        "table": table, "choice": choice, "answer": _list_answer(found, counted, choice),
        "trail": [("Scorecard", reverse("scorecard"))],
    })  # fmt: skip


@page("kpi.view_teams")
def team_scorecard(request: Asking, unit_id: int) -> HttpResponse:
    unit = teams.unit_for(request.user, unit_id, on=request.on)
    seen, choice = queries.sight(request.user, on=request.on), periods.choose(request.GET, on=request.on)
    chosen = sets.asked(request.GET)
    months = {*choice.spark, *([choice.compared] if choice.compared else [])}
    series = teams.series(teams.names(unit, on=request.on), months, seen=seen)
    lines = team_lines.of_unit(unit, series, choice, seen=seen, chosen=chosen)
    can_export = teams.can_take_out(request.user, unit, on=request.on)
    table = tables.Table(
        lines, _columns(unit, choice), request.GET, filters=_filters(unit), sort="order", can_export=can_export,
        noun="measure", per_page=200,
    )  # fmt: skip
    if table.is_export:
        return table.as_csv(f"scorecard-team-{unit.pk}-{choice.month}.csv")
    if excel_file.is_asked(request, table):
        return excel_file.of_team(request, table, unit, series, choice, chosen)
    return render(request, "measures/team_scorecard.html", {
        "unit": unit, "table": table, "choice": choice, "answer": answer(unit, lines, choice), "chosen": chosen,
        "sets": every_set.every(), "sight": seen, "trail": _trail(), "excel": excel_file.address(request),
        "kept": [(name, value) for name, value in request.GET.items() if name not in CHOSEN],
    } | saved_views.beside(request, unit))  # fmt: skip


def _trail() -> list[tuple[str, str]]:
    return [("Scorecard", reverse("scorecard")), ("Teams", reverse("team-scorecards"))]


def answer(unit: Unit, lines: list[TeamLine], choice: Choice) -> str:
    """The page in one sentence: how many lie beyond what chance would give a team of this size."""
    if not lines:
        return f"No measure has a figure of this {unit.kind} in the 13 months to {choice.month.label}."
    counts = [(sum(line.where == where for line in lines), one, many) for where, one, many in _LIE]
    held = sum(count for count, *_ in counts)
    if not held:
        return f"None of the {words.count(len(lines), 'measure')} has limits for {choice.month.label}."
    size = f"a {unit.kind} of this size"
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"Of {words.count(held, 'measure')} with limits for {choice.month.label}, {words.listed(parts)} {size}."


def _columns(unit: Unit, choice: Choice) -> list[tables.Column]:
    columns = [
        tables.Column(
            "order", "Measure", lambda line: line.title, order=lambda line: line.place + 1,
            template="measures/cell_measure.html", value=lambda line: line,
        ),
        tables.Column(
            "now", f"{unit.name}, {choice.month.label}", lambda line: line.now.text, order=lambda line: line.now.number,
            template="measures/cell_figure.html", value=lambda line: line.now,
        ),
        tables.Column(
            "chance", "Against chance", _chance_text, order=lambda line: list(PLACES).index(line.where) + 1,
            template="measures/cell_chance.html", value=lambda line: line,
        ),
        tables.Column(
            "whole", "Whole council", _whole_text, order=lambda line: line.whole.number,
            template="measures/cell_whole.html", value=lambda line: line.whole,
        ),
    ]  # fmt: skip
    if choice.compared:
        columns.append(
            tables.Column(
                "before", choice.compared.label, lambda line: line.before.text,
                order=lambda line: line.before.number, template="measures/cell_before.html",
                value=lambda line: line.before,
            )
        )  # fmt: skip
    if unit.kind == Unit.Kind.TEAM:
        columns.append(scorecard.signal_column())
    return [*columns, scorecard.spark_column(lambda line: line)]


def _chance_text(line: TeamLine) -> str:
    return ". ".join(part for part in (line.said.removesuffix("."), line.limits, line.better) if part)


def _whole_text(line: TeamLine) -> str:
    return f"{line.whole.text}; target {line.whole.target}" if line.whole.target else line.whole.text


def _filters(unit: Unit) -> list[tables.Filter | tables.Search]:
    signal = tables.Filter("signal", "Signal", scorecard.signal_kind, signal_cells.KINDS)
    return [
        tables.Search("q", "Words", lambda line: line.title),
        tables.Filter("chance", "Against chance", lambda line: line.where, PLACES),
        tables.Filter("figure", "Figure", lambda line: line.figures, FIGURES),
        *([signal] if unit.kind == Unit.Kind.TEAM else []),
    ]


def _counted(request: Asking, choice: Choice) -> dict[str, int]:
    """How many measures each team's name has a known figure of; one query."""
    seen = queries.sight(request.user, on=request.on)
    found = queries.results(seen).filter(breakdown=queries.TEAM, period=choice.month.id, state__in=("known", "stale"))
    by_name = units.by_name(on=request.on)
    counted: dict[str, int] = {}
    for name, count in found.order_by().values_list("cut").annotate(Count("measure", distinct=True)):
        if name in by_name:
            counted[by_name[name].name] = max(counted.get(by_name[name].name, 0), count)
    return counted


def _list_columns(counted: dict[str, int], choice: Choice) -> list[tables.Column]:
    return [
        tables.Column("name", "Name", lambda unit: unit.name, link=lambda unit: _address(unit, choice)),
        tables.Column("kind", "Kind", lambda unit: unit.get_kind_display()),
        tables.Column("above", "Part of", lambda unit: unit.parent.name if unit.parent else ""),
        tables.Column(
            "measures", f"Measures with a figure, {choice.month.label}", lambda unit: _how_many(unit, counted),
            order=lambda unit: counted.get(unit.name), is_number=True,
        ),
    ]  # fmt: skip


def _address(unit: Unit, choice: Choice) -> str:
    return f"{reverse('team-scorecard', args=[unit.pk])}?period={choice.month.id}"


def _how_many(unit: Unit, counted: dict[str, int]) -> str:
    if unit.kind != Unit.Kind.TEAM:
        return "those of its teams"
    return f"{counted.get(unit.name, 0):,}"


def _list_filters() -> list[tables.Filter | tables.Search]:
    return [
        tables.Search("q", "Name", lambda unit: unit.name),
        tables.Filter("kind", "Kind", lambda unit: unit.get_kind_display()),
    ]


def _list_answer(found: list[Unit], counted: dict[str, int], choice: Choice) -> str:
    with_figures = sum(unit.name in counted for unit in found if unit.kind == Unit.Kind.TEAM)
    every = sum(unit.kind == Unit.Kind.TEAM for unit in found)
    if not every:
        return "Your role covers no team."
    have = "has" if with_figures == 1 else "have"
    return f"{with_figures} of {words.count(every, 'team')} {have} figures for {choice.month.label}."
