"""The way to adoption, from decisions, adoption returns and episodes of care. Pure, for one child at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.ingest.ssda903.care import Episode, Period
from goldenthread.ingest.yearly.rows import Row

PLACED = ("A3", "A4", "A5", "A6")
EARLY = ("U2", "U5")  # fostering for adoption, concurrent planning
ADOPTED = ("E11", "E12")
ORDER = "E1"


@dataclass(frozen=True)
class Way:
    """One decision that a child should be adopted, and what followed; ``row`` is where it was read."""

    row: Row
    decided_on: dt.date | None
    entered_care_on: dt.date | None = None
    placement_order_on: dt.date | None = None
    matched_on: dt.date | None = None
    early_placed_on: dt.date | None = None
    placed_on: dt.date | None = None
    adopted_on: dt.date | None = None
    reversed_on: dt.date | None = None
    reversal_reason: str | None = None


def ways(decisions: Sequence[Row], adoption: Row | None, periods: Sequence[Period]) -> list[Way]:
    """Each decision of one child with what followed it in the same period of care, up to the next decision.

    A child adopted whose decision no file has gets the decision of the adoption return.
    """
    rows = {row.day("DATE_PLACED"): row for row in decisions}
    if adoption and adoption.day("DATE_INT") not in rows:
        rows[adoption.day("DATE_INT")] = adoption
    days = sorted(rows, key=lambda day: day or dt.date.min)
    following = [*days[1:], None]
    return [_way(rows[day], day, after, adoption, periods) for day, after in zip(days, following, strict=True)]


def _way(
    row: Row, decided: dt.date | None, after: dt.date | None, adoption: Row | None, periods: Sequence[Period]
) -> Way:
    period = _period(periods, decided)
    episodes = period.episodes if period else ()
    matched = adoption.day("DATE_MATCH") if adoption and not after else None
    return Way(
        row,
        decided,
        period.started_on if period and period.start_known else None,
        _first(episodes, _is_ordered, decided, after),
        matched,
        _first(episodes, lambda each: _moved_to(each, EARLY), None, after),
        _first(episodes, lambda each: _moved_to(each, PLACED), decided, after),
        next((each.ended_on for each in episodes if each.row.text("REC") in ADOPTED and not after), None),
        row.day("DATE_PLACED_CEASED"),
        row.text("REASON_PLACED_CEASED") or None,
    )


def _is_ordered(each: Episode) -> bool:
    """Did a placement order begin here? An episode that only changes the carer says nothing of the order's day."""
    return each.row.text("LS") == ORDER and each.reason_started in ("S", "L", "B", "U")


def _moved_to(each: Episode, places: Sequence[str]) -> bool:
    return each.row.text("PLACE") in places and each.reason_started != "L"


def _period(periods: Sequence[Period], decided: dt.date | None) -> Period | None:
    """The period of care that the decision falls in; without a day the last one."""
    if decided is None:
        return periods[-1] if periods else None
    before = [each for each in periods if each.started_on <= decided]
    return before[-1] if before else (periods[0] if periods else None)


def _first(
    episodes: Sequence[Episode], fits: Callable[[Episode], bool], since: dt.date | None, until: dt.date | None
) -> dt.date | None:
    """The start of the first episode that fits, from one day up to before another."""
    for each in episodes:
        late_enough = since is None or each.started_on >= since
        early_enough = until is None or each.started_on < until
        if late_enough and early_enough and fits(each):
            return each.started_on
    return None
