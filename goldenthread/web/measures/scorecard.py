"""The scorecard: what moved, really? One plan's lines beside the figures, or every measure there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import queries, rating
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.queries import Sight
from goldenthread.measures.sets import queries as every_set
from goldenthread.measures.sets.queries import Chosen
from goldenthread.plans import policies as plan_policies
from goldenthread.plans import queries as plans
from goldenthread.plans.models import Plan
from goldenthread.reporting import words
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import (
    excel_file,
    grouping,
    owner_says,
    periods,
    scorecard_lines,
    scorecard_rows,
    sets,
    signal_cells,
)  # fmt: skip
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.scorecard_lines import LINKED, NOT_LINKED, Line
from goldenthread.web.measures.shown import AGAINST, FIGURES, MISSES, NO_COMPARATOR, NO_TARGET, UNRATED, Shown
from goldenthread.web.saved_views import pages as saved_views

ALL = "all"
CHOSEN = {"plan", "set", "period", "compare", "group", "export", "page", "area", "view"}
# How figures stand against their targets, as the first sentence counts them: which, said of one, said of several.
_STANDS = (
    (MISSES, "misses its target", "miss their target"),
    (("green",), "is on target", "are on target"),
    (("grey",), "has a target for a later day", "have a target for a later day"),
    ((UNRATED,), "is not rated", "are not rated"),
    ((NO_COMPARATOR,), "waits for the figure of others", "wait for the figures of others"),
    ((NO_TARGET,), "has no target", "have no target"),
)
LINKS = {LINKED: "Linked to a measure", NOT_LINKED: "Not linked"}


@page("kpi.view_suppressed")
def scorecard(request: Asking) -> HttpResponse:
    if not request.GET and (first := saved_views.first(request)):
        return first
    seen = queries.sight(request.user, on=request.on)
    choice = periods.choose(request.GET, on=request.on, seen=seen)
    open_plans, chosen = _plans(request), sets.asked(request.GET)
    plan = None if chosen else _plan(request, open_plans)
    lines = scorecard_lines.with_others(_lines(request, plan, chosen, choice, seen), on=request.on)
    lines = owner_says.beside(lines, choice.month, seen=seen)
    table = _table(request, plan, lines, choice, seen)
    if table.is_export:
        return table.as_csv(f"scorecard-{choice.month}.csv")
    if excel_file.is_asked(request, table):
        return excel_file.of_council(request, table, plan, choice, chosen, seen)
    by = grouping.chosen(request.GET, plan, table)
    can_link = plan is not None and plan_policies.can_edit_plan(plan, by=request.user, on=request.on)
    context = {
        "answer": answer(lines, choice, plan, seen), "table": table, "choice": choice, "plan": plan, "chosen": chosen,
        "plans": open_plans, "sets": every_set.every(), "sight": seen, "all": ALL,
        "groups": (groups := grouping.groups(table.rows, by)), "groupings": grouping.offered(plan),
        "drawn": scorecard_rows.drawn(groups, can_link=can_link),
        "grouped_by": request.GET.get(grouping.NAME, ""), "excel": excel_file.address(request),
        "rule": rating.RULE, "kept": [(name, value) for name, value in request.GET.items() if name not in CHOSEN],
        "withheld_rule": disclosed.preset_of(request.on).said,
    }  # fmt: skip
    return render(request, "measures/scorecard.html", context | saved_views.beside(request))


def _plans(request: Asking) -> list[Plan]:
    """The plans that the person may open and that have a scorecard, those in force first."""
    if not policies.can(request.user, "plan.view", on=request.on):
        return []
    found = plans.plans_visible_to(request.user, on=request.on).filter(scorecard__isnull=False)
    return plans.to_choose_from(found.distinct())


def _plan(request: Asking, open_plans: list[Plan]) -> Plan | None:
    """The plan of the address, else the first; None for every measure there is. OutOfReach for any other."""
    asked = request.GET.get("plan", "")
    if asked == ALL or not (asked or open_plans):
        return None
    if not asked:
        return open_plans[0]
    for plan in open_plans:
        if str(plan.pk) == asked:
            return plan
    raise OutOfReach


def _lines(request: Asking, plan: Plan | None, chosen: Chosen | None, choice: Choice, seen: Sight) -> list[Line]:
    if chosen:
        return scorecard_lines.of_measures(chosen.measures, choice, seen=seen)
    if plan is None:
        return scorecard_lines.of_library(choice, seen=seen)
    found = plans.scorecard_visible_to(request.user, on=request.on).filter(plan=plan)
    found = found.prefetch_related("amendments__changed_by")
    return scorecard_lines.of_plan(list(found), choice, seen=seen)


def answer(lines: list[Line], choice: Choice, plan: Plan | None, seen: Sight) -> str:
    """The page in one sentence or two, from its own lines."""
    if not lines:
        return "No measure is listed here yet."
    linked = [line for line in lines if line.measure]
    are = "is" if len(linked) == 1 else "are"
    start = f"{len(linked)} of {_of_plan(plan, len(lines))} {are} linked to figures. " if plan else ""
    if not seen.shows:
        return start or f"{words.count(len(lines), 'measure')} can be shown here."
    known = [line.now for line in linked if line.now and line.now.is_known]
    if not known:
        return f"{start}There is no figure for {choice.month.label} yet."
    return f"{start}{_counts(known, choice)}"


def _of_plan(plan: Plan, many: int) -> str:
    """How many measures the plan has; for who sees only part of it, how many of them that is."""
    whole = plan.scorecard.count()
    return f"{'' if many == whole else f'the {many} that you see of '}{whole} measures of this plan"


def _counts(known: list[Shown], choice: Choice) -> str:
    """``Of the 18 with a figure for Oct 2026, 12 miss their target and 2 have a target for a later day.``"""
    counted = [(sum(line.against in which for line in known), one, many) for which, one, many in _STANDS]
    if len(known) == 1:
        said = next((one for count, one, _ in counted if count), "has no target")
        return f"The one with a figure for {choice.month.label} {said}."
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    return f"Of the {len(known)} with a figure for {choice.month.label}, {words.listed(parts)}."


def _table(request: Asking, plan: Plan | None, lines: list[Line], choice: Choice, seen: Sight) -> tables.Table:
    can_export = seen.shows and policies.can(request.user, "export.aggregate", on=request.on)
    return tables.Table(
        lines, _columns(request, plan, choice, seen), request.GET, filters=_filters(plan, seen), sort="order",
        can_export=can_export, noun="measure", per_page=200,
    )  # fmt: skip


def _columns(request: Asking, plan: Plan | None, choice: Choice, seen: Sight) -> list[tables.Column]:
    measure = tables.Column(
        "order", "Measure", lambda line: line.title, order=lambda line: line.place + 1,
        template="measures/cell_measure.html", value=lambda line: line,
    )  # fmt: skip
    columns = [measure]
    if plan and request.GET.get("export"):  # on the page the area is the heading of its rows
        columns.append(tables.Column("area", "Area", lambda line: line.area))
    if plan:
        columns.append(
            tables.Column("plan", "The plan says", _plan_says, template="measures/cell_plan.html", can_sort=False)
        )
    if seen.shows:
        columns += _figure_columns(choice)
    if seen.shows and request.GET.get("export"):  # on the page the flag stands in the place of the figure
        columns.append(
            tables.Column("flag", f"Flag, {choice.month.label}", lambda line: line.now.flag if line.now else "")
        )
    columns.append(
        tables.Column("others", "Others", _others_text, template="measures/cell_others.html", can_sort=False)
    )
    if seen.allowed and request.GET.get("export"):  # on the page it stands under the measure
        columns.append(tables.Column("says", "What its owner says", _says))
    return columns if plan else [*columns, tables.Column("owner", "Owner", lambda line: line.owner)]


def _says(line: Line) -> str:
    return f"{line.says} ({line.says_who})" if line.says else ""


def _plan_says(line: Line) -> str:
    return "; ".join(f"{name.lower()} {text}" for name, text in line.plan_says)


def _figure_columns(choice: Choice) -> list[tables.Column]:
    columns = [
        tables.Column(
            "now", f"{choice.month.label}", _figure_text, order=_number, template="measures/cell_figure.html",
            value=lambda line: line.now,
        ),
        tables.Column(
            "target", "Target", _target_text, order=_against_order, template="measures/cell_target.html",
            value=lambda line: line.now,
        ),
    ]  # fmt: skip
    if choice.compared:
        columns.append(
            tables.Column(
                "before", choice.compared.label, lambda line: line.before.text if line.before else "",
                order=lambda line: line.before.number if line.before else None,
                template="measures/cell_before.html", value=lambda line: line.before,
            )
        )  # fmt: skip
    return [*columns, signal_column(), spark_column(lambda line: line.signal)]


def signal_column() -> tables.Column:
    """What the course of a line says."""
    return tables.Column(
        "signal", "Signal", lambda line: line.signal.exported if line.signal else "",
        order=lambda line: line.signal.place if line.signal else None, template="measures/cell_signal.html",
        value=lambda line: line.signal,
    )  # fmt: skip


def spark_column(holder: Callable[[Any], Any]) -> tables.Column:
    """A small picture of the course of a line: the ``spark`` of what ``holder`` gives."""
    return tables.Column(
        "course", "13 months", lambda line: "", template="measures/cell_spark.html", value=holder, can_sort=False
    )


def _filters(plan: Plan | None, seen: Sight) -> list[tables.Filter | tables.Search]:
    found: list[tables.Filter | tables.Search] = [
        tables.Search("q", "Words", lambda line: f"{line.title} {line.measure_title}")
    ]
    if plan:
        found.append(tables.Filter("area", "Area", lambda line: line.area))
        found.append(tables.Filter("linked", "Link", lambda line: line.linked, LINKS))
    if seen.shows:
        found.append(tables.Filter("against", "Against target", lambda line: line.against, AGAINST))
        found.append(tables.Filter("signal", "Signal", signal_kind, signal_cells.KINDS))
        found.append(tables.Filter("figure", "Figure", lambda line: line.figures, FIGURES))
    return found


def _figure_text(line: Line) -> str:
    if line.now is None:
        return "Not linked to a measure"
    return line.now.text


def _others_text(line: Line) -> str:
    return ", ".join(filter(None, (line.others, line.not_alike)))


def _target_text(line: Line) -> str:
    if line.now is None:
        return ""
    return "; ".join(part for part in (line.now.target, line.now.sentence) if part)


def signal_kind(line: Any) -> str:
    """The key of ``signal_cells.KINDS`` that a filter looks for; empty where nothing is said."""
    return line.signal.kind if line.signal else ""


def _number(line: Line) -> float | None:
    return line.now.number if line.now else None


def _against_order(line: Line) -> int | None:
    """The worst first, then those without a target or figure."""
    return list(AGAINST).index(line.now.against) + 1 if line.now else None
