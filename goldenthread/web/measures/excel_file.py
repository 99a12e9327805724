"""A scorecard as it is seen, made ready for Excel: the rows on the page, the 13 months behind each measure, and
the teams by their size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from django.db import models
from django.http import HttpResponse

from goldenthread.accounts import units
from goldenthread.accounts.models import Unit
from goldenthread.core.periods import Month
from goldenthread.measures import funnels, queries, rated
from goldenthread.measures.definition import Definition
from goldenthread.measures.forecasting import Ahead, Forecast
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.measures.sets.queries import Chosen
from goldenthread.measures.targets.dated import Targets
from goldenthread.plans.models import Plan
from goldenthread.reporting import blocks, excel, scorecards, words
from goldenthread.reporting.course_charts import FunnelChart
from goldenthread.reporting.excel import Column, Course, Point, Workbook
from goldenthread.reporting.excel_courses import FORETOLD
from goldenthread.web import tables
from goldenthread.web.access import Asking
from goldenthread.web.measures import funnel_pane, grouping, scorecard_lines, shown
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.shown import Shown
from goldenthread.web.saved_views import queries as saved_views
from goldenthread.web.saved_views import words as choices

ASKED = "xlsx"
STATES = dict(Result.State.choices)
# Cells that hold a figure become numbers with their parts; a picture of a course is the chart sheet's.
_FIGURES = {"now", "before", "whole"}
_PICTURES = {"course"}
_WIDTHS = {"order": 46, "area": 24, "plan": 36, "target": 36, "chance": 36, "owner": 24, "says": 48}
_NOT_LINKED = "Not linked to a measure"


def is_asked(request: Asking, table: tables.Table) -> bool:
    return table.can_export and request.GET.get("export") == ASKED


def address(request: Asking) -> str:
    """The same scorecard as a workbook."""
    query = request.GET.copy()
    query.pop("page", None)
    query["export"] = ASKED
    return f"?{query.urlencode()}"


def of_council(
    request: Asking, table: tables.Table, plan: Plan | None, choice: Choice, chosen: Chosen | None, seen: Sight
) -> HttpResponse:  # fmt: skip
    """The council's scorecard as the reader has filtered, sorted and grouped it."""
    by = grouping.chosen(request.GET, plan, table)
    lines = grouping.in_order(table.things, by)
    measures = _measures(lines)
    slugs = [each.slug for each in measures]
    series = scorecard_lines.series(slugs, _months(choice), seen=seen)
    foretold = rated.forecasts(slugs, choice.month, seen=seen)
    name = chosen.name if chosen else plan.name if plan else "Every measure"
    made = _workbook(
        request, table, lines, choice, title=f"Scorecard: {name}", part="",
        courses=_courses(measures, series, choice, "", foretold),
        groups=tuple(grouping.title_of(line, by) for line in lines),
        marking=blocks.INTERNAL if seen.allowed else "",
    )  # fmt: skip
    made = replace(made, funnels=_funnels(measures, choice.month, seen))
    about = plan or units.authority()
    return _answer(request, made, about or request.user, choice.month, f"scorecard-{choice.month}")


def of_team(
    request: Asking, table: tables.Table, unit: Unit, series: Mapping[tuple[str, str], Result], choice: Choice,
    chosen: Chosen | None,
) -> HttpResponse:  # fmt: skip
    """A team's scorecard; its data sheet has the team's own months."""
    title = f"Scorecard of {unit.name}" + (f": {chosen.name}" if chosen else "")
    courses = _courses(_measures(table.things), series, choice, unit.name)
    made = _workbook(request, table, table.things, choice, title=title, part=unit.name, courses=courses, groups=())
    return _answer(request, made, unit, choice.month, f"scorecard-team-{unit.pk}-{choice.month}")


def _answer(request: Asking, made: Workbook, about: models.Model, month: Month, name: str) -> HttpResponse:
    file = scorecards.take_out(made=made, about=about, period=month, name=name, by=request.user, on=request.on)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _workbook(
    request: Asking, table: tables.Table, lines: Sequence[Any], choice: Choice, *, title: str, part: str,
    courses: tuple[Course, ...], groups: tuple[str, ...], marking: str = blocks.INTERNAL,
) -> Workbook:  # fmt: skip
    cells = _cells(table)
    return Workbook(
        title=title, sheet=part or "Scorecard", said=_said(request, table, choice),
        columns=tuple(column for column, _ in cells),
        rows=tuple(tuple(value(line) for _, value in cells) for line in lines), courses=courses,
        made_on=request.on, marking=marking, groups=groups,
    )  # fmt: skip


