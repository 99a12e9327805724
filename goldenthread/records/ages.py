"""How old the data is: the newest live load of each return, and whether a newer one should be there by now.

What is due when is ours, from the design of loads: a month is answered by a load taken at most ten working days after
it; a nightly load is missed after two working days; a yearly return is late four months into the next year.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from goldenthread.core import periods, working_days
from goldenthread.core.periods import Month, last_full_month
from goldenthread.records import calendar, returns, snapshots
from goldenthread.records.models import Snapshot

NIGHTLY_DAYS, YEARLY_MONTHS = 2, 16
_YEARLY = (returns.SSDA903, returns.CIN_CENSUS)


@dataclass(frozen=True)
class Age:
    """The newest live load of one return; ``late`` says what should be there by now, or nothing."""

    snapshot: Snapshot
    late: str

    @property
    def as_at(self) -> date:
        return self.snapshot.as_at


def of_returns(on: date, kinds: Collection[str] = returns.ORDER) -> list[Age]:
    """For each return of ``kinds`` that has a live load, the newest, in the order of asking. One query."""
    newest: dict[str, Snapshot] = {}
    for snapshot in Snapshot.objects.filter(state=snapshots.LIVE).order_by("as_at", "pk"):
        newest[snapshot.kind] = snapshot
    return [Age(newest[code], late(newest[code], on)) for code in returns.ORDER if code in newest and code in kinds]


def late(newest: Snapshot, on: date) -> str:
    """What should be there by now and is not, as a sentence; empty while nothing is late."""
    title = returns.BY_CODE[newest.kind].title
    if newest.load_type == Snapshot.LoadType.OPERATIONAL:
        due = working_days.add_working_days(newest.as_at, NIGHTLY_DAYS)
        return f"{title} should have come again by {periods.long_day(due)}." if on > due else ""
    if newest.kind in _YEARLY:
        due = calendar.months_from(newest.as_at, YEARLY_MONTHS)
        return f"{title} of a later year was due by {periods.long_day(due)}." if on > due else ""
    month = _due_by(on)
    due = working_days.add_working_days(month.last_day, snapshots.ANSWERS_WITHIN)
    return f"{title} for {month.label} was due by {periods.long_day(due)}." if newest.as_at < month.last_day else ""


def _due_by(on: date) -> Month:
    """The latest month for which a load can no longer come in time."""
    month = last_full_month(on)
    while working_days.add_working_days(month.last_day, snapshots.ANSWERS_WITHIN) >= on:
        month = month.previous()
    return month
