"""The sealed findings of a snapshot without their children: which faults there are, of which team, on how many rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.records import snapshots
from goldenthread.records.engine import open_engine
from goldenthread.records.models import Snapshot

_FAULTS = (
    "select finding_id, min(rule), min(list_name), coalesce(min(heading), ''), coalesce(min(said), ''),"
    " coalesce(min(team_id), ''), coalesce(min(worker_id), ''), cast(sum(how_many) as bigint)"
    " from finding group by finding_id order by finding_id"
)
_COUNTS = (
    "select rule, list_name, heading, team, worker, cast(sum(how_many) as bigint) from (select rule, list_name,"
    " coalesce(heading, '') as heading, coalesce(team_id, '') as team, coalesce(worker_id, '') as worker, how_many"
    " from finding) as f group by rule, list_name, heading, team, worker order by 1, 2, 3, 4, 5"
)
# The rows themselves, for a ``store.Selection``; what a rule says of them is looked up by its code.
ROWS = (
    "select child_id, finding_id as case_id, finding_id, team_id, worker_id, counted_on, rule, list_name, heading,"
    " said, how_many, source_sheet, source_row from finding"
)


@dataclass(frozen=True)
class Fault:
    """One finding: its keyed digest, the rule, where, and whose; ``rows`` share it."""

    key: str
    rule: str
    list_name: str
    heading: str
    said: str
    team: str
    worker: str
    rows: int


@dataclass(frozen=True)
class Count:
    """How many rows break one rule in one column of a list, of one team and worker (blank where the row names none)."""

    rule: str
    list_name: str
    heading: str
    team: str
    worker: str
    rows: int


def faults(snapshot: Snapshot) -> list[Fault]:
    """Every finding sealed with the snapshot; RecordsError when its key was destroyed."""
    return [Fault(*row) for row in _rows(snapshot, _FAULTS)]


def counts(snapshot: Snapshot) -> list[Count]:
    """The snapshot's findings counted by rule, list, column, team and worker."""
    return [Count(*row) for row in _rows(snapshot, _COUNTS)]


def _rows(snapshot: Snapshot, text: str) -> list[tuple[Any, ...]]:
    with open_engine(snapshots.opened([snapshot])) as engine:
        return engine.run(text, at=str(snapshot.pk))
