"""The tables of the dataset that are read, with the columns that are used of each (extract 1.4.5).

Columns that no canonical table needs, such as names, postcodes, addresses and pupil numbers, are not listed, so they
are never kept.
"""

from __future__ import annotations

from goldenthread.ingest.ssd.source import (
    SourceTable,
    all_columns,
    child,
    code,
    day,
    due,
    flag,
    json,
    key,
    must_day,
    number,
    optional,
    part_day,
    text,
)  # fmt: skip

TABLES: tuple[SourceTable, ...] = (
    SourceTable("ssd_person", "everything about children", (
        child("pers_person_id"), code("pers_sex", "sex"), code("pers_ethnicity", "ethnicity"),
        due("pers_dob"), due("pers_expected_dob"), day("pers_death_date"), key("pers_legacy_id"),
    ), others=("ssd_persons", "ssd_people")),
    SourceTable("ssd_linked_identifiers", "children known under two ids", (
        child("link_person_id"), text("link_identifier_type"), text("link_identifier_value"),
        day("link_valid_from_date"),
    ), others=("ssd_linked_ids",)),
    SourceTable("ssd_family", "families", (key("fami_family_id"), child("fami_person_id")), others=("ssd_families",)),
    SourceTable("ssd_disability", "children's disabilities", (
        child("disa_person_id"), code("disa_disability_code", "disability"),
    ), others=("ssd_disabilities",)),
    SourceTable("ssd_immigration_status", "unaccompanied children", (
        child("immi_person_id"), text("immi_immigration_status"),
    ), others=("ssd_immigration_statuses",)),
    SourceTable("ssd_contacts", "contacts, and contacts that become referrals,", (
        key("cont_contact_id"), child("cont_person_id"), must_day("cont_contact_date", "cont_contact_start"),
        text("cont_contact_source_code", "cont_contact_source"), text("cont_contact_source_desc"),
        json("cont_contact_outcome_json"),
    )),
    SourceTable("ssd_early_help_episodes", "early help", (
        key("earl_episode_id"), child("earl_person_id"), must_day("earl_episode_start_date"),
        day("earl_episode_end_date"), code("earl_episode_end_reason", "early_help_end", expected=False),
        text("earl_episode_organisation"), key("earl_episode_worker_id"),
    ), spans=(("earl_episode_start_date", "earl_episode_end_date"),), others=("ssd_early_help",)),
    SourceTable("ssd_cin_episodes", "referrals, re-referrals and children in need", (
        key("cine_referral_id"), child("cine_person_id"), must_day("cine_referral_date"),
        code("cine_cin_primary_need_code", "need", "cine_cin_primary_need", expected=False),
        text("cine_referral_source_code", "cine_referral_source"), text("cine_referral_source_desc"),
        flag("cine_referral_nfa"), code("cine_close_reason", "closure_reason", expected=False), day("cine_close_date"),
        key("cine_referral_team", "cine_referral_team_name"), key("cine_referral_worker_id"),
    ), spans=(("cine_referral_date", "cine_close_date"),)),
    SourceTable("ssd_cin_assessments", "assessments", (
        key("cina_assessment_id"), child("cina_person_id"), must_day("cina_assessment_start_date"),
        flag("cina_assessment_child_seen", expected=True), day("cina_assessment_auth_date"),
        json("cina_assessment_outcome_json"), flag("cina_assessment_outcome_nfa"), key("cina_assessment_team"),
        key("cina_assessment_worker_id"),
    ), spans=(("cina_assessment_start_date", "cina_assessment_auth_date"),)),
    SourceTable("ssd_assessment_factors", "what assessments found", (
        child("cinf_assessment_id"), json("cinf_assessment_factors_json"),
    ), others=("ssd_cin_assessment_factors",)),
    SourceTable("ssd_s47_enquiry", "section 47 enquiries, and the time from enquiry to conference,", (
        key("s47e_s47_enquiry_id"), child("s47e_person_id"), must_day("s47e_s47_start_date"), day("s47e_s47_end_date"),
        flag("s47e_s47_nfa"), json("s47e_s47_outcome_json"), key("s47e_s47_completed_by_worker_id"),
        key("s47e_s47_completed_by_team"),
    ), spans=(("s47e_s47_start_date", "s47e_s47_end_date"),), others=("ssd_s47_enquiries", "ssd_s47")),
    SourceTable("ssd_initial_cp_conference", "initial conferences", (
        key("icpc_icpc_id"), key("icpc_s47_enquiry_id"), child("icpc_person_id"), flag("icpc_icpc_transfer_in"),
        day("icpc_icpc_date", expected=True), flag("icpc_icpc_outcome_cp_flag"), key("icpc_icpc_team"),
        key("icpc_icpc_worker_id"),
    ), others=("ssd_icpc", "ssd_initial_cp_conferences")),
    SourceTable("ssd_cin_plans", "children in need with a plan", (
        key("cinp_cin_plan_id"), child("cinp_person_id"), must_day("cinp_cin_plan_start_date"),
        day("cinp_cin_plan_end_date"), key("cinp_cin_plan_team"), key("cinp_cin_plan_worker_id"),
    ), spans=(("cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),)),
    SourceTable("ssd_cin_visits", "visits to children in need", (
        key("cinv_cin_visit_id"), child("cinv_person_id"), must_day("cinv_cin_visit_date"),
        flag("cinv_cin_visit_seen", expected=True), flag("cinv_cin_visit_seen_alone", expected=True),
    )),
    SourceTable("ssd_cp_plans", "child protection plans", (
        key("cppl_cp_plan_id"), child("cppl_person_id"), must_day("cppl_cp_plan_start_date"),
        day("cppl_cp_plan_end_date"), flag("cppl_cp_plan_ola"), code("cppl_cp_plan_initial_category", "abuse"),
        code("cppl_cp_plan_latest_category", "abuse"),
    ), spans=(("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),)),
    SourceTable("ssd_cp_visits", "visits under a protection plan", (
        key("cppv_cp_visit_id"), child("cppv_person_id"), key("cppv_cp_plan_id"), must_day("cppv_cp_visit_date"),
        flag("cppv_cp_visit_seen", expected=True), flag("cppv_cp_visit_seen_alone", expected=True),
    )),
    SourceTable("ssd_cp_reviews", "review conferences", (
        key("cppr_cp_review_id"), child("cppr_person_id"), key("cppr_cp_plan_id"), due("cppr_cp_review_due"),
        day("cppr_cp_review_date"), flag("cppr_cp_review_quorate"),
    )),
    SourceTable("ssd_pre_proceedings", "pre-proceedings", (
        child("prep_person_id"), day("prep_pre_pro_decision_date", expected=True), day("prep_pre_pro_letter_date"),
        day("prep_initial_pre_pro_meeting_date"), code("prep_pre_pro_outcome", "pre_proceedings", expected=False),
        day("prep_agree_stepdown_issue_date"),
    )),
    SourceTable("ssd_cla_episodes", "children looked after", (
        key("clae_cla_episode_id"), child("clae_person_id"), key("clae_cla_id"), key("clae_cla_placement_id"),
        must_day("clae_cla_episode_start_date"), code("clae_cla_episode_start_reason", "start_reason"),
        code("clae_cla_primary_need_code", "need", "clae_cla_primary_need"), day("clae_cla_episode_ceased_date"),
        code("clae_cla_episode_ceased_reason", "ceased_reason", expected=False), day("clae_entered_care_date"),
        day("clae_cla_last_iro_contact_date"),
    ), spans=(("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),)),
    SourceTable("ssd_legal_status", "legal statuses, and which children have short breaks only,", (
        child("lega_person_id"), must_day("lega_legal_status_start_date"), code("lega_legal_status", "legal_status"),
        day("lega_legal_status_end_date"),
    ), spans=(("lega_legal_status_start_date", "lega_legal_status_end_date"),), others=("ssd_legal_statuses",)),
    SourceTable("ssd_cla_placement", "placements and their stability", (
        key("clap_cla_placement_id"), key("clap_cla_id"), child("clap_person_id"),
        must_day("clap_cla_placement_start_date"), code("clap_cla_placement_type", "placement_type"),
        code("clap_cla_placement_provider", "provider", expected=False), day("clap_cla_placement_end_date"),
        code("clap_cla_placement_change_reason", "change_reason", expected=False),
        number("clap_cla_placement_distance"), key("clap_cla_placement_urn"),
    ), spans=(("clap_cla_placement_start_date", "clap_cla_placement_end_date"),), others=("ssd_cla_placements",)),
    SourceTable("ssd_cla_reviews", "reviews of looked-after children", (
        key("clar_cla_review_id"), key("clar_cla_id"), optional(key("clar_cla_person_id", "clar_person_id")),
        due("clar_cla_review_due_date"), day("clar_cla_review_date"), flag("clar_cla_review_cancelled"),
        code("clar_cla_review_participation", "participation", expected=False),
    )),
    SourceTable("ssd_cla_visits", "visits to looked-after children", (
        key("clav_cla_visit_id"), key("clav_cla_id"), child("clav_person_id"), must_day("clav_cla_visit_date"),
        flag("clav_cla_visit_seen", expected=True), flag("clav_cla_visit_seen_alone", expected=True),
    )),
    SourceTable("ssd_cla_health", "health assessments and dental checks", (
        child("clah_person_id"), code("clah_health_check_type", "health_check"), day("clah_health_check_date"),
        code("clah_health_check_status", "health_status", expected=False),
    )),
    SourceTable("ssd_cla_care_plan", "care plans and plans for permanence", (
        child("lacp_person_id"), must_day("lacp_cla_care_plan_start_date"), due("lacp_cla_care_plan_end_date"),
        json("lacp_cla_care_plan_json"),
    ), others=("ssd_cla_care_plans",)),
    SourceTable("ssd_sdq_scores", "questionnaire scores", (
        child("csdq_person_id"), day("csdq_sdq_completed_date"), number("csdq_sdq_score"),
        code("csdq_sdq_reason", "sdq_reason", expected=False),
    ), others=("ssd_sdq",)),
    SourceTable("ssd_missing", "missing episodes and return interviews", (
        child("miss_person_id"), must_day("miss_missing_episode_start_date"),
        code("miss_missing_episode_type", "missing"), day("miss_missing_episode_end_date"),
        flag("miss_missing_rhi_offered"), flag("miss_missing_rhi_accepted"),
    ), spans=(("miss_missing_episode_start_date", "miss_missing_episode_end_date"),),
    others=("ssd_missing_episodes",)),
    SourceTable("ssd_cla_previous_permanence", "earlier permanence of children who came into care again", (
        child("lapp_person_id"), part_day("lapp_previous_permanence_order_date"),
        code("lapp_previous_permanence_option", "previous_option"),
    )),
    SourceTable("ssd_care_leavers", "care leavers", (
        child("clea_person_id"), code("clea_care_leaver_eligibility", "eligibility"),
        code("clea_care_leaver_in_touch", "in_touch"), day("clea_care_leaver_latest_contact"),
        code("clea_care_leaver_accommodation", "accommodation", expected=False),
        code("clea_care_leaver_accom_suitable", "suitability", expected=False),
        code("clea_care_leaver_activity", "activity", expected=False), day("clea_pathway_plan_review_date"),
        text("clea_care_leaver_personal_advisor"), key("clea_care_leaver_allocated_team"),
        key("clea_care_leaver_worker_id"),
    )),
    SourceTable("ssd_permanence", "adoption", (
        child("perm_person_id"), key("perm_cla_id"), day("perm_adm_decision_date"), day("perm_placement_order_date"),
        day("perm_matched_date"), day("perm_placed_for_adoption_date"), day("perm_placed_ffa_cp_date"),
        day("perm_decision_reversed_date"), code("perm_decision_reversed_reason", "reversal", expected=False),
        day("perm_permanence_order_date"), code("perm_permanence_order_type", "order_type", expected=False),
    )),
    SourceTable("ssd_send", "education, health and care plans", (key("send_table_id"), child("send_person_id"))),
    SourceTable("ssd_ehcp_requests", "education, health and care plans", (
        key("ehcr_ehcp_request_id"), child("ehcr_send_table_id"), day("ehcr_ehcp_req_date", expected=True),
        day("ehcr_ehcp_req_outcome_date"), flag("ehcr_ehcp_req_outcome"),
    )),
    SourceTable("ssd_ehcp_assessment", "education, health and care plans", (
        key("ehca_ehcp_assessment_id", "ehca_ehcp_asmt_id"), child("ehca_ehcp_request_id"),
        day("ehca_ehcp_assessment_outcome_date"), flag("ehca_ehcp_assessment_exceptions"),
    ), others=("ssd_ehcp_assessments",)),
    SourceTable("ssd_ehcp_named_plan", "education, health and care plans", (
        child("ehcn_ehcp_asmt_id"), day("ehcn_named_plan_start_date"),
    ), others=("ssd_ehcp_named_plans",)),
    SourceTable("ssd_voice_of_child", "what children say", (
        child("voch_person_id"), code("voch_explained_worries", "answer", expected=False),
        code("voch_story_help_understand", "answer", expected=False),
        code("voch_agree_worker", "answer", expected=False),
        code("voch_plan_safe", "answer", expected=False),
    )),
    SourceTable("ssd_involvements", "who held a child's work on which day", (
        key("invo_professional_id"), code("invo_professional_role_id", "role"), key("invo_professional_team"),
        child("invo_person_id"), must_day("invo_involvement_start_date"), day("invo_involvement_end_date"),
        code("invo_worker_change_reason", "worker_change", expected=False),
    ), spans=(("invo_involvement_start_date", "invo_involvement_end_date"),)),
    SourceTable("ssd_professionals", "workers", (
        child("prof_professional_id"), text("prof_professional_job_title"), key("prof_professional_department"),
        number("prof_full_time_equivalency"), flag("prof_agency_worker_flag"),
    )),
    SourceTable("ssd_department", "the names of teams", (
        child("dept_team_id"), text("dept_team_name"), key("dept_team_parent_id"),
    ), others=("ssd_departments", "ssd_teams")),
)  # fmt: skip
BY_NAME: dict[str, SourceTable] = {table.name: table for table in TABLES}
TABLE_OF: dict[str, SourceTable] = all_columns(TABLES)
# Without children there is nothing that the rest could be about.
ESSENTIAL = BY_NAME["ssd_person"]
# Tables of the dataset of which nothing is kept: addresses, mothers, convictions and what no measure rests on.
NOT_READ = (
    "ssd_address", "ssd_api_data_staging", "ssd_cla_convictions", "ssd_cla_immunisations",
    "ssd_cla_substance_misuse", "ssd_ehcp_active_plans", "ssd_mother", "ssd_s251_finance", "ssd_sen_need",
    "ssd_version_log",
)  # fmt: skip
