"""Whether a child's id stands in any live snapshot. Answers yes or no and hands out no row."""

from __future__ import annotations

from goldenthread.records import snapshots
from goldenthread.records.engine import open_engine
from goldenthread.records.models import Snapshot


def is_known(child_id: str) -> bool:
    """True when a live snapshot has this very id among its people, the newest looked at first."""
    live = Snapshot.objects.filter(state=Snapshot.State.LIVE).order_by("-as_at", "-pk")
    return any(_holds(snapshot, child_id) for snapshot in live)


def _holds(snapshot: Snapshot, child_id: str) -> bool:
    with open_engine(snapshots.opened([snapshot])) as engine:
        text = "select 1 from person where child_id = ?"
        return bool(engine.run(text, at=str(snapshot.pk), parameters=[child_id]))
