"""One made-up council for all tests of the example, and its dataset read back: two seconds, and twenty, of a processor.

Nobody changes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.periods import Month
from goldenthread.example import dataset, extracts, journeys, workbooks
from goldenthread.example.council import Council
from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.ssd import reader

NUMBER, UNTIL = 7, Month(2026, 9)
AS_AT = UNTIL.last_day


@pytest.fixture(scope="session")
def council() -> Council:
    return journeys.build(NUMBER, UNTIL)


@pytest.fixture(scope="session")
def month_ends(council: Council) -> dict[date, dict[str, extracts.Columns]]:
    """The tables of five month-ends, half a year apart, the last one being the latest."""
    days = [UNTIL.plus(-back).last_day for back in (23, 18, 12, 6, 0)]
    return {day: extracts.tables_at(council, day) for day in days}


@pytest.fixture(scope="session")
def annex(council: Council) -> dict[str, extracts.Columns]:
    """The tables of the last month-end."""
    return extracts.tables_at(council, AS_AT)


@pytest.fixture(scope="session")
def workbook(council: Council, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Annex A of the last month-end."""
    path: Path = tmp_path_factory.mktemp("workbooks") / workbooks.name(AS_AT)
    workbooks.write(council, AS_AT, path)
    return path


@pytest.fixture(scope="session")
def packed(council: Council) -> bytes:
    """The dataset of the last month-end as a zip."""
    return dataset.packed(dataset.tables_at(council, AS_AT))


@pytest.fixture(scope="session")
def dataset_read(packed: bytes) -> Reading:
    return reader.read(packed, name=dataset.name(AS_AT), as_at=AS_AT)
