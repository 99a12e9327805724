"""From one extract to the canonical tables, in an order in which each finds what it needs, and what it cannot have."""

from __future__ import annotations

from collections import Counter
from typing import Any

from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssd import care, leaving, listed, looked_after, people, records, work
from goldenthread.ingest.ssd.care import Periods
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.holding import Holders
from goldenthread.ingest.ssd.records import Record
from goldenthread.records import tables as declared

Columns = dict[str, dict[str, list[Any]]]
_HELD_BY = ("invo_professional_role_id", "invo_professional_id")
_VISITS = ("cinv_cin_visit_seen", "cppv_cp_visit_seen", "clav_cla_visit_seen")
# What a column that is worked out rests on: columns of the dataset, or whole tables.
RESTS_ON: dict[str, tuple[str, ...]] = {
    "person.age_years": ("pers_dob",),
    "cin_episode.case_status": ("ssd_cla_episodes", "ssd_cp_plans", "ssd_cin_plans", "ssd_cin_assessments"),
    "cin_episode.last_seen_on": _VISITS,
    "assessment.needs_support": ("cina_assessment_outcome_nfa",),
    "cp_plan.previous_plans": ("cppl_cp_plan_ola",),
    "cla_period.placements_last_12_months": ("ssd_cla_placement",),
    "cla_period.missing_last_12_months": ("miss_missing_episode_type",),
    "cla_period.absent_last_12_months": ("miss_missing_episode_type",),
    "missing_episode.looked_after": ("ssd_cla_episodes",),
    "permanence.entered_care_on": ("ssd_cla_episodes",),
    "assessment_factor.child_id": ("ssd_cin_assessments",),
    "assessment_factor.assessed_on": ("ssd_cin_assessments",),
    "cla_review.child_id": ("ssd_cla_episodes",),
    "ehc_assessment.child_id": ("ssd_send",),
    **{
        f"{table}.{column}": _HELD_BY
        for table in ("cin_episode", "cin_visit", "cp_plan", "cp_visit", "cp_review", "cla_period", "cla_review",
                      "cla_visit", "missing_episode")
        for column in ("team_id", "worker_id")
    },
}  # fmt: skip


def build(data: Dataset) -> tuple[Columns, list[Remark]]:
    """All canonical tables, columnar, in declared order, and what there is to say about them together."""
    made: dict[str, list[Record]] = {table.name: [] for table in declared.TABLES}
    made["involvement"] = people.involvements(data)
    holders, held = Holders(made["involvement"]), Periods(data)
    _people(data, made)
    _front_door(data, made)
    _plans(data, made, holders)
    _care(data, made, held, holders)
    _leaving(data, made, held)
    made["cin_episode"] = work.episodes(data, holders, made)
    told = [*data.warnings(), *people.masked_births(made["person"]), *_strangers(made)]
    return {table.name: records.columnar(table, made.pop(table.name)) for table in declared.TABLES}, told


def _people(data: Dataset, made: dict[str, list[Record]]) -> None:
    made["person"] = people.people(data)
    made["alias"] = people.aliases(data)
    made["family"] = people.families(data)
    made["disability"] = people.disabilities(data)
    made["worker"] = people.workers(data)
    made["team"] = people.teams(data)


def _front_door(data: Dataset, made: dict[str, list[Record]]) -> None:
    made["contact"] = work.contacts(data)
    made["early_help_episode"] = work.early_help(data)
    made["referral"] = work.referrals(data)
    made["assessment"] = work.assessments(data)
    made["assessment_factor"] = work.factors(data)


def _plans(data: Dataset, made: dict[str, list[Record]], holders: Holders) -> None:
    made["s47_enquiry"] = work.enquiries(data)
    made["initial_cp_conference"] = work.conferences(data)
    made["cin_plan"] = work.cin_plans(data)
    made["cin_visit"] = work.visits(data, holders, declared.CIN_VISIT, "ssd_cin_visits")
    made["cp_plan"] = work.protection_plans(data, holders)
    made["cp_visit"] = work.visits(data, holders, declared.CP_VISIT, "ssd_cp_visits")
    made["cp_review"] = work.protection_reviews(data, holders)
    made["pre_proceedings"] = work.pre_proceedings(data)


def _care(data: Dataset, made: dict[str, list[Record]], held: Periods, holders: Holders) -> None:
    made["cla_episode"] = care.episodes(data, held)
    made["cla_placement"] = care.placements(data, held)
    made["legal_status"] = looked_after.legal_statuses(data)
    made["cla_review"] = looked_after.reviews(data, held, holders)
    made["cla_visit"] = looked_after.visits(data, held, holders)
    made["cla_health"] = looked_after.health(data)
    made["cla_care_plan"] = looked_after.care_plans(data)
    made["sdq_score"] = looked_after.questionnaires(data)
    made["missing_episode"] = looked_after.missing(data, held, holders)
    made["previous_permanence"] = looked_after.previous_permanence(data)
    made["cla_period"] = looked_after.periods(data, held, holders, made)


def _leaving(data: Dataset, made: dict[str, list[Record]], held: Periods) -> None:
    made["care_leaver"] = leaving.care_leavers(data)
    made["permanence"] = leaving.permanence(data, held)
    made["ehc_assessment"] = leaving.ehc_assessments(data)
    made["voice_of_child"] = leaving.voices(data)


def _strangers(made: dict[str, list[Record]]) -> list[Remark]:
    """Rows about children of whom ssd_person has no row: counted, but without sex, age or ethnicity."""
    known = {record["child_id"] for record in made["person"]}
    counted = Counter(
        record["source_sheet"]
        for name, found in made.items()
        if name not in ("person", "alias", "cin_episode", "cla_period")
        for record in found
        if "child_id" in record and record["child_id"] not in known
    )
    if not counted:
        return []
    where = ", ".join(f"{sheet} ({count:,})" for sheet, count in counted.items())
    return [
        Remark(
            "child_not_described",
            f"{sum(counted.values()):,} rows are about children who are not in ssd_person: {where}. They were kept, "
            "without age, sex or ethnicity.",
            "Export all tables on the same day, so that every child of another table is in ssd_person.",
        )
    ]


def absent_columns(data: Dataset) -> list[dict[str, Any]]:
    """Every column that the dataset carries and this extract does not: ``list`` (0), ``heading``, ``column``."""
    return [
        {"list": 0, "heading": lacking, "column": f"{table.name}.{column.name}"}
        for table in declared.TABLES
        for column in table.columns
        if (lacking := _lacking(data, table, column))
    ]


def _lacking(data: Dataset, table: declared.Table, column: declared.Column) -> str:
    """The column or table of the dataset for want of which a canonical column is not known; blank when it is."""
    if column.ssd in listed.TABLE_OF:
        return "" if data.has(column.ssd) else column.ssd
    if column.ssd != declared.DERIVED:
        return ""
    needs = RESTS_ON.get(f"{table.name}.{column.name}") or _main_source(table)
    return next((name for name in needs if not data.has(name)), "")


def _main_source(table: declared.Table) -> tuple[str, ...]:
    """The table of the dataset that fills most of a canonical table."""
    counted = Counter(listed.TABLE_OF[each.ssd].name for each in table.columns if each.ssd in listed.TABLE_OF)
    return tuple(name for name, _ in counted.most_common(1))
