"""The library of measures: what each counts, where its figures come from, and who answers for it."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.core.periods import short_day
from goldenthread.measures import definition
from goldenthread.measures.definition import Definition
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure_page

NATURES = {"computed": "Computed from records", "entered": "Entered by people", "milestone": "Milestone"}
FROM_RECORDS = "Children's records"


@page("kpi.view_suppressed")
def library(request: Asking) -> HttpResponse:
    """Every measure, to search and filter; the words only, no figures."""
    every = list(definition.library().values())
    table = tables.Table(every, COLUMNS, request.GET, filters=FILTERS, sort="title", can_export=True, noun="measure")
    if table.is_export:
        return table.as_csv("measures.csv")
    counts = Counter(one.nature for one in every)
    return render(request, "entries/library.html", {"table": table, "counts": counts, "all": len(every)})


def domain(measure: Definition) -> str:
    """The part of practice an entered measure is about; computed ones are all about the children's records."""
    return measure.entry.domain if measure.entry else FROM_RECORDS


def _address(measure: Definition) -> str:
    return reverse("measure", args=[measure.slug])


COLUMNS = (
    tables.Column("title", "Measure", lambda one: one.head.title, link=_address),
    tables.Column("kind", "Kind", lambda one: NATURES[one.nature]),
    tables.Column("domain", "About", domain),
    tables.Column("basis", "Covers", lambda one: measure_page.BASES[one.head.basis]),
    tables.Column("better", "Better", lambda one: measure_page.BETTER[one.head.better]),
    tables.Column("owner", "Owner", lambda one: one.head.owner),
    tables.Column(
        "review", "Next review", lambda one: short_day(one.head.review_due), order=lambda one: one.head.review_due
    ),
)
FILTERS = (
    tables.Search("q", "Words", lambda one: f"{one.head.title} {one.head.how_it_is_counted}"),
    tables.Filter("kind", "Kind", lambda one: one.nature, NATURES),
    tables.Filter("domain", "About", domain),
    tables.Filter("owner", "Owner", lambda one: one.head.owner),
)
