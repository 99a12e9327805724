"""Periods of being looked after, made from episodes, and placements across moves with the same carer."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.ingest.reading import values
from goldenthread.ingest.ssd import records, remarks
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.records import Record
from goldenthread.ingest.ssd.rows import Row
from goldenthread.records import tables as declared

GOES_ON = "X1"  # why an episode ends when the next one follows on the same day
SAME_CARER = ("T", "U")  # why an episode starts when the child moves house with the carer


@dataclass
class Period:
    """One period of care of one child, with its episodes in order. ``care_id`` is the canonical id."""

    child_id: str
    started_on: dt.date
    episodes: list[Row] = field(default_factory=list)

    @property
    def care_id(self) -> str:
        return records.key_id(declared.CLA_PERIOD, self.child_id, self.started_on)

    @property
    def ceased_on(self) -> dt.date | None:
        """The day on which care ceased; None while it goes on."""
        found: dt.date | None = self.episodes[-1].clae_cla_episode_ceased_date
        return found

    @property
    def ceased_reason(self) -> str | None:
        reason = self.episodes[-1].clae_cla_episode_ceased_reason
        return None if self.ceased_on is None or reason == GOES_ON else reason

    def on(self, day: dt.date) -> bool:
        return self.started_on <= day and (self.ceased_on is None or day <= self.ceased_on)


class Periods:
    """All periods of care: by child, by the case system's id of a period, and around a day."""

    def __init__(self, data: Dataset) -> None:
        by_child: dict[str, list[Row]] = defaultdict(list)
        for row in data.rows("ssd_cla_episodes"):
            by_child[data.current.get(row.clae_person_id, row.clae_person_id)].append(row)
        self.of: dict[str, list[Period]] = {child: periods(child, rows) for child, rows in by_child.items()}
        self.by_cla_id = {
            row.clae_cla_id: period for period in self.all() for row in period.episodes if row.clae_cla_id
        }

    def all(self) -> Iterable[Period]:
        return (period for each in self.of.values() for period in each)

    def around(self, child_id: str, day: dt.date | None) -> Period | None:
        """The period in which a day lies, the later one on a day that ends one and starts the next."""
        if day is None:
            return None
        return next((period for period in reversed(self.of.get(child_id, [])) if period.on(day)), None)

    def care_id(self, child_id: str, cla_id: str | None, day: dt.date | None) -> str | None:
        """The canonical id of the period that an event belongs to, by the case system's id or else by its day."""
        period = self.by_cla_id.get(cla_id) if cla_id else None
        period = period or self.around(child_id, day)
        return period.care_id if period else None


def periods(child_id: str, episodes: Iterable[Row]) -> list[Period]:
    """The periods of care of one child, in order.

    A new period starts where the case system's id of the period changes; without ids, where an episode does not follow
    on the day on which the one before ended. The start is the day that the extract says care was entered, unless that
    lies after the first episode or before the end of the period before: an extract of six years may not hold the first.
    """
    ordered = sorted(episodes, key=lambda row: (row.clae_cla_episode_start_date, row.row))
    found: list[Period] = []
    for row in ordered:
        if found and _follows(found[-1].episodes[-1], row):
            found[-1].episodes.append(row)
        else:
            found.append(Period(child_id, row.clae_cla_episode_start_date, [row]))
    for before, period in zip([None, *found], found, strict=False):
        period.started_on = _entered(before, period)
    return found


def _follows(before: Row, row: Row) -> bool:
    if before.clae_cla_id and row.clae_cla_id:
        return bool(before.clae_cla_id == row.clae_cla_id)
    ended = before.clae_cla_episode_ceased_date
    return ended is None or bool(ended >= row.clae_cla_episode_start_date)


def _entered(before: Period | None, period: Period) -> dt.date:
    first = period.started_on
    said = {row.clae_entered_care_date for row in period.episodes} - {None}
    day = min(said) if len(said) == 1 else None
    if day is None or day > first:
        return first
    if before is not None and (before.ceased_on is None or day < before.ceased_on):
        return first
    return day


