"""The codes of each column of a flat file: those of Annex A where it has them, and those of the declared tables."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.ingest.annex_a import codes as annex_a
from goldenthread.ingest.reading.codes import FLAG, CodeSet
from goldenthread.records.tables import Column, Table

_STAFF = CodeSet(
    {
        "SOCIAL_WORKER": "social worker", "NEWLY_QUALIFIED": "newly qualified|nqsw|asye",
        "SENIOR": "senior social worker|senior practitioner|advanced practitioner", "MANAGER": "team manager|manager",
        "IRO": "independent reviewing officer", "CONFERENCE_CHAIR": "conference chair",
        "PERSONAL_ADVISER": "personal adviser|personal advisor", "FAMILY_SUPPORT": "family support worker",
        "OTHER": "any other role",
    }
)  # fmt: skip
_OWN: Mapping[tuple[str, str], CodeSet] = {
    ("alias", "reason"): CodeSet(
        {
            "MERGED": "merged records", "UNBORN": "kept before birth", "LEGACY": "id of an older system",
            "OTHER": "any other",
        }
    ),
    ("contact", "outcome"): CodeSet(
        {
            "REFERRAL": "became a referral", "EARLY_HELP": "passed to early help",
            "ADVICE": "information or advice|information and advice", "NFA": "no further action", "OTHER": "any other",
        }
    ),
    ("cla_placement", "change_reason"): CodeSet(
        {
            "CARPL": "change to the child's planned placement", "CLOSE": "the home or the provider closed",
            "ALLEG": "allegation", "STAND": "standard of care", "APPRR": "approval of the carer removed",
            "CREQB": "the carer asked because of behaviour", "CREQO": "the carer asked for another reason",
            "CHILD": "the child asked", "LAREQ": "the authority or the responsible manager asked",
            "PLACE": "the area's own change of provider", "CUSTOD": "custody", "OTHER": "any other",
        }
    ),
    ("cla_review", "participation"): CodeSet(
        {
            "PN0": "under four at the review", "PN1": "attended and spoke for themselves",
            "PN2": "attended, an advocate spoke", "PN3": "attended, views by other means",
            "PN4": "attended without contributing", "PN5": "did not attend, somebody briefed spoke",
            "PN6": "did not attend, views were sent", "PN7": "did not attend, no views were sent",
        }
    ),
    ("cla_health", "check_type"): CodeSet(
        {
            "HEALTH": "health assessment|review health assessment",
            "INITIAL": "initial health assessment", "DENTAL": "dental check|dentist",
        }
    ),
    ("sdq_score", "reason"): CodeSet(
        {
            "SDQ1": "not asked at that age", "SDQ2": "the carer refused", "SDQ3": "not possible, disability",
            "SDQ4": "any other", "SDQ5": "the child refused",
        }
    ),
    ("missing_episode", "episode_type"): CodeSet({"M": "missing", "A": "away without authorisation|absent"}),
    ("involvement", "role"): CodeSet(
        {
            "REFERRAL": "", "ASSESSMENT": "", "ENQUIRY": "", "CIN": "child in need", "CP": "child protection",
            "CLA": "looked after", "CARE_LEAVER": "care leaver",
            "PERSONAL_ADVISER": "personal adviser|personal advisor",
            "SOCIAL_WORKER": "social worker|allocated worker", "IRO": "independent reviewing officer",
            "EARLY_HELP": "early help",
        }
    ),
    ("worker", "role"): _STAFF,
    ("post", "role"): _STAFF,
    ("case_event", "event"): CodeSet(
        {
            "SUPERVISION": "", "OVERSIGHT": "management oversight", "CORE_GROUP": "core group meeting",
            "CARE_PROFILE": "graded care profile", "STRATEGY_MEETING": "", "STRATEGY_DISCUSSION": "",
            "CONTACT_DECISION": "", "SEEN_ALONE": "", "COMPLAINTS_LEAFLET": "",
            "EDUCATION_PLAN": "personal education plan|pep", "IN_SCHOOL": "", "HEALTH_PASSPORT": "",
            "PANEL_MATCH": "", "PRIVATE_FOSTERING_NOTIFIED": "", "PRIVATE_FOSTERING_VISIT": "",
            "PRIVATE_FOSTERING_ASSESSMENT": "", "EDGE_OF_CARE": "", "EMERGENCY_BED": "", "HOME_VISIT_EDUCATION": "",
            "PRIVATE_FOSTERING_ENDED": "", "EDT_CONTACT": "out of hours contact", "TEAM_ALLOCATION": "",
            "CHAIR": "conference chair allocated", "IRO": "reviewing officer allocated",
        }
    ),
}  # fmt: skip
_ANNEX_A: Mapping[str, str] = {
    "sex": "sex", "ethnicity": "ethnicity", "source_code": "source", "primary_need": "need", "category_of_need": "need",
    "closure_reason": "closure_reason", "case_status": "case_status", "initial_category": "abuse",
    "latest_category": "abuse", "permanence_plan": "permanence_plan", "ceased_reason": "ceased_reason",
    "legal_status": "legal_status", "placement_type": "placement_type", "provider": "provider", "location": "location",
    "eligibility": "eligibility", "in_touch": "in_touch", "accommodation": "accommodation", "activity": "activity",
    "suitable": "suitability",
}  # fmt: skip


def of(table: Table, column: Column) -> CodeSet | None:
    """The codes of a column; None where a council uses its own, which are kept as they are written."""
    if found := _OWN.get((table.name, column.name)):
        return found
    if named := _ANNEX_A.get(column.name):
        return annex_a.SETS[named]
    return FLAG if column.kind == "flag" else None
