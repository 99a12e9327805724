"""The child-level tables, declared once: what every return is read into and every measure is written against.

Names follow the Standard Safeguarding Dataset without its prefixes. Ids are text with leading zeros kept.
A flag is the text ``Y``, ``N`` or ``U`` (unknown); null means the cell was blank. Codes are bare (``1A``, ``N1``,
``C2``), without the letters that templates put in front. Each row says which sheet and row it came from.
"""

from __future__ import annotations

from goldenthread.records.tables.care import (
    CLA_CARE_PLAN,
    CLA_EPISODE,
    CLA_HEALTH,
    CLA_OUTCOME,
    CLA_PERIOD,
    CLA_PLACEMENT,
    CLA_REVIEW,
    CLA_VISIT,
    LEGAL_STATUS,
    MISSING_EPISODE,
    PREVIOUS_PERMANENCE,
    SDQ_SCORE,
)
from goldenthread.records.tables.casework import (
    CASE_EVENT,
    INVOLVEMENT,
    POST,
    PRE_PROCEEDINGS,
    TEAM,
    VOICE_OF_CHILD,
    WORKER,
)
from goldenthread.records.tables.declaring import DERIVED, Column, Table, key_id
from goldenthread.records.tables.findings import FINDING
from goldenthread.records.tables.front_door import (
    ASSESSMENT,
    ASSESSMENT_FACTOR,
    CONTACT,
    EARLY_HELP,
    REFERRAL,
)
from goldenthread.records.tables.leaving import ADOPTER, CARE_LEAVER, EHC_ASSESSMENT, PERMANENCE
from goldenthread.records.tables.people import ALIAS, DISABILITY, FAMILY, PERSON
from goldenthread.records.tables.protection import (
    CIN_EPISODE,
    CIN_PLAN,
    CIN_VISIT,
    CP_PLAN,
    CP_REVIEW,
    CP_VISIT,
    INITIAL_CP_CONFERENCE,
    S47_ENQUIRY,
)

__all__ = [
    "ADOPTER", "ALIAS", "ASSESSMENT", "ASSESSMENT_FACTOR", "BY_NAME", "CARE_LEAVER", "CASE_EVENT", "CIN_EPISODE",
    "CIN_PLAN", "CIN_VISIT", "CLA_CARE_PLAN", "CLA_EPISODE", "CLA_HEALTH", "CLA_OUTCOME", "CLA_PERIOD",
    "CLA_PLACEMENT", "CLA_REVIEW", "CLA_VISIT", "CONTACT", "CP_PLAN", "CP_REVIEW", "CP_VISIT", "DERIVED", "DISABILITY",
    "EARLY_HELP", "EHC_ASSESSMENT", "FAMILY", "FINDING", "INITIAL_CP_CONFERENCE", "INVOLVEMENT", "LEGAL_STATUS",
    "MISSING_EPISODE", "PERMANENCE", "PERSON", "POST", "PREVIOUS_PERMANENCE", "PRE_PROCEEDINGS", "REFERRAL",
    "S47_ENQUIRY", "SDQ_SCORE", "SEALED", "TABLES", "TEAM", "VOICE_OF_CHILD", "WORKER", "Column", "Table", "key_id",
]  # fmt: skip

TABLES: tuple[Table, ...] = (
    PERSON, ALIAS, FAMILY, DISABILITY, CONTACT, EARLY_HELP, REFERRAL, ASSESSMENT, ASSESSMENT_FACTOR, S47_ENQUIRY,
    INITIAL_CP_CONFERENCE, CIN_EPISODE, CIN_PLAN, CIN_VISIT, CP_PLAN, CP_VISIT, CP_REVIEW, PRE_PROCEEDINGS,
    CLA_PERIOD, CLA_EPISODE, LEGAL_STATUS, CLA_PLACEMENT, CLA_REVIEW, CLA_VISIT, CLA_HEALTH, CLA_CARE_PLAN,
    CLA_OUTCOME, SDQ_SCORE, MISSING_EPISODE, PREVIOUS_PERMANENCE, CARE_LEAVER, PERMANENCE, ADOPTER, EHC_ASSESSMENT,
    VOICE_OF_CHILD, CASE_EVENT, INVOLVEMENT, WORKER, TEAM, POST,
)  # fmt: skip
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
# Every table that a snapshot may have a file of.
SEALED: tuple[Table, ...] = (*TABLES, FINDING)
