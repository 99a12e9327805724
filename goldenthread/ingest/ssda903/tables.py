"""From the modules of the SSDA903 to the canonical tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from goldenthread.ingest.ssda903 import adoption, care
from goldenthread.ingest.ssda903.care import Episode, Period, Spell
from goldenthread.ingest.yearly import years
from goldenthread.ingest.yearly.building import Columns, Record, columns, record
from goldenthread.ingest.yearly.people import People
from goldenthread.ingest.yearly.rows import Row
from goldenthread.records import calendar
from goldenthread.records import tables as declared

Rows = Mapping[str, list[Row]]


class Tables:
    """The tables of one load. ``rows`` are the rows of each module, ``year_of`` the year of each sheet."""

    def __init__(self, rows: Rows, people: People, *, as_at: dt.date, year_of: Mapping[str, int]) -> None:
        self.rows, self.people, self.as_at, self.year_of = rows, people, as_at, year_of
        self.there = set(rows)
        self.periods = {child: self._periods(each) for child, each in self._by_child("episodes").items()}
        self.missing = self._by_child("missing")
        self.workers = self._by_child("social_worker")

    def _by_child(self, code: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.get(code, ()):
            found[row.text("CHILD")].append(row)
        return dict(found)

    def _periods(self, rows: list[Row]) -> list[Period]:
        found = care.periods(map(Episode.of, rows))
        latest = max(self.year_of.values(), default=0)
        if found[-1].episodes[-1].goes_on and self.year_of.get(found[-1].episodes[-1].row.sheet, latest) < latest:
            found[-1] = replace(found[-1], lost=True)
        return found

    def build(self) -> Columns:
        """All declared tables, columnar."""
        made: dict[str, Iterable[Record]] = {
            "person": self.people.records(),
            "cla_review": map(self._review, self.rows.get("reviews", ())),
            "cla_outcome": map(self._outcome, self.rows.get("oc2", ())),
            "sdq_score": filter(None, map(self._sdq, self.rows.get("oc2", ()))),
            "care_leaver": map(_care_leaver, self.rows.get("oc3", ())),
            "missing_episode": map(self._missing, self.rows.get("missing", ())),
            "previous_permanence": map(_previous, self.rows.get("prev_perm", ())),
            "involvement": map(self._involvement, self.rows.get("social_worker", ())),
            "permanence": self._permanence(),
        }
        return columns(made | self._care())

    def _care(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for child, periods in self.periods.items():
            for before, each in zip([None, *periods], periods, strict=False):
                period = self._period(child, each, before)
                found["cla_period"].append(period)
                found["cla_episode"] += [_episode(child, period["care_id"], one) for one in each.episodes]
                found["legal_status"] += [_status(child, one) for one in care.legal_statuses(each)]
                found["cla_placement"] += [_placement(child, period["care_id"], one) for one in care.placements(each)]
        return found

    def _period(self, child: str, each: Period, before: Period | None) -> Record:
        first = each.episodes[0].row
        until = min(each.ceased_on or self.as_at, self.as_at)
        return record(
            declared.CLA_PERIOD, first, child_id=child, started_on=each.started_on, ceased_on=each.ceased_on,
            start_known="Y" if each.start_known else "N", category_of_need=first["CIN"],
            ceased_reason=each.ceased_reason, worker_id=self._worker(child, until),
            repeat_in_12_months="Y" if care.is_repeat(each, before) else "N" if each.start_known else "U",
            placements_last_12_months=care.placements_in_year(care.placements(each), until),
            missing_last_12_months=self._times(child, each, until, "M"),
            absent_last_12_months=self._times(child, each, until, "A"),
        )  # fmt: skip

    def _times(self, child: str, period: Period, until: dt.date, kind: str) -> int | None:
        if "missing" not in self.there:
            return None
        since = max(period.started_on, calendar.months_from(until, -12))
        days = [row.day("MIS_START") for row in self.missing.get(child, ()) if row["MISSING"] == kind]
        return sum(day is not None and since <= day <= until for day in days)

    def _worker(self, child: str, day: dt.date | None) -> str | None:
        """Who was the child's social worker on a day; of two the one who came last."""
        holding = [
            row for row in self.workers.get(child, ())
            if day and (row.day("SW_DECOM") or day) <= day and not ((ended := row.day("SW_DEC")) and ended < day)
        ]  # fmt: skip
        latest = max(holding, key=lambda row: row.day("SW_DECOM") or dt.date.min, default=None)
        return (latest.text("SW_ID") or None) if latest else None

    def _care_id(self, child: str, day: dt.date | None) -> str | None:
        period = care.looked_after_on(self.periods.get(child, ()), day) if day else None
        key = {"child_id": child, "started_on": period.started_on} if period else None
        return declared.key_id(declared.CLA_PERIOD, key.values()) if key else None

    def _review(self, row: Row) -> Record:
        child, day = row.text("CHILD"), row.day("REVIEW")
        return record(
            declared.CLA_REVIEW, row, child_id=child, held_on=day, participation=row["REVIEW_CODE"],
            care_id=self._care_id(child, day), worker_id=self._worker(child, day),
        )  # fmt: skip

    def _missing(self, row: Row) -> Record:
        child, day = row.text("CHILD"), row.day("MIS_START")
        return record(
            declared.MISSING_EPISODE, row, child_id=child, started_on=day, ended_on=row["MIS_END"],
            episode_type=row["MISSING"], looked_after="Y" if self._care_id(child, day) else "U",
            worker_id=self._worker(child, day),
        )  # fmt: skip

    def _involvement(self, row: Row) -> Record:
        ended = row.day("SW_DEC")
        return record(
            declared.INVOLVEMENT, row, child_id=row["CHILD"], worker_id=row["SW_ID"], role="SOCIAL_WORKER",
            open="N" if ended and ended <= self.as_at else "Y", started_on=row["SW_DECOM"], ended_on=ended,
            change_reason=row["SW_REASON"],
        )  # fmt: skip

    def _year_end(self, row: Row) -> dt.date:
        return dt.date(self.year_of.get(row.sheet, years.year_end(self.as_at).year), 3, 31)

    def _outcome(self, row: Row) -> Record:
        return record(
            declared.CLA_OUTCOME, row, child_id=row["CHILD"], year_end_on=self._year_end(row),
            health_assessment=row["HEALTH_ASSESSMENT"], teeth_checked=row["TEETH_CHECK"],
            immunised=row["IMMUNISATIONS"], development_checked=row["HEALTH_CHECK"],
            substance_misuse=row["SUBSTANCE_MISUSE"], convicted=row["CONVICTED"],
        )  # fmt: skip

    def _sdq(self, row: Row) -> Record | None:
        if row["SDQ_SCORE"] is None and row["SDQ_REASON"] is None:
            return None
        return record(
            declared.SDQ_SCORE, row, child_id=row["CHILD"], completed_on=self._year_end(row), score=row["SDQ_SCORE"],
            reason=row["SDQ_REASON"],
        )  # fmt: skip

    def _permanence(self) -> list[Record]:
        decisions, adoptions = self._by_child("placed_adoption"), self._by_child("ad1")
        made = []
        for child in dict.fromkeys([*decisions, *adoptions]):
            adopted = adoptions.get(child, [None])[0]
            ways = adoption.ways(decisions.get(child, []), adopted, self.periods.get(child, []))
            made += [_way(child, way) for way in ways]
        return made


