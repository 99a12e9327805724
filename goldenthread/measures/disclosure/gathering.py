"""The figures behind an edition: those that are to go out, and the true numbers of those that went out before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from goldenthread.core.periods import Month
from goldenthread.measures import breakdown, definition
from goldenthread.measures.disclosure.models import FigureEdition, PartBehind, PublishedFigure
from goldenthread.measures.disclosure.outgoing import Going
from goldenthread.measures.models import Result

Behind = Result | PartBehind
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


def going(found: Sequence[Behind]) -> list[Going]:
    """Those that have a figure, and of the others those with numbers: a reader can work these out from the rest."""
    return [_going(each, is_told=is_figure(each)) for each in found if is_figure(each) or each.numerator is not None]


def under(found: Sequence[Behind], services: Mapping[str, str]) -> dict[str, str]:
    """The service that each team's figures are a part of, as both are named here; for an edition that tells both."""
    teams = {(each.cut, cut_of(each)) for each in found if each.breakdown == Result.Breakdown.TEAM}
    return {cut: _named("service", services.get(team, breakdown.UNKNOWN)) for team, cut in teams}


def is_figure(result: Behind) -> bool:
    return result.state in _KNOWN and result.value is not None


def earlier() -> list[Going]:
    """All that ever went out, withdrawn editions included: who saw it still knows it. Three queries."""
    rows = PublishedFigure.objects.filter(edition__state__in=_OUT, flag__in=["", PublishedFigure.Flag.WITHHELD])
    out = list(rows.order_by("edition_id", "pk"))
    true = behind({row.result for row in out})
    return [
        _going(true[row.result], edition=row.edition_id, is_out=not row.flag)
        for row in out
        if row.result in true and row.measure in definition.library()
    ]


def behind(ids: Iterable[str]) -> dict[str, Behind]:
    """The true numbers behind published figures, by their ids: results, and parts that an edition told."""
    wanted = list(ids)
    found: dict[str, Behind] = {each.figure_id: each for each in Result.objects.filter(figure_id__in=wanted)}
    return found | {each.figure_id: each for each in PartBehind.objects.filter(figure_id__in=wanted)}


def key_of(result: Behind) -> tuple[str, str, str]:
    """Which figure it is; rows of no team are a part of the council like any other."""
    return (result.measure, result.period, cut_of(result))


def _going(result: Behind, *, edition: int = 0, is_out: bool = False, is_told: bool = True) -> Going:
    head = definition.get(result.measure).head
    return Going(
        result.measure, result.period, cut_of(result), head.kind, head.basis, result.numerator, result.denominator,
        edition, is_out, result.breakdown, is_told,
    )  # fmt: skip


def cut_of(result: Behind | PublishedFigure) -> str:
    """Which part it is, in words that no other part has: a service may be called as a locality is."""
    if result.breakdown == Result.Breakdown.COUNCIL:
        return ""
    return (
        result.cut or "(no team)" if result.breakdown == Result.Breakdown.TEAM else _named(result.breakdown, result.cut)
    )


def _named(code: str, part: str) -> str:
    return f"{breakdown.BY_CODE[code].title}: {part}"
