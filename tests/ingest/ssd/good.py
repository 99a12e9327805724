"""A small correct extract of the Standard Safeguarding Dataset: the base that tests change one thing of."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from tests.ingest.reading.zips import zipped

AS_AT = dt.date(2026, 5, 31)
AMARA, BEN, CHIDI = "000123", "000456", "000789"
Rows = Sequence[Mapping[str, str]]


def rows() -> dict[str, list[dict[str, str]]]:
    """Amara has a protection plan, Ben is looked after, Chidi is not born yet; a fresh copy each time."""
    return {
        "ssd_person": [
            {"pers_person_id": AMARA, "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": "2015-02-03"},
            {"pers_person_id": BEN, "pers_sex": "Male", "pers_ethnicity": "MWBC", "pers_dob": "2014-01-09"},
            {"pers_person_id": CHIDI, "pers_sex": "U", "pers_expected_dob": "2026-07-20"},
        ],
        "ssd_contacts": [
            {"cont_contact_id": "C1", "cont_person_id": AMARA, "cont_contact_date": "2026-01-12",
             "cont_contact_source_code": "2A", "cont_contact_outcome_json": '{"NEW_REFERRAL_FLAG": "Y"}'},
        ],
        "ssd_cin_episodes": [
            {"cine_referral_id": "R1", "cine_person_id": AMARA, "cine_referral_date": "2026-01-12",
             "cine_cin_primary_need_code": "N1", "cine_referral_source_code": "2A", "cine_referral_nfa": "N",
             "cine_referral_team": "10", "cine_referral_worker_id": "W1"},
            {"cine_referral_id": "R2", "cine_person_id": BEN, "cine_referral_date": "2024-03-01",
             "cine_cin_primary_need_code": "N5", "cine_referral_source_code": "6", "cine_referral_nfa": "N"},
        ],
        "ssd_cin_assessments": [
            {"cina_assessment_id": "A1", "cina_person_id": AMARA, "cina_referral_id": "R1",
             "cina_assessment_start_date": "2026-01-13", "cina_assessment_child_seen": "Y",
             "cina_assessment_auth_date": "2026-02-20", "cina_assessment_outcome_nfa": "N",
             "cina_assessment_team": "10", "cina_assessment_worker_id": "W1"},
        ],
        "ssd_assessment_factors": [
            {"cinf_table_id": "F1", "cinf_assessment_id": "A1", "cinf_assessment_factors_json": '["3B", "4B"]'},
        ],
        "ssd_s47_enquiry": [
            {"s47e_s47_enquiry_id": "S1", "s47e_person_id": AMARA, "s47e_s47_start_date": "2026-02-02",
             "s47e_s47_end_date": "2026-02-13", "s47e_s47_nfa": "N",
             "s47e_s47_outcome_json": '{"CP_CONFERENCE_FLAG": "Y", "NFA_FLAG": "N"}'},
        ],
        "ssd_initial_cp_conference": [
            {"icpc_icpc_id": "I1", "icpc_s47_enquiry_id": "S1", "icpc_person_id": AMARA,
             "icpc_icpc_transfer_in": "N", "icpc_icpc_date": "2026-02-20", "icpc_icpc_outcome_cp_flag": "Y"},
        ],
        "ssd_cp_plans": [
            {"cppl_cp_plan_id": "P1", "cppl_person_id": AMARA, "cppl_cp_plan_start_date": "2026-02-20",
             "cppl_cp_plan_end_date": "", "cppl_cp_plan_ola": "N", "cppl_cp_plan_initial_category": "Neglect",
             "cppl_cp_plan_latest_category": "Multiple: Neglect, Emotional abuse"},
        ],
        "ssd_cp_visits": [
            {"cppv_cp_visit_id": "V1", "cppv_person_id": AMARA, "cppv_cp_plan_id": "P1",
             "cppv_cp_visit_date": "2026-03-02", "cppv_cp_visit_seen": "Y", "cppv_cp_visit_seen_alone": "Y"},
            {"cppv_cp_visit_id": "V2", "cppv_person_id": AMARA, "cppv_cp_plan_id": "P1",
             "cppv_cp_visit_date": "2026-05-11", "cppv_cp_visit_seen": "Y", "cppv_cp_visit_seen_alone": "N"},
        ],
        "ssd_cp_reviews": [
            {"cppr_cp_review_id": "X1", "cppr_person_id": AMARA, "cppr_cp_plan_id": "P1",
             "cppr_cp_review_due": "2026-05-20", "cppr_cp_review_date": "2026-05-18", "cppr_cp_review_quorate": "Y"},
            {"cppr_cp_review_id": "X2", "cppr_person_id": AMARA, "cppr_cp_plan_id": "P1",
             "cppr_cp_review_due": "2026-11-16", "cppr_cp_review_date": ""},
        ],
        "ssd_cla_episodes": [
            {"clae_cla_episode_id": "E1", "clae_person_id": BEN, "clae_cla_episode_start_date": "2024-04-02",
             "clae_cla_episode_start_reason": "S", "clae_cla_primary_need_code": "N1",
             "clae_cla_episode_ceased_date": "2024-06-01", "clae_cla_episode_ceased_reason": "X1",
             "clae_cla_id": "L1", "clae_cla_placement_id": "PL1", "clae_entered_care_date": "2024-04-02"},
            {"clae_cla_episode_id": "E2", "clae_person_id": BEN, "clae_cla_episode_start_date": "2024-06-01",
             "clae_cla_episode_start_reason": "P", "clae_cla_primary_need_code": "N1",
             "clae_cla_episode_ceased_date": "", "clae_cla_episode_ceased_reason": "",
             "clae_cla_id": "L1", "clae_cla_placement_id": "PL2", "clae_entered_care_date": "2024-04-02"},
        ],
        "ssd_legal_status": [
            {"lega_person_id": BEN, "lega_legal_status_start_date": "2024-04-02", "lega_legal_status": "C2",
             "lega_legal_status_end_date": ""},
        ],
        "ssd_cla_placement": [
            {"clap_cla_placement_id": "PL1", "clap_cla_id": "L1", "clap_person_id": BEN,
             "clap_cla_placement_start_date": "2024-04-02", "clap_cla_placement_type": "U6",
             "clap_cla_placement_provider": "PR1", "clap_cla_placement_end_date": "2024-06-01"},
            {"clap_cla_placement_id": "PL2", "clap_cla_id": "L1", "clap_person_id": BEN,
             "clap_cla_placement_start_date": "2024-06-01", "clap_cla_placement_type": "U4",
             "clap_cla_placement_provider": "PR1", "clap_cla_placement_end_date": ""},
        ],
        "ssd_cla_reviews": [
            {"clar_cla_review_id": "CR1", "clar_cla_id": "L1", "clar_cla_review_due_date": "2026-03-10",
             "clar_cla_review_date": "2026-03-09", "clar_cla_review_cancelled": "N",
             "clar_cla_review_participation": "PN1"},
        ],
        "ssd_cla_visits": [
            {"clav_cla_visit_id": "CV1", "clav_cla_id": "L1", "clav_person_id": BEN,
             "clav_cla_visit_date": "2026-05-06", "clav_cla_visit_seen": "Y", "clav_cla_visit_seen_alone": "Y"},
        ],
        "ssd_involvements": [
            _held(AMARA, "W1", "10", "2026-01-13", "2026-03-31"), _held(AMARA, "W2", "20", "2026-03-31", ""),
            _held(BEN, "W3", "20", "2024-04-10", ""), _held(BEN, "W9", "30", "2024-04-10", "", role="IRO"),
        ],
        "ssd_professionals": [
            {"prof_professional_id": "W1", "prof_professional_job_title": "Social Worker",
             "prof_professional_department": "10", "prof_full_time_equivalency": "0.8",
             "prof_agency_worker_flag": "N"},
        ],
        "ssd_department": [
            {"dept_team_id": "10", "dept_team_name": "Assessment North", "dept_team_parent_id": ""},
            {"dept_team_id": "20", "dept_team_name": "Safeguarding North", "dept_team_parent_id": ""},
        ],
    }  # fmt: skip


def _held(child: str, worker: str, team: str, start: str, end: str, role: str = "Social Worker") -> dict[str, str]:
    return {
        "invo_professional_id": worker, "invo_professional_role_id": role, "invo_professional_team": team,
        "invo_person_id": child, "invo_involvement_start_date": start, "invo_involvement_end_date": end,
    }  # fmt: skip


def columns(table: str, filled: Rows) -> list[str]:
    """Every column that is read of a table, and those of the rows that are not."""
    from goldenthread.ingest.ssd import listed

    known = listed.BY_NAME[table].columns if table in listed.BY_NAME else ()
    return list(dict.fromkeys([*known, *(name for row in filled for name in row)]))


def content(table: str, filled: Rows, *, leave_out: Sequence[str] = ()) -> bytes:
    """A CSV file of one table, with all its columns but those left out."""
    out = io.StringIO()
    names = [name for name in columns(table, filled) if name not in leave_out]
    writer = csv.DictWriter(out, names, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(filled)
    return out.getvalue().encode()


def extract(changed: Mapping[str, Rows] | None = None, *, leave_out: Sequence[str] = (), whole: bool = True) -> bytes:
    """A zip of CSV files; with ``whole`` the tables without rows are there as well, with their headings."""
    from goldenthread.ingest.ssd import listed

    tables: dict[str, Rows] = {table.name: [] for table in listed.TABLES} if whole else {}
    tables |= dict(rows() if changed is None else changed)
    return zipped({f"{name}.csv": content(name, filled, leave_out=leave_out) for name, filled in tables.items()})
