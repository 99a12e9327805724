"""The calendar table: date arithmetic done once."""

from datetime import date

from goldenthread.core import working_days
from goldenthread.records import calendar


def day(wanted):
    row = calendar.table().slice((wanted - calendar.FIRST_DAY).days, 1).to_pylist()[0]
    assert row["day"] == wanted
    return row


def test_every_column_has_its_meaning():
    assert list(calendar.columns()) == calendar.table().column_names


def test_working_days_are_those_of_the_one_list():
    assert day(date(2026, 5, 7))["working_day"] - day(date(2026, 3, 2))["working_day"] == 45
    assert day(date(2026, 5, 25))["is_working"] == 0
    assert day(working_days.LAST_DAY)["day"] == working_days.LAST_DAY


def test_before_the_list_of_bank_holidays_nothing_is_counted():
    assert day(date(2009, 12, 31))["working_day"] is None


def test_a_month_before_or_after_keeps_to_the_months_end():
    assert day(date(2026, 8, 31))["months_6_before"] == date(2026, 2, 28)
    assert day(date(2025, 11, 30))["months_3_after"] == date(2026, 2, 28)
    assert day(date(2026, 2, 10))["month_end"] == date(2026, 2, 28)


def test_born_by_is_the_latest_birthday_of_that_age():
    assert day(date(2026, 5, 31))["born_by_for_17"] == date(2009, 5, 31)


def test_an_age_is_reached_on_the_birthday():
    four = day(date(2022, 5, 31))["date_number"] + 10_000 * 4
    assert day(date(2026, 5, 30))["date_number"] < four == day(date(2026, 5, 31))["date_number"]


def test_somebody_born_on_29_february_is_older_on_1_march_where_the_day_is_missing():
    three = day(date(2004, 2, 29))["date_number"] + 10_000 * 3
    assert day(date(2007, 2, 28))["date_number"] < three <= day(date(2007, 3, 1))["date_number"]


def test_the_twelve_months_to_a_months_end_are_whole_months_in_leap_years_too():
    assert day(date(2026, 5, 31))["year_from"] == date(2025, 6, 1)
    assert day(date(2026, 6, 30))["year_from"] == date(2025, 7, 1)
    assert day(date(2025, 2, 28))["year_from"] == date(2024, 3, 1)
    assert day(date(2024, 2, 29))["year_from"] == date(2023, 3, 1)


def test_a_school_year_goes_by_the_31_august_before_it():
    assert day(date(2026, 8, 31))["august_before"] == date(2025, 8, 31)
    assert day(date(2026, 9, 1))["august_before"] == date(2026, 8, 31)
    assert day(date(2027, 1, 1))["august_before"] == date(2026, 8, 31)
