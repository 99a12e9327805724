"""The stretch of time that a figure is said to be of."""

from __future__ import annotations

import pytest

from goldenthread.core.periods import Month
from goldenthread.plans.checking import spans


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Oct 2026", "2026-10"), ("2026-10", "2026-10"), ("Oct-26", "2026-10"), ("Oct 26", "2026-10"),
        ("31 October 2026", "2026-10"), ("60% (Mar 2026)", "2026-03"), ("Year ending March 2026", "2026-03"),
        ("Q2 2026/27", "2026-09"), ("Q4 2026/27", "2027-03"), ("2025/26", "2026-03"), ("latest", None), ("", None),
        ("12 October 2026", None), ("July 2026 and August 2026", None), ("2025/28", None),
    ],
)  # fmt: skip
def test_the_month_in_which_it_ends(text: str, month: str | None) -> None:
    assert spans.of(text).month == (Month.parse(month) if month else None)


def test_two_months_are_not_told_apart_and_none_is_not_unclear() -> None:
    assert spans.of("Up from July 2026 to August 2026").is_unclear
    assert not spans.of("Up again").is_unclear


@pytest.mark.parametrize(
    ("text", "like", "unlike"),
    [
        ("Rolling 12 months to Oct 2026", "rolling_12", "monthly_flow"),
        ("Year ending March 2026", "rolling_12", "month_end_stock"),
        ("2025/26", "year_to_date", "monthly_flow"),
        ("Year to date", "year_to_date", "rolling_12"),
        ("Q2 2026/27", "quarterly", "monthly_flow"),
        ("in the month", "monthly_flow", "rolling_12"),
        ("the last six months", "rolling_6", "rolling_12"),
    ],
)
def test_a_year_is_not_held_against_a_month(text: str, like: str, unlike: str) -> None:
    assert spans.of(text).is_like(like) and not spans.of(text).is_like(unlike)


def test_what_says_nothing_of_its_stretch_may_be_any() -> None:
    assert spans.of("Oct 2026").is_like("rolling_12") and spans.of("Oct 2026").is_like("monthly_flow")
    assert spans.of("Repeat referrals within 12 months").is_like("monthly_flow")