def _said(request: Asking, table: tables.Table, choice: Choice) -> tuple[str, ...]:
    """The period, what was chosen in words, and who took it out when: a file travels without its page."""
    asked = saved_views.choices(request.GET)
    chosen = [
        f"{title}: {value}" for title, value in choices.choices(asked, request.user, on=request.on)
        if title not in {"Month", "Compared with"}
    ]  # fmt: skip
    period = choice.month.label + (f", compared with {choice.compared.label}" if choice.compared else "")
    return (
        f"Period: {period}", f"Chosen: {'; '.join(chosen) or 'everything, as the page opens'}", table.sentence,
        f"Taken out by {request.user.name} on {words.day(request.on)}",
    )  # fmt: skip


Value = Callable[[Any], excel.Cell]


def _cells(table: tables.Table) -> list[tuple[Column, Value]]:
    """The columns of the page, in its order; a figure becomes a number with its parts and state beside it."""
    found: list[tuple[Column, Value]] = []
    for column in table.columns:
        if column.name in _PICTURES:
            continue
        if column.name in _FIGURES:
            found += _figure_cells(column, at=len(found))
        else:
            found.append((Column(column.title, _WIDTHS.get(column.name, 22)), column.text))
    return found


def _figure_cells(column: tables.Column, at: int) -> list[tuple[Column, Value]]:
    def figure(line: Any) -> Shown | None:
        return column.value(line) if column.value else None

    return [
        (Column(column.title, 12, unit_from=at + 1), lambda line: _number(figure(line))),
        (Column("Unit", 14), lambda line: _unit(line, figure(line))),
        (Column("Counted", 16), lambda line: _text(figure(line), "counted")),
        (Column("State", 22), lambda line: _state(figure(line))),
    ]


def _number(figure: Shown | None) -> float | None:
    return figure.number if figure and figure.is_known else None


def _unit(line: Any, figure: Shown | None) -> str:
    return line.measure.head.unit if line.measure and figure else ""


def _text(figure: Shown | None, name: str) -> str:
    return getattr(figure, name) if figure and figure.is_known else ""


def _state(figure: Shown | None) -> str:
    """A word for how the figure stands, with the reason where there is none."""
    if figure is None:
        return _NOT_LINKED
    said = STATES.get(figure.state, figure.state)
    return f"{said}: {figure.reason}" if figure.reason else said


def _measures(lines: Sequence[Any]) -> list[Definition]:
    """Each measure of the lines once, in their order."""
    return list({line.measure.slug: line.measure for line in lines if line.measure}.values())


def _courses(
    measures: Sequence[Definition], series: Mapping[tuple[str, str], Result], choice: Choice, part: str,
    foretold: Mapping[str, Forecast] = MappingProxyType({}),
) -> tuple[Course, ...]:  # fmt: skip
    found: list[Course] = []
    aims = Targets([each.slug for each in measures])
    for each in measures:
        points = tuple(
            _aimed(_point(month, series.get((each.slug, month.id)), each), each, month, part, aims)
            for month in choice.spark
        )
        ahead = foretold[each.slug].ahead if each.slug in foretold else ()
        points += tuple(_aimed(_to_come(one), each, one.month, part, aims) for one in ahead if one.month > choice.month)
        found.append(Course(each.head.title, each.head.unit, points, part))
    return tuple(found)


def _funnels(measures: Sequence[Definition], month: Month, seen: Sight) -> tuple[FunnelChart, ...]:
    """The teams within sight against all of them together, of each measure that teams can be compared by. One query."""
    if not seen.sees_teams:
        return ()
    every = queries.by_teams([each.slug for each in measures], month, seen=seen)
    found = [(each, funnels.of(each, every[each.slug])) for each in measures]
    return tuple(
        funnel_pane.drawn(one, funnel_pane.title_of(each, month), each.head.unit) for each, one in found if one
    )


def _to_come(found: Ahead) -> Point:
    ends = (found.median, found.lower, found.upper)
    return Point(found.month.label, None, None, None, FORETOLD, "If nothing else changes", ahead=ends)


def _aimed(point: Point, measure: Definition, month: Month, part: str, aims: Targets) -> Point:
    """The point with the target that held at the end of its month: the council's, or a team's own."""
    found = aims.of(measure.slug, queries.TEAM if part else queries.COUNCIL, part, on=month.last_day)
    return replace(point, target=found[1].value, asked=found[1].reference) if found else point


def _months(choice: Choice) -> list[Month]:
    return sorted({*choice.spark, *([choice.compared] if choice.compared else [])})


def _point(month: Month, found: Result | None, measure: Definition) -> Point:
    if found is None:
        reason = shown.NOT_ENTERED if measure.entry else shown.NOT_COMPUTED
        return Point(month.label, None, None, None, STATES["unknown"], words.begin(reason))
    is_shown = found.state in {"known", "stale"}
    return Point(
        month.label, found.numerator if is_shown else None, found.denominator if is_shown else None,
        found.value if is_shown else None, STATES.get(found.state, found.state), found.reason,
        found.missing if is_shown or found.state == "unknown" else None, found.figure_id,
    )  # fmt: skip
