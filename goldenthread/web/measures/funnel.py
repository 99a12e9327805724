"""The funnel of authorities behind a measure's published figure: who differs by more than chance."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.measures.comparators import funnels, groups, queries
from goldenthread.measures.comparators.funnels import Funnel, Point
from goldenthread.measures.comparators.queries import Year
from goldenthread.measures.models import Area
from goldenthread.reporting import words
from goldenthread.reporting.funnel_chart import Dot, FunnelChart, draw
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure as measures

NONE = "The published files do not give both numbers of this figure for ten authorities or more, so there is no funnel."


@page("kpi.view_suppressed")
def of_authorities(request: Asking, slug: str) -> HttpResponse:
    """The newest published year that gives numerators and denominators, drawn as a funnel with its table."""
    found = measures.named(slug)
    who, names = groups.around(on=request.on), dict(Area.objects.values_list("key", "name"))
    context: dict[str, Any] = {"measure": found, "trail": measures.trail(found), "answer": NONE}
    for year in queries.by_year(slug, on=request.on):
        if (made := funnels.of_year(year, who, names)) is not None:
            context |= _shown(made, year)
            break
    return render(request, "measures/funnel.html", context)


def _shown(made: Funnel, year: Year) -> dict[str, Any]:
    chart = FunnelChart(
        f"{year.indicator.title}, {year.period}", 100 * made.whole, tuple(_dot(each) for each in made.points),
        tuple(
            (size, (100 * at.lower998, 100 * at.lower95, 100 * at.upper95, 100 * at.upper998))
            for size, at in made.curves
        ),
    )  # fmt: skip
    return {
        "svg": draw(chart), "dots": chart.rows(), "answer": chart.description(), "title": chart.title,
        "limits": _limits(made), "left_out": _left_out(made), "source": year.own.source,
    }  # fmt: skip


def _dot(point: Point) -> Dot:
    kind = "own" if point.is_own else "neighbour" if point.is_neighbour else "other"
    detail = f"{point.numerator:,.0f} of {point.denominator:,.0f}"
    return Dot(point.name, point.denominator, 100 * point.share, point.place, kind, detail)


def _limits(made: Funnel) -> str:
    if not made.is_adjusted:
        return f"Authorities differ no more than by chance (φ {made.phi:.1f}): the limits are exact."
    return (
        f"Authorities differ more than chance lets them (φ {made.phi:.1f}; 1 would be chance), so the limits are wider "
        "by the differences usual between them."
    )


def _left_out(made: Funnel) -> str:
    return f"{words.count(made.left_out, 'authority', 'authorities')} without both numbers left out." * bool(
        made.left_out
    )
