"""Writing a month-end as a workbook and reading it with the reader gives the tables that the council itself gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.example import extracts
from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from goldenthread.records import tables
from tests.example.conftest import AS_AT


@pytest.fixture(scope="module")
def read(workbook: Path) -> Reading:
    return reader.read(workbook.read_bytes(), name=workbook.name, as_at=AS_AT)


@pytest.mark.parametrize("table", list(tables.BY_NAME))
def test_a_table_read_from_the_workbook_is_the_table_of_the_council(
    table: str, read: Reading, annex: dict[str, extracts.Columns]
) -> None:
    assert read.tables[table] == annex[table]


def test_the_reader_finds_nothing_to_reject_or_to_doubt(read: Reading) -> None:
    assert not read.warnings and not read.duplicates
    assert all(each.rows_read == each.rows_kept for each in read.lists)
