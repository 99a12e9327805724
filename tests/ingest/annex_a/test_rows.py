"""What becomes of a row with something wrong in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from tests.ingest.annex_a import good

CONTACT = "Date of Contact"


def read(data: bytes) -> Reading:
    return reader.read(data, name="annex.xlsx", as_at=good.AS_AT)


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("31/02/2026", "text like 99/99/9999", "no such day"),
        ("2026-13-01", "text like 9999-99-99", "no such day"),
        ("00/01/1900", "text like 99/99/9999", "no such day"),
        ("01/03/26", "text like 99/99/99", "two digits"),
        ("03/25/2026", "text like 99/99/9999", "month comes first"),
        ("last Tuesday", "text of 12 characters", "not a date"),
        (0, "a number", "not a date"),
        (2026, "a number", "not a date"),
        (True, "true or false", "not a date"),
        ("#N/A", "#N/A", "Excel error"),
        (None, "blank", "blank"),
        (dt.date(2026, 6, 20), "a date", "after the as-at date"),
    ],
)
def test_a_date_that_cannot_be_used_rejects_its_row_by_name(cell: Any, value: str, reason: str) -> None:
    found = read(good.with_cell(1, CONTACT, cell))
    rejected = found.lists[0].rejected
    assert [(each.sheet, each.row, each.column, each.value) for each in rejected] == [("List_1", 3, CONTACT, value)]
    assert reason in rejected[0].reason
    assert rejected[0].remedy
    assert found.tables["contact"]["child_id"] == ["000456"]


@pytest.mark.parametrize(
    "cell",
    ["02/03/2026", "2/3/2026", "2026-03-02", "2026-03-02T10:30:00", "2 March 2026", "2nd Mar 2026", "02-Mar-2026",
     "Monday, 2 March 2026", "March 2, 2026", "02.03.2026", "02/03/2026 09:15", "\u00a002/03/2026 ", 46083, "46083"],
)  # fmt: skip
def test_a_date_in_any_honest_form_is_read_day_first(cell: Any) -> None:
    found = read(good.with_cell(1, CONTACT, cell))
    assert found.tables["contact"]["received_on"][0] == dt.date(2026, 3, 2)


def test_a_workbook_that_counts_from_1904_gives_the_same_days() -> None:
    found = read(good.workbook(options={"date_1904": True}))
    assert found.tables["contact"]["received_on"] == [dt.date(2026, 3, 2), dt.date(2026, 3, 3)]


def test_other_dates_of_a_column_with_american_ones_are_put_in_doubt() -> None:
    changed = good.rows()
    changed[1][0][CONTACT], changed[1][1][CONTACT] = "03/25/2026", "04/03/2026"
    found = read(good.workbook(changed))
    assert "order_in_doubt" in [warning.code for warning in found.warnings]
    assert found.tables["contact"]["received_on"] == [dt.date(2026, 3, 4)]


def test_dates_a_few_days_after_the_as_at_date_are_kept_and_pointed_out() -> None:
    found = read(good.with_cell(1, CONTACT, dt.date(2026, 6, 2)))
    assert [(each.code, each.rows) for each in found.warnings] == [("after_as_at", (3,))]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (123456789012345678, "15 digits"),
        ("1.2E+05", "E+ notation"),
        (12.5, "decimals"),
        (True, "true/false"),
        (dt.date(2026, 3, 2), "date"),
        ("x" * 60, "not an id"),
        (None, "blank"),
    ],
)
def test_an_id_that_excel_has_spoiled_rejects_its_row(cell: Any, reason: str) -> None:
    found = read(good.with_cell(1, "Child Unique ID", cell))
    assert reason in found.lists[0].rejected[0].reason
    assert found.lists[0].rows_rejected == 1


@pytest.mark.parametrize(
    ("cell", "kept"), [(4711, "4711"), ("004711", "004711"), (" 4711\u00a0", "4711"), ("4711.0", "4711")]
)
def test_an_id_is_text_with_its_zeros(cell: Any, kept: str) -> None:
    found = read(good.with_cell(1, "Child Unique ID", cell))
    assert found.tables["contact"]["child_id"][0] == kept


def test_an_end_before_its_start_rejects_the_row() -> None:
    found = read(good.with_cell(4, "Continuous Assessment Date of Authorisation", dt.date(2026, 3, 1)))
    assert found.lists[3].rejected[0].column == "Continuous Assessment Date of Authorisation"
    assert "before" in found.lists[3].rejected[0].reason


def test_a_detail_that_cannot_be_read_is_set_aside_and_the_row_kept() -> None:
    found = read(good.with_cell(1, "Date of Birth", "unknown"))
    assert found.lists[0].rejected == []
    assert [(each.row, each.column) for each in found.lists[0].set_aside] == [(3, "Date of Birth")]
    assert len(found.tables["contact"]["child_id"]) == 2


def test_an_unknown_code_is_kept_and_named_but_a_long_text_is_not_repeated() -> None:
    changed = good.rows()
    changed[8][0]["Placement Type"] = "K9"
    changed[1][0]["Contact Source"] = "Amara's grandmother"
    found = read(good.workbook(changed))
    assert found.tables["cla_placement"]["placement_type"] == ["K9"]
    messages = [warning.message for warning in found.warnings if warning.code == "unknown_code"]
    assert any("K9 (1)" in message for message in messages)
    assert not any("grandmother" in message for message in messages)


def test_a_blank_where_the_guidance_allows_none_is_counted() -> None:
    found = read(good.with_cell(4, "Allocated Worker", None))
    assert found.lists[3].blanks == {"Allocated Worker": 1}
    assert found.lists[3].rows_kept == 2


def test_every_row_is_accounted_for() -> None:
    changed = good.rows()
    changed[1] += [dict(changed[1][0]), good.amara(**{CONTACT: "never"}), good.ben()]
    report = read(good.workbook(changed)).lists[0]
    assert (report.rows_read, report.rows_kept, report.rows_rejected) == (5, 2, 2)


def test_headings_repeated_among_the_rows_are_passed_over() -> None:
    changed = good.rows()
    headings = {heading: heading for heading in ("Child Unique ID", "Gender", CONTACT)}
    changed[1].insert(1, headings)
    found = read(good.workbook(changed))
    assert [(each.code, each.rows) for each in found.warnings] == [("headings_again", (4,))]
    assert len(found.tables["contact"]["child_id"]) == 2
