"""Who holds and works with a child, and what happens in the casework beyond what national returns ask."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table, team, worker

INVOLVEMENT = table(
    "involvement", "one worker holding one child: from a list, or from a day to a day", ("child_id", "team_id", "worker_id", "role", "started_on"),
    child("invo_person_id"), team("invo_professional_team"), worker("invo_professional_id", "social_worker.SW_ID"),
    Column("role", "code", "REFERRAL, ASSESSMENT, ENQUIRY, CIN, CP, CLA, CARE_LEAVER, PERSONAL_ADVISER, SOCIAL_WORKER, IRO or EARLY_HELP", "T2", DERIVED, "invo_professional_role_id", DERIVED),
    Column("open", "flag", "Y while the work is open at the snapshot", "T2", DERIVED, DERIVED, DERIVED),
    Column("started_on", "date", "since when this worker holds the child; Annex A does not say", "T3", "", "invo_involvement_start_date", "social_worker.SW_DECOM"),
    Column("ended_on", "date", "until when; null while it goes on", "T3", "", "invo_involvement_end_date", "social_worker.SW_DEC"),
    Column("change_reason", "code", "why the worker changed", "T3", "", "invo_worker_change_reason", "social_worker.SW_REASON"),
    nightly=True,
)  # fmt: skip
WORKER = table(
    "worker", "one member of staff who works with children", ("worker_id",),
    worker("prof_professional_id"), team("prof_professional_department"),
    Column("role", "code", "SOCIAL_WORKER, NEWLY_QUALIFIED, SENIOR, MANAGER, IRO, CONFERENCE_CHAIR, PERSONAL_ADVISER, FAMILY_SUPPORT or OTHER", "T2", "", "prof_professional_job_title"),
    Column("full_time", "number", "share of full time, 0 to 1", "T2", "", "prof_full_time_equivalency"),
    Column("agency", "flag", "supplied by an agency", "T2", "", "prof_agency_worker_flag"),
    nightly=True,
)  # fmt: skip
TEAM = table(
    "team", "one team as the case system knows it", ("team_id",), team("dept_team_id"),
    Column("name", "text", "its name", "T2", "", "dept_team_name"),
    Column("parent_id", "text", "the team or service above it", "T2", "", "dept_team_parent_id"),
    nightly=True,
)  # fmt: skip
POST = table(
    "post", "one established post, or one agency worker beyond establishment, at the workforce return's date", ("post_id",),
    Column("post_id", "text", "the council's own id of the post", "T2"),
    team(), worker(),
    Column("role", "code", "SOCIAL_WORKER, NEWLY_QUALIFIED, SENIOR, MANAGER, IRO, CONFERENCE_CHAIR, PERSONAL_ADVISER, FAMILY_SUPPORT or OTHER", "T2"),
    Column("full_time", "number", "share of full time, 0 to 1", "T2"),
    Column("established", "flag", "Y for a post of the establishment", "T2"),
    Column("filled", "flag", "Y when somebody holds it at the date, permanent or agency", "T2"),
    Column("agency", "flag", "Y when an agency worker holds it", "T2"),
    Column("holder_started_on", "date", "since when the holder works for the council", "T2"),
    Column("holder_left_on", "date", "when the last holder left, where that was within twelve months", "T2"),
    Column("vacant_since", "date", "since when nobody permanent holds it", "T2"),
    Column("days_absent", "number", "working days lost to sickness in the twelve months to the date", "T2"),
    Column("caseload_limit", "integer", "the most children that the caseload policy allows the holder", "T2"),
)  # fmt: skip
CASE_EVENT = table(
    "case_event", "one dated event of the casework that no national return carries", ("child_id", "event", "started_on", "happened_on", "due_on"),
    own_id("event_id"), child("", "", ""),
    Column("event", "code", "SUPERVISION, OVERSIGHT, CORE_GROUP, CARE_PROFILE (of neglect), STRATEGY_MEETING, STRATEGY_DISCUSSION, CONTACT_DECISION, SEEN_ALONE, COMPLAINTS_LEAFLET, EDUCATION_PLAN, IN_SCHOOL, HEALTH_PASSPORT, PANEL_MATCH, PRIVATE_FOSTERING_NOTIFIED, PRIVATE_FOSTERING_VISIT, PRIVATE_FOSTERING_ASSESSMENT, PRIVATE_FOSTERING_ENDED, EDGE_OF_CARE, EMERGENCY_BED, HOME_VISIT_EDUCATION, CHAIR, IRO, EDT_CONTACT (received out of hours, taken on by the day service) or TEAM_ALLOCATION (passed to a team, given to a worker)"),
    Column("started_on", "date", "the day its clock starts: request, referral, discussion"),
    Column("due_on", "date", "the day it is due by the council's own rule, where it has one"),
    Column("happened_on", "date", "the day it happened; null while it has not"),
    Column("outcome", "code", "Y, N or the council's own code"),
    Column("amount", "number", "a number that belongs to it: sessions attended, sessions possible"),
    Column("possible", "number", "what the amount is out of"),
    team(), worker(),
    nightly=True,
)  # fmt: skip
PRE_PROCEEDINGS = table(
    "pre_proceedings", "one child in pre-proceedings (Public Law Outline)", ("child_id", "decided_on"), own_id("pre_proceedings_id"),
    child("prep_person_id", ""),
    Column("decided_on", "date", "decision to enter pre-proceedings", "T3", "", "prep_pre_pro_decision_date", "", "PPStartDate"),
    Column("letter_on", "date", "letter before proceedings", "T3", "", "prep_pre_pro_letter_date", "", "LBPSentDate"),
    Column("meeting_on", "date", "first pre-proceedings meeting", "T3", "", "prep_initial_pre_pro_meeting_date", "", "InitialPPMeetingDate"),
    Column("assessments_completed_on", "date", "last assessment of the pre-proceedings completed"),
    Column("outcome", "code", "how pre-proceedings ended", "T3", "", "prep_pre_pro_outcome", "", "PPOutcome"),
    Column("ended_on", "date", "stepped down or issued", "T3", "", "prep_agree_stepdown_issue_date", "", "StepDecisionDate"),
    Column("issued_on", "date", "application to court", "T3", "", "", "", "CourtAppDate"),
    Column("concluded_on", "date", "final order in the care proceedings"),
    team(), worker(),
    nightly=True,
)  # fmt: skip
VOICE_OF_CHILD = table(
    "voice_of_child", "what one child said of how they are worked with", ("child_id",), child("voch_person_id", "", ""),
    Column("worries_explained", "code", "did the worker explain the worries", "T3", "", "voch_explained_worries"),
    Column("story_understood", "code", "did telling their story help", "T3", "", "voch_story_help_understand"),
    Column("agrees_with_worker", "code", "do they agree with the worker", "T3", "", "voch_agree_worker"),
    Column("plan_keeps_safe", "code", "does the plan keep them safe", "T3", "", "voch_plan_safe"),
)  # fmt: skip
