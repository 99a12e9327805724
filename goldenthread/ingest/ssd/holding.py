"""Who held a child's work on a day: the involvement of an allocated worker that was in force then."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from goldenthread.ingest.ssd.records import Record

# Others are involved with a child as well; these hold the work.
_HOLDS = ("SOCIAL_WORKER",)


@dataclass(frozen=True)
class Held:
    """From a day to a day one worker of one team holds a child; ``ended_on`` is None while they do."""

    started_on: dt.date
    ended_on: dt.date | None
    team_id: str | None
    worker_id: str | None

    def on(self, day: dt.date) -> bool:
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)


class Holders:
    """Answers who held which child when; on a day of change the one who took over."""

    def __init__(self, involvements: list[Record]) -> None:
        self._of: dict[str, list[Held]] = defaultdict(list)
        for each in involvements:
            if each["role"] in _HOLDS:
                held = Held(each["started_on"], each["ended_on"], each["team_id"], each["worker_id"])
                self._of[each["child_id"]].append(held)
        for held_by in self._of.values():
            held_by.sort(key=lambda held: (held.started_on, held.worker_id or "", held.team_id or ""))

    def __bool__(self) -> bool:
        return bool(self._of)

    def on(self, child_id: str, day: dt.date | None) -> Held | None:
        """Who held the child on that day; None when nobody did, or there is no day."""
        if day is None:
            return None
        return next((held for held in reversed(self._of.get(child_id, [])) if held.on(day)), None)

    def put(self, record: Record, day: dt.date | None) -> Record:
        """The record with the team and worker who held its child on that day; the same record, for use in a loop."""
        if held := self.on(record["child_id"], day):
            record["team_id"], record["worker_id"] = held.team_id, held.worker_id
        return record


def last_day(ended_on: dt.date | None, as_at: dt.date) -> dt.date:
    """The day on which to ask who held work that may be over: its last, or the day of the snapshot."""
    return ended_on if ended_on is not None and ended_on <= as_at else as_at
