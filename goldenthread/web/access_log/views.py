"""The access log as pages. It names no child: what was opened is said in words, the children only as a digest."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.records import access
from goldenthread.records.models import AccessLine
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.access_log import words as said
from goldenthread.web.templatetags import words

READ = 2_000  # the latest lines; a council of 150 workers writes about that many in a week

OWN = (
    tables.Column("at", "When", lambda line: words.moment(line.at), order=lambda line: line.seq),
    tables.Column("subject", "What was opened", said.subject),
    tables.Column("purpose", "What for", lambda line: line.purpose),
    tables.Column("rows", "Rows", lambda line: str(line.rows), order=lambda line: line.rows, is_number=True),
    tables.Column("outcome", "Outcome", lambda line: line.get_outcome_display()),
)
ALL = (
    OWN[0],
    tables.Column("person", "Who", lambda line: line.person_name),
    tables.Column("roles", "Roles then", said.roles),
    *OWN[1:],
)
_FILTERS = (
    tables.Search("q", "Words", lambda line: f"{line.person_name} {said.subject(line)} {line.purpose}"),
    tables.Filter("outcome", "Outcome", lambda line: line.outcome, dict(AccessLine.Outcome.choices)),
)
_OF_PERSON = tables.Filter("person", "Who", lambda line: line.person_name)


@page("access_log.view_own")
def own(request: Asking) -> HttpResponse:
    """What I opened, and why, as the log keeps it."""
    lines = access.lines_of(request.user)[:READ]
    table = tables.Table(lines, OWN, request.GET, filters=_FILTERS, sort="-at", noun="line", per_page=50)
    return render(request, "access_log/own.html", {"table": table, "trail": [("My account", reverse("own-account"))]})


@page("access_log.view_all")
def everybody(request: Asking) -> HttpResponse:
    """What everybody opened, newest first."""
    lines = AccessLine.objects.all()[:READ]
    table = tables.Table(
        lines, ALL, request.GET, filters=(*_FILTERS, _OF_PERSON), sort="-at", can_export=True, noun="line", per_page=50
    )
    if table.is_export:
        return table.as_csv("access-log.csv")
    refused = sum(1 for line in table.things if line.outcome == access.REFUSED)
    return render(request, "access_log/all.html", {"table": table, "refused": refused, "most": READ})
