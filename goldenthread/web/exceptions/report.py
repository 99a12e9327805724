"""The exception report: how it reads, and as a file for those who may take it out."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from goldenthread.plans import queries
from goldenthread.plans.models import Plan
from goldenthread.reporting import blocks, exceptions, html, operations, policies, sentences
from goldenthread.reporting.errors import SmallNumbers, Unsettled
from goldenthread.web.access import Asking, page
from goldenthread.web.exceptions import chosen
from goldenthread.web.plans import pages


@page("report.generate")
def preview(request: Asking, plan_id: int) -> HttpResponse:
    plan, month, published = _plan(request, plan_id), chosen.month_of(request), chosen.is_published(request)
    report = exceptions.draft(
        plan, period=month, reader=request.user, on=request.on, capability=policies.CAPABILITY, published=published
    )
    trail = [*pages.plan_trail(plan), ("Exceptions", chosen.overview(plan, month))]
    named = sentences.flagged(plan, report) if published else []
    waiting = sum(each.settled is None for each in named)
    report = sentences.settled(report, named)
    return render(
        request, "web/exceptions/report.html",
        {
            "named": named, "waiting": waiting,
            "settle_address": chosen.address("exception-report-sentences", plan, month),
            "plan": plan, "month": month, "report": report, "fragment": html.fragment(_proved(report)), "trail": trail,
            "published": published,
            "other_address": chosen.address("exception-report", plan, month, published=not published),
            "can_download": not waiting
            if published
            else policies.can_download(plan, by=request.user, on=request.on),
            "why_not": Unsettled(waiting) if waiting else SmallNumbers("kpi.view_unsuppressed"),
            "word_address": chosen.address("exception-report-word", plan, month, published=published),
            "html_address": chosen.address("exception-report-html", plan, month, published=published),
        },
    )  # fmt: skip


@page("report.generate")
def as_word(request: Asking, plan_id: int) -> HttpResponse:
    return _download(request, plan_id, "docx")


@page("report.generate")
def as_html(request: Asking, plan_id: int) -> HttpResponse:
    return _download(request, plan_id, "html")


def _download(request: Asking, plan_id: int, kind: str) -> HttpResponse:
    made = operations.take_out_exceptions(
        plan=_plan(request, plan_id), period=chosen.month_of(request), kind=kind, by=request.user, on=request.on,
        published=chosen.is_published(request),
    )  # fmt: skip
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _plan(request: Asking, plan_id: int) -> Plan:
    """The plan, if both the right to see plans and the right to make reports carry to it."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_generate(plan, by=request.user, on=request.on)
    return plan


def _proved(report: blocks.Report) -> blocks.Report:
    """The same report, each figure of a measure leading to the page that says how it was made."""
    return replace(report, figures=tuple(_with_address(figure) for figure in report.figures))


def _with_address(figure: blocks.Figure) -> blocks.Figure:
    return figure if figure.counted_from else replace(figure, address=reverse("figure", args=[figure.id]))
