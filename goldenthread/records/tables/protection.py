"""Need and protection: enquiries, conferences, episodes of need, plans, visits, reviews."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table, team, worker

_CATEGORY = "NEG, PHY, SAB, EMO or MUL"

S47_ENQUIRY = table(
    "s47_enquiry", "one section 47 enquiry", ("child_id", "started_on"), own_id("enquiry_id"),
    child("s47e_person_id", ""),
    Column("started_on", "date", "strategy discussion that initiated the enquiry", "T3", "5.7", "s47e_s47_start_date", "", "S47ActualStartDate"),
    Column("conference_unnecessary", "flag", "initial conference deemed unnecessary", "T3", "5.8", "s47e_s47_nfa", "", "ICPCnotRequired"),
    Column("enquiries_last_12_months", "integer", "enquiries in the 12 months before the child's LATEST enquiry", "T3", "5.11"),
    Column("ended_on", "date", "end of the enquiry", "T3", "", "s47e_s47_end_date"),
    team("s47e_s47_completed_by_team"), worker("s47e_s47_completed_by_worker_id"),
    nightly=True,
)  # fmt: skip
INITIAL_CP_CONFERENCE = table(
    "initial_cp_conference", "one child at one initial child protection conference", ("child_id", "held_on"), own_id("conference_id"),
    Column("enquiry_id", "text", "the enquiry that led to it; null for a transfer in", "T4", DERIVED, "icpc_s47_enquiry_id", "", DERIVED),
    child("icpc_person_id", ""),
    Column("held_on", "date", "date of the conference", "T3", "5.9", "icpc_icpc_date", "", "DateOfInitialCPC"),
    Column("led_to_plan", "flag", "resulted in a child protection plan", "T3", "5.10", "icpc_icpc_outcome_cp_flag", "", DERIVED),
    Column("transfer_in", "flag", "transfer-in conference; Annex A does not say (null)", "T3", "", "icpc_icpc_transfer_in", "", DERIVED),
    Column("conferences_last_12_months", "integer", "earlier initial conferences in 12 months", "T3", "5.12"),
    Column("views_represented", "flag", "the child's views were heard at the conference"),
    team("icpc_icpc_team"), worker("icpc_icpc_worker_id"),
    nightly=True,
)  # fmt: skip
CIN_EPISODE = table(
    "cin_episode", "one episode of need; Annex A holds only the latest", ("child_id", "started_on"), own_id("episode_id"),
    child("cine_person_id", ""),
    Column("started_on", "date", "start of the referral that led to the episode", "T3", "6.7", "cine_referral_date", "", "CINreferralDate"),
    Column("primary_need", "code", "N0 to N9", "T3", "6.8", "cine_cin_primary_need_code", "", "PrimaryNeedCode"),
    Column("last_seen_on", "date", "date the child was last seen", "T3", "6.9", DERIVED),
    Column("closed_on", "date", "closure", "T3", "6.10", "cine_close_date", "", "CINclosureDate"),
    Column("closure_reason", "code", "RC1 to RC9", "T3", "6.11", "cine_close_reason", "", "ReasonForClosure"),
    Column("case_status", "code", "LAC, CPP, CINP, ASSESSMENT or CLOSED: the first that applies", "T3", "6.12", DERIVED, "", DERIVED),
    team(DERIVED), worker(DERIVED),
    nightly=True,
)  # fmt: skip
CIN_PLAN = table(
    "cin_plan", "one child in need plan", ("child_id", "started_on"), own_id("plan_id"),
    child("cinp_person_id", ""),
    Column("started_on", "date", "plan start", "T3", "", "cinp_cin_plan_start_date", "", "CINPlanStartDate"),
    Column("ended_on", "date", "plan end; null while open", "T3", "", "cinp_cin_plan_end_date", "", "CINPlanEndDate"),
    Column("reviewed_on", "date", "latest review of the plan"),
    team("cinp_cin_plan_team"), worker("cinp_cin_plan_worker_id"),
    nightly=True,
)  # fmt: skip
CIN_VISIT = table(
    "cin_visit", "one visit to a child in need", ("child_id", "visited_on"), own_id("visit_id"),
    child("cinv_person_id", ""),
    Column("visited_on", "date", "day of the visit", "T3", "", "cinv_cin_visit_date"),
    Column("seen", "flag", "child seen", "T3", "", "cinv_cin_visit_seen"),
    Column("seen_alone", "flag", "child seen alone", "T3", "", "cinv_cin_visit_seen_alone"),
    team(DERIVED), worker(DERIVED),
    nightly=True,
)  # fmt: skip
CP_PLAN = table(
    "cp_plan", "one child protection plan of one child", ("child_id", "started_on"), own_id("plan_id"),
    child("cppl_person_id", ""),
    Column("started_on", "date", "plan start", "T3", "7.7", "cppl_cp_plan_start_date", "", "CPPstartDate"),
    Column("initial_category", "code", _CATEGORY, "T3", "7.8", "cppl_cp_plan_initial_category", "", "InitialCategoryOfAbuse"),
    Column("latest_category", "code", _CATEGORY, "T3", "7.9", "cppl_cp_plan_latest_category", "", "LatestCategoryOfAbuse"),
    Column("ended_on", "date", "plan end; null while open", "T3", "7.13", "cppl_cp_plan_end_date", "", "CPPendDate"),
    Column("emergency_protection", "flag", "emergency order or police powers in six months", "T3", "7.14"),
    Column("previous_plans", "integer", "earlier plans of this authority; 0 for a first plan", "T3", "7.15", DERIVED, "", "NumberOfPreviousCPP"),
    Column("other_authority", "flag", "a plan of another authority, held here for a while", "T3", "", "cppl_cp_plan_ola"),
    team(DERIVED), worker(DERIVED),
    nightly=True,
)  # fmt: skip
CP_VISIT = table(
    "cp_visit", "one statutory visit under a plan; Annex A holds only the last", ("child_id", "visited_on"), own_id("visit_id"),
    Column("plan_id", "text", "the plan", "T4", DERIVED, "cppv_cp_plan_id"),
    child("cppv_person_id", ""),
    Column("visited_on", "date", "day of the visit", "T3", "7.10", "cppv_cp_visit_date"),
    Column("seen_alone", "flag", "child seen alone", "T3", "7.11", "cppv_cp_visit_seen_alone"),
    Column("seen", "flag", "child seen", "T3", "", "cppv_cp_visit_seen"),
    team(DERIVED), worker(DERIVED),
    nightly=True,
)  # fmt: skip
CP_REVIEW = table(
    "cp_review", "one review conference; Annex A holds only the last", ("child_id", "held_on"), own_id("review_id"),
    Column("plan_id", "text", "the plan", "T4", DERIVED, "cppr_cp_plan_id", "", DERIVED),
    child("cppr_person_id", ""),
    Column("held_on", "date", "day of the review conference; null when it is due and not held", "T3", "7.12", "cppr_cp_review_date", "", "CPPreviewDate"),
    Column("due_on", "date", "the day it was due", "T3", "", "cppr_cp_review_due"),
    Column("quorate", "flag", "enough agencies were there", "T3", "", "cppr_cp_review_quorate"),
    team(DERIVED), worker(DERIVED),
    nightly=True, undated="due_on",
)  # fmt: skip
