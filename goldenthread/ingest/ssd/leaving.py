"""Care leavers, adoption, plans for special educational needs, and what children say."""

from __future__ import annotations

from goldenthread.ingest.ssd import records, remarks
from goldenthread.ingest.ssd.care import Periods
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.records import Record
from goldenthread.records import tables as declared

_WAY_TO_ADOPTION = (
    "decided_on", "placement_order_on", "matched_on", "placed_on", "adopted_on", "reversed_on", "early_placed_on",
)  # fmt: skip


def care_leavers(data: Dataset) -> list[Record]:
    """One record for each young person; one whose eligibility is said to be none is kept without it, and told."""
    read, found, none = data.tables["ssd_care_leavers"], [], []
    for row, record in records.of(data, declared.CARE_LEAVER, "ssd_care_leavers"):
        if record["eligibility"] == "NONE":
            none.append(row.row)
            record["eligibility"] = None
        found.append(record)
    read.warnings += remarks.about_rows(
        "not_eligible", read.report,
        "{count} young [person has|people have] no current eligibility; kept with eligibility blank.", none,
        "Take those who receive no leaving care service out of the extract.",
    )  # fmt: skip
    return records.one_each(declared.CARE_LEAVER, found, read)


def permanence(data: Dataset, held: Periods) -> list[Record]:
    """Ways to adoption; an order of another kind, with no step towards adoption, makes none."""
    read, found, others = data.tables["ssd_permanence"], [], []
    for row, record in records.of(data, declared.PERMANENCE, "ssd_permanence"):
        if row.perm_permanence_order_type not in (None, "ADOPTION"):
            record["adopted_on"] = None
        steps = [record[name] for name in _WAY_TO_ADOPTION if record[name] is not None]
        if not steps:
            others.append(row.row)
            continue
        period = held.by_cla_id.get(row.perm_cla_id) if row.perm_cla_id else None
        period = period or held.around(record["child_id"], min(steps))
        record["entered_care_on"] = period.started_on if period else None
        found.append(record)
    read.warnings += remarks.about_rows(
        "not_adoption", read.report, "{count} [row has|rows have] no step towards adoption, such as guardianship "
        "orders, and "
        "were left out.", others, "Nothing to do.",
    )  # fmt: skip
    return records.one_each(declared.PERMANENCE, found, read)


def ehc_assessments(data: Dataset) -> list[Record]:
    """Requests for an education, health and care needs assessment, with the assessment and the plan that followed."""
    read = data.tables["ssd_ehcp_requests"]
    child_of = {row.send_table_id: row.send_person_id for row in data.rows("ssd_send") if row.send_table_id}
    assessed = {row.ehca_ehcp_request_id: row for row in data.rows("ssd_ehcp_assessment")}
    named = {row.ehcn_ehcp_asmt_id: row for row in data.rows("ssd_ehcp_named_plan")}
    found, undated = [], []
    for row, record in records.of(data, declared.EHC_ASSESSMENT, "ssd_ehcp_requests"):
        child = child_of.get(row.ehcr_send_table_id)
        if child is None:
            read.reject(
                row.row, "ehcr_send_table_id", row.ehcr_send_table_id, "ssd_send has no row with this id",
                "Export both tables on the same day, with ssd_send whole.",
            )  # fmt: skip
            read.report.rows_kept -= 1
            continue
        if record["requested_on"] is None:
            undated.append(row.row)
            continue
        record["child_id"] = data.child(child, "ssd_ehcp_requests")
        if assessment := assessed.get(row.ehcr_ehcp_request_id):
            record["completed_on"] = assessment.ehca_ehcp_assessment_outcome_date
            record["exception"] = assessment.ehca_ehcp_assessment_exceptions
            plan = named.get(assessment.ehca_ehcp_assessment_id)
            record["plan_issued_on"] = plan.ehcn_named_plan_start_date if plan else None
        found.append(record)
    read.warnings += remarks.about_rows("no_date", read.report, "{count} [request has|requests have] no date.", undated)
    return records.one_each(declared.EHC_ASSESSMENT, found, read)


def voices(data: Dataset) -> list[Record]:
    found = [record for _, record in records.of(data, declared.VOICE_OF_CHILD, "ssd_voice_of_child")]
    return records.one_each(declared.VOICE_OF_CHILD, found, data.tables["ssd_voice_of_child"])
