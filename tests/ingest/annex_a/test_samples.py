"""Workbooks that others have published, when they lie beside the project: every row accounted for."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.ingest.annex_a import reader
from tests.shared import shared

_CLEANER = "samples/AnnexA_CiNCensus_Cleaner/"


# Rows of each sheet with its title and headings, lists 1 to 11; then rows left out as twins of another.
@pytest.mark.parametrize(
    ("sample", "as_at", "rows", "twins", "codes"),
    [
        (_CLEANER + "2015-01-sample.xlsx", dt.date(2019, 8, 31),
         [2, 2, 7, 2, 2, 2, 2, 2, 2, 2, 2], 0, {"unknown_code", "age_disagrees"}),
        (_CLEANER + "example-A-2005.xls", dt.date(2019, 8, 31),
         [3, 14, 2, 2, 2, 2, 2, 2, 2, 2, 2], 1, {"age_disagrees"}),
        (_CLEANER + "example-B-2004.xlsx", dt.date(2019, 8, 31),
         [3, 12, 2, 2, 2, 2, 2, 2, 2, 2, 2], 1, {"age_disagrees"}),
        ("samples/child-event-journeys/annexa_example.xlsx", dt.date(2020, 6, 30),
         [14, 3, 12, 6, 5, 3, 4, 4, 1, 1, 1], 0, set()),
    ],
)  # fmt: skip
def test_a_published_workbook_is_read_whole(
    sample: str, as_at: dt.date, rows: list[int], twins: int, codes: set[str]
) -> None:
    path = shared(sample)
    found = reader.read(path.read_bytes(), name=path.name, as_at=as_at)
    assert [each.heading_row + each.rows_read for each in found.lists] == rows
    assert sum(each.rows_read - each.rows_kept for each in found.lists) == twins
    assert [each.rejected for each in found.lists] == [[]] * 11
    assert [each.missing_columns for each in found.lists] == [[]] * 11
    assert {warning.code for warning in found.warnings} == codes
