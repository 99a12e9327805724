"""The front door, assessments, enquiries and plans, with their visits and reviews."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.codes import Coded
from goldenthread.ingest.ssd import codes, outcomes, records, remarks
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.holding import Holders, last_day
from goldenthread.ingest.ssd.records import Record
from goldenthread.ingest.ssd.rows import ReadTable, Row
from goldenthread.records import tables as declared


def _flags(read: ReadTable, row: Row, heading: str) -> dict[str, str]:
    """The flags of a JSON column; a cell that has none is set aside and told."""
    text = getattr(row, heading)
    if text is None:
        return {}
    try:
        return outcomes.flags(text)
    except values.Unreadable as problem:
        _set_aside(read, row, heading, text, problem)
        return {}


def _set_aside(read: ReadTable, row: Row, heading: str, text: str, problem: values.Unreadable) -> None:
    read.reject(row.row, heading, text, problem.reason, problem.remedy)
    read.report.set_aside.append(read.report.rejected.pop())


class Sources:
    """Who made a contact or referral: by the words beside the code where they are known, as the code may be a number
    of the case system's own; else by the code."""

    def __init__(self, read: ReadTable, code: str, words: str) -> None:
        self.read, self.code, self.words = read, code, words
        self._known: dict[tuple[str | None, str | None], Coded | None] = {}
        self._told = False

    def of(self, row: Row) -> str | None:
        pair = getattr(row, self.code), getattr(row, self.words)
        if pair not in self._known:
            self._known[pair] = self._read(*pair)
        coded = self._known[pair]
        if coded and not coded.known:
            self.read.cells.unknown(self.code, pair[0] or pair[1] or "", coded)
        return coded.code if coded and (coded.known or coded.looks_like_one) else None

    def _read(self, code: str | None, words: str | None) -> Coded | None:
        found = [codes.read(text, "source") for text in (words, code) if text]
        return next((each for each in found if each.known), found[-1] if found else None)

    def tell(self) -> None:
        """Add the remark about codes that nobody knows, once all rows were read."""
        if self.code in self.read.report.unknown_codes:
            self.read.warnings.append(remarks.unknown_codes(self.read.report, self.code))


def contacts(data: Dataset) -> list[Record]:
    read = data.tables["ssd_contacts"]
    sources = Sources(read, "cont_contact_source_code", "cont_contact_source_desc")
    found = []
    for row, record in records.of(data, declared.CONTACT, "ssd_contacts"):
        record["source_code"] = sources.of(row)
        record["outcome"] = outcomes.of_contact(_flags(read, row, "cont_contact_outcome_json"))
        found.append(record)
    sources.tell()
    return records.one_each(declared.CONTACT, found, read)


def early_help(data: Dataset) -> list[Record]:
    found = [record for _, record in records.of(data, declared.EARLY_HELP, "ssd_early_help_episodes")]
    return records.one_each(declared.EARLY_HELP, found, data.tables["ssd_early_help_episodes"])


def referrals(data: Dataset) -> list[Record]:
    read = data.tables["ssd_cin_episodes"]
    sources = Sources(read, "cine_referral_source_code", "cine_referral_source_desc")
    found = []
    for row, record in records.of(data, declared.REFERRAL, "ssd_cin_episodes"):
        record["source_code"] = sources.of(row)
        found.append(record)
    sources.tell()
    return records.one_each(declared.REFERRAL, found, read)


def episodes(data: Dataset, holders: Holders, made: dict[str, list[Record]]) -> list[Record]:
    """Episodes of need: every referral that was taken further, with how the child stood at the snapshot."""
    stands, seen = _Standing(made, data.as_at), _seen(made)
    found = []
    for row, record in records.of(data, declared.CIN_EPISODE, "ssd_cin_episodes"):
        if row.cine_referral_nfa == "Y":
            continue
        until = last_day(record["closed_on"], data.as_at)
        days = [day for day in seen.get(record["child_id"], ()) if record["started_on"] <= day <= until]
        record["last_seen_on"] = max(days, default=None)
        record["case_status"] = "CLOSED" if until == record["closed_on"] else stands.of(record["child_id"])
        found.append(holders.put(record, until))
    return records.one_each(declared.CIN_EPISODE, found, None)


def _seen(made: dict[str, list[Record]]) -> dict[str, list[dt.date]]:
    found = defaultdict(list)
    for table in ("cin_visit", "cp_visit", "cla_visit"):
        for record in made[table]:
            if record["seen"] == "Y":
                found[record["child_id"]].append(record["visited_on"])
    return found


