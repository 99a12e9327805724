"""The queue of findings, for those who may list children's rows, and counts of it for everybody who sees figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.ingest.findings import policies, queries
from goldenthread.ingest.models import Finding
from goldenthread.measures import queries as figures
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.findings import changing, presenters
from goldenthread.web.templatetags import words

# A page is made of rows in memory; a queue that is longer has one cause that most of them share.
MOST = 5_000


@page(policies.SEE)
def finding_list(request: Asking) -> HttpResponse:
    """What is wrong in the reader's part of the service: to filter, sort, give to people, print and take away."""
    every = queries.visible_to(request.user, on=request.on)
    with_gone = request.GET.get("gone") == "1"
    shown = list((every if with_gone else every.filter(is_there=True))[: MOST + 1])
    may_change = policies.can_change(request.user, on=request.on)
    table = _table(request, shown[:MOST], may_change=may_change)
    if table.is_export:
        return table.as_csv(f"data-quality-{request.on:%Y-%m-%d}.csv")
    context = {
        "table": table, "answer": presenters.answer(shown[:MOST], request.on), "is_cut": len(shown) > MOST,
        "most": MOST, "with_gone": with_gone, "unchecked": presenters.unchecked(queries.resting_on()),
        "may_change": may_change and table.rows,
        "bulk": changing.BulkForm(owners=queries.owners(on=request.on)),
        "may_count": rights.can(request.user, figures.CAPABILITY, on=request.on),
    }  # fmt: skip
    return render(request, "findings/list.html", context)


@page(figures.CAPABILITY)
def counts(request: Asking) -> HttpResponse:
    """How many findings there are of which kind and team: no record, and nobody's name. A role that sees totals only
    has those of the whole council, without a team; none at all would tell it that nothing is wrong."""
    seen = figures.sight(request.user, on=request.on)
    counted = queries.by_rule_and_team(seen.teams if seen.sees_teams else None)
    context = {
        "answer": presenters.counts_answer(counted, request.on), "rules": presenters.by_rule(counted, request.on),
        "teams": presenters.by_team(counted, request.on) if seen.sees_teams else [],
        "unchecked": presenters.unchecked(queries.resting_on()), "by_team": seen.sees_teams,
        "is_whole": seen.teams is None or not seen.sees_teams,
        "may_list": rights.can(request.user, policies.SEE, on=request.on),
    }  # fmt: skip
    return render(request, "findings/counts.html", context)


def _table(request: Asking, findings: list[Finding], *, may_change: bool) -> tables.Table:
    on = request.on
    suggested = queries.suggested(findings, on=on)
    exporting = request.GET.get("export") == "csv"
    columns = (
        tables.Column("what", "What is wrong", presenters.what, link=_address, template="findings/what.html"),
        *(_ALONE if exporting else ()),
        tables.Column("team", "Team", lambda each: each.team or presenters.NO_TEAM),
        tables.Column("worker", "Worker", lambda each: each.worker or presenters.NO_WORKER),
        tables.Column(
            "owner", "Who sees to it", lambda each: _owner(each, suggested), order=lambda each: _owner_order(each)
        ),
        tables.Column("state", "How it stands", lambda each: presenters.stands(each, on)),
        tables.Column(
            "first", "First seen", lambda each: words.day(each.first_as_at), order=lambda each: each.first_as_at
        ),
        tables.Column(
            "rows", "Rows", lambda each: f"{each.rows:,}", order=lambda each: each.rows, is_number=True
        ),
    )  # fmt: skip
    choose = tables.Column("choose", "Choose", lambda _: "", template="findings/choose.html", can_sort=False)
    filters = (
        tables.Filter("stands", "How it stands", lambda each: presenters.standing(each, on), words=presenters.STANDS),
        tables.Filter("kind", "Kind", presenters.kind),
        tables.Filter("severity", "How sure", presenters.severity),
        tables.Filter("list", "List", lambda each: each.list_name),
        tables.Filter("team", "Team", lambda each: each.team or presenters.NO_TEAM),
        tables.Filter("worker", "Worker", lambda each: each.worker or presenters.NO_WORKER),
        tables.Filter("owner", "Who sees to it", lambda each: each.owner.name if each.owner else "Nobody yet"),
    )
    return tables.Table(
        findings, columns if exporting or not may_change else (*columns, choose), request.GET, filters=filters,
        sort="team", can_export=True, noun="finding",
    )  # fmt: skip


# On the page they stand below what is wrong.
_ALONE = (
    tables.Column("list", "List", lambda each: each.list_name),
    tables.Column("heading", "Column", lambda each: each.heading),
    tables.Column("severity", "How sure", presenters.severity),
    tables.Column("remedy", "What to do", presenters.remedy),
)


def _address(finding: Finding) -> str:
    return reverse("finding", args=[finding.pk])


def _owner(finding: Finding, suggested: dict) -> str:
    if finding.owner:
        return str(finding.owner.name)
    return f"Nobody yet; perhaps {suggested[finding.pk].name}" if finding.pk in suggested else "Nobody yet"


def _owner_order(finding: Finding) -> str | None:
    return finding.owner.name.casefold() if finding.owner else None
