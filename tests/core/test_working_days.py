"""Working days: the list of bank holidays, and counting with the day of the event as day 0."""

from datetime import date, timedelta

import holidays
import pytest

from goldenthread.core import bank_holidays, working_days
from goldenthread.core.working_days import OutsideCalendar, add_working_days, is_working_day, working_days_between

YEARS = range(bank_holidays.FIRST_YEAR, bank_holidays.LAST_YEAR + 1)


@pytest.mark.parametrize("nation", ["ENG", "WLS"])
def test_our_list_is_the_same_as_the_holidays_package_has(nation):
    theirs = {day for day in holidays.UK(subdiv=nation, years=YEARS) if day.weekday() < 5}
    assert theirs == set(bank_holidays.BANK_HOLIDAYS)


@pytest.mark.parametrize(
    "day", [date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
)
def test_days_given_once_are_in_the_list(day):
    assert not is_working_day(day)


def test_a_day_that_moved_is_a_working_day_where_it_used_to_be():
    assert is_working_day(date(2020, 5, 4))
    assert is_working_day(date(2022, 5, 30))


def test_the_list_still_covers_the_years_that_timescales_reach():
    # The one test that reads the clock: it fails three years before the list ends, in time to add to it.
    this_year = date.today().year  # noqa: DTZ011 (a year ahead or behind does not matter here)
    assert this_year + 3 <= bank_holidays.LAST_YEAR


def test_the_day_of_the_event_is_day_0():
    assert working_days_between(date(2026, 5, 5), date(2026, 5, 5)) == 0
    assert working_days_between(date(2026, 5, 5), date(2026, 5, 6)) == 1


def test_weekends_and_bank_holidays_do_not_count():
    assert working_days_between(date(2026, 5, 22), date(2026, 5, 26)) == 1
    assert working_days_between(date(2026, 12, 24), date(2026, 12, 29)) == 1


def test_counting_agrees_with_going_day_by_day():
    start = date(2025, 12, 20)
    for offset in range(200):
        end = start + timedelta(days=offset)
        slow = sum(is_working_day(start + timedelta(days=step)) for step in range(1, offset + 1))
        assert working_days_between(start, end) == slow
        assert working_days_between(end, start) == -slow


def test_adding_days_lands_on_the_working_day_that_is_so_many_away():
    assert add_working_days(date(2026, 3, 2), 45) == date(2026, 5, 7)
    assert add_working_days(date(2026, 5, 23), 1) == date(2026, 5, 26)
    assert add_working_days(date(2026, 5, 23), 0) == date(2026, 5, 23)


def test_going_back_lands_on_the_working_day_before():
    assert add_working_days(date(2026, 5, 26), -1) == date(2026, 5, 22)
    assert add_working_days(date(2026, 5, 24), -1) == date(2026, 5, 22)
    assert add_working_days(date(2026, 5, 24), -2) == date(2026, 5, 21)


@pytest.mark.parametrize("day", [date(2009, 12, 31), date(2036, 1, 1)])
def test_a_day_outside_the_list_is_refused_with_the_years_it_covers(day):
    with pytest.raises(OutsideCalendar, match="2010 to 2035"):
        is_working_day(day)
    with pytest.raises(OutsideCalendar):
        add_working_days(date(2035, 12, 28), 10)


def test_the_calendar_says_which_days_it_covers() -> None:
    assert working_days.covers(working_days.FIRST_DAY) and working_days.covers(working_days.LAST_DAY)
    assert not working_days.covers(date(1999, 1, 31))
