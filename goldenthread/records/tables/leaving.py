"""Leaving care, adoption, and plans for special educational needs."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table, team, worker

CARE_LEAVER = table(
    "care_leaver", "one young person who receives leaving care services", ("child_id",), child("clea_person_id"),
    Column("eligibility", "code", "RELEVANT, FORMER, QUALIFYING or ELIGIBLE", "T3", "9.11", "clea_care_leaver_eligibility"),
    Column("pathway_reviewed_on", "date", "latest pathway plan review", "T3", "9.12", "clea_pathway_plan_review_date"),
    Column("in_touch", "code", "Y, N, DIED, REFU, NREQ or RHOM", "T3", "9.13", "clea_care_leaver_in_touch", "oc3.IN_TOUCH"),
    Column("last_contact_on", "date", "latest contact", "T3", "9.14", "clea_care_leaver_latest_contact"),
    Column("accommodation", "code", "B to Z", "T3", "9.15", "clea_care_leaver_accommodation", "oc3.ACCOM"),
    Column("suitable", "flag", "accommodation suitable", "T3", "9.16", "clea_care_leaver_accom_suitable", "oc3.ACCOM"),
    Column("activity", "code", "F1 to G6", "T3", "9.17", "clea_care_leaver_activity", "oc3.ACTIV"),
    Column("personal_adviser_id", "text", "personal adviser as named", "T2", "9.10", "clea_care_leaver_personal_advisor"),
    Column("pathway_authorised_on", "date", "the pathway plan was authorised"),
    team("clea_care_leaver_allocated_team"), worker("clea_care_leaver_worker_id"),
    nightly=True,
)  # fmt: skip
PERMANENCE = table(
    "permanence", "one child's way to adoption", ("child_id", "decided_on"), own_id("permanence_id"),
    child("perm_person_id"),
    Column("entered_care_on", "date", "entered care", "T3", "10.8", DERIVED, DERIVED),
    Column("decided_on", "date", "decision to place for adoption", "T3", "10.9", "perm_adm_decision_date", "placed_adoption.DATE_PLACED"),
    Column("placement_order_on", "date", "placement order", "T3", "10.10", "perm_placement_order_date", DERIVED),
    Column("matched_on", "date", "matched with adopters", "T3", "10.11", "perm_matched_date", "ad1.DATE_MATCH"),
    Column("placed_on", "date", "placed for adoption", "T3", "10.12", "perm_placed_for_adoption_date", DERIVED),
    Column("adopted_on", "date", "adoption order", "T3", "10.13", "perm_permanence_order_date", DERIVED),
    Column("reversed_on", "date", "decision reversed", "T3", "10.14", "perm_decision_reversed_date", "placed_adoption.DATE_PLACED_CEASED"),
    Column("reversal_reason", "code", "RD1 to RD4", "T3", "10.15", "perm_decision_reversed_reason", "placed_adoption.REASON_PLACED_CEASED"),
    Column("early_placed_on", "date", "placed under fostering for adoption", "T3", "10.16", "perm_placed_ffa_cp_date", DERIVED),
)  # fmt: skip
ADOPTER = table(
    "adopter", "one prospective adopter", ("adopter_id", "enquired_on"),
    Column("adopter_id", "text", "the agency's id", "T4", "11.1"),
    Column("family_id", "text", "the adoptive family", "T4", "11.2"),
    Column("sex", "code", "M, F, N or U", "T3", "11.3"),
    Column("ethnicity", "code", "census code", "T3", "11.4"),
    Column("disability", "flag", "has a disability", "T3", "11.5"),
    Column("fostering_for_adoption", "flag", "fostering for adoption", "T3", "11.6"),
    Column("enquired_on", "date", "enquiry received", "T3", "11.7"),
    Column("stage_1_started_on", "date", "stage 1 start", "T3", "11.8"),
    Column("stage_1_ended_on", "date", "stage 1 end", "T3", "11.9"),
    Column("stage_2_started_on", "date", "stage 2 start", "T3", "11.10"),
    Column("stage_2_ended_on", "date", "stage 2 end", "T3", "11.11"),
    Column("applied_on", "date", "application submitted", "T3", "11.12"),
    Column("approved_on", "date", "application approved", "T3", "11.13"),
    Column("matched_on", "date", "matched", "T3", "11.14"),
    Column("placed_on", "date", "children placed", "T3", "11.15"),
    Column("children_placed", "integer", "children placed with the family", "T3", "11.16"),
    Column("adopted_on", "date", "adoption order", "T3", "11.17"),
    Column("left_on", "date", "left the process", "T3", "11.18"),
    Column("leaving_reason", "code", "1 to 3", "T3", "11.19"),
)  # fmt: skip
EHC_ASSESSMENT = table(
    "ehc_assessment", "one request for an education, health and care needs assessment", ("child_id", "requested_on"), own_id("request_id"),
    child(DERIVED, "", ""),
    Column("requested_on", "date", "request received", "T3", "", "ehcr_ehcp_req_date"),
    Column("decided_on", "date", "decision whether to assess", "T3", "", "ehcr_ehcp_req_outcome_date"),
    Column("agreed", "flag", "an assessment was agreed", "T3", "", "ehcr_ehcp_req_outcome"),
    Column("completed_on", "date", "assessment outcome", "T3", "", "ehca_ehcp_assessment_outcome_date"),
    Column("plan_issued_on", "date", "plan issued", "T3", "", "ehcn_named_plan_start_date"),
    Column("exception", "flag", "a lawful exception to the twenty weeks", "T3", "", "ehca_ehcp_assessment_exceptions"),
    nightly=True,
)  # fmt: skip
