"""The child-level tables, declared once: what every return is read into and every measure is written against.

Names follow the Standard Safeguarding Dataset without its prefixes. Ids are text with leading zeros kept.
A flag is the text ``Y``, ``N`` or ``U`` (unknown); null means the cell was blank. Codes are bare (``1A``, ``N1``,
``C2``), without the letters that templates put in front. Each row says which sheet and row it came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "integer", "flag", "code"]
Tier = Literal["T2", "T3", "T4"]


@dataclass(frozen=True)
class Column:
    """One column: its type, its meaning, how sensitive it is, and the Annex A item that fills it (list.column)."""

    name: str
    kind: Kind
    meaning: str
    tier: Tier = "T3"
    annex_a: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its grain in words, its columns, and the columns that make two rows the same event."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _table(name: str, grain: str, key: tuple[str, ...], *columns: Column) -> Table:
    return Table(name, grain, (*columns, *_SOURCE), key)


_SOURCE = (
    Column("source_sheet", "text", "the sheet or file that the row was read from", "T2"),
    Column("source_row", "integer", "the row in that sheet, counted as the person sees it", "T2"),
)
_TEAM = Column("team_id", "text", "the team as the return names it", "T2")
_WORKER = Column("worker_id", "text", "the allocated worker as the return names them", "T2")
_CHILD = Column("child_id", "text", "the council's own id of the child", "T4")

PERSON = _table(
    "person", "one child or young person", ("child_id",), _CHILD,
    Column("sex", "code", "M, F, N (neither) or U (not stated, not recorded, unborn)", "T3", "1.2"),
    Column("ethnicity", "code", "census code such as WBRI", "T3", "1.3"),
    Column("born_on", "date", "date of birth; null for the unborn", "T4", "1.4"),
    Column("expected_on", "date", "expected date of birth of an unborn child", "T4", "1.4"),
    Column("age_years", "integer", "completed years at the snapshot; -1 for the unborn", "T3", "1.5"),
    Column("disability", "flag", "has a disability", "T3", "4.6"),
    Column("unaccompanied", "flag", "unaccompanied asylum-seeking child, now or formerly", "T3", "8.6"),
)  # fmt: skip
CONTACT = _table(
    "contact", "one contact about one child", ("child_id", "received_on", "source_code"),
    Column("contact_id", "text", "made from the key"), _CHILD,
    Column("received_on", "date", "day the authority received it", "T3", "1.6"),
    Column("source_code", "code", "who made it, 1A to 10", "T3", "1.7"),
)  # fmt: skip
EARLY_HELP = _table(
    "early_help_episode", "one early help assessment", ("child_id", "started_on"),
    Column("early_help_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "assessment start", "T3", "2.6"),
    Column("completed_on", "date", "assessment completion", "T3", "2.7"),
    Column("organisation", "text", "who completed it", "T3", "2.8"),
)  # fmt: skip
REFERRAL = _table(
    "referral", "one referral of one child", ("child_id", "received_on", "source_code"),
    Column("referral_id", "text", "made from the key"), _CHILD,
    Column("received_on", "date", "date of referral", "T3", "3.6"),
    Column("source_code", "code", "who referred, 1A to 10", "T3", "3.7"),
    Column("no_further_action", "flag", "closed after initial consideration", "T3", "3.8"),
    Column("referrals_last_12_months", "integer", "referrals in the 12 months before the child's LATEST referral", "T3", "3.9"),
    _TEAM, _WORKER,
)  # fmt: skip
ASSESSMENT = _table(
    "assessment", "one statutory assessment", ("child_id", "started_on"),
    Column("assessment_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "continuous assessment start", "T3", "4.7"),
    Column("child_seen", "flag", "child seen during the assessment", "T3", "4.8"),
    Column("authorised_on", "date", "authorisation; null while open", "T3", "4.9"),
    Column("needs_support", "flag", "assessed as requiring social care support", "T3", "4.10"),
    _TEAM, _WORKER,
)  # fmt: skip
S47_ENQUIRY = _table(
    "s47_enquiry", "one section 47 enquiry", ("child_id", "started_on"),
    Column("enquiry_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "strategy discussion that initiated the enquiry", "T3", "5.7"),
    Column("conference_unnecessary", "flag", "initial conference deemed unnecessary", "T3", "5.8"),
    Column("enquiries_last_12_months", "integer", "enquiries in the 12 months before the child's LATEST enquiry", "T3", "5.11"),
    _TEAM, _WORKER,
)  # fmt: skip
INITIAL_CP_CONFERENCE = _table(
    "initial_cp_conference", "one child at one initial child protection conference", ("child_id", "held_on"),
    Column("conference_id", "text", "made from the key"),
    Column("enquiry_id", "text", "the enquiry that led to it; null for a transfer in"), _CHILD,
    Column("held_on", "date", "date of the conference", "T3", "5.9"),
    Column("led_to_plan", "flag", "resulted in a child protection plan", "T3", "5.10"),
    Column("transfer_in", "flag", "transfer-in conference; Annex A does not say (null)", "T3"),
    Column("conferences_last_12_months", "integer", "earlier initial conferences in 12 months", "T3", "5.12"),
    _TEAM, _WORKER,
)  # fmt: skip
CIN_EPISODE = _table(
    "cin_episode", "a child's most recent episode of need", ("child_id", "started_on"),
    Column("episode_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "start of the referral that led to the episode", "T3", "6.7"),
    Column("primary_need", "code", "N0 to N9", "T3", "6.8"),
    Column("last_seen_on", "date", "date the child was last seen", "T3", "6.9"),
    Column("closed_on", "date", "closure", "T3", "6.10"),
    Column("closure_reason", "code", "RC1 to RC9", "T3", "6.11"),
    Column("case_status", "code", "LAC, CPP, CINP, ASSESSMENT or CLOSED: the first that applies", "T3", "6.12"),
    _TEAM, _WORKER,
)  # fmt: skip
CP_PLAN = _table(
    "cp_plan", "one child protection plan of one child", ("child_id", "started_on"),
    Column("plan_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "plan start", "T3", "7.7"),
    Column("initial_category", "code", "NEG, PHY, SAB, EMO or MUL", "T3", "7.8"),
    Column("latest_category", "code", "NEG, PHY, SAB, EMO or MUL", "T3", "7.9"),
    Column("ended_on", "date", "plan end; null while open", "T3", "7.13"),
    Column("emergency_protection", "flag", "emergency order or police powers in six months", "T3", "7.14"),
    Column("previous_plans", "integer", "earlier plans of this authority; 0 for a first plan", "T3", "7.15"),
    _TEAM, _WORKER,
)  # fmt: skip
CP_VISIT = _table(
    "cp_visit", "one statutory visit under a plan; Annex A holds only the last", ("child_id", "visited_on"),
    Column("visit_id", "text", "made from the key"),
    Column("plan_id", "text", "the plan"), _CHILD,
    Column("visited_on", "date", "day of the visit", "T3", "7.10"),
    Column("seen_alone", "flag", "child seen alone", "T3", "7.11"),
    _TEAM, _WORKER,
)  # fmt: skip
CP_REVIEW = _table(
    "cp_review", "one review conference; Annex A holds only the last", ("child_id", "held_on"),
    Column("review_id", "text", "made from the key"),
    Column("plan_id", "text", "the plan"), _CHILD,
    Column("held_on", "date", "day of the review conference", "T3", "7.12"),
    _TEAM, _WORKER,
)  # fmt: skip
CLA_PERIOD = _table(
    "cla_period", "one period of being looked after", ("child_id", "started_on"),
    Column("care_id", "text", "made from the key"), _CHILD,
    Column("started_on", "date", "started to be looked after", "T3", "8.8"),
    Column("category_of_need", "code", "N1 to N8", "T3", "8.9"),
    Column("repeat_in_12_months", "flag", "second or later period in 12 months", "T3", "8.10"),
    Column("permanence_plan", "code", "a to g: RETURN, ADOPTION, SGO_CAO, SUPPORTED, RESIDENTIAL, FOSTERING, OTHER", "T3", "8.15"),
    Column("last_iro_contact_on", "date", "last visit of or contact with the reviewing officer", "T3", "8.16"),
    Column("placements_last_12_months", "integer", "placements in 12 months, at least 1", "T3", "8.19"),
    Column("ceased_on", "date", "ceased to be looked after; null while in care", "T3", "8.20"),
    Column("ceased_reason", "code", "E-code", "T3", "8.21"),
    Column("missing_last_12_months", "integer", "missing episodes", "T3", "8.29"),
    Column("absent_last_12_months", "integer", "absent episodes", "T3", "8.30"),
    Column("return_interview_offered", "flag", "offered after the last missing episode", "T3", "8.31"),
    Column("return_interview_accepted", "flag", "accepted", "T3", "8.32"),
    _TEAM, _WORKER,
)  # fmt: skip
LEGAL_STATUS = _table(
    "legal_status", "one legal status of one child; Annex A holds only the current", ("child_id", "started_on"), _CHILD,
    Column("started_on", "date", "start", "T3", "8.11"),
    Column("legal_status", "code", "C1, C2, E1, V2, V3, V4 …", "T3", "8.12"),
)  # fmt: skip
CLA_PLACEMENT = _table(
    "cla_placement", "one placement; Annex A holds only the latest; the postcode is not kept", ("child_id", "started_on"),
    Column("placement_id", "text", "made from the key"),
    Column("care_id", "text", "the period of care"), _CHILD,
    Column("started_on", "date", "start", "T3", "8.22"),
    Column("placement_type", "code", "U1 to Z1", "T3", "8.23"),
    Column("provider", "code", "PR0 to PR5", "T3", "8.24"),
    Column("location", "code", "IN or OUT of the authority", "T3", "8.27"),
)  # fmt: skip
CLA_REVIEW = _table(
    "cla_review", "one statutory review; Annex A holds only the latest", ("child_id", "held_on"),
    Column("review_id", "text", "made from the key"),
    Column("care_id", "text", "the period of care"), _CHILD,
    Column("held_on", "date", "day of the review", "T3", "8.13"),
    _TEAM, _WORKER,
)  # fmt: skip
CLA_VISIT = _table(
    "cla_visit", "one social work visit; Annex A holds only the last", ("child_id", "visited_on"),
    Column("visit_id", "text", "made from the key"),
    Column("care_id", "text", "the period of care"), _CHILD,
    Column("visited_on", "date", "day of the visit", "T3", "8.14"),
    _TEAM, _WORKER,
)  # fmt: skip
CLA_HEALTH = _table(
    "cla_health", "one health or dental check; Annex A holds only the last", ("child_id", "check_type", "checked_on"),
    Column("check_id", "text", "made from the key"), _CHILD,
    Column("check_type", "code", "HEALTH or DENTAL", "T3"),
    Column("checked_on", "date", "day of the check", "T3", "8.17"),
)  # fmt: skip
CARE_LEAVER = _table(
    "care_leaver", "one young person who receives leaving care services", ("child_id",), _CHILD,
    Column("eligibility", "code", "RELEVANT, FORMER, QUALIFYING or ELIGIBLE", "T3", "9.11"),
    Column("pathway_reviewed_on", "date", "latest pathway plan review", "T3", "9.12"),
    Column("in_touch", "code", "Y, N, DIED, REFU, NREQ or RHOM", "T3", "9.13"),
    Column("last_contact_on", "date", "latest contact", "T3", "9.14"),
    Column("accommodation", "code", "B to Z", "T3", "9.15"),
    Column("suitable", "flag", "accommodation suitable", "T3", "9.16"),
    Column("activity", "code", "F1 to G6", "T3", "9.17"),
    Column("personal_adviser_id", "text", "personal adviser as named", "T2", "9.10"),
    _TEAM, _WORKER,
)  # fmt: skip
PERMANENCE = _table(
    "permanence", "one child's way to adoption", ("child_id", "decided_on"),
    Column("permanence_id", "text", "made from the key"), _CHILD,
    Column("entered_care_on", "date", "entered care", "T3", "10.8"),
    Column("decided_on", "date", "decision to place for adoption", "T3", "10.9"),
    Column("placement_order_on", "date", "placement order", "T3", "10.10"),
    Column("matched_on", "date", "matched with adopters", "T3", "10.11"),
    Column("placed_on", "date", "placed for adoption", "T3", "10.12"),
    Column("adopted_on", "date", "adoption order", "T3", "10.13"),
    Column("reversed_on", "date", "decision reversed", "T3", "10.14"),
    Column("reversal_reason", "code", "RD1 to RD4", "T3", "10.15"),
    Column("early_placed_on", "date", "placed under fostering for adoption", "T3", "10.16"),
)  # fmt: skip
ADOPTER = _table(
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
INVOLVEMENT = _table(
    "involvement", "who holds a child at the snapshot: one row per child, worker and list", ("child_id", "team_id", "worker_id", "role"),
    _CHILD, _TEAM, _WORKER,
    Column("role", "code", "REFERRAL, ASSESSMENT, ENQUIRY, CIN, CP, CLA, CARE_LEAVER or PERSONAL_ADVISER", "T2"),
    Column("open", "flag", "Y while the work is open at the snapshot", "T2"),
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    PERSON, CONTACT, EARLY_HELP, REFERRAL, ASSESSMENT, S47_ENQUIRY, INITIAL_CP_CONFERENCE, CIN_EPISODE,
    CP_PLAN, CP_VISIT, CP_REVIEW, CLA_PERIOD, LEGAL_STATUS, CLA_PLACEMENT, CLA_REVIEW, CLA_VISIT, CLA_HEALTH,
    CARE_LEAVER, PERMANENCE, ADOPTER, INVOLVEMENT,
)  # fmt: skip
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}


def key_id(table: Table, key: Iterable[object]) -> str:
    """An id made from the values of a row's key: the same event has the same id in every snapshot; 16 hex digits."""
    parts = [table.name, *(str(value or "") for value in key)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
