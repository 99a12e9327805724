"""Defects that real extracts have, or that the open queries that make them put in: each drawn, each told."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from tests.ingest.annex_a import good

DAY = dt.date
CONTACT, BORN, AGE = "Date of Contact", "Date of Birth", "Age of Child (Years)"


def read(data: bytes, as_at: dt.date = good.AS_AT) -> Reading:
    return reader.read(data, name="annex.xlsx", as_at=as_at)


def told(found: Reading) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.code, each.rows) for each in found.warnings]


def person(found: Reading, child: str) -> dict[str, Any]:
    people = found.tables["person"]
    at = people["child_id"].index(child)
    return {name: cells[at] for name, cells in people.items()}


def everywhere(child: str, **cells: Any) -> dict[int, list[dict[str, Any]]]:
    """The good rows with these cells on every row of one child."""
    changed = good.rows()
    for rows in changed.values():
        for row in rows:
            if row.get("Child Unique ID") == child:
                row |= {heading: cell for heading, cell in cells.items() if heading in row}
    return changed


def with_unborn(**cells: Any) -> bytes:
    """The good workbook and an unborn child with an open assessment."""
    changed = good.rows()
    unborn = good.ben() | {"Child Unique ID": "000777", "Gender": "a) Male", BORN: DAY(2026, 8, 1), AGE: -1}
    changed[6].append(unborn | {"CIN Start Date": DAY(2026, 5, 1), "Case Status": "d) Open assessment"} | cells)
    return good.workbook(changed)


@pytest.mark.parametrize("expected", [DAY(2026, 8, 1), DAY(2026, 5, 31), DAY(2026, 5, 10)])
def test_an_unborn_child_has_age_minus_one_no_sex_and_an_expected_date(expected: dt.date) -> None:
    found = read(with_unborn(**{BORN: expected}))
    child = person(found, "000777")
    assert (child["born_on"], child["expected_on"], child["age_years"], child["sex"]) == (None, expected, -1, "U")
    assert told(found) == []


def test_an_unborn_child_whose_expected_date_is_not_known_is_kept() -> None:
    child = person(read(with_unborn(**{BORN: None})), "000777")
    assert (child["born_on"], child["expected_on"], child["age_years"], child["sex"]) == (None, None, -1, "U")


def test_a_child_expected_more_than_42_weeks_from_now_is_a_slip() -> None:
    found = read(with_unborn(**{BORN: DAY(2027, 3, 30)}))
    assert [(each.column, each.row) for each in found.lists[5].set_aside] == [(BORN, 4)]


def test_a_child_born_long_ago_is_not_unborn_whatever_the_age_says() -> None:
    found = read(with_unborn(**{BORN: DAY(2024, 5, 1)}))
    child = person(found, "000777")
    assert (child["born_on"], child["expected_on"], child["age_years"], child["sex"]) == (DAY(2024, 5, 1), None, 2, "M")
    assert told(found) == [("age_disagrees", ())]
    assert "List_6 row 4" in found.warnings[0].message


@pytest.mark.parametrize(("number", "age"), [(1, -2), (6, -5), (8, -1), (9, -1), (10, -1)])
def test_an_age_below_zero_is_set_aside_where_nobody_is_unborn(number: int, age: int) -> None:
    found = read(good.with_cell(number, AGE, age))
    report = found.lists[number - 1]
    assert [(each.row, each.column) for each in report.set_aside] == [(3, AGE)]
    assert report.rows_kept == len(good.rows()[number])
    assert min(found.tables["person"]["age_years"]) >= 0


def test_the_same_row_under_another_id_is_told_and_kept() -> None:
    changed = good.rows()
    changed[1].append(changed[1][0] | {"Child Unique ID": "000987"})
    found = read(good.workbook(changed))
    assert told(found) == [("another_id", (3, 5))]
    assert found.tables["contact"]["child_id"] == ["000123", "000456", "000987"]


def test_twins_entered_one_after_the_other_are_two_children() -> None:
    changed = good.rows()
    changed[1].append(changed[1][0] | {"Child Unique ID": "000124"})
    found = read(good.workbook(changed))
    assert told(found) == []
    assert found.lists[0].rows_kept == 3


def test_brothers_and_sisters_of_one_contact_are_one_row_each() -> None:
    changed = good.rows()
    changed[1][1] |= {CONTACT: changed[1][0][CONTACT], "Contact Source": changed[1][0]["Contact Source"]}
    found = read(good.workbook(changed))
    assert (found.lists[0].rows_kept, found.duplicates) == (2, [])


@pytest.mark.parametrize(
    ("cell", "code", "kept"),
    [(DAY(2026, 5, 31), None, 2), (DAY(2026, 6, 7), "after_as_at", 2), (DAY(2026, 6, 8), None, 1)],
)
def test_a_date_to_come_is_told_for_a_week_and_then_rejected(cell: dt.date, code: str | None, kept: int) -> None:
    found = read(good.with_cell(1, CONTACT, cell))
    assert [warning.code for warning in found.warnings] == ([code] if code else [])
    assert found.lists[0].rows_kept == kept


def test_a_contact_may_come_before_birth_but_not_before_the_pregnancy() -> None:
    changed = everywhere("000123", **{BORN: DAY(2026, 5, 30), AGE: 0})
    for number in (2, 3, 4, 5, 6, 7):
        del changed[number]
    assert "before_birth" not in dict(told(read(good.workbook(changed))))
    changed[1][0][CONTACT] = DAY(2025, 8, 8)
    found = read(good.workbook(changed))
    assert ("before_birth", (3,)) in told(found)
    assert found.lists[0].rows_kept == 2


def test_nobody_is_looked_after_before_birth() -> None:
    changed = everywhere("000456", **{BORN: DAY(2025, 11, 3), AGE: 0})
    found = read(good.workbook(changed))
    early = [each.message for each in found.warnings if each.code == "before_birth"]
    assert any("Sheet “List_8”, column “Date Started to be Looked After”: 1 dates" in message for message in early)
    assert found.lists[7].rows_kept == 1


@pytest.mark.parametrize(
    ("number", "ended"), [(7, "Child Protection Plan End Date"), (8, "Date Ceased to be Looked After")]
)
def test_an_eighteenth_birthday_that_the_list_has_missed_is_told(number: int, ended: str) -> None:
    for born, expected in ((DAY(2008, 5, 31), [(number, (3,))]), (DAY(2008, 6, 1), [])):
        child = good.rows()[number][0]["Child Unique ID"]
        found = read(good.workbook(everywhere(child, **{BORN: born, AGE: 18})))
        assert [(number, each.rows) for each in found.warnings if each.code == "over_18"] == expected
        assert found.lists[number - 1].rows_kept == 1


def test_births_masked_to_one_day_of_the_month_are_told() -> None:
    changed = good.rows()
    for number in range(24):
        born = DAY(2010 + number % 8, 1 + number % 12, 15 if number % 3 else 3 + number % 20)
        changed[1].append(
            good.amara(**{"Child Unique ID": f"M{number * 7}", BORN: born, AGE: None})
            | {CONTACT: DAY(2026, 4, 1 + number), "Contact Source": "q) 6: Police"}
        )
    masked = [each.message for each in read(good.workbook(changed)).warnings if each.code == "births_masked"]
    assert len(masked) == 1
    assert "17 of 27 children are born on day 15" in masked[0]


def test_a_merged_cell_leaves_no_row_without_a_child() -> None:
    found = read(good.with_cell(1, "Child Unique ID", None, row=1))  # Excel keeps a merged value in its first cell
    assert [(each.row, each.column, each.reason) for each in found.lists[0].rejected] == [
        (4, "Child Unique ID", "it is blank")
    ]


@pytest.mark.parametrize(
    ("number", "ended"), [(4, "Continuous Assessment Date of Authorisation"), (6, "CIN Closure Date")]
)
def test_what_ends_on_the_day_it_began_is_kept(number: int, ended: str) -> None:
    start = {4: "Continuous Assessment Start Date", 6: "CIN Start Date"}[number]
    found = read(good.with_cell(number, ended, good.rows()[number][0][start]))
    assert found.lists[number - 1].rejected == []
    table = {4: "assessment", 6: "cin_episode"}[number]
    assert len(found.tables[table]["child_id"]) == len(good.rows()[number])


def test_a_row_entered_late_is_in_the_later_file_and_leaves_the_earlier_as_it_was() -> None:
    april = read(good.workbook(), DAY(2026, 5, 30))
    changed = good.rows()
    late = {CONTACT: DAY(2026, 4, 2), "Contact Source": "q) 6: Police"}
    changed[1].append(good.ben() | late)
    may = read(good.workbook(changed))
    assert told(may) == []
    assert may.tables["contact"]["contact_id"][:2] == april.tables["contact"]["contact_id"]
    assert may.tables["contact"]["received_on"][2] == DAY(2026, 4, 2)


def test_the_same_file_says_the_same_on_any_day_it_is_read_and_ages_follow_the_as_at_date() -> None:
    data = good.workbook()
    assert read(data).tables == read(data).tables
    assert person(read(data, DAY(2027, 2, 3)), "000123")["age_years"] == 12


@pytest.mark.parametrize(
    ("number", "heading"),
    [(3, "Number of Referrals in Last 12 Months"), (5, "Number of ICPCs in the last 12 months"),
     (5, "Number of Section 47 Enquiries in the last 12 months")],
)  # fmt: skip
def test_a_count_that_differs_between_rows_of_a_child_is_told(number: int, heading: str) -> None:
    changed = good.rows()
    began = {3: "Date of referral", 5: "Strategy discussion initiating Section 47 Enquiry Start Date"}[number]
    second = {began: DAY(2026, 1, 12), "Date of Initial Child Protection Conference": DAY(2026, 1, 30)}
    changed[number].append(
        changed[number][0] | {name: day for name, day in second.items() if name in changed[number][0]}
    )
    assert told(read(good.workbook(changed))) == []
    changed[number][1][heading] = 4
    found = read(good.workbook(changed))
    assert told(found) == [("count_differs", (3, 4))]
    assert heading in found.warnings[0].message


def test_missing_episodes_counted_as_one_for_everybody_are_told() -> None:
    heading = "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"
    changed = good.rows()
    for number in range(12):
        changed[8].append(
            changed[8][0] | {"Child Unique ID": f"C{number * 9}", BORN: DAY(2015, 1, 2 + number), AGE: 11}
        )
    for row in changed[8]:
        row[heading] = 1
    assert "count_always_one" in dict(told(read(good.workbook(changed))))
    changed[8][5][heading] = 0
    assert "count_always_one" not in dict(told(read(good.workbook(changed))))


def test_a_child_multiplied_by_a_join_is_one_adoption_and_the_difference_is_named() -> None:
    changed = good.rows()
    changed[10].append(changed[10][0] | {"Date the Child Entered Care": DAY(2024, 2, 1)})
    found = read(good.workbook(changed))
    assert len(found.tables["permanence"]["child_id"]) == 1
    assert [(each.sheet, each.rows, each.differ) for each in found.duplicates] == [
        ("List_10", (3, 4), ("Date the Child Entered Care",))
    ]


@pytest.mark.parametrize("cell", [DAY(1900, 1, 2), DAY(1900, 1, 1), "01/01/1900", "1900-01-01", 2])
def test_a_day_that_stands_for_no_date_is_no_date(cell: Any) -> None:
    found = read(good.with_cell(11, "Date enquiry received", cell))
    assert found.tables["adopter"]["adopter_id"] == []
    assert re.search("1930|1900", found.lists[10].rejected[0].reason)  # the reader gives Excel's day 1 as a time


@pytest.mark.parametrize(
    "written", ["V3", "V3: Short term breaks, episodes recorded", "Short term breaks, episodes recorded"]
)
def test_short_breaks_are_known_by_code_and_by_words(written: str) -> None:
    found = read(good.with_cell(8, "Child's Legal Status", written))
    assert found.tables["legal_status"]["legal_status"] == ["V3"]


@pytest.mark.parametrize(
    ("number", "heading", "written", "table", "column", "code"),
    [
        (1, "Gender", "1", "person", "sex", "F"),  # most lists say b) Female
        (8, "Placement Type", "K3", "cla_placement", "placement_type", "K3"),
        (8, "Placement Type", "z11", "cla_placement", "placement_type", "Z11"),
        (8, "Placement Type", "f) U6: Foster placement – not FFA\u00a0", "cla_placement", "placement_type", "U6"),
        (8, "Placement Provider", "z) PR1: Own provision", "cla_placement", "provider", "PR1"),
        (6, "Reason for Closure", "RC9", "cin_episode", "closure_reason", "RC9"),
        (6, "Primary Need Code", "N2 - Child’s disability ", "cin_episode", "primary_need", "N2"),
        (6, "Primary Need Code", "N2 - Child's disability", "cin_episode", "primary_need", "N2"),
        (9, "LA in Touch", " a) YES ", "care_leaver", "in_touch", "Y"),
        (9, "Eligibility Category", "d) Eligible child", "care_leaver", "eligibility", "ELIGIBLE"),
        (9, "Activity Status", "F4: Young person in an apprenticeship", "care_leaver", "activity", "F4"),
        (3, "Referral Source", "p1) 5D: LA services", "referral", "source_code", "5D"),
    ],
)  # fmt: skip
def test_a_code_is_the_same_code_in_every_edition_and_spelling(
    number: int, heading: str, written: str, table: str, column: str, code: str
) -> None:
    found = read(good.with_cell(number, heading, written))
    assert found.tables[table][column][0] == code
    assert "unknown_code" not in dict(told(found))


@pytest.mark.parametrize("written", ["a) Male", "Male", "1", 1, 1.0, "1.0", " a)\u00a0Male ", "M", "z) Male"])
def test_a_boy_is_a_boy_however_it_is_written(written: Any) -> None:
    found = read(good.workbook(everywhere("000456", Gender=written)))
    assert person(found, "000456")["sex"] == "M"
    assert told(found) == []


@pytest.mark.parametrize("number", [4711, 4711.0, "4711", "4711.0", "\u00a04711 "])
def test_an_id_is_one_id_as_text_and_as_a_number(number: Any) -> None:
    changed = everywhere("000456", **{"Child Unique ID": "4711"})
    changed[1][1]["Child Unique ID"] = number
    found = read(good.workbook(changed))
    assert found.tables["person"]["child_id"] == ["000123", "4711", "000789"]


@pytest.mark.parametrize(
    ("number", "heading", "rejected"),
    [(1, "Child Unique ID", 1), (1, CONTACT, 1), (1, "Gender", 0), (3, "Allocated Team", 0)],
)
def test_an_error_of_excel_is_never_a_blank(number: int, heading: str, rejected: int) -> None:
    report = read(good.with_cell(number, heading, "#N/A")).lists[number - 1]
    findings = report.rejected + report.set_aside
    assert [(each.row, each.column, each.value, each.reason) for each in findings] == [
        (3, heading, "#N/A", "it is an Excel error")
    ]
    assert report.rows_rejected == rejected