def _episode(child: str, care_id: str, each: Episode) -> Record:
    return record(
        declared.CLA_EPISODE, each.row, child_id=child, care_id=care_id, started_on=each.started_on,
        reason_started=each.row["RNE"], ended_on=each.ended_on, reason_ended=each.row["REC"],
    )  # fmt: skip


def _status(child: str, each: Spell) -> Record:
    return record(
        declared.LEGAL_STATUS, each.episodes[0].row, child_id=child, started_on=each.started_on,
        legal_status=each.last["LS"], ended_on=each.ended_on,
    )  # fmt: skip


def _placement(child: str, care_id: str, each: Spell) -> Record:
    return record(
        declared.CLA_PLACEMENT, each.episodes[0].row, child_id=child, care_id=care_id, started_on=each.started_on,
        start_known="Y" if each.start_known else "N", placement_type=each.last["PLACE"],
        provider=each.last["PLACE_PROVIDER"], ended_on=each.ended_on, change_reason=each.last["REASON_PLACE_CHANGE"],
        urn=each.last["URN"],
    )  # fmt: skip


def _care_leaver(row: Row) -> Record:
    """Accommodation and whether it suits are one code; 0 says that neither is asked of who is not in touch."""
    letter, suits = row.text("ACCOM")[:1], row.text("ACCOM")[1:]
    return record(
        declared.CARE_LEAVER, row, child_id=row["CHILD"], in_touch=row["IN_TOUCH"],
        accommodation=letter if letter.isalpha() else None, suitable={"1": "Y", "2": "N"}.get(suits),
        activity=None if row["ACTIV"] == "0" else row["ACTIV"],
    )  # fmt: skip


def _previous(row: Row) -> Record:
    return record(
        declared.PREVIOUS_PERMANENCE, row, child_id=row["CHILD"], ordered_on=row["DATE_PERM"], option=row["PREV_PERM"]
    )


def _way(child: str, way: adoption.Way) -> Record:
    found = {name: getattr(way, name) for name in way.__dataclass_fields__ if name != "row"}
    return record(declared.PERMANENCE, way.row, child_id=child, **found)
