"""The made-up council's nightly extract: the work that is open, and the casework that no national return carries.

What stands on the day is that of its Annex A (``extracts``), so both say the same of the same child. Visits, contacts
and referrals are left out: the council has them in its dataset.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date

from goldenthread.example import casework, events, extracts
from goldenthread.example.chance import lot, whole_lot
from goldenthread.example.council import CarePeriod, Child, Council, Episode
from goldenthread.example.days import age_on, plus, weekday_after, years_on
from goldenthread.example.extracts import Columns
from goldenthread.example.view import View, view
from goldenthread.records import tables

Row = dict[str, object]
YEAR = 400  # days of closed work that the extract still holds
# Files whose rows are those of Annex A, with the columns added here.
_STANDING = (
    "person", "assessment", "initial_cp_conference", "s47_enquiry", "cin_episode", "cp_plan", "cp_review",
    "cla_period", "legal_status", "cla_placement", "cla_review", "care_leaver",
)  # fmt: skip
_FILES = (*_STANDING, "early_help_episode", "assessment_factor", "cin_plan", "pre_proceedings", "cla_care_plan",
          "missing_episode", "case_event")  # fmt: skip
_NOT_WRITTEN = ("source_sheet", "source_row", "age_years")


def name(as_at: date) -> str:
    """The file's name: ``nightly-2026-05-31.zip``."""
    return f"nightly-{as_at.isoformat()}.zip"


