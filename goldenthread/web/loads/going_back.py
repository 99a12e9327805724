"""What answers once a live load is taken back, and what it does to figures: said before, and again afterwards."""

from __future__ import annotations

from goldenthread.core.periods import Month
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from goldenthread.web.loads import resting

KEPT = (
    "Reports that were issued keep the figures they were issued with. A figure that changes does not write over the "
    "one before: both are kept, each with the load that it rests on."
)


def before(load: Load) -> list[str]:
    """What follows when this live load is taken back, a sentence for each thing; empty for one that is not live."""
    snapshot = load.snapshot
    if load.state != Load.State.LIVE or snapshot is None:
        return []
    same_day = snapshots.replaced_by(snapshot)
    first = f"The load of the same day that it replaced answers again: “{same_day.source_name}”." if same_day else ""
    told = [first, _month(load, snapshot, same_day), _today(snapshot, same_day), KEPT]
    return [sentence for sentence in told if sentence]


def afterwards(load: Load) -> list[str]:
    """What answers now that a load was taken back; empty for one that was never live, or still is."""
    if load.state != Load.State.WITHDRAWN or load.live_on is None:
        return []
    month, newest = resting.month_of(load.as_at), snapshots.latest_live(load.kind)
    told = [] if load.is_operational or month is None else [_rests(month, snapshots.answering(month, kind=load.kind))]
    today = f"What is known of today rests on {newest}." if newest else "Nothing is known of today by this return."
    return [*told, today, KEPT]


def _month(load: Load, snapshot: Snapshot, same_day: Snapshot | None) -> str:
    month = resting.month_of(load.as_at)
    if load.is_operational or month is None or snapshots.answering(month, kind=load.kind) != snapshot:
        return ""
    other = same_day or snapshots.answering(month, kind=load.kind, without=snapshot)
    return f"{_rests(month, other)} These and every later figure that looks back to this load are computed again."


def _rests(month: Month, answer: Snapshot | None) -> str:
    if answer is None:
        return f"No other load answers for {month.label}, so its figures are unknown until one is made live."
    return f"Figures for {month.label} rest on {answer}."


def _today(snapshot: Snapshot, same_day: Snapshot | None) -> str:
    if snapshots.latest_live(snapshot.kind) != snapshot:
        return ""
    other = same_day or snapshots.latest_live(snapshot.kind, without=snapshot)
    if other is None:
        return "Nothing else of this return is live, so nothing is known of today by it, and its findings close."
    return f"What is known of today, and the findings in the data, go back to {other}."
