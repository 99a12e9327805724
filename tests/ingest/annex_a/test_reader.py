from __future__ import annotations

import datetime as dt
import json

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from goldenthread.records import tables
from tests.ingest.annex_a import good
from tests.shared import shared


def read(data: bytes, as_at: dt.date = good.AS_AT) -> Reading:
    return reader.read(data, name="annex.xlsx", as_at=as_at)


def column(found: Reading, table: str, name: str) -> list:
    return found.tables[table][name]


def test_all_eleven_lists_of_a_good_workbook_fill_every_table_they_should() -> None:
    found = read(good.workbook())
    assert {name: len(columns["source_row"]) for name, columns in found.tables.items() if columns["source_row"]} == {
        "person": 3, "contact": 2, "early_help_episode": 1, "referral": 1, "assessment": 2, "s47_enquiry": 1,
        "initial_cp_conference": 1, "cin_episode": 1, "cp_plan": 1, "cp_visit": 1, "cla_period": 1,
        "legal_status": 1, "cla_placement": 1, "cla_review": 1, "cla_visit": 1, "cla_health": 1, "care_leaver": 1,
        "permanence": 1, "adopter": 1, "involvement": 9,
    }  # fmt: skip
    assert found.warnings == []
    assert [(each.rows_read, each.rows_kept) for each in found.lists] == [
        (2, 2), (1, 1), (1, 1), (2, 2), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip


def test_tables_have_the_declared_columns_in_the_declared_order() -> None:
    found = read(good.workbook())
    assert list(found.tables) == [table.name for table in tables.TABLES]
    for table in tables.TABLES:
        assert tuple(found.tables[table.name]) == table.names


def test_codes_lose_their_prefixes_and_ids_keep_their_zeros() -> None:
    found = read(good.workbook())
    assert column(found, "contact", "child_id") == ["000123", "000456"]
    assert column(found, "contact", "source_code") == ["2A", "6"]
    assert column(found, "cp_plan", "latest_category") == ["EMO"]
    assert column(found, "cla_placement", "placement_type") == ["U6"]
    assert column(found, "care_leaver", "suitable") == ["Y"]
    assert column(found, "person", "sex") == ["F", "M", "F"]


def test_the_adopters_list_swaps_two_letters_of_gender() -> None:
    changed = good.rows()
    changed[11][0]["Gender"] = "c"
    changed[1][0]["Gender"] = "c"
    found = read(good.workbook(changed))
    assert column(found, "adopter", "sex") == ["N"]
    assert found.lists[0].codes["Gender"]["c"] == "U"


def test_each_row_says_which_sheet_and_row_it_came_from() -> None:
    found = read(good.workbook())
    assert column(found, "contact", "source_sheet") == ["List_1", "List_1"]
    assert column(found, "contact", "source_row") == [3, 4]


def test_the_same_event_has_the_same_id_in_every_workbook() -> None:
    first, second = read(good.workbook()), read(good.workbook(title_row=False))
    assert column(first, "assessment", "assessment_id") == column(second, "assessment", "assessment_id")
    assert len(set(column(first, "assessment", "assessment_id"))) == 2


def test_visit_and_conference_point_at_their_plan_and_enquiry() -> None:
    found = read(good.workbook())
    assert column(found, "cp_visit", "plan_id") == column(found, "cp_plan", "plan_id")
    assert column(found, "initial_cp_conference", "enquiry_id") == column(found, "s47_enquiry", "enquiry_id")
    assert column(found, "cla_visit", "care_id") == column(found, "cla_period", "care_id")


def test_a_conference_without_an_enquiry_is_kept_without_one() -> None:
    found = read(good.with_cell(5, "Strategy discussion initiating Section 47 Enquiry Start Date", None))
    assert column(found, "s47_enquiry", "child_id") == []
    assert column(found, "initial_cp_conference", "enquiry_id") == [None]


def test_an_unborn_child_has_an_expected_date_and_no_birth_date() -> None:
    changed = good.rows()
    changed[6].append(
        good.ben(**{"Child Unique ID": "U1", "Age of Child (Years)": -1, "Date of Birth": dt.date(2026, 8, 1)})
        | {
            "Gender": "c) Not stated/recorded",
            "CIN Start Date": dt.date(2026, 5, 1),
            "Case Status": "d) Open assessment",
        }
    )
    people = read(good.workbook(changed)).tables["person"]
    at = people["child_id"].index("U1")
    assert (people["born_on"][at], people["expected_on"][at]) == (None, dt.date(2026, 8, 1))
    assert (people["age_years"][at], people["sex"][at]) == (-1, "U")


def test_age_is_worked_out_at_the_as_at_date_and_a_decimal_age_is_cut() -> None:
    changed = good.rows()
    for rows in changed.values():
        for row in rows:
            if row.get("Child Unique ID") == "000456":
                row["Date of Birth"], row["Age of Child (Years)"] = None, 4.9
    people = read(good.workbook(changed)).tables["person"]
    assert dict(zip(people["child_id"], people["age_years"], strict=True)) == {"000123": 11, "000456": 4, "000789": 18}


def test_lists_that_disagree_about_a_child_are_named_and_most_rows_win() -> None:
    found = read(good.with_cell(1, "Gender", "a) Male"))
    assert column(found, "person", "sex")[0] == "F"
    assert [warning.code for warning in found.warnings] == ["lists_disagree"]
    assert "List_1 row 3" in found.warnings[0].message


def test_ids_that_lost_their_zeros_are_pointed_out() -> None:
    found = read(good.with_cell(6, "Child Unique ID", 123))
    assert "zeros_lost" in [warning.code for warning in found.warnings]


def test_who_holds_a_child_is_kept_even_when_nobody_does() -> None:
    changed = good.rows()
    changed[6][0]["Allocated Worker"] = None
    held = read(good.workbook(changed)).tables["involvement"]
    workers = zip(held["worker_id"], held["open"], strict=True)
    by_role = dict(zip(held["role"], workers, strict=True))
    assert by_role["CIN"] == (None, "Y")
    assert by_role["CP"] == (good.WORKER, "Y")
    assert by_role["REFERRAL"] == (good.WORKER, "U")
    assert by_role["PERSONAL_ADVISER"] == ("Adviser 3", "Y")


def test_an_authorised_assessment_is_no_longer_open() -> None:
    held = read(good.workbook()).tables["involvement"]
    triples = zip(held["child_id"], held["role"], held["open"], strict=True)
    opens = {child: open_ for child, role, open_ in triples if role == "ASSESSMENT"}
    assert opens == {"000123": "N", "000456": "Y"}


def test_the_same_row_twice_is_one_event_and_said() -> None:
    changed = good.rows()
    changed[1].append(dict(changed[1][0]))
    found = read(good.workbook(changed))
    assert len(column(found, "contact", "contact_id")) == 2
    assert [(twin.sheet, twin.rows, twin.kept, twin.differ) for twin in found.duplicates] == [("List_1", (3, 5), 5, ())]


def test_of_two_rows_of_one_event_the_fuller_is_kept_and_the_difference_named() -> None:
    changed = good.rows()
    changed[4].append(changed[4][0] | {"Continuous Assessment Date of Authorisation": None})
    found = read(good.workbook(changed))
    assert found.duplicates[0].kept == 3
    assert found.duplicates[0].differ == ("Continuous Assessment Date of Authorisation",)


def test_a_child_twice_in_a_list_of_one_row_each_is_pointed_out() -> None:
    changed = good.rows()
    changed[7].append(changed[7][0] | {"Child Protection Plan Start Date": dt.date(2025, 1, 6)})
    found = read(good.workbook(changed))
    warning = next(each for each in found.warnings if each.code == "child_repeats")
    assert warning.rows == (3, 4)
    assert "List_7" in warning.message
    assert "Child Unique ID" in warning.message


def test_a_missing_list_names_what_cannot_be_computed() -> None:
    changed = good.rows()
    del changed[7]
    found = read(good.workbook(changed))
    assert [warning.code for warning in found.warnings] == ["list_missing"]
    assert "List 7: Child protection" in found.warnings[0].message
    assert "protection plans" in found.warnings[0].message


def test_a_missing_column_that_ends_things_stops_its_list_only() -> None:
    found = read(good.workbook(headings={"Child Protection Plan End Date": "Something else"}))
    warning = next(each for each in found.warnings if each.code == "list_not_read")
    assert "Child Protection Plan End Date" in warning.message
    assert column(found, "cp_plan", "plan_id") == []
    assert len(column(found, "contact", "contact_id")) == 2


def test_a_workbook_without_any_list_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read(good.workbook({1: good.rows()[1]}, headings={"Child Unique ID": "Number"}))
    assert refused.value.code == "no_lists"


def test_the_report_is_json_and_holds_no_id_and_no_cell() -> None:
    changed = good.rows()
    changed[1][0]["Date of Contact"] = "31/02/2026"
    changed[4][0]["Gender"] = "Amara Okafor"
    text = json.dumps(read(good.workbook(changed)).as_json())
    for secret in ("000123", "000456", "31/02/2026", "Amara", "2015-02-03"):
        assert secret not in text


def test_the_official_template_is_understood_whole() -> None:
    data = shared("samples/AnnexA_CiNCensus_Cleaner/2015-01-sample.xlsx").read_bytes()
    found = read(data, dt.date(2015, 12, 31))
    assert [each.missing_columns for each in found.lists] == [[]] * 11
    assert [each.unmatched_columns for each in found.lists] == [[]] * 11
    assert [each.rows_kept for each in found.lists] == [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0]


def test_a_workbook_that_links_children_across_lists_gives_one_person_each() -> None:
    data = shared("samples/child-event-journeys/annexa_example.xlsx").read_bytes()
    found = read(data, dt.date(2020, 6, 30))
    assert [each.rows_kept for each in found.lists][:8] == [13, 2, 11, 5, 4, 2, 3, 3]
    assert len(column(found, "person", "child_id")) == len(set(column(found, "person", "child_id"))) == 18


def test_a_column_that_a_list_lacks_is_named_with_what_it_would_have_filled() -> None:
    found = read(good.workbook(headings={"Child's Legal Status": "Other", "Date of Birth": "Something"}))
    told = [(each["list"], each["heading"], each["column"]) for each in found.absent_columns]
    assert (8, "Child's Legal Status", "legal_status.legal_status") in told
    assert [each[0] for each in told if each[2] == "person.born_on"] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert len(told) == 11
    assert read(good.workbook()).absent_columns == []


def _two_enquiries(first: dt.date, second: dt.date) -> Reading:
    """Amara's two enquiries, in this order in the list, both of which led to the conference of 20 March."""
    changed = good.rows()
    started = "Strategy discussion initiating Section 47 Enquiry Start Date"
    changed[5] = [changed[5][0] | {started: first}, changed[5][0] | {started: second}]
    return read(good.workbook(changed))


@pytest.mark.parametrize("days", [(9, 5), (5, 9)])
def test_a_conference_that_two_enquiries_led_to_counts_from_the_one_that_started_first(days: tuple[int, int]) -> None:
    found = _two_enquiries(*(dt.date(2026, 3, day) for day in days))
    began = dict(
        zip(column(found, "s47_enquiry", "enquiry_id"), column(found, "s47_enquiry", "started_on"), strict=True)
    )
    assert [began[each] for each in column(found, "initial_cp_conference", "enquiry_id")] == [dt.date(2026, 3, 5)]


def test_that_two_enquiries_led_to_one_conference_is_pointed_out_with_its_rows() -> None:
    found = _two_enquiries(dt.date(2026, 3, 9), dt.date(2026, 3, 5))
    warning = next(each for each in found.warnings if each.code == "conference_shared")
    assert warning.rows == (3, 4)
    assert "List_5" in warning.message
    assert "Date of Initial Child Protection Conference" in warning.message
