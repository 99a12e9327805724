"""Months."""

from datetime import date

import pytest

from goldenthread.core import periods
from goldenthread.core.periods import Month, last_full_month, months_ending


def test_a_month_knows_its_days_and_its_neighbours() -> None:
    february = Month.parse("2028-02")
    assert february.last_day == date(2028, 2, 29)
    assert february.previous().id == "2028-01"
    assert Month(2026, 12).next().id == "2027-01"
    assert february.label == "Feb 2028"


def test_months_ending_are_in_order_of_time() -> None:
    assert [month.id for month in months_ending(Month(2026, 1), 3)] == ["2025-11", "2025-12", "2026-01"]


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "May 2026", "", "2026-00"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


def test_a_month_is_over_on_its_last_day() -> None:
    assert last_full_month(date(2026, 10, 31)).id == "2026-10"
    assert last_full_month(date(2026, 10, 30)).id == "2026-09"


def test_a_day_is_written_without_a_leading_nought() -> None:
    assert periods.short_day(date(2026, 11, 7)) == "7 Nov 2026"
    assert periods.long_day(date(2026, 11, 7)) == "7 November 2026"
