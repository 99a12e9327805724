"""What others have, for the scorecard and for the page of a measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from goldenthread.core import periods
from goldenthread.measures import definition
from goldenthread.measures.comparators import groups, likeness
from goldenthread.measures.comparators.comparator import (
    GROUPS,
    LABELS,
    Comparator,
    Group,
    Value,
    last_day,
    period_words,
)
from goldenthread.measures.comparators.groups import Around
from goldenthread.measures.models import Beside, Indicator, PublishedValue, Release
from goldenthread.measures.statistics import bands

ByArea = Mapping[str, Value]
_COLUMNS = ("indicator_id", "area__key", "year", "amount", "state", "marker", "period", "years", "numerator",
            "denominator")  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """The published indicator of a measure, and what was written when a person chose it."""

    code: str
    note: str = ""
    by_hand: bool = False


@dataclass(frozen=True)
class Year:
    """One published year: this council as published, the groups, and where this council stands among all authorities.

    ``band`` is A (best) to D, ``-`` without a direction, empty without a value; ``rank`` 1 is the best of ``ranked``.
    """

    year: int
    period: str
    own: Comparator
    others: tuple[Comparator, ...]
    band: str
    rank: int | None
    ranked: int
    indicator: Indicator
    by_area: ByArea


def linked(slugs: Iterable[str]) -> dict[str, Linked]:
    """The published indicator of each measure that has one: said by hand, else the definition's own. One query."""
    wanted, library = set(slugs), definition.library()
    found = {slug: Linked(library[slug].head.published) for slug in wanted & set(library) if library[slug].comparable}
    for row in Beside.objects.filter(measure__in=wanted):
        found[row.measure] = Linked(row.code, row.note, by_hand=True)
    return {slug: each for slug, each in found.items() if each.code}


def beside(slugs: Iterable[str], *, on: date) -> dict[str, list[Comparator]]:
    """The latest published figures of the groups for each measure that has any. At most eight queries, however many
    measures; a measure that is local, or whose indicator is not loaded, is not in it."""
    return beside_linked(linked(slugs), on=on)


def beside_linked(links: Mapping[str, Linked], *, on: date) -> dict[str, list[Comparator]]:
    """The same of measures whose indicators are known. At most seven queries."""
    latest = _latest({each.code for each in links.values()}, on)
    if not latest:
        return {}
    rows = PublishedValue.objects.filter(indicator__in=latest.values(), year=F("indicator__last_year"))
    values, who = _by_indicator(rows), groups.around(on=on)
    return {
        slug: [
            _comparator(
                group, indicator, indicator.last_year, values[indicator.pk, indicator.last_year], who, slug, link
            )
            for group in GROUPS
        ]
        for slug, link in links.items()
        if (indicator := latest.get(link.code))
    }


def by_year(slug: str, *, on: date) -> list[Year]:
    """Every published year of a measure's indicator, the newest first; empty where it has none, or none is loaded.

    Of two releases the later speaks, also of a year that both have.
    """
    link = linked([slug]).get(slug)
    every = list(_indicators({link.code}, on)) if link else []
    if not every or link is None:
        return []
    values = _by_indicator(PublishedValue.objects.filter(indicator__in=every))
    speaking: dict[int, tuple[Indicator, ByArea]] = {}
    for indicator in every:  # the oldest release first
        for (pk, year), by_area in values.items():
            if pk == indicator.pk:
                speaking[year] = (indicator, by_area)
    who = groups.around(on=on)
    return [_year(slug, link, year, *speaking[year], who) for year in sorted(speaking, reverse=True)]


def _latest(codes: set[str], on: date) -> dict[str, Indicator]:
    return {each.code: each for each in _indicators(codes, on)}


def _indicators(codes: set[str], on: date) -> QuerySet[Indicator]:
    """Those in use and released that day, the oldest first."""
    live = Indicator.objects.filter(code__in=codes, release__state=Release.State.LIVE, release__released_on__lte=on)
    return live.select_related("release").order_by("release__released_on", "release_id")


def _by_indicator(rows: QuerySet[PublishedValue]) -> dict[tuple[int, int], dict[str, Value]]:
    found: dict[tuple[int, int], dict[str, Value]] = defaultdict(dict)
    for pk, key, year, *told in rows.values_list(*_COLUMNS):
        found[pk, year][key] = Value(*told)
    return found


def _year(slug: str, link: Linked, year: int, indicator: Indicator, by_area: ByArea, who: Around) -> Year:
    made = [_comparator(group, indicator, year, by_area, who, slug, link) for group in ("own", *GROUPS)]
    band, rank, ranked = _place(indicator, by_area, who)
    return Year(year, made[0].period, made[0], tuple(made[1:]), band, rank, ranked, indicator, by_area)


def _place(indicator: Indicator, by_area: ByArea, who: Around) -> tuple[str, int | None, int]:
    """Band and rank of this council among all authorities that have a number that year."""
    everybody = {key: value.amount for key, value in by_area.items() if key.isdigit()}
    amounts, polarity = list(everybody.values()), _polarity(indicator)
    ranked = sum(amount is not None for amount in amounts)
    if who.own is None or everybody.get(who.own.key) is None:
        return "", None, ranked
    at = list(everybody).index(who.own.key)
    return bands.quartile_bands(amounts, polarity)[at], bands.ranks(amounts, polarity)[at], ranked


def _polarity(indicator: Indicator) -> bands.Polarity:
    return "High" if indicator.polarity == "High" else "Low" if indicator.polarity == "Low" else "-"


def _comparator(
    group: Group, indicator: Indicator, year: int, by_area: ByArea, who: Around, slug: str, link: Linked
) -> Comparator:
    told = groups.figure(group, by_area, who, last_day(indicator.ends, year))
    head, release = definition.get(slug).head, indicator.release
    source = f"{release.publication}, released {periods.long_day(release.released_on)}"
    return Comparator(
        group, _label(group, who), told.value, told.state, year,
        period_words(indicator.period, indicator.ends, year, next(iter(by_area.values()), None)), indicator.unit,
        source, " ".join(likeness.warnings(head, indicator, link.note)), told.reason,
    )  # fmt: skip


def _label(group: Group, who: Around) -> str:
    if group == "region" and who.region_name:
        return who.region_name
    return who.own.name if group == "own" and who.own else LABELS[group]


def loaded() -> QuerySet[Any]:
    """Every file of comparators that was handed in, the newest release first, with who did what."""
    return Release.objects.select_related("by", "agreed_by", "withdrawn_by", "job")
