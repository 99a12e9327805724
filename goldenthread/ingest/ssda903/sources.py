"""Which items of the SSDA903 fill which column: as the tables declare it, and for what the reader works out, here."""

from __future__ import annotations

from goldenthread.records import returns, tables
from goldenthread.records.tables import DERIVED

# Any one of them will do.
_FROM_EPISODES = ("episodes.DECOM",)
_WORKED_OUT: dict[str, tuple[str, ...]] = {
    "person.age_years": ("header.DOB", *(f"{code}.DOB" for code in (
        "reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing", "social_worker",
    ))),
    "person.died_on": ("episodes.REC",),
    "cla_period.started_on": _FROM_EPISODES,
    "cla_period.start_known": ("episodes.RNE",),
    "cla_period.repeat_in_12_months": _FROM_EPISODES,
    "cla_period.placements_last_12_months": ("episodes.RNE",),
    "cla_period.ceased_on": ("episodes.DEC",),
    "cla_period.missing_last_12_months": ("missing.MIS_START",),
    "cla_period.absent_last_12_months": ("missing.MIS_START",),
    "cla_period.worker_id": ("social_worker.SW_ID",),
    "cla_episode.care_id": _FROM_EPISODES,
    "legal_status.ended_on": ("episodes.DEC",),
    "cla_placement.care_id": _FROM_EPISODES,
    "cla_placement.started_on": _FROM_EPISODES,
    "cla_placement.start_known": ("episodes.RNE",),
    "cla_placement.ended_on": ("episodes.DEC",),
    "cla_review.care_id": _FROM_EPISODES,
    "cla_review.worker_id": ("social_worker.SW_ID",),
    "cla_outcome.year_end_on": ("oc2.CHILD",),
    "sdq_score.completed_on": ("oc2.CHILD",),
    "missing_episode.looked_after": _FROM_EPISODES,
    "missing_episode.worker_id": ("social_worker.SW_ID",),
    "permanence.decided_on": ("placed_adoption.DATE_PLACED", "ad1.DATE_INT"),
    "permanence.entered_care_on": _FROM_EPISODES,
    "permanence.placement_order_on": ("episodes.LS",),
    "permanence.placed_on": ("episodes.PLACE",),
    "permanence.early_placed_on": ("episodes.PLACE",),
    "permanence.adopted_on": ("episodes.REC",),
    "involvement.role": ("social_worker.SW_ID",),
    "involvement.open": ("social_worker.SW_DECOM",),
}  # fmt: skip


def _needs() -> dict[str, tuple[str, ...]]:
    found = {}
    for table in tables.TABLES:
        if not returns.BY_CODE[returns.SSDA903].carries(table.name):
            continue
        for column in table.columns:
            where = f"{table.name}.{column.name}"
            if where in _WORKED_OUT:
                found[where] = _WORKED_OUT[where]
            elif "." in column.ssda903:
                found[where] = (column.ssda903,)
    return found


NEEDS: dict[str, tuple[str, ...]] = _needs()


def worked_out() -> set[str]:
    """Columns that are declared as worked out, except ids made from the key: each must say from what."""
    return {
        f"{table.name}.{column.name}"
        for table in tables.TABLES
        for column in table.columns
        if column.ssda903 == DERIVED and column.meaning != "made from the key"
    }
