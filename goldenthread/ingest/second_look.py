"""What a second person should look at twice before a load goes live: signs of silent loss, said in words.

Thresholds are ours: a month changes a council's open children by a few in a hundred, so a third fewer is a fault
of the extract far more often than it is news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from goldenthread.core import periods

FEWER_CHILDREN = 0.30
MANY_REJECTED = 0.05
# A council hears of a child on most working days, so a fortnight without any is another month's file.
FAR_FROM_AS_AT = 14  # days


@dataclass(frozen=True)
class Doubt:
    """One thing to look at; ``code`` is stable, ``message`` is a sentence with its numbers."""

    code: str
    message: str


@dataclass(frozen=True)
class Standing:
    """What is live when the new load is looked at: its day, its children, and the lists and columns that it lacks."""

    as_at: date
    children: int
    absent_lists: frozenset[int] = frozenset()
    absent_columns: frozenset[str] = frozenset()


def doubts(report: dict[str, Any], *, as_at: date, standing: Standing | None) -> list[dict[str, str]]:
    """The doubts about one checked load, plain for its row."""
    found = [*_rejected(report), *_stale(report, as_at)]
    if standing:
        found += [*_older(as_at, standing), *_fewer(report, standing), *_lists_gone(report, standing)]
    return [asdict(each) for each in found]


def _rejected(report: dict[str, Any]) -> list[Doubt]:
    """One doubt of each kind, since a person ticks doubts by their codes; it names every list that it is about."""
    unread, many = [], []
    for each, name in _named(report["lists"]):
        if not each["readable"]:
            unread.append(f"{name} could not be read at all.")
        elif each["rows_rejected"] > MANY_REJECTED * each["rows_read"]:
            many.append(f"{name}: {each['rows_rejected']:,} of {each['rows_read']:,} rows were rejected.")
    told = (("list_not_read", unread), ("many_rejected", many))
    return [Doubt(code, " ".join(sentences)) for code, sentences in told if sentences]


def _named(lists: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each list with its name, and its file where several have that name, as with several years of a return."""
    times = Counter(each["name"] for each in lists)
    for each in lists:
        yield each, f"{each['name']} ({each['sheet']})" if times[each["name"]] > 1 else each["name"]


def _stale(report: dict[str, Any], as_at: date) -> list[Doubt]:
    newest = report.get("newest_on")
    if not newest or (as_at - date.fromisoformat(newest)).days <= FAR_FROM_AS_AT:
        return []
    day = date.fromisoformat(newest)
    message = (
        f"The newest contact, referral or assessment in the file is of {periods.long_day(day)}, "
        f"{(as_at - day).days:,} days before the as-at date."
    )
    return [Doubt("dates_far_from_as_at", message)]


def _older(as_at: date, standing: Standing) -> list[Doubt]:
    if as_at > standing.as_at:
        return []
    if as_at == standing.as_at:
        return [Doubt("replaces", "A load for the same day is live; this one would take its place.")]
    return [Doubt("not_newer", f"A load as at {periods.long_day(standing.as_at)} is live already; this one is older.")]


def _fewer(report: dict[str, Any], standing: Standing) -> list[Doubt]:
    now = report["children"]
    if now >= (1 - FEWER_CHILDREN) * standing.children:
        return []
    # Cut and not rounded, so that only a load without any child has 100% fewer.
    share = 100 * (standing.children - now) // standing.children
    children = "1 child" if now == 1 else f"{now:,} children"
    message = f"{children}, against {standing.children:,} on {periods.long_day(standing.as_at)}: {share}% fewer."
    return [Doubt("fewer_children", message)]


def _lists_gone(report: dict[str, Any], standing: Standing) -> list[Doubt]:
    gone = sorted(set(report["absent_lists"]) - standing.absent_lists)
    if not gone:
        return []
    return [Doubt("lists_gone", f"Lists that the last load had are missing: {', '.join(map(str, gone))}.")]
