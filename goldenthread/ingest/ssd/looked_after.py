"""What happens in care: each period in short, legal statuses, reviews, visits, checks, plans, missing episodes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from goldenthread.ingest.reading import values
from goldenthread.ingest.ssd import outcomes, records, remarks
from goldenthread.ingest.ssd.care import Counted, Period, Periods
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.holding import Holders, last_day
from goldenthread.ingest.ssd.records import Record
from goldenthread.ingest.ssd.work import with_a_date
from goldenthread.records import calendar
from goldenthread.records import tables as declared

SHORT_BREAKS = ("V3", "V4")
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
Made = dict[str, list[Record]]


def periods(data: Dataset, held: Periods, holders: Holders, made: Made) -> list[Record]:
    """One record for each period of care, with what was so at its end or at the snapshot."""
    about = _About(data, held, made)
    sheet = data.tables["ssd_cla_episodes"].report.sheet
    found = []
    for period in held.all():
        until = last_day(period.ceased_on, data.as_at)
        record: Record = dict.fromkeys(declared.CLA_PERIOD.names)
        record |= {
            "child_id": period.child_id, "started_on": period.started_on, "ceased_on": period.ceased_on,
            "ceased_reason": period.ceased_reason, "source_sheet": sheet, "source_row": period.episodes[0].row,
            **about.period(period, until),
        }  # fmt: skip
        found.append(holders.put(record, until))
    return records.one_each(declared.CLA_PERIOD, found, None)


class _About:
    """What other tables say of a period of care."""

    def __init__(self, data: Dataset, held: Periods, made: Made) -> None:
        self.data, self.held = data, held
        self.plans, self.placements, self.missing = (
            _by_child(made[name]) for name in ("cla_care_plan", "cla_placement", "missing_episode")
        )
        self.short_breaks = {
            (each["child_id"], each["started_on"])
            for each in made["legal_status"]
            if each["legal_status"] in SHORT_BREAKS
        }
        self.counted = {
            kind: Counted(
                (each["child_id"], each["started_on"])
                for each in made["missing_episode"]
                if each["episode_type"] == kind
            )
            for kind in ("M", "A")
        }

    def period(self, period: Period, until: dt.date) -> Record:
        child, year = period.child_id, calendar.months_from(until, -12)
        episodes = period.episodes
        contacts = [row.clae_cla_last_iro_contact_date for row in episodes if row.clae_cla_last_iro_contact_date]
        needs = [row.clae_cla_primary_need_code for row in episodes if row.clae_cla_primary_need_code]
        return {
            "category_of_need": needs[-1] if needs else None,
            "last_iro_contact_on": max(contacts, default=None),
            "repeat_in_12_months": "Y" if self._repeats(period) else "N",
            "permanence_plan": self._plan(period, until),
            "placements_last_12_months": self._placements(period, year, until),
            **self._missing(child, year, until),
        }

    def _repeats(self, period: Period) -> bool:
        """Whether another period, not of short breaks, ceased in the twelve months before this one started."""
        since = calendar.months_from(period.started_on, -12)
        earlier = [
            each for each in self.held.of[period.child_id] if each.ceased_on and each.started_on < period.started_on
        ]
        return any(
            since <= each.ceased_on <= period.started_on and not self._is_short_breaks(each)  # type: ignore[operator]
            for each in earlier
        )

    def _is_short_breaks(self, period: Period) -> bool:
        return (period.child_id, period.started_on) in self.short_breaks

    def _plan(self, period: Period, until: dt.date) -> str | None:
        plans = [
            each
            for each in self.plans.get(period.child_id, [])
            if each["permanence_plan"] and period.started_on <= each["started_on"] <= until
        ]
        return max(plans, key=lambda each: each["started_on"])["permanence_plan"] if plans else None

    def _placements(self, period: Period, year: dt.date, until: dt.date) -> int | None:
        """Placements of the period in the twelve months to its end or the snapshot, without temporary moves."""
        if not self.data.has("ssd_cla_placement"):
            return None
        return sum(
            each["started_on"] <= until and (each["ended_on"] is None or each["ended_on"] > year)
            for each in self.placements.get(period.child_id, [])
            if each["care_id"] == period.care_id and each["placement_type"] not in _TEMPORARY
        )

    def _missing(self, child: str, year: dt.date, until: dt.date) -> Record:
        if not self.data.has("miss_missing_episode_type"):
            return {}
        went = [each for each in self.missing.get(child, []) if year < each["started_on"] <= until]
        latest = max(
            (each for each in went if each["episode_type"] == "M"), key=lambda each: each["started_on"], default={}
        )
        return {
            "missing_last_12_months": self.counted["M"].within(child, year, until),
            "absent_last_12_months": self.counted["A"].within(child, year, until),
            "return_interview_offered": latest.get("interview_offered"),
            "return_interview_accepted": latest.get("interview_accepted"),
        }


def _by_child(found: list[Record]) -> dict[str, list[Record]]:
    together: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        together[record["child_id"]].append(record)
    return together


def legal_statuses(data: Dataset) -> list[Record]:
    found = [record for _, record in records.of(data, declared.LEGAL_STATUS, "ssd_legal_status")]
    return records.one_each(declared.LEGAL_STATUS, found, data.tables["ssd_legal_status"])


def reviews(data: Dataset, held: Periods, holders: Holders) -> list[Record]:
    """Reviews, by the period of care that they belong to; a cancelled one is none."""
    read, found, cancelled = data.tables["ssd_cla_reviews"], [], []
    for row, record in records.of(data, declared.CLA_REVIEW, "ssd_cla_reviews"):
        period = held.by_cla_id.get(row.clar_cla_id) if row.clar_cla_id else None
        child = data.child(row.clar_cla_person_id, "ssd_cla_reviews") if row.clar_cla_person_id else None
        child = period.child_id if period else child
        if child is None:
            read.reject(
                row.row, "clar_cla_id", row.clar_cla_id, "ssd_cla_episodes has no period of care with this id",
                "Export both tables on the same day, with ssd_cla_episodes whole.",
            )  # fmt: skip
            read.report.rows_kept -= 1
            continue
        if row.clar_cla_review_cancelled == "Y":
            cancelled.append(row.row)
            continue
        record["child_id"], day = child, record["held_on"] or record["due_on"]
        record["care_id"] = held.care_id(child, row.clar_cla_id, day)
        found.append(holders.put(record, min(day, data.as_at) if day else None))
    read.warnings += remarks.about_rows(
        "cancelled", read.report, "{count} [review was|reviews were] cancelled and [is|are] not taken as held or "
        "due.", cancelled,
        "Nothing to do.",
    )  # fmt: skip
    return with_a_date(declared.CLA_REVIEW, found, read)


def visits(data: Dataset, held: Periods, holders: Holders) -> list[Record]:
    found = []
    for row, record in records.of(data, declared.CLA_VISIT, "ssd_cla_visits"):
        record["care_id"] = held.care_id(record["child_id"], row.clav_cla_id, record["visited_on"])
        found.append(holders.put(record, record["visited_on"]))
    return records.one_each(declared.CLA_VISIT, found, data.tables["ssd_cla_visits"])


def health(data: Dataset) -> list[Record]:
    """Checks that took place: completed, or without a status where the extract has none."""
    read, found, not_done = data.tables["ssd_cla_health"], [], []
    for row, record in records.of(data, declared.CLA_HEALTH, "ssd_cla_health"):
        done = row.clah_health_check_status in (None, "COMPLETED")
        if not done or record["checked_on"] is None or record["check_type"] is None:
            not_done.append(row.row)
        else:
            found.append(record)
    read.warnings += remarks.about_rows(
        "check_not_done", read.report,
        "{count} [check was|checks were] planned, refused or cancelled, or [has|have] no date or no known type; left "
        "out.",
        not_done, "Nothing to do if these did not take place.",
    )  # fmt: skip
    return records.one_each(declared.CLA_HEALTH, found, read)


def care_plans(data: Dataset) -> list[Record]:
    read, found, several = data.tables["ssd_cla_care_plan"], [], []
    for row, record in records.of(data, declared.CLA_CARE_PLAN, "ssd_cla_care_plan"):
        record["permanence_plan"] = None
        if row.lacp_cla_care_plan_json:
            try:
                record["permanence_plan"], more = outcomes.care_plan(row.lacp_cla_care_plan_json)
                several += [row.row] if more else []
            except values.Unreadable as problem:
                read.reject(row.row, "lacp_cla_care_plan_json", row.lacp_cla_care_plan_json, problem.reason)
                read.report.set_aside.append(read.report.rejected.pop())
        found.append(record)
    read.warnings += remarks.about_rows(
        "several_plans", read.report,
        "{count} care [plan says|plans say] yes to more than one plan for permanence; the first of adoption, "
        "guardianship, "
        "fostering, residential, supported living, return home, other was taken.", several,
    )  # fmt: skip
    return records.one_each(declared.CLA_CARE_PLAN, found, read)


def questionnaires(data: Dataset) -> list[Record]:
    """Scores from 0 to 40; without a day a score cannot be placed in a year and is left out."""
    read, found, undated, beyond = data.tables["ssd_sdq_scores"], [], [], []
    for row, record in records.of(data, declared.SDQ_SCORE, "ssd_sdq_scores"):
        if record["completed_on"] is None:
            undated.append(row.row)
            continue
        score = record["score"]
        if score is not None and not (0 <= score <= 40 and float(score).is_integer()):
            beyond.append(row.row)
            score = None
        record["score"] = None if score is None else int(score)
        found.append(record)
    read.warnings += remarks.about_rows(
        "no_date",
        read.report,
        "{count} [questionnaire has|questionnaires have] no day of completion; left out.",
        undated,
    )
    read.warnings += remarks.about_rows(
        "score_unknown",
        read.report,
        "{count} [score is not a whole number|scores are not whole numbers] from 0 to 40; left blank.",
        beyond,
    )
    return records.one_each(declared.SDQ_SCORE, found, read)


def missing(data: Dataset, held: Periods, holders: Holders) -> list[Record]:
    """Missing episodes; whether the child was looked after is known where the extract has episodes of care."""
    known, found = data.has("ssd_cla_episodes"), []
    for _, record in records.of(data, declared.MISSING_EPISODE, "ssd_missing"):
        if known:
            record["looked_after"] = "Y" if held.around(record["child_id"], record["started_on"]) else "N"
        found.append(holders.put(record, record["started_on"]))
    return records.one_each(declared.MISSING_EPISODE, found, data.tables["ssd_missing"])


def previous_permanence(data: Dataset) -> list[Record]:
    found = [record for _, record in records.of(data, declared.PREVIOUS_PERMANENCE, "ssd_cla_previous_permanence")]
    return records.one_each(declared.PREVIOUS_PERMANENCE, found, data.tables["ssd_cla_previous_permanence"])
