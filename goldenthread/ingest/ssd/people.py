"""Children, their other ids, families and disabilities; workers, teams, and who held whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from goldenthread.ingest.annex_a.people import completed_years
from goldenthread.ingest.reading import headings
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssd import codes, records, remarks
from goldenthread.ingest.ssd.dataset import Dataset, reason
from goldenthread.ingest.ssd.records import Record
from goldenthread.records import tables as declared

_UNACCOMPANIED = ("unaccompanied", "uasc")
# Where one birth in eight or more is on the 15th, a system writes the 15th for a day that it hides or does not know.
_BIRTHS_LOOKED_AT, _ON_THE_15TH = 50, 0.125


def people(data: Dataset) -> list[Record]:
    """One record for each child; a record that is another child's under an older id is left out."""
    disability, unaccompanied = _disability(data), _unaccompanied(data)
    found = []
    for row, record in records.of(data, declared.PERSON, "ssd_person"):
        if row.pers_person_id in data.current:
            continue
        child = record["child_id"]
        record["disability"] = disability.get(child)
        record["unaccompanied"] = _of_child(data, "immi_immigration_status", child, unaccompanied)
        found.append(record | _ages(record, data.as_at))
    return records.one_each(declared.PERSON, found, data.tables["ssd_person"])


def _ages(record: Record, as_at: dt.date) -> Record:
    """Age, and for the unborn their expected day, sex not stated and age -1."""
    born, expected = record["born_on"], record["expected_on"]
    if (born is None and expected is not None) or (born is not None and born > as_at):
        return {"born_on": None, "expected_on": expected or born, "age_years": -1, "sex": "U"}
    end = record["died_on"] if record["died_on"] and record["died_on"] < as_at else as_at
    return {"expected_on": None, "age_years": completed_years(born, end) if born else None}


def _of_child(data: Dataset, column: str, child: str, yes: set[str]) -> str | None:
    if not data.has(column):
        return None
    return "Y" if child in yes else "N"


def _disability(data: Dataset) -> dict[str, str]:
    """Y for a child with any disability, N for one who is said to have none; the others are not known."""
    found: dict[str, str] = {}
    for row in data.rows("ssd_disability"):
        child = data.current.get(row.disa_person_id, row.disa_person_id)
        if row.disa_disability_code:
            found[child] = "N" if row.disa_disability_code == "NONE" and found.get(child) != "Y" else "Y"
    return found


def _unaccompanied(data: Dataset) -> set[str]:
    return {
        data.current.get(row.immi_person_id, row.immi_person_id)
        for row in data.rows("ssd_immigration_status")
        if any(word in headings.plain(row.immi_immigration_status or "") for word in _UNACCOMPANIED)
    }


def masked_births(people_: list[Record]) -> list[Remark]:
    """A word of warning when far more children are born on the 15th than can be."""
    born = [each["born_on"] for each in people_ if each["born_on"]]
    on_15th = sum(day.day == 15 for day in born)
    if len(born) < _BIRTHS_LOOKED_AT or on_15th < _ON_THE_15TH * len(born):
        return []
    return [
        Remark(
            "births_masked",
            f"{on_15th:,} of {len(born):,} dates of birth in ssd_person are the 15th of a month, so the extract hides "
            "the day; ages near a birthday may be wrong by one year.",
            "Load an extract with whole dates of birth if you may.",
        )
    ]


