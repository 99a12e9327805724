"""The figures in a plan's public edition: as editions of figures told them, small numbers withheld; no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.measures import definition, words
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.models import PublishedFigure
from goldenthread.plans.models import Plan

COUNCIL = "council"


def of(plan: Plan) -> list[dict[str, Any]]:
    """The scorecard lines whose measure has a published figure, each with the latest month that is. Two queries.

    A line keeps the number of the edition that its figure is from: preset, audit and approver stand there.
    """
    lines = list(plan.scorecard.exclude(measure_slug=""))
    found = _latest({line.measure_slug for line in lines})
    return [
        {"text": line.text, **_figure(found[line.measure_slug])}
        for line in lines
        if line.measure_slug in found and line.measure_slug in definition.library()
    ]


def texts(content: dict[str, Any]) -> Iterator[str]:
    """Every text of a public edition that somebody wrote, in the order of reading."""
    for value in content.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value:
                yield from texts(one) if isinstance(one, dict) else ()


def _latest(slugs: set[str]) -> dict[str, PublishedFigure]:
    rows = disclosed.in_use().filter(measure__in=slugs, breakdown=COUNCIL).select_related("edition")
    return {row.measure: row for row in rows.order_by("period")}


def _figure(row: PublishedFigure) -> dict[str, Any]:
    unit = definition.get(row.measure).head.unit
    return {
        "measure": row.measure, "month": Month.parse(row.period).label, "flag": row.flag,
        "value": "" if row.flag else words.value(row.value, unit),
        "counted": "" if row.flag else words.share(row, unit), "edition": row.edition_id,
        "edition_number": row.edition.number, "said": row.edition.said,
    }  # fmt: skip
