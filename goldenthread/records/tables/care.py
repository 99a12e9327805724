"""Children in care: periods, episodes, placements, reviews, visits, health, missing."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table, team, worker

CLA_PERIOD = table(
    "cla_period", "one period of being looked after", ("child_id", "started_on"), own_id("care_id"),
    child("clae_person_id"),
    Column("started_on", "date", "started to be looked after", "T3", "8.8", "clae_entered_care_date", DERIVED),
    Column("start_known", "flag", "N where the file does not go back to the start: then started_on is the first day that it knows of, and the child has been looked after for longer", "T3", "", "", DERIVED),
    Column("category_of_need", "code", "N1 to N8", "T3", "8.9", "clae_cla_primary_need_code", "episodes.CIN"),
    Column("repeat_in_12_months", "flag", "second or later period in 12 months", "T3", "8.10", DERIVED, DERIVED),
    Column("permanence_plan", "code", "a to g: RETURN, ADOPTION, SGO_CAO, SUPPORTED, RESIDENTIAL, FOSTERING, OTHER", "T3", "8.15", "lacp_cla_care_plan_json"),
    Column("last_iro_contact_on", "date", "last visit of or contact with the reviewing officer", "T3", "8.16", "clae_cla_last_iro_contact_date"),
    Column("placements_last_12_months", "integer", "placements in 12 months, at least 1", "T3", "8.19", DERIVED, DERIVED),
    Column("ceased_on", "date", "ceased to be looked after; null while in care", "T3", "8.20", "clae_cla_episode_ceased_date", DERIVED),
    Column("ceased_reason", "code", "E-code", "T3", "8.21", "clae_cla_episode_ceased_reason", "episodes.REC"),
    Column("missing_last_12_months", "integer", "missing episodes", "T3", "8.29", DERIVED, DERIVED),
    Column("absent_last_12_months", "integer", "absent episodes", "T3", "8.30", DERIVED, DERIVED),
    Column("return_interview_offered", "flag", "offered after the last missing episode", "T3", "8.31", "miss_missing_rhi_offered"),
    Column("return_interview_accepted", "flag", "accepted", "T3", "8.32", "miss_missing_rhi_accepted"),
    team(DERIVED), worker(DERIVED, DERIVED),
    nightly=True,
)  # fmt: skip
CLA_EPISODE = table(
    "cla_episode", "one episode of care: from one change of legal status or placement to the next", ("child_id", "started_on"), own_id("episode_id"),
    Column("care_id", "text", "the period of care", "T4", "", "clae_cla_id", DERIVED),
    child("clae_person_id"),
    Column("started_on", "date", "start", "T3", "", "clae_cla_episode_start_date", "episodes.DECOM"),
    Column("reason_started", "code", "S, L, P, T, B or U", "T3", "", "clae_cla_episode_start_reason", "episodes.RNE"),
    Column("ended_on", "date", "end; null while it goes on", "T3", "", "clae_cla_episode_ceased_date", "episodes.DEC"),
    Column("reason_ended", "code", "X1 when the next episode follows the same day, else an E-code", "T3", "", "clae_cla_episode_ceased_reason", "episodes.REC"),
)  # fmt: skip
LEGAL_STATUS = table(
    "legal_status", "one legal status of one child; Annex A holds only the current", ("child_id", "started_on"), child("lega_person_id"),
    Column("started_on", "date", "start", "T3", "8.11", "lega_legal_status_start_date", "episodes.DECOM"),
    Column("legal_status", "code", "C1, C2, E1, V2 …; V1, V3 and V4 are short breaks, which are not being looked after", "T3", "8.12", "lega_legal_status", "episodes.LS"),
    Column("ended_on", "date", "end; null while it holds", "T3", "", "lega_legal_status_end_date", DERIVED),
    nightly=True,
)  # fmt: skip
CLA_PLACEMENT = table(
    "cla_placement", "one placement; Annex A holds only the latest; the postcode is not kept", ("child_id", "started_on"), own_id("placement_id"),
    Column("care_id", "text", "the period of care", "T4", DERIVED, "clap_cla_id", DERIVED),
    child("clap_person_id"),
    Column("started_on", "date", "start", "T3", "8.22", "clap_cla_placement_start_date", DERIVED),
    Column("start_known", "flag", "N where the file does not go back to the start: then started_on is the first day that it knows of", "T3", "", "", DERIVED),
    Column("placement_type", "code", "U1 to Z1; after a move with the same carer the latest", "T3", "8.23", "clap_cla_placement_type", "episodes.PLACE"),
    Column("provider", "code", "PR0 to PR5", "T3", "8.24", "clap_cla_placement_provider", "episodes.PLACE_PROVIDER"),
    Column("location", "code", "IN or OUT of the authority", "T3", "8.27"),
    Column("ended_on", "date", "end; null while it goes on", "T3", "", "clap_cla_placement_end_date", DERIVED),
    Column("change_reason", "code", "why it ended: CARPL planned, APPRR, STAND, CREQB, CREQO, CHILD, LAREQ …", "T3", "", "clap_cla_placement_change_reason", "episodes.REASON_PLACE_CHANGE"),
    Column("distance_miles", "number", "from home to placement; null where it is not known (999.9 in the returns)", "T3", "", "clap_cla_placement_distance"),
    Column("urn", "text", "the provider's registration number", "T2", "", "clap_cla_placement_urn", "episodes.URN"),
    nightly=True,
)  # fmt: skip
CLA_REVIEW = table(
    "cla_review", "one statutory review; Annex A holds only the latest", ("child_id", "held_on"), own_id("review_id"),
    Column("care_id", "text", "the period of care", "T4", DERIVED, "clar_cla_id", DERIVED),
    child(DERIVED),
    Column("held_on", "date", "day of the review; null when it is due and not held", "T3", "8.13", "clar_cla_review_date", "reviews.REVIEW"),
    Column("due_on", "date", "the day it was due", "T3", "", "clar_cla_review_due_date"),
    Column("participation", "code", "PN0 to PN7", "T3", "", "clar_cla_review_participation", "reviews.REVIEW_CODE"),
    team(DERIVED), worker(DERIVED, DERIVED),
    nightly=True, undated="due_on",
)  # fmt: skip
CLA_VISIT = table(
    "cla_visit", "one social work visit; Annex A holds only the last", ("child_id", "visited_on"), own_id("visit_id"),
    Column("care_id", "text", "the period of care", "T4", DERIVED, "clav_cla_id"),
    child("clav_person_id", ""),
    Column("visited_on", "date", "day of the visit", "T3", "8.14", "clav_cla_visit_date"),
    Column("seen", "flag", "child seen", "T3", "", "clav_cla_visit_seen"),
    Column("seen_alone", "flag", "child seen alone", "T3", "", "clav_cla_visit_seen_alone"),
    team(DERIVED), worker(DERIVED),
    nightly=True,
)  # fmt: skip
CLA_HEALTH = table(
    "cla_health", "one health or dental check; Annex A holds only the last", ("child_id", "check_type", "checked_on"), own_id("check_id"),
    child("clah_person_id", ""),
    Column("check_type", "code", "HEALTH, INITIAL (the first health assessment) or DENTAL", "T3", DERIVED, "clah_health_check_type"),
    Column("checked_on", "date", "day of the check", "T3", "8.17", "clah_health_check_date"),
    nightly=True,
)  # fmt: skip
CLA_CARE_PLAN = table(
    "cla_care_plan", "one care plan of one looked-after child", ("child_id", "started_on"), own_id("care_plan_id"),
    child("lacp_person_id", ""),
    Column("started_on", "date", "the plan was authorised", "T3", "", "lacp_cla_care_plan_start_date"),
    Column("ended_on", "date", "end; null while it holds", "T3", "", "lacp_cla_care_plan_end_date"),
    Column("permanence_plan", "code", "RETURN, ADOPTION, SGO_CAO, SUPPORTED, RESIDENTIAL, FOSTERING or OTHER", "T3", "", "lacp_cla_care_plan_json"),
    nightly=True,
)  # fmt: skip
CLA_OUTCOME = table(
    "cla_outcome", "one child looked after for a year at 31 March, with what the year's return says of health", ("child_id", "year_end_on"), own_id("outcome_id"),
    child("", "CHILD", ""),
    Column("year_end_on", "date", "the 31 March", "T3", "", "", DERIVED),
    Column("health_assessment", "flag", "health assessment in the year", "T3", "", "", "oc2.HEALTH_ASSESSMENT"),
    Column("teeth_checked", "flag", "teeth checked in the year", "T3", "", "", "oc2.TEETH_CHECK"),
    Column("immunised", "flag", "immunisations up to date", "T3", "", "", "oc2.IMMUNISATIONS"),
    Column("development_checked", "flag", "development checks up to date (under five)", "T3", "", "", "oc2.HEALTH_CHECK"),
    Column("substance_misuse", "flag", "identified as having a substance problem", "T3", "", "", "oc2.SUBSTANCE_MISUSE"),
    Column("convicted", "flag", "convicted or cautioned in the year", "T3", "", "", "oc2.CONVICTED"),
)  # fmt: skip
SDQ_SCORE = table(
    "sdq_score", "one strengths and difficulties questionnaire", ("child_id", "completed_on"), own_id("sdq_id"),
    child("csdq_person_id", "CHILD", ""),
    Column("completed_on", "date", "day it was completed; the 31 March where the return gives the year only", "T3", "", "csdq_sdq_completed_date", DERIVED),
    Column("score", "integer", "0 to 40; null where none was made", "T3", "", "csdq_sdq_score", "oc2.SDQ_SCORE"),
    Column("reason", "code", "why there is none", "T3", "", "csdq_sdq_reason", "oc2.SDQ_REASON"),
    nightly=True,
)  # fmt: skip
MISSING_EPISODE = table(
    "missing_episode", "one time that a child was missing or away without authorisation", ("child_id", "started_on"), own_id("missing_id"),
    child("miss_person_id", "CHILD", ""),
    Column("started_on", "date", "start", "T3", "", "miss_missing_episode_start_date", "missing.MIS_START"),
    Column("ended_on", "date", "return; null while missing", "T3", "", "miss_missing_episode_end_date", "missing.MIS_END"),
    Column("episode_type", "code", "M (missing) or A (away without authorisation)", "T3", "", "miss_missing_episode_type", "missing.MISSING"),
    Column("interview_offered", "flag", "return interview offered", "T3", "", "miss_missing_rhi_offered"),
    Column("interview_accepted", "flag", "return interview accepted", "T3", "", "miss_missing_rhi_accepted"),
    Column("interview_on", "date", "day of the return interview"),
    Column("looked_after", "flag", "the child was looked after, by the reader's own care periods or the extract", "T3", "", DERIVED, DERIVED),
    team(DERIVED), worker(DERIVED, DERIVED),
    nightly=True,
)  # fmt: skip
PREVIOUS_PERMANENCE = table(
    "previous_permanence", "one earlier permanence option of a child who came into care again", ("child_id", "ordered_on"), own_id("previous_id"),
    child("lapp_person_id", "CHILD", ""),
    Column("ordered_on", "date", "day of the order; null where only the year is known", "T3", "", "lapp_previous_permanence_order_date", "prev_perm.DATE_PERM"),
    Column("option", "code", "P0 to P4, Z1", "T3", "", "lapp_previous_permanence_option", "prev_perm.PREV_PERM"),
)  # fmt: skip
