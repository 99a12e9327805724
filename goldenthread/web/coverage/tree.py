"""The coverage of a plan: every recommendation down to what shows that it was answered, with what is missing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies as rights
from goldenthread.plans import covering, queries
from goldenthread.plans.covering import Hole
from goldenthread.records import operations as numbers
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.coverage import rows
from goldenthread.web.coverage.rows import Row
from goldenthread.web.plans import lists, pages

ROWS = 200  # of one page: a branch of the tree should seldom be cut


@page("plan.view")
def coverage(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    covers = covering.of_plan(found, request.user, on=request.on)
    can_export = rights.can(request.user, "export.aggregate", on=request.on)
    table = tables.Table(
        rows.of(covers, on=request.on), _COLUMNS, request.GET, filters=_FILTERS, can_export=can_export, noun="line",
        per_page=ROWS,
    )  # fmt: skip
    if table.is_export:
        return table.as_csv(f"coverage-{found.pk}.csv")
    context = {
        "plan": found, "table": table, "answer": rows.answer(covers), "trail": pages.plan_trail(found),
        "days": numbers.amount_on(covering.DAYS, request.on), "rule": covering.RULE,
        "only_holes": request.GET.get("hole") == rows.ANY, "any": rows.ANY,
    }  # fmt: skip
    return render(request, "coverage/coverage.html", context)


def _delivery(row: Row) -> str:
    return lists.RATINGS[row.rated.rating] if row.rated else ""


_COLUMNS = (
    tables.Column("recommendation", "Recommendation", lambda row: row.recommendation, can_sort=False),
    tables.Column("outcome", "Outcome", lambda row: row.outcome, can_sort=False),
    tables.Column("action", "Action", lambda row: row.action, can_sort=False),
    tables.Column("delivery", "Delivery", _delivery, can_sort=False),
    tables.Column("measures", "Measures", lambda row: "; ".join(row.measures), can_sort=False),
    tables.Column("evidence", "Evidence", lambda row: row.evidence, can_sort=False),
    tables.Column("missing", "Missing", lambda row: row.missing, can_sort=False),
)
_FILTERS = (
    tables.Search("q", "Words", lambda row: row.words),
    tables.Filter(
        "hole", "What is missing", lambda row: row.found,
        {rows.ANY: "Anything: only holes"} | {hole.value: hole.label for hole in Hole},
    ),
)  # fmt: skip
