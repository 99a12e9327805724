"""Which month's figures rest on a load, in words: the rule is that of ``records.snapshots.answering``."""

from __future__ import annotations

from datetime import date

from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots

NO_MONTH = (
    "Its day is neither the last of a month nor within ten working days after one, so it answers for no month; "
    "figures of later days look back to it."
)


def month_of(as_at: date) -> Month | None:
    """The month that a load of this day can answer; None where it comes too late for one, too early for the next."""
    month = Month.of(as_at)
    if as_at != month.last_day:
        month = month.previous()
    latest = working_days.add_working_days(month.last_day, snapshots.ANSWERS_WITHIN)
    return month if as_at <= latest else None


def sentence(load: Load) -> str:
    """What rests on the load once it is live, or would."""
    month = month_of(load.as_at)
    if month is None:
        return NO_MONTH
    nearer = snapshots.answering(month, kind=load.kind)
    if nearer and nearer.as_at < load.as_at:
        return f"Figures for {month.label} rest on another load, whose day is nearer to the month's end: {nearer}."
    if load.state == Load.State.LIVE:
        return f"Figures for {month.label} rest on it."
    return f"Figures for {month.label} will rest on this load."
