"""The figures behind an edition: those that are to go out, and the true numbers of those that went out before."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.measures.disclosure.models import FigureEdition, PublishedFigure
from goldenthread.measures.disclosure.outgoing import Going
from goldenthread.measures.models import Result

_KNOWN = ("known", "stale")
_OUT = (FigureEdition.State.PUBLISHED, FigureEdition.State.WITHDRAWN)


def results(measures: Sequence[str], first: Month, last: Month, *, with_teams: bool) -> QuerySet[Result]:
    """The figures in use of the measures and months, of the whole council and, if asked, of its teams."""
    found = Result.objects.filter(
        is_current=True, measure__in=list(measures), period__gte=first.id, period__lte=last.id
    ).filter(measure__in=list(definition.library()))
    return found if with_teams else found.filter(breakdown=Result.Breakdown.COUNCIL)


def any_figure(found: QuerySet[Result]) -> bool:
    """Is there one figure among them, or only states?"""
    return found.filter(state__in=_KNOWN, value__isnull=False).exists()


def going(found: Sequence[Result]) -> list[Going]:
    """Those of the results that have a figure."""
    return [_going(each) for each in found if is_figure(each)]


def is_figure(result: Result) -> bool:
    return result.state in _KNOWN and result.value is not None


def earlier() -> list[Going]:
    """All that ever went out, withdrawn editions included: who saw it still knows it. Two queries."""
    rows = PublishedFigure.objects.filter(edition__state__in=_OUT, flag__in=["", PublishedFigure.Flag.WITHHELD])
    out = list(rows.order_by("edition_id", "pk"))
    ids = {row.result for row in out}
    true = {each.figure_id: each for each in Result.objects.filter(figure_id__in=ids)}
    return [
        _going(true[row.result], edition=row.edition_id, is_out=not row.flag)
        for row in out
        if row.result in true and row.measure in definition.library()
    ]


def key_of(result: Result) -> tuple[str, str, str]:
    """Which figure it is; rows of no team are a part of the council like any other."""
    return (result.measure, result.period, _cut(result))


def _going(result: Result, *, edition: int = 0, is_out: bool = False) -> Going:
    head = definition.get(result.measure).head
    return Going(
        result.measure, result.period, _cut(result), head.kind, head.basis, result.numerator, result.denominator,
        edition, is_out,
    )  # fmt: skip


def _cut(result: Result) -> str:
    return "" if result.breakdown == Result.Breakdown.COUNCIL else result.cut or "(no team)"
