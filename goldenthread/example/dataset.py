"""The made-up council as the tables of the Standard Safeguarding Dataset: every event of six years up to a day.

Unlike an Annex A workbook, which has only the latest visit and review, the dataset has all of them, and who held a
child's work from when to when. Names of columns are the dataset's; the reader of it shares no code with this.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from goldenthread.example import casework, dataset_care, dataset_columns, protection
from goldenthread.example.council import Child, Council, Enquiry, Episode, Hold, ProtectionPlan
from goldenthread.example.dataset_columns import Rows, flag, outcome
from goldenthread.example.days import plus
from goldenthread.example.view import View, view

YEARS = 6
_SOON = 14  # days within which a contact is taken to have led to a referral


def name(as_at: date) -> str:
    """The file's name: ``ssd-2026-05-31.zip``."""
    return f"ssd-{as_at.isoformat()}.zip"


def write(council: Council, as_at: date, path: Path) -> None:
    """Write the dataset as it stood at the end of ``as_at``, a zip with one CSV file for each table."""
    path.write_bytes(packed(tables_at(council, as_at)))


def packed(tables: Rows) -> bytes:
    """The tables as a zip of CSV files; the same tables give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for table, columns in dataset_columns.COLUMNS.items():
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(columns)
            writer.writerows(tables[table])
            made.writestr(zipfile.ZipInfo(f"{table}.csv"), text.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tables_at(council: Council, as_at: date) -> Rows:
    """The rows of every table by its name, in the order of ``dataset_columns``."""
    seen, since = view(council, as_at), date(as_at.year - YEARS, as_at.month, 1)
    rows: Rows = defaultdict(list)
    for child in council.children:
        if _is_known(child, since, as_at):
            _child(rows, seen, child, since)
    _staff(rows, council, as_at)
    return rows


def _is_known(child: Child, since: date, as_at: date) -> bool:
    """Whether anything of the six years is about the child."""
    days = [day for day, _ in child.contacts] + [day for day, *_ in child.early_help]
    spans = [(each.received_on, each.closed_on or as_at) for each in child.episodes]
    if child.leaving:
        spans.append((child.leaving.starts_on, child.leaving.ends_on))
    return any(since <= day <= as_at for day in days) or any(start <= as_at and end >= since for start, end in spans)


def _child(rows: Rows, seen: View, child: Child, since: date) -> None:
    _person(rows, seen, child)
    for received_on, source in dict.fromkeys(child.contacts):
        if since <= received_on <= seen.as_at:
            _contact(rows, child, received_on, source)
    for each in casework.early_help(child):
        if each.started_on <= seen.as_at:
            ended = seen.past(each.ended_on)
            rows["ssd_early_help_episodes"].append(
                (f"{child.child_id}-H{each.number}", child.child_id, each.started_on, ended, "Support for the family",
                 "Outcomes met" if ended else None, each.organisation, None)
            )  # fmt: skip
    _education(rows, seen, child)
    _earlier_plans(rows, seen, child)
    for number, episode in enumerate(child.episodes, start=1):
        if episode.received_on <= seen.as_at and (episode.closed_on is None or episode.closed_on >= since):
            _episode(rows, seen, child, episode, f"{child.child_id}-R{number}")
    dataset_care.leaving(rows, seen, child)


def _person(rows: Rows, seen: View, child: Child) -> None:
    key, unborn = child.child_id, child.born_on > seen.as_at
    rows["ssd_person"].append(
        (key, "U" if unborn else child.sex, child.ethnicity, None if unborn else child.born_on,
         (child.expected_on or child.born_on) if unborn else None, None, None)
    )  # fmt: skip
    if child.disability in ("Y", "N"):
        rows["ssd_disability"].append((key, f"{key}-D", "LD" if child.disability == "Y" else "NONE"))
    if child.unaccompanied:
        rows["ssd_immigration_status"].append((key, f"{key}-I", "Unaccompanied Asylum Seeking Child"))


def _contact(rows: Rows, child: Child, received_on: date, source: str) -> None:
    led = any(received_on <= each.received_on <= plus(received_on, _SOON) for each in child.episodes)
    key = f"{child.child_id}-C{len(rows['ssd_contacts'])}"
    said = outcome(NEW_REFERRAL_FLAG=led, EXISTING_REFERRAL_FLAG=False, NFA_FLAG=not led)
    rows["ssd_contacts"].append((key, child.child_id, received_on, source, None, said))


def _episode(rows: Rows, seen: View, child: Child, episode: Episode, key: str) -> None:
    closed_on = seen.past(episode.closed_on)
    team, worker = _by(seen, episode.referral_hold, episode.received_on)
    rows["ssd_cin_episodes"].append(
        (key, child.child_id, episode.received_on, episode.primary_need, episode.source, None,
         flag(episode.no_further_action), (episode.closure_reason or None) if closed_on else None, closed_on, team,
         worker)
    )  # fmt: skip
    _assessments(rows, seen, child, episode, key)
    for number, enquiry in enumerate(episode.enquiries, start=1):
        if enquiry.started_on <= seen.as_at:
            _enquiry(rows, seen, child, enquiry, f"{key}-S{number}", key)
    dataset_care.pre_proceedings(rows, seen, child, episode)
    for number, (start, end) in enumerate(episode.cin_plans, start=1):
        if start <= seen.as_at and start < end:
            held_by = _by(seen, episode.hold_on(min(end, seen.as_at)), end)
            rows["ssd_cin_plans"].append((f"{key}-N{number}", key, child.child_id, start, seen.past(end), *held_by))
    _visits_in_need(rows, seen, child, episode, key)
    for number, plan in enumerate(episode.plans, start=1):
        if plan.started_on <= seen.as_at:
            _plan(rows, seen, child, plan, f"{key}-P{number}")
    for number, period in enumerate(episode.care, start=1):
        if period.started_on <= seen.as_at:
            dataset_care.period(rows, seen, child, period, f"{key}-L{number}")
    _held(rows, seen, child, episode, key)


def _by(seen: View, hold: Hold, day: date) -> tuple[str, str | None]:
    """The team's key, as the department's id, and the worker on that day or at the extract."""
    return hold.team.key, seen.council.worker(hold, min(day, seen.as_at))


def _assessments(rows: Rows, seen: View, child: Child, episode: Episode, key: str) -> None:
    for number, each in enumerate(episode.assessments, start=1):
        if each.started_on > seen.as_at:
            continue
        done = seen.past(each.authorised_on)
        said = outcome(NFA_FLAG=not each.needs_support, PROV_OF_SERVICES_FLAG=each.needs_support) if done else None
        rows["ssd_cin_assessments"].append(
            (f"{key}-A{number}", child.child_id, key, each.started_on, each.child_seen, done, said,
             flag(not each.needs_support) if done else None, *_by(seen, each.hold, each.authorised_on))
        )  # fmt: skip
        if done and (found := casework.FACTORS.get(episode.primary_need)):
            rows["ssd_assessment_factors"].append((f"{key}-F{number}", f"{key}-A{number}", json.dumps(found)))


def _enquiry(rows: Rows, seen: View, child: Child, enquiry: Enquiry, key: str, referral: str) -> None:
    held_on = seen.past(enquiry.held_on)
    decided = enquiry.decided_on <= seen.as_at or held_on is not None
    needed = not enquiry.conference_unnecessary
    team, worker = _by(seen, enquiry.hold, enquiry.decided_on)
    rows["ssd_s47_enquiry"].append(
        (key, referral, child.child_id, enquiry.started_on, seen.past(enquiry.decided_on),
         flag(not needed) if decided else None,
         outcome(NFA_FLAG=not needed, CP_CONFERENCE_FLAG=needed) if decided else None, worker, team)
    )  # fmt: skip
    if held_on:
        rows["ssd_initial_cp_conference"].append(
            (f"{key}-I", key, child.child_id, referral, "N", held_on, flag(enquiry.led_to_plan), team, worker)
        )


def _education(rows: Rows, seen: View, child: Child) -> None:
    """The way to an education, health and care plan."""
    asked = casework.education_plan(child)
    if asked is None or asked[0] > seen.as_at:
        return
    requested_on, issued_on, may_take_longer = asked
    key = child.child_id
    rows["ssd_send"].append((f"{key}-SE", key))
    decided_on = seen.past(plus(requested_on, 40))
    rows["ssd_ehcp_requests"].append((f"{key}-RQ", f"{key}-SE", requested_on, decided_on, "Y" if decided_on else None))
    if issued_on <= seen.as_at:
        rows["ssd_ehcp_assessment"].append((f"{key}-AS", f"{key}-RQ", plus(issued_on, -28), flag(may_take_longer)))
        rows["ssd_ehcp_named_plan"].append((f"{key}-NP", f"{key}-AS", issued_on))


def _earlier_plans(rows: Rows, seen: View, child: Child) -> None:
    """Plans that had ended before the journey began: Annex A only counts them, the dataset has their days."""
    for number, (start, end) in enumerate(protection.earlier_plans(child, seen.council.until), start=1):
        rows["ssd_cp_plans"].append(
            (f"{child.child_id}-Q{number}", None, None, child.child_id, start, end, "N", "NEG", "NEG")
        )


def _visits_in_need(rows: Rows, seen: View, child: Child, episode: Episode, key: str) -> None:
    """The days on which the child was seen in need or during the assessment, and not under another plan."""
    others = {day for plan in episode.plans for day in plan.visits} | {
        day for each in episode.care for day in each.visits
    }
    days = [day for day in dict.fromkeys(episode.seen) if day not in others and day <= seen.as_at]
    rows["ssd_cin_visits"] += [
        (f"{key}-U{number}", child.child_id, day, "Y", "Y" if number % 3 else "N") for number, day in enumerate(days, 1)
    ]


def _plan(rows: Rows, seen: View, child: Child, plan: ProtectionPlan, key: str) -> None:
    changed = plan.category_changed_on is not None and plan.category_changed_on <= seen.as_at
    latest = plan.latest_category if changed else plan.initial_category
    ended_on = seen.past(plan.ended_on)
    rows["ssd_cp_plans"].append(
        (key, None, None, child.child_id, plan.started_on, ended_on, "N", plan.initial_category, latest)
    )
    rows["ssd_cp_visits"] += [
        (f"{key}-V{number}", child.child_id, key, day, flag(day >= child.born_on), alone)
        for number, (day, alone) in enumerate(zip(plan.visits, plan.seen_alone, strict=True), start=1)
        if day <= seen.as_at
    ]
    held = [day for day in plan.reviews if day <= seen.as_at]
    for number, (due, day) in enumerate(dataset_care.due_days(plan.started_on, held, [91], 183, ended_on), start=1):
        rows["ssd_cp_reviews"].append((f"{key}-X{number}", child.child_id, key, due, day, "Y" if day else None))


def _held(rows: Rows, seen: View, child: Child, episode: Episode, referral: str) -> None:
    """Who held the work, from a day to a day: a span for each team, and in it for each worker of the seat.

    The first to hold it is taken to do so from the referral on, as in the council's Annex A.
    """
    starts = [episode.received_on, *(hold.from_on for hold in episode.holds[1:])]
    ends = [*starts[1:], episode.closed_on or seen.as_at]
    for hold, start, end in zip(episode.holds, starts, ends, strict=False):  # nobody holds what went no further
        for since, until, worker in spans(seen.council, hold, start, end):
            if since <= seen.as_at:
                ended = seen.past(until)
                row = (len(rows["ssd_involvements"]), worker, "Social Worker", hold.team.key, since, ended, None)
                rows["ssd_involvements"].append((*row, child.child_id, referral))


def spans(council: Council, hold: Hold, start: date, end: date) -> Iterator[tuple[date, date, str | None]]:
    """The workers of a hold's seat one after the other, from a day until the hold ends."""
    sat = council.workers[hold.team.key, hold.seat] if hold.seat is not None else [(start, None)]
    for number, (starts_on, worker) in enumerate(sat):
        until = min(sat[number + 1][0], end) if number + 1 < len(sat) else end
        if (since := max(starts_on, start)) < until:
            yield since, until, worker


def _staff(rows: Rows, council: Council, as_at: date) -> None:
    """Teams under the names of the day, and everybody who sat in a seat by then."""
    for team in council.teams.values():
        rows["ssd_department"].append((team.key, team.name_on(as_at), None, None))
    known: dict[str, str] = {}
    for (team_key, _), sat in council.workers.items():
        known |= {worker: team_key for starts_on, worker in sat if worker and starts_on <= as_at}
    for worker, team_key in sorted(known.items()):
        title = "Personal Adviser" if team_key.startswith("leaving") else "Social Worker"
        rows["ssd_professionals"].append((worker, None, title, team_key, 1, flag(worker.startswith("Agency"))))