class _Standing:
    """How a child with open work stands: the first of looked after, protection plan, plan of need, assessment."""

    _OPEN = (
        ("LAC", "cla_period", "ceased_on"), ("CPP", "cp_plan", "ended_on"), ("CINP", "cin_plan", "ended_on"),
        ("ASSESSMENT", "assessment", "authorised_on"),
    )  # fmt: skip

    def __init__(self, made: dict[str, list[Record]], as_at: dt.date) -> None:
        self._open = [
            (status, {each["child_id"] for each in made[table] if _is_open(each, ended, as_at)})
            for status, table, ended in self._OPEN
        ]

    def of(self, child_id: str) -> str | None:
        return next((status for status, children in self._open if child_id in children), None)


def _is_open(record: Record, ended: str, as_at: dt.date) -> bool:
    return record["started_on"] <= as_at and (record[ended] is None or record[ended] > as_at)


def assessments(data: Dataset) -> list[Record]:
    read, found = data.tables["ssd_cin_assessments"], []
    for row, record in records.of(data, declared.ASSESSMENT, "ssd_cin_assessments"):
        if record["authorised_on"] is not None:
            flags = _flags(read, row, "cina_assessment_outcome_json")
            record["needs_support"] = outcomes.needs_support(row.cina_assessment_outcome_nfa, flags)
        found.append(record)
    return records.one_each(declared.ASSESSMENT, found, read)


def factors(data: Dataset) -> list[Record]:
    """One record for each factor of each assessment; factors of an assessment that is not there are rejected."""
    read, found = data.tables["ssd_assessment_factors"], []
    by_id = {row.cina_assessment_id: row for row in data.rows("ssd_cin_assessments") if row.cina_assessment_id}
    for row, record in records.of(data, declared.ASSESSMENT_FACTOR, "ssd_assessment_factors"):
        assessment = by_id.get(row.cinf_assessment_id)
        if assessment is None:
            _orphan(read, row, "cinf_assessment_id", "ssd_cin_assessments")
            continue
        child = data.child(assessment.cina_person_id, "ssd_assessment_factors")
        about = {"child_id": child, "assessed_on": assessment.cina_assessment_start_date}
        found += [record | about | {"factor": factor} for factor in _factors(read, row)]
    if "cinf_assessment_factors_json" in read.report.unknown_codes:
        read.warnings.append(remarks.unknown_codes(read.report, "cinf_assessment_factors_json"))
    return records.one_each(declared.ASSESSMENT_FACTOR, found, None)


def _factors(read: ReadTable, row: Row) -> list[str]:
    heading = "cinf_assessment_factors_json"
    text = getattr(row, heading)
    try:
        found = outcomes.factors(text) if text else []
    except values.Unreadable as problem:
        _set_aside(read, row, heading, text, problem)
        return []
    coded = {factor: codes.read(factor, "factor") for factor in found}
    for factor, each in coded.items():
        if not each.known:
            read.cells.unknown(heading, factor, each)
    return [factor for factor, each in coded.items() if each.known or each.looks_like_one]


def _orphan(read: ReadTable, row: Row, heading: str, table: str) -> None:
    """Reject a row that points at something that the extract does not have."""
    remedy = f"Export both tables on the same day, with {table} whole."
    read.reject(row.row, heading, getattr(row, heading), f"{table} has no row with this id", remedy)
    read.report.rows_kept -= 1


def enquiries(data: Dataset) -> list[Record]:
    read, found = data.tables["ssd_s47_enquiry"], []
    for row, record in records.of(data, declared.S47_ENQUIRY, "ssd_s47_enquiry"):
        flags = _flags(read, row, "s47e_s47_outcome_json")
        ended = record["ended_on"] is not None
        record["conference_unnecessary"] = outcomes.conference_unnecessary(row.s47e_s47_nfa, flags, ended=ended)
        found.append(record)
    return records.one_each(declared.S47_ENQUIRY, found, read)