def aliases(data: Dataset) -> list[Record]:
    """Other ids of a child: linked records, and the id of an older system."""
    found, passed_over, read = [], [], data.tables["ssd_linked_identifiers"]
    for row, record in records.of(data, declared.ALIAS, "ssd_linked_identifiers"):
        record["reason"] = reason(row.link_identifier_type)
        if record["reason"] is None or not record["other_id"] or record["other_id"] == record["child_id"]:
            passed_over.append(row.row)
            continue
        found.append(record)
    read.warnings += remarks.about_rows(
        "identifier_not_kept", read.report,
        "{count} [identifier is|identifiers are] not the id of a record in a case system, such as pupil numbers; not "
        "kept.",
        passed_over, "Nothing to do.",
    )  # fmt: skip
    sheet = data.tables["ssd_person"].report.sheet
    for row in data.rows("ssd_person"):
        if row.pers_legacy_id and row.pers_legacy_id != row.pers_person_id:
            child = data.current.get(row.pers_person_id, row.pers_person_id)
            made = {"child_id": child, "other_id": row.pers_legacy_id, "reason": "LEGACY", "valid_from": None}
            found.append(made | {"source_sheet": sheet, "source_row": row.row})
    return records.one_each(declared.ALIAS, found, None)


def families(data: Dataset) -> list[Record]:
    found = [record for row, record in records.of(data, declared.FAMILY, "ssd_family") if row.fami_family_id]
    return records.one_each(declared.FAMILY, found, data.tables["ssd_family"])


def disabilities(data: Dataset) -> list[Record]:
    found = [record for row, record in records.of(data, declared.DISABILITY, "ssd_disability") if record["code"]]
    return records.one_each(declared.DISABILITY, found, data.tables["ssd_disability"])


def involvements(data: Dataset) -> list[Record]:
    """Who holds or works with a child, from a day to a day; open while it has not ended by the snapshot."""
    found, read = [], data.tables["ssd_involvements"]
    for _, record in records.of(data, declared.INVOLVEMENT, "ssd_involvements"):
        ended = record["ended_on"]
        record["open"] = "N" if ended is not None and ended <= data.as_at else "Y"
        found.append(record)
    if found and not any(record["role"] == "SOCIAL_WORKER" for record in found):
        read.warnings.append(
            Remark(
                "nobody_allocated",
                "No involvement has a role that is known to hold the work, such as social worker or case worker, so "
                "the team and worker of visits, plans and reviews are unknown.",
                "Map the role of the allocated worker to SOCIAL_WORKER in the extract and load again.",
                read.report.sheet,
            )
        )
    return records.one_each(declared.INVOLVEMENT, found, read)


def workers(data: Dataset) -> list[Record]:
    """Members of staff; a job title that is not known is OTHER, and a share of full time beyond one is left blank."""
    found, read, titles = [], data.tables["ssd_professionals"], defaultdict[str, list[int]](list)
    for row, record in records.of(data, declared.WORKER, "ssd_professionals"):
        record["role"] = _job(row.prof_professional_job_title, row.row, titles["unknown"])
        if record["full_time"] is not None and not 0 <= record["full_time"] <= 1:
            titles["hours"].append(row.row)
            record["full_time"] = None
        found.append(record)
    read.warnings += remarks.about_rows(
        "job_unknown", read.report, "{count} [worker has|workers have] a job title that is not known; read with the "
        "role OTHER.",
        titles["unknown"], "Nothing to do if they do not hold children; else write the title in full in the extract, "
        "such as Social Worker.",
    )  # fmt: skip
    read.warnings += remarks.about_rows(
        "full_time_unknown", read.report,
        "{count} [share|shares] of full time [is|are] not between 0 and 1, as hours a week would be; left blank.",
        titles["hours"], "Export prof_full_time_equivalency as a share of full time.",
    )  # fmt: skip
    return records.one_each(declared.WORKER, found, read)


def _job(title: str | None, row: int, unknown: list[int]) -> str | None:
    if title is None:
        return None
    coded = codes.read(title, "job")
    if not coded.known:
        unknown.append(row)
    return coded.code if coded.known else "OTHER"


def teams(data: Dataset) -> list[Record]:
    """Teams by the name that other tables call them, with the team above."""
    found = []
    for _, record in records.of(data, declared.TEAM, "ssd_department"):
        record["parent_id"] = data.team(record["parent_id"])
        found.append(record)
    return records.one_each(declared.TEAM, found, data.tables["ssd_department"])
