"""The flags of figures, worked out when they are asked for: the rules are in ``reasonableness``, the past is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import definition, reasonableness
from goldenthread.measures.calculation import Figure
from goldenthread.measures.models import Result
from goldenthread.measures.queries import COUNCIL, Sight, results
from goldenthread.measures.reasonableness import Flag, Nature

Key = tuple[str, str, str]
NO_TEAM = "No team named"
WHOLE = Sight(True, "", None)
_KNOWN = ("known", "stale")


class Stated(reasonableness.Point, Protocol):
    """A figure of one cut, with its state."""

    @property
    def breakdown(self) -> str: ...
    @property
    def cut(self) -> str: ...
    @property
    def state(self) -> str: ...


class Kept(NamedTuple):
    """A current result as it is read here: ten thousand of them, which as results took 140 ms of a page of 210."""

    figure_id: str
    measure: str
    period: str
    breakdown: str
    cut: str
    numerator: float | None
    denominator: float | None
    missing: int
    value: float | None
    state: str


@dataclass(frozen=True)
class Flagged:
    """A figure with its flags. ``figure_id`` is empty for a figure that is not kept."""

    measure: str
    period: str
    breakdown: str
    cut: str
    figure_id: str
    flags: tuple[Flag, ...]

    @property
    def title(self) -> str:
        return definition.get(self.measure).head.title

    @property
    def team(self) -> str:
        """The team as pages call it; empty for the whole council."""
        return "" if self.breakdown == COUNCIL else self.cut or NO_TEAM


def of_month(month: Month, *, seen: Sight, slugs: Iterable[str] = ()) -> list[Flagged]:
    """The flagged figures of a month that are within sight: the council's first, by title. One query.

    None for who sees figures as published: a flag tells of numbers that stand behind them.
    """
    if seen.published:
        return []
    kept, this = _kept([month], slugs, seen), month.id
    now = [(result.measure, result) for result in kept if result.period == this]
    ids = {(slug, result.breakdown, result.cut): result.figure_id for slug, result in now}
    return _flagged(month, now, kept, ids, whole_seen=seen.teams is None)


def of_results(made: Sequence[Result]) -> dict[str, list[Flag]]:
    """The flags of results just made, by figure id; what is not flagged is not in it. One query."""
    months = sorted({Month.parse(result.period) for result in made})
    kept = _kept(months, {result.measure for result in made}, WHOLE) if made else []
    found: dict[str, list[Flag]] = {}
    for month in months:
        now = [(result.measure, result) for result in made if result.period == month.id]
        ids = {(slug, result.breakdown, result.cut): result.figure_id for slug, result in now}
        found |= {one.figure_id: list(one.flags) for one in _flagged(month, now, kept, ids, whole_seen=True)}
    return found


def of_figures(month: Month, figures: Sequence[Figure]) -> list[Flagged]:
    """The flags of figures that are not kept, beside the past that is: a load looked at before it goes live."""
    kept = _kept([month], {figure.slug for figure in figures}, WHOLE)
    return _flagged(month, [(figure.slug, figure) for figure in figures], kept, {}, whole_seen=True)


def as_words(found: Sequence[Flagged]) -> list[dict[str, str]]:
    """Plain: the measure's address and title, the team (empty for the council), the code and the sentence."""
    return [
        {"measure": one.measure, "title": one.title, "team": one.team, "code": flag.code, "sentence": flag.sentence}
        for one in found
        for flag in one.flags
    ]


def _kept(months: Sequence[Month], slugs: Iterable[str], seen: Sight) -> list[Kept]:
    """The current results of these months and of the twelve before."""
    found = results(seen).filter(period__gte=months[0].plus(-reasonableness.MONTHS).id, period__lte=months[-1].id)
    found = found.filter(measure__in=list(slugs) or list(definition.library()))
    return list(map(Kept._make, found.order_by().values_list(*Kept._fields)))


def _flagged(
    month: Month, now: Sequence[tuple[str, Stated]], kept: Sequence[Kept], ids: Mapping[Key, str], *,
    whole_seen: bool,
) -> list[Flagged]:  # fmt: skip
    past = _past(kept)
    before = [each.id for each in months_ending(month.previous(), reasonableness.MONTHS)]
    teams: dict[str, list[Stated]] = defaultdict(list)
    for slug, point in now:
        if point.breakdown != COUNCIL:
            teams[slug].append(point)
    found = []
    for slug, point in now:
        key = (slug, point.breakdown, point.cut)
        parts = teams[slug] if point.breakdown == COUNCIL and whole_seen else []
        flags = _flags(slug, point, [past[key].get(each) for each in before], parts)
        if flags:
            found.append(Flagged(slug, month.id, point.breakdown, point.cut, ids.get(key, ""), tuple(flags)))
    return sorted(found, key=lambda one: (one.breakdown != COUNCIL, one.title, one.cut))


def _past(kept: Sequence[Kept]) -> dict[Key, dict[str, Kept]]:
    found: dict[Key, dict[str, Kept]] = defaultdict(dict)
    for result in kept:
        if result.state in _KNOWN:
            found[result.measure, result.breakdown, result.cut][result.period] = result
    return found


def _flags(slug: str, point: Stated, before: Sequence[Kept | None], teams: Sequence[Stated]) -> list[Flag]:
    """No flag where nothing is known: that state, with its reason, already stands on every page. That there was nothing
    to count may be so, or part of the extract may be missing."""
    nothing_counted = point.state == "not_applicable" and point.denominator == 0
    if not (point.state in _KNOWN or nothing_counted) or slug not in definition.library():
        return []
    head = definition.get(slug).head
    return reasonableness.flags(Nature(head.kind, head.basis, head.unit), point, before, teams)
