"""From the modules of the census to the canonical tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from goldenthread.ingest.cin_census import modules, need
from goldenthread.ingest.yearly.building import Columns, Record, columns, record
from goldenthread.ingest.yearly.people import People
from goldenthread.ingest.yearly.rows import Row
from goldenthread.records import tables as declared

_ID = "LAchildID"
Rows = Mapping[str, list[Row]]


def build(rows: Rows, people: People, *, as_at: dt.date) -> Columns:
    """All declared tables, columnar; ``rows`` are the kept rows of each module."""
    children = {code: _by_child(each) for code, each in rows.items()}
    made: dict[str, Iterable[Record]] = {
        "person": people.records(),
        "disability": map(_disability, rows["Disabilities"]),
        "referral": map(_referral, rows["CINdetails"]),
        "cin_episode": [
            _episode(row, children, as_at) for row in rows["CINdetails"] if row["ReferralNFA"] != "Y"
        ],
        "assessment": map(_assessment, rows["Assessments"]),
        "assessment_factor": map(_factor, rows["FactorsIdentifiedAtAssessment"]),
        "s47_enquiry": map(_enquiry, rows["Section47"]),
        "initial_cp_conference": _conferences(rows, children),
        "cin_plan": map(_cin_plan, rows["CINPlanDates"]),
        "cp_plan": map(_plan, rows["ChildProtectionPlans"]),
        "cp_review": map(_review, rows["Reviews"]),
        "pre_proceedings": map(_pre_proceedings, rows["PreProceedings"]),
    }  # fmt: skip
    return columns(made)


def people(rows: Rows, *, as_at: dt.date) -> People:
    """The children as the census describes them."""
    found = People(as_at=as_at)
    disabilities = _by_child(rows[modules.DISABILITY.code])
    for row in rows[modules.CHILD.code]:
        child = row.text(_ID)
        codes = [each.text("Disability") for each in disabilities.get(child, ())]
        about = {
            "sex": row["Sex"], "ethnicity": row["Ethnicity"], "born_on": row["PersonBirthDate"],
            "expected_on": row["ExpectedPersonBirthDate"], "died_on": row["PersonDeathDate"],
            "disability": need.disability(codes),
        }  # fmt: skip
        found.add(row, child, about, [row.text("UPN"), row.text("FormerUPN")])
    return found


def _by_child(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.text(_ID)].append(row)
    return found


def _disability(row: Row) -> Record:
    return record(declared.DISABILITY, row, child_id=row[_ID], code=row["Disability"])


def _referral(row: Row) -> Record:
    return record(
        declared.REFERRAL, row, child_id=row[_ID], received_on=row["CINreferralDate"],
        source_code=row["ReferralSource"], no_further_action=row["ReferralNFA"],
    )  # fmt: skip


def _episode(row: Row, children: Mapping[str, Mapping[str, list[Row]]], as_at: dt.date) -> Record:
    child = row.text(_ID)
    status = need.case_status(
        row.day("CINclosureDate"), as_at=as_at, plans=children["ChildProtectionPlans"].get(child, ()),
        cin_plans=children["CINPlanDates"].get(child, ()), assessments=children["Assessments"].get(child, ()),
    )  # fmt: skip
    return record(
        declared.CIN_EPISODE, row, child_id=child, started_on=row["CINreferralDate"],
        primary_need=row["PrimaryNeedCode"], closed_on=row["CINclosureDate"], closure_reason=row["ReasonForClosure"],
        case_status=status,
    )  # fmt: skip


def _assessment(row: Row) -> Record:
    return record(
        declared.ASSESSMENT, row, child_id=row[_ID], started_on=row["AssessmentActualStartDate"],
        authorised_on=row["AssessmentAuthorisationDate"],
    )  # fmt: skip


def _factor(row: Row) -> Record:
    return record(
        declared.ASSESSMENT_FACTOR, row, child_id=row[_ID], assessed_on=row["AssessmentActualStartDate"],
        factor=row["AssessmentFactors"],
    )  # fmt: skip


def _enquiry(row: Row) -> Record:
    return record(
        declared.S47_ENQUIRY, row, child_id=row[_ID], started_on=row["S47ActualStartDate"],
        conference_unnecessary=row["ICPCnotRequired"],
    )  # fmt: skip


def _conferences(rows: Rows, children: Mapping[str, Mapping[str, list[Row]]]) -> list[Record]:
    """Conferences of enquiries, the earliest enquiry first; then those that stand with a referral alone."""
    plans, enquiries = children["ChildProtectionPlans"], children["Section47"]
    made = []
    for row in sorted(rows["Section47"], key=lambda each: each.day("S47ActualStartDate") or dt.date.max):
        if held_on := row.day("DateOfInitialCPC"):
            enquiry = declared.key_id(declared.S47_ENQUIRY, (row[_ID], row["S47ActualStartDate"]))
            made.append(_conference(row, held_on, plans, enquiry_id=enquiry, transfer_in="N"))
    for row in rows["CINdetails"]:
        if held_on := row.day("DateOfInitialCPC"):
            moved = need.is_transfer_in(held_on, row.day("CINreferralDate"), enquiries.get(row.text(_ID), ()))
            made.append(_conference(row, held_on, plans, enquiry_id=None, transfer_in=moved))
    return made


def _conference(row: Row, held_on: dt.date, plans: Mapping[str, list[Row]], **known: str | None) -> Record:
    child = row.text(_ID)
    return record(
        declared.INITIAL_CP_CONFERENCE, row, child_id=child, held_on=held_on,
        led_to_plan=need.led_to_plan(held_on, plans.get(child, ())), **known,
    )  # fmt: skip


def _cin_plan(row: Row) -> Record:
    return record(
        declared.CIN_PLAN, row, child_id=row[_ID], started_on=row["CINPlanStartDate"], ended_on=row["CINPlanEndDate"]
    )


def _plan(row: Row) -> Record:
    return record(
        declared.CP_PLAN, row, child_id=row[_ID], started_on=row["CPPstartDate"], ended_on=row["CPPendDate"],
        initial_category=row["InitialCategoryOfAbuse"], latest_category=row["LatestCategoryOfAbuse"],
        previous_plans=row["NumberOfPreviousCPP"],
    )  # fmt: skip


def _review(row: Row) -> Record:
    plan = declared.key_id(declared.CP_PLAN, (row[_ID], row["CPPstartDate"]))
    return record(declared.CP_REVIEW, row, child_id=row[_ID], held_on=row["CPPreviewDate"], plan_id=plan)


def _pre_proceedings(row: Row) -> Record:
    return record(
        declared.PRE_PROCEEDINGS, row, child_id=row[_ID], decided_on=row["PPStartDate"],
        letter_on=row["LBPSentDate"], meeting_on=row["InitialPPMeetingDate"], outcome=row["PPOutcome"],
        ended_on=row["StepDecisionDate"], issued_on=row["CourtAppDate"],
    )  # fmt: skip
