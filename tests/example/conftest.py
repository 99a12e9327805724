"""One made-up council for all tests of the example: building it takes about two seconds."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.example import extracts, journeys
from goldenthread.example.council import Council

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
