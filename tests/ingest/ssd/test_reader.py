"""An extract as a whole: what fills what, what is told, and what is refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.ssd import listed, reader
from goldenthread.records import tables
from tests.ingest.reading.zips import zipped
from tests.ingest.ssd import good
from tests.shared import shared

DAY = dt.date


def read(data: bytes, as_at: dt.date = good.AS_AT) -> Reading:
    return reader.read(data, name="ssd.zip", as_at=as_at)


def changed(**tables_: list[dict[str, str]]) -> Reading:
    return read(good.extract(good.rows() | tables_))


def column(found: Reading, table: str, name: str) -> list:
    return found.tables[table][name]


def codes(found: Reading) -> list[str]:
    return [each.code for each in found.warnings]


def report(found: Reading, table: str):
    return next(each for each in found.lists if each.name == table)


def test_a_good_extract_fills_its_tables_and_leaves_nothing_to_ask() -> None:
    found = read(good.extract())
    assert {name: len(columns["source_row"]) for name, columns in found.tables.items() if columns["source_row"]} == {
        "person": 3, "contact": 1, "referral": 2, "assessment": 1, "assessment_factor": 2, "s47_enquiry": 1,
        "initial_cp_conference": 1, "cin_episode": 2, "cp_plan": 1, "cp_visit": 2, "cp_review": 2, "cla_period": 1,
        "cla_episode": 2, "legal_status": 1, "cla_placement": 2, "cla_review": 1, "cla_visit": 1, "involvement": 4,
        "worker": 1, "team": 2,
    }  # fmt: skip
    assert (found.warnings, found.duplicates, found.absent_columns, found.absent_lists) == ([], [], [], [])
    assert all(each.rows_read == each.rows_kept for each in found.lists)


def test_tables_have_the_declared_columns_in_the_declared_order() -> None:
    found = read(good.extract())
    assert list(found.tables) == [table.name for table in tables.TABLES]
    for table in tables.TABLES:
        assert tuple(found.tables[table.name]) == table.names


def test_every_column_that_is_read_is_the_source_of_a_declared_one_or_helps_to_work_one_out() -> None:
    declared = {each.ssd for table in tables.TABLES for each in table.columns} - {"", tables.DERIVED}
    assert declared <= set(listed.TABLE_OF), "a declared source that the reader does not read"


def test_each_row_says_which_file_and_row_it_came_from() -> None:
    found = read(good.extract())
    assert column(found, "cp_visit", "source_sheet") == ["ssd_cp_visits.csv"] * 2
    assert column(found, "cp_visit", "source_row") == [2, 3]


def test_visits_reviews_and_conferences_point_at_what_they_belong_to() -> None:
    found = read(good.extract())
    assert set(column(found, "cp_visit", "plan_id")) == set(column(found, "cp_plan", "plan_id"))
    assert column(found, "initial_cp_conference", "enquiry_id") == column(found, "s47_enquiry", "enquiry_id")
    care = column(found, "cla_period", "care_id")
    for table in ("cla_visit", "cla_review", "cla_placement", "cla_episode"):
        assert set(column(found, table, "care_id")) == set(care)


def test_the_ids_are_those_that_any_other_return_gives_the_same_events() -> None:
    found = read(good.extract())
    wanted = tables.key_id(tables.CP_PLAN, (good.AMARA, DAY(2026, 2, 20)))
    assert column(found, "cp_plan", "plan_id") == [wanted]


def test_team_and_worker_of_a_visit_are_those_who_held_the_child_that_day() -> None:
    found = read(good.extract())
    assert column(found, "cp_visit", "worker_id") == ["W1", "W2"]
    assert column(found, "cp_visit", "team_id") == ["Assessment North", "Safeguarding North"]
    assert column(found, "cla_visit", "worker_id") == ["W3"], "not the reviewing officer"


def test_an_unborn_child_has_an_expected_day_and_no_age() -> None:
    found = read(good.extract())
    chidi = column(found, "person", "child_id").index(good.CHIDI)
    about = {name: column(found, "person", name)[chidi] for name in ("born_on", "expected_on", "age_years", "sex")}
    assert about == {"born_on": None, "expected_on": DAY(2026, 7, 20), "age_years": -1, "sex": "U"}


def test_a_birth_in_the_future_under_the_date_of_birth_is_an_unborn_child_too() -> None:
    found = changed(ssd_person=[{"pers_person_id": good.AMARA, "pers_dob": "2026-08-01"}])
    assert column(found, "person", "expected_on") == [DAY(2026, 8, 1)]
    assert column(found, "person", "born_on") == [None]


def test_two_ids_of_one_child_become_one_child_with_an_alias() -> None:
    rows = good.rows()
    rows["ssd_person"].append({"pers_person_id": "000999", "pers_sex": "F", "pers_dob": "2015-02-03"})
    rows["ssd_linked_identifiers"] = [
        {"link_person_id": good.AMARA, "link_identifier_type": "Merged record", "link_identifier_value": "000999"}
    ]
    rows["ssd_cp_visits"][0]["cppv_person_id"] = "000999"
    found = read(good.extract(rows))
    assert column(found, "person", "child_id") == [good.AMARA, good.BEN, good.CHIDI]
    assert column(found, "cp_visit", "child_id") == [good.AMARA, good.AMARA]
    assert (column(found, "alias", "other_id"), column(found, "alias", "reason")) == (["000999"], ["MERGED"])
    assert codes(found) == ["other_id"]


def test_an_id_of_an_older_system_is_kept_beside_the_child_and_never_stands_for_one() -> None:
    rows = good.rows()
    rows["ssd_person"][0]["pers_legacy_id"] = good.BEN  # the older system's number is Ben's of today
    found = read(good.extract(rows))
    assert column(found, "person", "child_id") == [good.AMARA, good.BEN, good.CHIDI]
    assert (column(found, "alias", "other_id"), column(found, "alias", "reason")) == ([good.BEN], ["LEGACY"])


def test_pupil_numbers_among_the_linked_identifiers_are_not_kept() -> None:
    found = changed(
        ssd_linked_identifiers=[
            {"link_person_id": good.AMARA, "link_identifier_type": "Former Unique Pupil Number",
             "link_identifier_value": "Z123456789012"},
        ]
    )  # fmt: skip
    assert column(found, "alias", "other_id") == []
    assert codes(found) == ["identifier_not_kept"]


def test_a_transfer_in_conference_is_marked_and_a_plan_of_another_authority_is_no_earlier_plan() -> None:
    rows = good.rows()
    rows["ssd_initial_cp_conference"][0]["icpc_icpc_transfer_in"] = "Y"
    rows["ssd_cp_plans"] += [
        rows["ssd_cp_plans"][0] | {"cppl_cp_plan_id": "P0", "cppl_cp_plan_start_date": "2022-01-10",
                                   "cppl_cp_plan_end_date": "2022-09-01", "cppl_cp_plan_ola": "Y"},
        rows["ssd_cp_plans"][0] | {"cppl_cp_plan_id": "P-", "cppl_cp_plan_start_date": "2021-01-10",
                                   "cppl_cp_plan_end_date": "2021-09-01"},
    ]  # fmt: skip
    found = read(good.extract(rows))
    assert column(found, "initial_cp_conference", "transfer_in") == ["Y"]
    starts = column(found, "cp_plan", "started_on")
    before = dict(zip(starts, column(found, "cp_plan", "previous_plans"), strict=True))
    assert before == {DAY(2021, 1, 10): 0, DAY(2022, 1, 10): 1, DAY(2026, 2, 20): 1}


def test_short_breaks_are_kept_and_marked_by_their_legal_status() -> None:
    rows = good.rows()
    rows["ssd_legal_status"][0]["lega_legal_status"] = "V4 - Short breaks"
    found = read(good.extract(rows))
    assert column(found, "legal_status", "legal_status") == ["V4"]
    assert len(column(found, "cla_period", "care_id")) == 1


def test_dates_beyond_a_week_after_the_as_at_date_are_rejected_and_due_dates_are_not() -> None:
    rows = good.rows()
    rows["ssd_cp_visits"][1]["cppv_cp_visit_date"] = "2026-06-08"
    rows["ssd_cla_visits"][0]["clav_cla_visit_date"] = "2026-06-07"
    found = read(good.extract(rows))
    rejected = report(found, "ssd_cp_visits").rejected
    assert [(each.sheet, each.row, each.column) for each in rejected] == [
        ("ssd_cp_visits.csv", 3, "cppv_cp_visit_date")
    ]
    assert "more than 7 days after the as-at date" in rejected[0].reason
    assert codes(found) == ["after_as_at"]
    assert None in column(found, "cp_review", "held_on"), "a review that is due in November stays"


def test_births_that_a_system_masks_are_told() -> None:
    people = [{"pers_person_id": f"{at:06d}", "pers_dob": f"2015-{at % 12 + 1:02d}-15"} for at in range(60)]
    assert "births_masked" in codes(changed(ssd_person=[*good.rows()["ssd_person"], *people]))
    spread = [{"pers_person_id": f"{at:06d}", "pers_dob": f"2015-03-{at % 28 + 1:02d}"} for at in range(60)]
    assert "births_masked" not in codes(changed(ssd_person=[*good.rows()["ssd_person"], *spread]))


def test_the_same_event_twice_is_kept_once_and_told() -> None:
    rows = good.rows()
    rows["ssd_cp_visits"].append(rows["ssd_cp_visits"][0] | {"cppv_cp_visit_id": "V9", "cppv_cp_visit_seen_alone": ""})
    found = read(good.extract(rows))
    twins = found.duplicates
    assert [(each.sheet, each.rows, each.kept) for each in twins] == [("ssd_cp_visits.csv", (2, 4), 2)]
    assert "cppv_cp_visit_seen_alone" in twins[0].differ
    assert (report(found, "ssd_cp_visits").rows_read, report(found, "ssd_cp_visits").rows_kept) == (3, 2)


def test_two_reviews_that_are_both_still_due_are_two() -> None:
    rows = good.rows()
    rows["ssd_cp_reviews"].append(rows["ssd_cp_reviews"][1] | {"cppr_cp_review_due": "2027-05-01"})
    found = read(good.extract(rows))
    assert len(set(column(found, "cp_review", "review_id"))) == 3


def test_unknown_codes_are_kept_and_told_and_an_unknown_flag_is_set_aside() -> None:
    rows = good.rows()
    rows["ssd_cla_placement"][0]["clap_cla_placement_type"] = "Q9"
    rows["ssd_cp_visits"][0]["cppv_cp_visit_seen"] = "perhaps, asked Mrs Okafor"
    found = read(good.extract(rows))
    assert "Q9" in column(found, "cla_placement", "placement_type")
    assert dict(report(found, "ssd_cla_placement").unknown_codes["clap_cla_placement_type"]) == {"Q9": 1}
    assert [each.column for each in report(found, "ssd_cp_visits").set_aside] == ["cppv_cp_visit_seen"]
    assert "Okafor" not in json.dumps(found.as_json())


def test_no_id_name_or_cell_is_in_the_report_of_a_bad_extract() -> None:
    rows = {
        name: [{key: f"Oluwaseun{value}" for key, value in row.items()} for row in filled]
        for name, filled in good.rows().items()
    }
    rows["ssd_person"] += good.rows()["ssd_person"]
    found = read(good.extract(rows))
    assert "oluwaseun" not in json.dumps([found.as_json(), found.absent_columns]).lower()


def test_blanks_where_something_is_expected_are_counted() -> None:
    rows = good.rows()
    del rows["ssd_cp_visits"][0]["cppv_cp_visit_seen_alone"]
    assert report(read(good.extract(rows)), "ssd_cp_visits").blanks == {"cppv_cp_visit_seen_alone": 1}


def test_tables_and_columns_that_are_not_there_are_told_and_named_as_absent() -> None:
    rows = good.rows()
    del rows["ssd_cp_reviews"]
    found = read(good.extract(rows, leave_out=["cppl_cp_plan_ola"], whole=False))
    absent = {each["column"]: each["heading"] for each in found.absent_columns}
    assert absent["cp_review.held_on"] == "cppr_cp_review_date"
    assert absent["cp_plan.other_authority"] == absent["cp_plan.previous_plans"] == "cppl_cp_plan_ola"
    assert "cp_plan.started_on" not in absent
    told = {each.code: each.message for each in found.warnings}
    assert "ssd_cp_reviews (review conferences)" in told["table_missing"]
    assert "cppl_cp_plan_ola" in told["column_missing"]


def test_a_column_of_placeholders_is_as_if_it_were_not_there() -> None:
    rows = good.rows()
    rows["ssd_cp_visits"] = [row | {"cppv_cp_visit_seen": "SSD_PH"} for row in rows["ssd_cp_visits"]]
    rows["ssd_professionals"][0]["prof_agency_worker_flag"] = "PLACEHOLDER_DATA"
    rows["ssd_cp_plans"][0]["cppl_cp_plan_end_date"] = "1900-01-01"
    found = read(good.extract(rows))
    assert column(found, "cp_visit", "seen") == [None, None]
    assert {each["column"] for each in found.absent_columns} >= {"cp_visit.seen", "worker.agency", "cp_plan.ended_on"}
    assert codes(found).count("column_not_filled") == 3


def test_a_table_without_the_column_that_ends_it_is_not_read() -> None:
    found = read(good.extract(leave_out=["cppl_cp_plan_end_date"]))
    assert not report(found, "ssd_cp_plans").readable
    assert column(found, "cp_plan", "plan_id") == []
    assert "cp_plan.started_on" in {each["column"] for each in found.absent_columns}


@pytest.mark.parametrize(
    "name", ["ssd_development.ssd_person.csv", "SSD_PERSON_20260531.csv", "export/Person.csv", "table 1.csv"]
)
def test_a_table_is_known_by_its_columns_or_its_name(name: str) -> None:
    files = {name: good.content("ssd_person", good.rows()["ssd_person"])}
    assert column(read(zipped(files)), "person", "child_id") == [good.AMARA, good.BEN, good.CHIDI]


def test_columns_are_known_without_their_prefix_and_in_any_case() -> None:
    text = "Person_ID,SEX,dob\n000123,F,03/02/2015\n"
    found = read(zipped({"ssd_person.csv": text}))
    assert column(found, "person", "born_on") == [DAY(2015, 2, 3)]
    assert report(found, "ssd_person").mapped["Person_ID"] == "pers_person_id"


def test_an_extract_without_children_is_refused() -> None:
    rows = good.rows()
    del rows["ssd_person"]
    with pytest.raises(FileRefused, match=r"No file in it is ssd_person"):
        read(good.extract(rows, whole=False))
    with pytest.raises(FileRefused, match="Not even the one file"):
        read(zipped({"a.csv": "x,y\n1,2\n"}))


def test_a_table_in_two_files_and_a_file_that_is_none_are_told() -> None:
    content = good.content("ssd_person", good.rows()["ssd_person"])
    found = read(zipped({"ssd_person.csv": content, "old/ssd_person.csv": content, "notes.csv": "a,b\n1,2\n"}))
    assert {"second_file", "file_not_read"} <= set(codes(found))


def test_rows_about_children_who_are_not_described_are_kept_and_told() -> None:
    rows = good.rows()
    rows["ssd_person"] = rows["ssd_person"][1:]
    found = read(good.extract(rows))
    assert codes(found) == ["child_not_described"]
    assert good.AMARA in column(found, "cp_plan", "child_id")


def test_the_columns_of_the_dataset_that_are_read_are_columns_of_the_dataset() -> None:
    printed = shared("standards/ssd.yaml").read_text()
    known = {
        line.strip().rstrip(":") for line in printed.splitlines() if line.startswith("      ") and line.endswith(":")
    }
    extra = {"clar_cla_person_id"}  # in the deployed tables, not in the printed list
    assert set(listed.TABLE_OF) - known == extra
    names = {line.strip().rstrip(":") for line in printed.splitlines() if line.startswith("  ssd_")}
    assert {table.name for table in listed.TABLES} | set(listed.NOT_READ) == names
