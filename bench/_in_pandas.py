"""Four of the six measures of ``scale.py`` with pandas data frames: those of open children, the same totals.

The two others, which follow visits and reviews from month to month, are not written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from goldenthread.records import coverage, engine, sealed

SLUGS = {
    "open-children-per-worker",
    "caseloads-within-the-policy",
    "social-workers-since-the-case-opened",
    "teams-since-the-case-opened",
}
POLICY = 18
LAST_EVER = pd.Timestamp("2200-01-01")


def totals(snapshot: engine.SealedSnapshot, months: Sequence) -> dict:
    """Numerator, denominator and missing of each of the four measures, by month and team."""
    own, involved = _listed(snapshot), _involvements(snapshot)
    held = coverage.of([(snapshot.as_at, frozenset())], snapshot.kind)
    since = pd.Timestamp(next(each.covered_from for each in held if each.table_name == "involvement"))
    found: dict = {}
    for month in months:
        day = pd.Timestamp(month.last_day)
        for slug, sums in _of_month(_open(own, day), involved, since, day):
            for team, *values in sums.itertuples():
                found[slug, month.id, team] = tuple(map(float, values))
    return found


def _of_month(
    own: pd.DataFrame, involved: pd.DataFrame, since: pd.Timestamp, day: pd.Timestamp
) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "open-children-per-worker", _per_worker(own)
    yield "caseloads-within-the-policy", _caseloads(own)
    had = own[["child_id", "opened_on"]].merge(involved, on="child_id")
    had = had[(had.started_on <= day) & ((had.ended_on > had.opened_on) | (had.started_on >= had.opened_on))]
    for slug, column in (("social-workers", "worker_id"), ("teams", "team_id")):
        number = had.groupby("child_id")[column].nunique()
        amount = own.child_id.map(number).where(own.opened_on >= since)
        sums = amount.groupby(own.team_id).agg(["sum", "count", "size"])
        sums["size"] -= sums["count"]
        yield f"{slug}-since-the-case-opened", sums


def _per_worker(own: pd.DataFrame) -> pd.DataFrame:
    sums = own.groupby("team_id").worker_id.agg(["count", "nunique", "size"])
    sums["size"] -= sums["count"]
    return sums


def _caseloads(own: pd.DataFrame) -> pd.DataFrame:
    workers = own.groupby("worker_id").agg(team_id=("team_id", "min"), number=("child_id", "size"))
    within = (workers.number <= POLICY).groupby(workers.team_id).agg(["sum", "count"])
    return within.assign(missing=0)


def _listed(snapshot: engine.SealedSnapshot) -> pd.DataFrame:
    care = _read(snapshot, "cla_period", ["started_on", "ceased_on"]).rename(columns={"ceased_on": "ended_on"})
    plans = _read(snapshot, "cp_plan", ["started_on", "ended_on", "other_authority"])
    need = _read(snapshot, "cin_episode", ["started_on", "closed_on", "case_status"])
    need = need[(need.case_status != "CLOSED") | need.closed_on.notna()].rename(columns={"closed_on": "ended_on"})
    plans = plans[plans.other_authority != "Y"]
    lists = pd.concat([frame.assign(list_order=place) for place, frame in enumerate((care, plans, need))])
    lists["ended_on"] = lists.ended_on.fillna(LAST_EVER)
    return lists.sort_values(["child_id", "list_order", "worker_id", "team_id"], ignore_index=True)


def _involvements(snapshot: engine.SealedSnapshot) -> pd.DataFrame:
    rows = _read(snapshot, "involvement", ["started_on", "ended_on", "role"])
    return rows[rows.role == "SOCIAL_WORKER"].assign(ended_on=rows.ended_on.fillna(LAST_EVER))


def _open(lists: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Each child who is open on the day once, with the day on which the earliest of the open work began."""
    held = lists[(lists.started_on <= day) & (lists.ended_on > day)]
    opened = held.groupby("child_id").started_on.min()
    first = held.drop_duplicates("child_id")
    return first.assign(opened_on=first.child_id.map(opened))


def _read(snapshot: engine.SealedSnapshot, table: str, columns: list[str]) -> pd.DataFrame:
    key = pe.create_decryption_properties(sealed.table_key(snapshot.key, table))
    names = ["child_id", "team_id", "worker_id", *columns]
    frame = pq.read_table(sealed.path_of(snapshot.folder, table), columns=names, decryption_properties=key).to_pandas()
    dates = [name for name in columns if name.endswith("_on")]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in dates})
