from __future__ import annotations

from datetime import date

from goldenthread.example import days

FRIDAY = date(2026, 5, 1)


def test_weekdays_skip_the_weekend() -> None:
    assert days.weekday_after(FRIDAY, 0) == FRIDAY
    assert days.weekday_after(FRIDAY, 1) == date(2026, 5, 4)
    assert days.weekday_after(FRIDAY, 10) == date(2026, 5, 15)


def test_a_weekend_counts_as_the_monday_after_it() -> None:
    assert days.weekday_after(date(2026, 5, 2), 0) == date(2026, 5, 4)
    assert days.weekday_after(date(2026, 5, 3), 3) == date(2026, 5, 7)


def test_weekdays_agree_with_counting_them_one_by_one() -> None:
    for start in range(1, 15):
        day = days.weekday_after(date(2026, 5, start), 0)
        for count in range(60):
            assert days.weekday_after(date(2026, 5, start), count) == day
            day = days.plus(day, 1)
            while day.weekday() > 4:
                day = days.plus(day, 1)


def test_months_and_years_stay_inside_the_month() -> None:
    assert days.months_on(date(2026, 8, 31), -6) == date(2026, 2, 28)
    assert days.months_on(date(2024, 8, 31), -6) == date(2024, 2, 29)
    assert days.months_on(date(2026, 1, 15), -12) == date(2025, 1, 15)
    assert days.years_on(date(2008, 2, 29), 18) == date(2026, 2, 28)


def test_age_is_in_completed_years_and_minus_one_before_birth() -> None:
    assert days.age_on(date(2020, 5, 2), FRIDAY) == 5
    assert days.age_on(date(2020, 5, 1), FRIDAY) == 6
    assert days.age_on(date(2026, 5, 2), FRIDAY) == -1


def test_the_latest_day_and_the_number_of_days_in_a_span() -> None:
    visits = [date(2026, 4, 1), date(2026, 4, 20), date(2026, 5, 1)]
    assert days.latest(visits, date(2026, 4, 30)) == date(2026, 4, 20)
    assert days.latest(visits, date(2026, 3, 31)) is None
    assert days.how_many(visits, date(2026, 4, 1), date(2026, 5, 1)) == 3
    assert days.how_many(visits, date(2026, 4, 2), date(2026, 4, 30)) == 1
