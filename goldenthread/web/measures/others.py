"""How others do: published figures beside a measure, by year, kept apart from our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.measures import words
from goldenthread.measures.comparators import Comparator, funnels, queries
from goldenthread.measures.comparators.queries import Year
from goldenthread.measures.definition import Definition
from goldenthread.reporting import charts, charts_svg

BANDS = {"A": "Best quarter", "B": "Second quarter", "C": "Third quarter", "D": "Worst quarter", "-": "No direction"}
_FEWEST_POINTS = 2
_DRAWN = 4  # as many lines as differ by marker, dash and lightness
LOCAL = "None is shown, because this measure is local"
NOT_ALIKE = "not like for like"
NOT_LOADED = "No loaded file has its published indicator"


@dataclass(frozen=True)
class Row:
    """One published year as the table shows it."""

    period: str
    cells: tuple[tuple[str, Comparator, str], ...]
    """The heading, the figure, and its value in words, of each group."""
    band: str
    rank: str


@dataclass(frozen=True)
class Others:
    """What the page shows; ``empty`` says why there is nothing, and then only that."""

    empty: str = ""
    sentence: str = ""
    title: str = ""
    warnings: tuple[str, ...] = ()
    source: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    chart: charts_svg.Svg | None = None
    chart_sentence: str = ""
    reasons: tuple[str, ...] = ()
    """Why groups have no figure in the latest year, or who was left out of a mean."""
    has_funnel: bool = False


def of_measure(found: Definition, *, on: date) -> Others:
    """Everything published that stands beside the measure; at most nine queries, however many years."""
    years = queries.by_year(found.slug, on=on)
    if years:
        return _shown(years)
    if found.slug in queries.linked([found.slug]):
        return Others(empty=f"{NOT_LOADED}.")
    reason = found.head.local_reason if found.head.local else "no published figure is named for it"
    return Others(empty=f"{LOCAL}: {reason}.")


def _shown(years: Sequence[Year]) -> Others:
    latest = years[0]
    groups = (latest.own, *latest.others)
    chart = _chart(years)
    return Others(
        sentence=_sentence(latest), title=latest.indicator.title, warnings=_warnings(latest),
        source=latest.own.source, headings=tuple(each.label for each in groups),
        rows=tuple(_row(year, latest) for year in years),
        chart=charts_svg.draw(chart) if chart else None, chart_sentence=chart.description() if chart else "",
        reasons=tuple(f"{each.label}: {each.reason}" for each in groups if each.reason),
        has_funnel=any(funnels.has_numbers(year) for year in years),
    )  # fmt: skip


def _warnings(latest: Year) -> tuple[str, ...]:
    return (latest.own.warning,) if latest.own.warning else ()


def _sentence(latest: Year) -> str:
    """Ours as published and the others' in one line, with the place among all authorities."""
    known = [f"{each.label} {value(each)}" for each in (latest.own, *latest.others) if each.is_known]
    if not known:
        return f"Nothing is published for the {latest.period} that can be shown."
    start = latest.period[:1].upper() + latest.period[1:]
    place = f" {BANDS[latest.band]}, {rank(latest)}." if latest.rank else ""
    return f"{start}: {'; '.join(known)}.{place}"


def _row(year: Year, latest: Year) -> Row:
    groups = zip((latest.own, *latest.others), (year.own, *year.others), strict=True)
    cells = tuple((heading.label, each, value(each)) for heading, each in groups)
    period = year.period[:1].upper() + year.period[1:]
    return Row(period, cells, BANDS.get(year.band, ""), rank(year))


def _chart(years: Sequence[Year]) -> charts.TimeChart | None:
    """The published figures of this council, its neighbours, its region and England; our own count is not among
    them."""
    if len(years) < _FEWEST_POINTS:
        return None
    oldest = list(years)[::-1]
    latest = years[0]
    every = [(latest.own.label, [year.own for year in oldest])]
    every += [(each.label, [year.others[at] for year in oldest]) for at, each in enumerate(latest.others)]
    lines = [charts.Series(label, tuple(each.value for each in found)) for label, found in every[:_DRAWN]]
    drawn = tuple(line for line in lines if any(value is not None for value in line.values))
    if not drawn:
        return None
    periods = tuple(str(year.year) for year in oldest)
    return charts.TimeChart(f"{latest.indicator.title}, as published", latest.indicator.unit, periods, drawn)


def value(found: Comparator) -> str:
    """``20.7%``; empty without a number."""
    return words.value(found.value, found.unit) if found.is_known else ""


def rank(year: Year) -> str:
    """``7th of 151``, the best first; empty without a place."""
    if year.rank is None:
        return ""
    ending = "th" if 10 <= year.rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(year.rank % 10, "th")
    return f"{year.rank}{ending} of {year.ranked}"


def in_short(found: Sequence[Comparator]) -> tuple[str, str]:
    """What a row of the scorecard says: ``SN 20.7% (2025)``, else England's, and whether it is not like for like; both
    empty where no group has a number."""
    known = {each.group: each for each in found if each.is_known}
    first = known.get("neighbours") or known.get("england")
    if first is None:
        return "", ""
    return f"{first.short} {value(first)} ({first.year})", NOT_ALIKE if first.warning else ""