def episodes(data: Dataset, held: Periods) -> list[Record]:
    """Episodes of care with the period that each belongs to."""
    period_of = {row.row: period for period in held.all() for row in period.episodes}
    found = []
    for row, record in records.of(data, declared.CLA_EPISODE, "ssd_cla_episodes"):
        record["care_id"] = period_of[row.row].care_id
        found.append(record)
    read = data.tables["ssd_cla_episodes"]
    ends = [period.episodes[-1] for period in held.all()]
    odd = sorted(row.row for row in ends if row.clae_cla_episode_ceased_reason == GOES_ON)
    read.warnings += remarks.about_rows(
        "no_next_episode", read.report,
        "{count} [episode ends|episodes end] because another follows, and none does; care is taken to have ceased "
        "that day.", odd,
    )  # fmt: skip
    return records.one_each(declared.CLA_EPISODE, found, read)


def placements(data: Dataset, held: Periods) -> list[Record]:
    """Placements; a move with the same carer goes on with the placement that it follows."""
    same_carer = {
        row.clae_cla_placement_id
        for row in data.rows("ssd_cla_episodes")
        if row.clae_cla_placement_id and row.clae_cla_episode_start_reason in SAME_CARER
    } - {
        row.clae_cla_placement_id
        for row in data.rows("ssd_cla_episodes")
        if row.clae_cla_episode_start_reason in ("S", "P", "B")
    }
    read, found = data.tables["ssd_cla_placement"], []
    joined: list[int] = []
    far: list[int] = []
    for row, record in records.of(data, declared.CLA_PLACEMENT, "ssd_cla_placement"):
        record["care_id"] = held.care_id(record["child_id"], row.clap_cla_id, record["started_on"])
        record["_goes_on"] = row.clap_cla_placement_id in same_carer
        if record["distance_miles"] is not None and not 0 <= record["distance_miles"] < values.NO_DISTANCE:
            record["distance_miles"] = None
            far.append(row.row)
        found.append(record)
    kept = records.one_each(declared.CLA_PLACEMENT, found, read)
    kept = list(_joined(kept, joined))
    read.warnings += remarks.about_rows(
        "same_carer", read.report,
        "{count} [row is a move|rows are moves] with the same carer, joined to the placement before.", sorted(joined),
        "Nothing to do.",
    )  # fmt: skip
    read.warnings += remarks.about_rows(
        "distance_unknown", read.report,
        "{count} [distance is|distances are] 999.9, which stands for none, or below zero; left blank.", far,
        "Nothing to do where the home or the placement has no postcode.",
    )  # fmt: skip
    return kept


def _joined(found: list[Record], joined: list[int]) -> Iterable[Record]:
    """The placements in order of child and day, those with the same carer made one; ``joined`` gets their rows."""
    last: Record | None = None
    for record in sorted(found, key=lambda each: (each["child_id"], each["started_on"])):
        goes_on = record.pop("_goes_on")
        if goes_on and last and last["child_id"] == record["child_id"] and last["ended_on"] == record["started_on"]:
            joined.append(record["source_row"])
            names = ("placement_type", "provider", "ended_on", "change_reason", "distance_miles", "urn")
            last |= {name: record[name] for name in names}
            continue
        if last:
            yield last
        last = record
    if last:
        yield last


class Counted:
    """How many of a child's days, or spans of days, lie in a time."""

    def __init__(self, rows: Iterable[tuple[str, dt.date]]) -> None:
        self._days: dict[str, list[dt.date]] = defaultdict(list)
        for child, day in rows:
            self._days[child].append(day)
        for days in self._days.values():
            days.sort()

    def within(self, child_id: str, after: dt.date, until: dt.date) -> int:
        """How many days lie after the one and up to the other."""
        days = self._days.get(child_id, [])
        return bisect_right(days, until) - bisect_right(days, after)
