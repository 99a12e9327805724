"""An edition for programs: every figure with its flag in a field of its own, and never a nought in a number's place."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

from goldenthread.accounts import policies as rights
from goldenthread.measures import breakdown, definition
from goldenthread.measures.disclosure import policies
from goldenthread.measures.models import FigureEdition, PublishedFigure
from goldenthread.web.access import Asking, page
from goldenthread.web.editions import listing


@page("export.aggregate")
def as_json(request: Asking, edition_id: int) -> HttpResponse:
    """The edition as it went out, for whoever sees it on its page; a withheld number is null, with the flag c."""
    rights.reach(request.user, policies.READ, on=request.on)
    found = listing.find(request, edition_id)
    answer = JsonResponse(_edition(found), json_dumps_params={"indent": 1, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="figures-edition-{found.number or found.pk}.json"'
    return answer


def _edition(found: FigureEdition) -> dict[str, Any]:
    return {
        "title": found.title, "number": found.number, "state": found.state, "note": found.note, "rule": found.preset,
        "small_numbers_withheld": found.is_suppressed, "explanation": found.said,
        "flags": dict(PublishedFigure.Flag.choices),
        "published_on": found.decided_on if found.number else None, "sha256": found.sha256,
        "figures": [_figure(line) for line in found.figures.all()],
    }  # fmt: skip


def _figure(line: PublishedFigure) -> dict[str, Any]:
    measure = definition.library().get(line.measure)
    by = breakdown.BY_CODE.get(line.breakdown)
    return {
        "measure": line.measure, "title": measure.head.title if measure else line.measure,
        "unit": measure.head.unit if measure else "", "period": line.period,
        "breakdown": by.title if by else "Whole council", "part": line.cut, "value": line.value,
        "numerator": line.numerator, "denominator": line.denominator, "flag": line.flag,
    }  # fmt: skip
