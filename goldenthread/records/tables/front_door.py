"""What comes in: contacts, early help, referrals, assessments."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table, team, worker

CONTACT = table(
    "contact", "one contact about one child", ("child_id", "received_on", "source_code"), own_id("contact_id"),
    child("cont_person_id", "", ""),
    Column("received_on", "date", "day the authority received it", "T3", "1.6", "cont_contact_date"),
    Column("source_code", "code", "who made it, 1A to 10", "T3", "1.7", "cont_contact_source_code"),
    Column("outcome", "code", "REFERRAL, EARLY_HELP, ADVICE, NFA or OTHER", "T3", "", "cont_contact_outcome_json"),
    nightly=True,
)  # fmt: skip
EARLY_HELP = table(
    "early_help_episode", "one early help assessment or episode", ("child_id", "started_on"), own_id("early_help_id"),
    child("earl_person_id", "", ""),
    Column("started_on", "date", "assessment start", "T3", "2.6", "earl_episode_start_date"),
    Column("completed_on", "date", "assessment completion", "T3", "2.7"),
    Column("organisation", "text", "who completed it", "T3", "2.8", "earl_episode_organisation"),
    Column("referred_on", "date", "referral to early help"),
    Column("allocated_on", "date", "allocated to a locality team or worker"),
    Column("first_seen_on", "date", "first seen by the worker"),
    Column("rapid_response", "flag", "came to the rapid response service"),
    Column("ended_on", "date", "end of the episode; null while open", "T3", "", "earl_episode_end_date"),
    Column("end_reason", "code", "why it ended; STEP_UP when the case went to social care", "T3", "", "earl_episode_end_reason"),
    team(), worker("earl_episode_worker_id"),
    nightly=True,
)  # fmt: skip
REFERRAL = table(
    "referral", "one referral of one child", ("child_id", "received_on", "source_code"), own_id("referral_id"),
    child("cine_person_id", ""),
    Column("received_on", "date", "date of referral", "T3", "3.6", "cine_referral_date", "", "CINreferralDate"),
    Column("source_code", "code", "who referred, 1A to 10", "T3", "3.7", "cine_referral_source_code", "", "ReferralSource"),
    Column("no_further_action", "flag", "closed after initial consideration", "T3", "3.8", "cine_referral_nfa", "", "ReferralNFA"),
    Column("referrals_last_12_months", "integer", "referrals in the 12 months before the child's LATEST referral", "T3", "3.9"),
    team("cine_referral_team"), worker("cine_referral_worker_id"),
    nightly=True,
)  # fmt: skip
ASSESSMENT = table(
    "assessment", "one statutory assessment", ("child_id", "started_on"), own_id("assessment_id"),
    child("cina_person_id", ""),
    Column("started_on", "date", "continuous assessment start", "T3", "4.7", "cina_assessment_start_date", "", "AssessmentActualStartDate"),
    Column("child_seen", "flag", "child seen during the assessment", "T3", "4.8", "cina_assessment_child_seen"),
    Column("authorised_on", "date", "authorisation; null while open", "T3", "4.9", "cina_assessment_auth_date", "", "AssessmentAuthorisationDate"),
    Column("needs_support", "flag", "assessed as requiring social care support", "T3", "4.10", DERIVED),
    Column("seen_alone", "flag", "child seen alone during the assessment"),
    team("cina_assessment_team"), worker("cina_assessment_worker_id"),
    nightly=True,
)  # fmt: skip
ASSESSMENT_FACTOR = table(
    "assessment_factor", "one factor found at the end of one assessment", ("child_id", "assessed_on", "factor"), own_id("factor_id"),
    child(DERIVED, ""),
    Column("assessed_on", "date", "start of the assessment that found it", "T3", "", DERIVED, "", DERIVED),
    Column("factor", "code", "1A to 24A", "T3", "", "cinf_assessment_factors_json", "", "AssessmentFactors"),
    nightly=True,
)  # fmt: skip
