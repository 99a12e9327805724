"""The codes of the dataset's columns. Where they are those of a national return, the sets of Annex A are used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goldenthread.ingest.annex_a import codes as national
from goldenthread.ingest.reading import headings
from goldenthread.ingest.reading.codes import FLAG, Coded, CodeSet

_NATIONAL = (
    "sex", "ethnicity", "source", "need", "closure_reason", "abuse", "legal_status", "placement_type", "provider",
    "in_touch", "accommodation", "suitability", "activity", "reversal",
)  # fmt: skip
_FACTORS = (
    *(f"{number}{letter}" for number in range(1, 7) for letter in "ABC"), "7A", "8B", "8C", "8D", "8E", "8F", "9A",
    "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A", "18A", "18B", "18C", "19A", "19B", "19C", "20", "21",
    "22A", "23A", "24A",
)  # fmt: skip
# code -> other ways to write it, as words; several are separated by "|"
_OWN: dict[str, dict[str, str]] = {
    "flag": {**FLAG.ways, "N": "no|false|0|not quorate", "Y": "yes|true|1|quorate"},
    "start_reason": {
        "S": "started to be looked after", "L": "change of legal status only",
        "P": "change of placement and carer only|change of placement and carers only",
        "T": "change of placement but same carer only|change of placement same carer",
        "B": "change of legal status and placement and carers at the same time",
        "U": "change of legal status and change of placement but same carers at the same time",
    },
    "ceased_reason": {**national.SETS["ceased_reason"].ways, "X1": "episode ceases and new episode begins on same day"},
    "change_reason": {
        "CARPL": "care plan|planned", "CLOSE": "closure of provision", "ALLEG": "allegation",
        "STAND": "standards of care concern", "CUSTOD": "custody arrangement", "APPRR": "approval removed",
        "CREQB": "carer requests placement end due to childs behaviour",
        "CREQO": "carer requests placement end other than due to childs behaviour",
        "CHILD": "child requests placement end", "LAREQ": "responsible area authority requests placement end",
        "PLACE": "change in the status of placement only", "OTHER": "other",
    },
    "participation": {f"PN{number}": "" for number in range(8)},
    "sdq_reason": {f"SDQ{number}": "" for number in range(1, 6)},
    "missing": {
        "M": "missing|missing from care|missing from home",
        "A": "absent|away|away from placement without authorisation|away without authorisation|unauthorised absence",
    },
    "previous_option": {
        "P0": "", "P1": "adoption", "P2": "special guardianship order|sgo",
        "P3": "residence order|child arrangements order|ro or cao", "P4": "unknown",
        "Z1": "child has not previously had a permanence option|none",
    },
    "disability": {
        "NONE": "no disability", "MOB": "mobility", "HAND": "hand function", "PC": "personal care",
        "INC": "incontinence", "COMM": "communication", "LD": "learning|learning disability", "HEAR": "hearing",
        "VIS": "vision|visual impairment", "BEH": "behaviour", "CON": "consciousness",
        "AUT": "autism|diagnosed with autism or asperger syndrome|autism asperger syndrome",
        "DDA": "other dda|disabled under dda but not in above categories",
    },
    "health_check": {
        "HEALTH": "health assessment|review health assessment|health check|annual health assessment|medical",
        "INITIAL": "initial health assessment|iha",
        "DENTAL": "dental check|dental|dentist|teeth check|dental assessment",
    },
    "health_status": {"COMPLETED": "complete|done|attended", "PLANNED": "", "REFUSED": "", "CANCELLED": "canceled"},
    "role": {
        "SOCIAL_WORKER": "social worker|allocated social worker|case worker|caseworker|cw|allocated worker|"
        "allocated case worker|lead worker|key worker|primary worker|sw",
        "PERSONAL_ADVISER": "personal adviser|personal advisor|pa|16plus|16 plus|leaving care personal adviser",
        "IRO": "independent reviewing officer|reviewing officer",
        "EARLY_HELP": "early help worker|early help|family support worker",
    },
    "worker_change": {
        "CHCHAN": "", "CPDEAT": "", "CPCHAN": "", "LACHAN": "", "LEFTRL": "", "ORGRST": "", "OTHER": "other",
        "PCCHAN": "", "PROMOT": "", "SRCHAN": "", "SWDIED": "", "MANAGE": "", "FCONTA": "", "SICKNS": "", "UNABLE": "",
        "SWOTHR": "", "ABSENC": "", "CHOTHR": "", "CHRQST": "", "PERFRM": "", "WLOAD": "",
    },
    "early_help_end": {
        "STEP_UP": "step up|stepped up|step up to social care|escalated to social care", "NFA": "no further action",
        "MET": "outcomes met|needs met|closed outcomes met", "DISENGAGED": "family disengaged|disengaged",
        "MOVED": "moved out of area|moved away", "OTHER": "other",
    },
    "pre_proceedings": {
        "ISSUE": "decision to issue care proceedings|issue care proceedings|issued",
        "STEP_DOWN": "decision to step down|step down|stepped down",
    },
    "order_type": {
        "ADOPTION": "adoption order", "SGO": "special guardianship|special guardianship order",
        "CAO": "child arrangements order|residence order|child arrangements order residence order",
    },
    "eligibility": {**national.SETS["eligibility"].ways, "NONE": "no current eligibility|not eligible"},
    "answer": {"Y": "yes", "N": "no", "S": "sometimes|a bit|partly", "U": "unknown|dont know|not sure"},
    "factor": dict.fromkeys(_FACTORS, ""),
    "job": {
        "NEWLY_QUALIFIED": "newly qualified social worker|nqsw|asye|assessed and supported year in employment",
        "SENIOR": "senior social worker|advanced social worker|senior practitioner|advanced practitioner|"
        "practice lead|consultant social worker|principal social worker",
        "MANAGER": "team manager|assistant team manager|deputy team manager|practice manager|service manager|"
        "head of service|practice supervisor|manager",
        "CONFERENCE_CHAIR": "conference chair|child protection chair|cp chair|child protection conference chair",
        "IRO": "independent reviewing officer|reviewing officer",
        "PERSONAL_ADVISER": "personal adviser|personal advisor|leaving care personal adviser",
        "FAMILY_SUPPORT": "family support worker|family support|family worker|early help worker|family practitioner",
        "SOCIAL_WORKER": "social worker|qualified social worker|experienced social worker", "OTHER": "other",
    },
}  # fmt: skip
SETS: Mapping[str, CodeSet] = {name: national.SETS[name] for name in _NATIONAL} | {
    name: CodeSet(ways, FLAG.letters if name == "flag" else {}) for name, ways in _OWN.items()
}
# Sets in which a code that is not known cannot be used at all; anything else is kept as it was written, and told.
CLOSED = frozenset({"flag", "suitability", "missing", "health_check", "health_status"})
_BETWEEN = re.compile(r"[,;/+&]| and ")


def read(text: str, codes: str) -> Coded:
    """The code that ``text`` stands for in the set named ``codes``."""
    found = SETS[codes].read(text)
    return _abuse(text, found) if codes == "abuse" and not found.known else found


def _abuse(text: str, found: Coded) -> Coded:
    """“Multiple: neglect, emotional abuse”, or several categories in one cell, are MUL."""
    if headings.plain(text).startswith("multiple"):
        return Coded("MUL", True)
    parts = [SETS["abuse"].read(part) for part in _BETWEEN.split(text.lower()) if part.strip()]
    return Coded("MUL", True) if len(parts) > 1 and all(part.known for part in parts) else found
