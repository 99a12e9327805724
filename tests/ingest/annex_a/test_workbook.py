"""Lists are found by their names or their headings, wherever the headings stand."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from tests.ingest.annex_a import good


def read(data: bytes) -> Reading:
    return reader.read(data, name="annex.xlsx", as_at=good.AS_AT)


def changed_by(change: Any) -> bytes:
    """The good workbook after ``change`` was made in another program."""
    book = openpyxl.load_workbook(io.BytesIO(good.workbook()))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["List_1", "List 1", "list 01", "LIST1", "Contacts", "Sheet1", "Annex A List 1"])
def test_a_sheet_is_known_by_any_name_or_by_its_headings(name: str) -> None:
    assert read(good.workbook(names={1: name})).lists[0].sheet == name


def test_headings_may_stand_in_any_of_the_first_twenty_rows() -> None:
    found = read(changed_by(lambda book: book["List_1"].insert_rows(1, 12)))
    assert found.lists[0].heading_row == 14
    assert found.tables["contact"]["source_row"] == [15, 16]


def test_headings_are_met_in_any_case_and_with_other_spaces_and_quotes() -> None:
    renamed = {
        "Child's Legal Status": "child’s  legal\u00a0STATUS ",
        "LA in Touch": "LA In Touch ",
        "Date of Birth": "Child's date of birth",
    }
    found = read(good.workbook(headings=renamed))
    assert found.tables["legal_status"]["legal_status"] == ["C1"]
    assert found.lists[7].mapped["Child's date of birth"] == "Date of Birth"
    assert found.warnings == []


def test_columns_in_another_order_and_one_too_many_are_no_matter() -> None:
    def change(book: Any) -> None:
        sheet = book["List_1"]
        sheet.move_range("F2:F4", cols=4)
        sheet["F2"] = "Notes"

    found = read(changed_by(change))
    assert found.lists[0].rows_kept == 2
    assert found.lists[0].unmatched_columns == ["Notes"]


def test_a_sheet_named_after_one_list_with_the_headings_of_another_is_read_as_the_other() -> None:
    found = read(good.workbook({4: good.rows()[4]}, names={4: "List_1"}))
    assert [each.number for each in found.lists] == [4]


def test_a_second_sheet_of_the_same_list_is_said_not_read() -> None:
    def change(book: Any) -> None:
        copy = book.copy_worksheet(book["List_1"])
        copy.title = "Contacts"

    found = read(changed_by(change))
    warning = next(each for each in found.warnings if each.code == "second_sheet")
    assert "Contacts" in warning.message
    assert len(found.tables["contact"]["child_id"]) == 2


def test_hidden_sheets_and_rows_are_read_and_said() -> None:
    def change(book: Any) -> None:
        book["List_1"].sheet_state = "hidden"
        book["List_4"].row_dimensions[3].hidden = True

    found = read(changed_by(change))
    assert {warning.code for warning in found.warnings} == {"hidden_sheet", "hidden_rows"}
    assert found.lists[0].rows_kept == 2


def test_a_formula_that_was_never_worked_out_is_not_taken_for_a_blank() -> None:
    def change(book: Any) -> None:
        book["List_4"]["I3"] = "=TODAY()-30"

    found = read(changed_by(change))
    rejected = found.lists[3].rejected[0]
    assert (rejected.row, rejected.value) == (3, "formula without a value")
    assert "Open the file in Excel" in rejected.remedy


def test_a_named_sheet_without_headings_says_so() -> None:
    found = read(changed_by(lambda book: book["List_1"].delete_rows(1, 2)))
    assert {"no_headings", "list_missing"} == {warning.code for warning in found.warnings}
