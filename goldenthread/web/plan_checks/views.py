"""The findings of one plan, and its contradictions with the other plans that a person may open."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.measures import queries as figures
from goldenthread.plans import policies, queries
from goldenthread.plans.checking import standing
from goldenthread.plans.checking.codes import CODES, SEVERITIES
from goldenthread.plans.checking.finding import Contradiction
from goldenthread.plans.checking.standing import Standing
from goldenthread.plans.models import Plan
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.forms import VersionedForm
from goldenthread.web.plan_checks import excel_file, presenters
from goldenthread.web.plan_checks.presenters import Line
from goldenthread.web.plans import pages

_GRAVITY = {words: place for place, words in enumerate(SEVERITIES.values())}
_WORDS = {code: f"{code} {kind.title}" for code, kind in CODES.items()}
THIS_PLAN = "This plan"

_FINDINGS = (
    tables.Column("place", "Where", lambda line: line.finding.place, template="plan_checks/place_cell.html"),
    tables.Column("area", "Area", lambda line: line.finding.area),
    tables.Column("what", "What", lambda line: line.what),
    tables.Column("reason", "Why", lambda line: line.finding.reason),
    tables.Column("severity", "How grave", lambda line: line.severity, order=lambda line: _GRAVITY[line.severity]),
    tables.Column(
        "remedy", "What to do", lambda line: line.finding.remedy, template="plan_checks/do_cell.html", can_sort=False
    ),
)
_CLASHES = (
    tables.Column("subject", "Of what", lambda line: line.finding.subject, template="plan_checks/subject_cell.html"),
    tables.Column("what", "What", lambda line: f"{line.what}. {line.finding.reason}"),
    tables.Column("left", "Here", lambda line: _told(line, "left"), template="plan_checks/left_cell.html"),
    tables.Column("right", "There", lambda line: _told(line, "right"), template="plan_checks/right_cell.html"),
    tables.Column("severity", "How grave", lambda line: line.severity, order=lambda line: _GRAVITY[line.severity]),
    tables.Column(
        "remedy", "What to do", lambda line: line.finding.remedy, template="plan_checks/do_cell.html", can_sort=False
    ),
)
_FILTERS = (
    tables.Filter("severity", "How grave", lambda line: line.severity),
    tables.Filter("code", "What", lambda line: line.finding.code, _WORDS),
    tables.Filter("area", "Area", lambda line: line.finding.area),
)


@page("plan.view")
def check(request: Asking, plan_id: int) -> HttpResponse:
    """What is wrong with as much of the plan as the reader may open."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    found = standing.findings(plan, request.user, on=request.on)
    edits = policies.can_edit_plan(plan, by=request.user, on=request.on)
    lines = [presenters.line(each, plan, edits=edits) for each in standing.open_only(found)]
    search = tables.Search("q", "Words", lambda line: f"{line.finding.place} {line.finding.reason}")
    table = _table(lines, _FINDINGS, request.GET, (search, *_FILTERS), request.user, request.on, "finding")
    if table.is_export:
        return table.as_csv(f"plan-check-{plan.pk}.csv")
    if excel_file.is_asked(request, table):
        return excel_file.answer(table, plan, "Plan check", f"plan-check-{plan.pk}", request.user, on=request.on)
    context = {
        **_shared(plan, table, lines, found, edits=edits), "rest": "contradictions",
        "excel_address": excel_file.address(request),
        "answer": presenters.answer(lines, len(found) - len(lines)), "title": "Plan check",
        "rest_address": reverse("plan-contradictions", args=[plan.pk]), "empty_title": "What the check finds",
        "empty": "Actions without an owner or a date, measures without a number, outcomes that nothing shows. It "
        "finds none of these.",
    }  # fmt: skip
    return render(request, "plan_checks/list.html", context)


@page("plan.view")
def contradictions(request: Asking, plan_id: int) -> HttpResponse:
    """Where the plan contradicts itself, or another plan that the reader may open."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    others = standing.among(plan, request.user, on=request.on)
    found = standing.clashes(plan, request.user, on=request.on, others=others)
    edits = policies.can_edit_plan(plan, by=request.user, on=request.on)
    lines = [presenters.clash(each, plan, edits=edits) for each in standing.open_only(found)]
    other = tables.Filter("with", "With", lambda line: _with(line.finding, plan))
    search = tables.Search("q", "Words", lambda line: f"{line.finding.subject} {_told(line, 'left')}")
    filters = (search, other, *_FILTERS)
    table = _table(lines, _CLASHES, request.GET, filters, request.user, request.on, "contradiction")
    if table.is_export:
        return table.as_csv(f"contradictions-{plan.pk}.csv")
    if excel_file.is_asked(request, table):
        return excel_file.answer(
            table, plan, "Contradictions", f"contradictions-{plan.pk}", request.user, on=request.on
        )
    context = {
        **_shared(plan, table, lines, found, edits=edits), "rest": "findings",
        "excel_address": excel_file.address(request), "title": "Contradictions",
        "answer": presenters.clashes_answer(lines, len(others), with_figures=_with_figures(request, plan)),
        "rest_address": reverse("plan-check", args=[plan.pk]),
        "empty_title": "Two readings side by side",
        "empty": "One measure with two targets, one action with two dates, words that the figures do not bear out. "
        "The check finds none.",
    }  # fmt: skip
    return render(request, "plan_checks/list.html", context)


def _with_figures(request: Asking, plan: Plan) -> bool:
    """Is a line of the plan linked to a measure whose figures the reader sees as they are?"""
    return figures.sight(request.user, on=request.on).allowed and plan.scorecard.exclude(measure_slug="").exists()


def _shared(
    plan: Plan, table: tables.Table, lines: list[Line], found: list[Standing[Any]], *, edits: bool
) -> dict[str, Any]:
    accepted = [(each, _again(each)) for each in found if not each.is_open]
    return {
        "plan": plan, "table": table, "trail": pages.plan_trail(plan), "counts": presenters.counts(lines, ""),
        "accepted": accepted, "edits": edits,
    }  # fmt: skip


def _again(each: Standing[Any]) -> VersionedForm | None:
    return VersionedForm(initial={"version": each.accepted.version}) if each.accepted else None


def _table(
    lines: list[Line], columns: tuple[tables.Column, ...], asked: QueryDict, filters: Any, person: Person, on: date,
    noun: str,
) -> tables.Table:  # fmt: skip
    can_export = rights.can(person, "export.aggregate", on=on)
    return tables.Table(lines, columns, asked, filters=filters, can_export=can_export, noun=noun, per_page=50)


def _told(line: Line, side: str) -> str:
    found = getattr(line.finding, side)
    return f"{found.plan}, {found.place}: {found.says}"


def _with(found: Contradiction, plan: Plan) -> str:
    if found.is_within:
        return THIS_PLAN
    return found.right.plan if found.left.plan_key == f"plan:{plan.pk}" else found.left.plan