def packed(council: Council, as_at: date) -> bytes:
    """The extract as it stood at the end of ``as_at``: a zip with one CSV file for each table."""
    rows, out = rows_at(council, as_at), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for table in _FILES:
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, _columns(table), restval=None, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows[table])
            made.writestr(zipfile.ZipInfo(f"{table}.csv"), text.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rows_at(council: Council, as_at: date) -> dict[str, list[Row]]:
    """The rows of every file by its table, as they stood at the end of ``as_at``."""
    seen, standing = view(council, as_at), extracts.tables_at(council, as_at)
    children = {child.child_id: child for child in council.children}
    rows = {table: _rows(standing[table]) for table in _STANDING}
    for table in _FILES[len(_STANDING) :]:
        rows[table] = []
    for row in rows["person"]:
        row["locality"] = children[str(row["child_id"])].locality
    _judged(rows)
    known = {row["child_id"] for row in rows["person"]}
    for child in council.children:
        helped = len(rows["early_help_episode"])
        _casework(rows, seen, child)
        if child.child_id not in known and len(rows["early_help_episode"]) > helped:
            rows["person"].append(_person(seen, child))
    _only_known(rows)
    return rows


def _person(seen: View, child: Child) -> Row:
    """A child whom only early help works with."""
    key, sex, ethnicity, born_on, _ = seen.person(child)
    return {
        "child_id": key, "sex": sex, "ethnicity": ethnicity, "born_on": born_on, "locality": child.locality,
        "disability": child.disability,
    }  # fmt: skip


def _columns(table: str) -> list[str]:
    declared = tables.BY_NAME[table].columns
    return [each.name for each in declared if each.name not in _NOT_WRITTEN and each.meaning != "made from the key"]


def _rows(columns: Columns) -> list[Row]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _only_known(rows: dict[str, list[Row]]) -> None:
    """Rows of children who are in the file of children, as a case system would export them."""
    known = {row["child_id"] for row in rows["person"]}
    for table in _FILES:
        rows[table] = [row for row in rows[table] if row["child_id"] in known]


def _judged(rows: dict[str, list[Row]]) -> None:
    """What was written down of single pieces of work."""
    for row in rows["assessment"]:
        seen = row["child_seen"] == "Y" and lot("alone", row["child_id"], row["started_on"]) < 0.86
        row["seen_alone"] = ("Y" if seen else "N") if row["child_seen"] else None
    for row in rows["initial_cp_conference"]:
        row["views_represented"] = "Y" if lot("heard", row["child_id"], row["held_on"]) < 0.72 else "N"
        row["transfer_in"] = "N"
    for row in rows["care_leaver"]:
        key, reviewed_on = row["child_id"], row["pathway_reviewed_on"]
        if isinstance(reviewed_on, date) and lot("pathway", key) < 0.92:
            row["pathway_authorised_on"] = plus(reviewed_on, -whole_lot(170, 300, "pathway", key))
    for row in rows["cla_placement"]:
        row["distance_miles"] = casework.miles(str(row["child_id"]), row["started_on"], row["location"])


def _casework(rows: dict[str, list[Row]], seen: View, child: Child) -> None:
    first = plus(seen.as_at, -YEAR)
    rows["early_help_episode"] += _early_help(seen, child, first)
    for episode, event in events.of(seen, child):
        team, worker = _holder(seen, episode, event.happened_on or seen.as_at)
        rows["case_event"].append(
            {"child_id": child.child_id, "event": event.kind, "started_on": event.started_on, "due_on": event.due_on,
             "happened_on": event.happened_on, "outcome": event.outcome, "team_id": team,
             "worker_id": event.worker or worker}
        )  # fmt: skip
    for episode in child.episodes:
        if episode.received_on <= seen.as_at and (episode.closed_on is None or episode.closed_on >= first):
            _episode(rows, seen, child, episode, first)


def _holder(seen: View, episode: Episode | None, day: date) -> tuple[object, object]:
    """Team and worker of the day; before anybody held the work, and of what became no episode, the front door's."""
    if episode is None or not episode.holds:
        hold = episode.referral_hold if episode else None
        return (hold.team.name_on(day), seen.council.worker(hold, day)) if hold else (_front_door(seen, day), None)
    team, worker = seen.by(episode.hold_on(day), day)
    return team, worker


def _front_door(seen: View, day: date) -> str:
    return seen.council.teams["mash"].name_on(day)


def _early_help(seen: View, child: Child, first: date) -> Iterator[Row]:
    team = seen.council.teams[f"early-help-{'south' if child.locality in ('South', 'West') else 'north'}"]
    for each in casework.early_help(child):
        if each.started_on <= seen.as_at and each.ended_on >= first:
            yield {
                "child_id": child.child_id, "started_on": each.started_on, "organisation": each.organisation,
                "completed_on": seen.past(each.completed_on), "referred_on": each.referred_on,
                "allocated_on": seen.past(each.allocated_on), "first_seen_on": seen.past(each.first_seen_on),
                "rapid_response": "Y" if each.is_rapid else "N", "ended_on": seen.past(each.ended_on),
                "end_reason": "OUTCOMES_MET" if each.ended_on <= seen.as_at else None,
                "team_id": team.name_on(seen.as_at),
            }  # fmt: skip


def _episode(rows: dict[str, list[Row]], seen: View, child: Child, episode: Episode, first: date) -> None:
    key = child.child_id
    rows["assessment_factor"] += [
        {"child_id": key, "assessed_on": each.started_on, "factor": factor}
        for each in episode.assessments
        if each.authorised_on <= seen.as_at
        for factor in casework.FACTORS.get(episode.primary_need, ())
    ]
    for start, end in episode.cin_plans:
        if start <= seen.as_at and start < end and end >= first:
            team, worker = _holder(seen, episode, min(end, seen.as_at))
            rows["cin_plan"].append(
                {"child_id": key, "started_on": start, "ended_on": seen.past(end), "team_id": team,
                 "worker_id": worker, "reviewed_on": _reviewed_on(key, start, min(end, seen.as_at))}
            )  # fmt: skip
    for way in casework.pre_proceedings(child, episode):
        if way.decided_on <= seen.as_at and way.concluded_on >= first:
            team, worker = _holder(seen, episode, min(way.concluded_on, seen.as_at))
            issued_on = seen.past(way.issued_on)
            rows["pre_proceedings"].append(
                {"child_id": key, "decided_on": way.decided_on, "letter_on": seen.past(way.letter_on),
                 "meeting_on": seen.past(way.meeting_on), "assessments_completed_on": seen.past(way.assessed_on),
                 "outcome": "ISSUE" if issued_on else None, "ended_on": issued_on, "issued_on": issued_on,
                 "concluded_on": seen.past(way.concluded_on), "team_id": team, "worker_id": worker}
            )  # fmt: skip
    for period in episode.care:
        if period.started_on <= seen.as_at < period.ceased_on and age_on(child.born_on, seen.as_at) in (16, 17):
            rows["care_leaver"].append(_eligible(seen, child, episode, period))
        rows["cla_care_plan"] += [
            {"child_id": key, "started_on": day, "permanence_plan": plan}
            for day, plan in period.permanence_plans
            if day <= min(seen.as_at, period.ceased_on) and period.ceased_on > seen.as_at
        ]
        rows["missing_episode"] += _missing(seen, child, period.missing, period.interviews, first)


def _eligible(seen: View, child: Child, episode: Episode, period: CarePeriod) -> Row:
    """A young person of 16 or 17 in care: most have their pathway plan within some months."""
    team, worker = _holder(seen, episode, seen.as_at)
    since = max(years_on(child.born_on, 16), period.started_on)
    planned_on = plus(since, whole_lot(60, 130, "pathway", child.child_id))
    done = planned_on <= seen.as_at and lot("pathway done", child.child_id) < 0.93
    return {
        "child_id": child.child_id, "eligibility": "ELIGIBLE", "in_touch": "Y", "team_id": team, "worker_id": worker,
        "pathway_authorised_on": planned_on if done else None,
    }  # fmt: skip


def _missing(
    seen: View, child: Child, gone: Iterable[date], interviews: Iterable[tuple[str, str | None]], first: date
) -> Iterator[Row]:
    for gone_on, (offered, accepted) in zip(gone, interviews, strict=True):
        if first <= gone_on <= seen.as_at:
            back_on = seen.past(plus(gone_on, 1))
            held_on = casework.interviewed_on(child, back_on, accepted) if back_on else None
            yield {
                "child_id": child.child_id, "started_on": gone_on, "ended_on": back_on, "episode_type": "M",
                "interview_offered": offered, "interview_accepted": accepted, "interview_on": seen.past(held_on),
                "looked_after": "Y",
            }  # fmt: skip


def _reviewed_on(key: str, start: date, last: date) -> date | None:
    """The latest review of a plan: about every ten weeks, and one in seven late."""
    day, number, latest = weekday_after(plus(start, whole_lot(40, 80, "first", key)), 0), 0, None
    while day <= last:
        latest, number = day, number + 1
        gap = 130 if lot("review", number, key) < 0.14 else whole_lot(60, 84, number, key)
        day = weekday_after(plus(day, gap), 0)
    return latest
