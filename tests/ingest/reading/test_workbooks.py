"""An old workbook says what a new one would: errors are not blanks, hidden rows are read, what is unsafe is refused."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from goldenthread.files import child, guard
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import workbooks
from tests.ingest.reading import xls

DAY = dt.date(2026, 3, 2)
ROWS = [["Child Unique ID", "Date of Contact"], ["000123", DAY], [4711, None]]


def opened(data: bytes) -> workbooks.Opened:
    return workbooks.opened(data, name="old.xls")


@pytest.mark.parametrize("stream", ["Workbook", "Book"])
@pytest.mark.parametrize("from_1904", [False, True])
def test_cells_of_an_old_workbook_are_text_numbers_and_dates(stream: str, from_1904: bool) -> None:
    found = opened(xls.workbook({"List_1": ROWS}, from_1904=from_1904, streams=(stream,)))
    assert [(part.name, part.kind) for part in found.parts] == [("List_1", "sheet")]
    assert found.parts[0].rows == [["Child Unique ID", "Date of Contact"], ["000123", DAY], [4711.0, ""]]
    assert found.from_1904 is from_1904


def test_errors_in_an_old_workbook_are_not_taken_for_blanks() -> None:
    rows = opened(xls.workbook({"List_1": [[xls.ERROR, xls.FailedFormula(), None, "a"]]})).parts[0].rows
    assert rows == [["#N/A", "#N/A", "", "a"]]


def test_hidden_sheets_and_rows_of_an_old_workbook_are_read_and_said() -> None:
    part = opened(xls.workbook({"List_1": ROWS}, hidden=["List_1"], hidden_rows=[2])).parts[0]
    assert [remark.code for remark in part.remarks] == ["hidden_sheet", "hidden_rows"]
    assert part.remarks[1].rows == (2,)
    assert len(part.rows) == 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (xls.workbook({"List_1": ROWS}, password=True), "encrypted"),
        (xls.workbook({"List_1": ROWS}, streams=("Workbook", "_VBA_PROJECT_CUR")), "macros"),
        (xls.workbook({"List_1": [[None] * 200 + ["a"]] + [["b"]] * 30_000}), "too_many_rows"),
        (xls.workbook({}), "damaged"),
        (xls.workbook({"List_1": ROWS})[:700], "damaged"),
        (xls.workbook({"List_1": ROWS})[:-600], "damaged"),
        (xls.compound(b"\x09\x08\xff\xff"), "damaged"),
    ],
    ids=[
        "password",
        "macros",
        "too long",
        "no sheets",
        "cut at the start",
        "cut at the end",
        "a record too long",
    ],
)
def test_an_old_workbook_that_cannot_be_read_safely_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        opened(data)
    assert refused.value.code == code
    assert "old.xls" in refused.value.message
    assert refused.value.remedy


def test_a_chain_of_sectors_in_a_circle_ends() -> None:
    data = bytearray(xls.workbook({"List_1": ROWS}))
    table = data.rindex(b"\x01\x00\x00\x00\x02\x00\x00\x00")
    data[table : table + 4] = bytes(4)  # the first sector follows itself
    with pytest.raises(FileRefused) as refused:
        opened(bytes(data))
    assert refused.value.code == "damaged"


def test_a_page_that_does_not_take_old_workbooks_says_what_it_takes() -> None:
    with pytest.raises(FileRefused, match="Excel 97–2003 workbook") as refused:
        guard.check(xls.workbook({"List_1": ROWS}), name="old.xls", kinds=("xlsx",))
    assert refused.value.code == "wrong_format"
    assert ".xlsx" in refused.value.remedy


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_of_an_old_workbook_end_in_a_refusal_or_a_report(seed: int) -> None:
    data, chance = bytearray(xls.workbook({"List_1": ROWS * 50})), random.Random(seed)  # noqa: S311
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        options = {"kind": "annex_a", "name": "old.xls", "as_at": "2026-05-31"}
        found = child.run("goldenthread.ingest.child:read", source=bytes(data), options=options, name="old.xls")
    except FileRefused as refused:
        assert "old.xls" in refused.message
    else:
        assert found["lists"]