def conferences(data: Dataset) -> list[Record]:
    """Initial conferences that were held, each pointing at its enquiry; a transfer in has none."""
    read, found, not_held = data.tables["ssd_initial_cp_conference"], [], []
    enquiry = {
        row.s47e_s47_enquiry_id: records.key_id(
            declared.S47_ENQUIRY, data.current.get(row.s47e_person_id, row.s47e_person_id), row.s47e_s47_start_date
        )
        for row in data.rows("ssd_s47_enquiry")
        if row.s47e_s47_enquiry_id
    }
    for row, record in records.of(data, declared.INITIAL_CP_CONFERENCE, "ssd_initial_cp_conference"):
        if record["held_on"] is None:
            not_held.append(row.row)
            continue
        record["enquiry_id"] = enquiry.get(row.icpc_s47_enquiry_id)
        found.append(record)
    read.warnings += remarks.about_rows(
        "no_date", read.report, "{count} [conference has|conferences have] no date; not taken as held.", not_held
    )
    return records.one_each(declared.INITIAL_CP_CONFERENCE, found, read)


def cin_plans(data: Dataset) -> list[Record]:
    found = [record for _, record in records.of(data, declared.CIN_PLAN, "ssd_cin_plans")]
    return records.one_each(declared.CIN_PLAN, found, data.tables["ssd_cin_plans"])


def protection_plans(data: Dataset, holders: Holders) -> list[Record]:
    """Protection plans; earlier plans are counted among those of this authority that the extract holds."""
    found = [
        holders.put(record, last_day(record["ended_on"], data.as_at))
        for _, record in records.of(data, declared.CP_PLAN, "ssd_cp_plans")
    ]
    kept = records.one_each(declared.CP_PLAN, found, data.tables["ssd_cp_plans"])
    before: dict[str, int] = defaultdict(int)
    for record in sorted(kept, key=lambda each: each["started_on"]):
        record["previous_plans"] = before[record["child_id"]]
        before[record["child_id"]] += record["other_authority"] != "Y"
    return kept


def _plan_ids(data: Dataset) -> dict[str, str]:
    """The canonical id of each plan by the id that the case system gives it."""
    return {
        row.cppl_cp_plan_id: records.key_id(
            declared.CP_PLAN, data.current.get(row.cppl_person_id, row.cppl_person_id), row.cppl_cp_plan_start_date
        )
        for row in data.rows("ssd_cp_plans")
        if row.cppl_cp_plan_id
    }


def visits(data: Dataset, holders: Holders, table: declared.Table, source: str) -> list[Record]:
    """Visits to children in need or under a plan, with who held the child that day."""
    plans, found = _plan_ids(data) if "plan_id" in table.names else {}, []
    for _, record in records.of(data, table, source):
        if plans:
            record["plan_id"] = plans.get(record["plan_id"])
        found.append(holders.put(record, record["visited_on"]))
    return records.one_each(table, found, data.tables[source])


def protection_reviews(data: Dataset, holders: Holders) -> list[Record]:
    """Review conferences, those that are due and not held as well; with neither date there is no review."""
    plans, read = _plan_ids(data), data.tables["ssd_cp_reviews"]
    found = []
    for _, record in records.of(data, declared.CP_REVIEW, "ssd_cp_reviews"):
        record["plan_id"] = plans.get(record["plan_id"])
        found.append(holders.put(record, record["held_on"] or _past(record["due_on"], data.as_at)))
    return with_a_date(declared.CP_REVIEW, found, read)


def _past(day: dt.date | None, as_at: dt.date) -> dt.date | None:
    return day if day is None or day <= as_at else as_at


def with_a_date(table: declared.Table, found: Iterable[Record], read: ReadTable) -> list[Record]:
    """Reviews with the day they were held or, until then, the day they are due; the others are told."""
    dated, undated = [], []
    for record in found:
        if record["held_on"] is None and record["due_on"] is None:
            undated.append(record["source_row"])
        else:
            dated.append(record)
    read.warnings += remarks.about_rows(
        "no_date", read.report, "{count} [review has|reviews have] neither a day held nor a day due.", undated
    )
    return records.one_each(table, dated, read)


def pre_proceedings(data: Dataset) -> list[Record]:
    read, found, undated = data.tables["ssd_pre_proceedings"], [], []
    for row, record in records.of(data, declared.PRE_PROCEEDINGS, "ssd_pre_proceedings"):
        if record["decided_on"] is None:
            undated.append(row.row)
        else:
            found.append(record)
    read.warnings += remarks.about_rows(
        "no_date", read.report, "{count} [row has|rows have] no decision to enter pre-proceedings; left out.", undated
    )
    return records.one_each(declared.PRE_PROCEEDINGS, found, read)
