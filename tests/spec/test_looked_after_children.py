"""Looked-after children: how many, and for every 10,000."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

COUNT = "looked-after-children"
RATE = "looked-after-children-rate"
MAY = Month(2026, 5)
CARE = """
    child_id | started_on | ceased_on
    ---------+------------+-----------
    Amara    | 2026-05-31 |
    Ben      | 2019-02-04 | 2026-06-02
    Chidi    | 2019-02-04 | 2026-05-31
    Dana     | 2026-06-01 |
    Eli      | 2025-09-01 |
"""
STATUS = """
    child_id | started_on | legal_status
    ---------+------------+-------------
    Amara    | 2026-05-31 | V2
    Eli      | 2025-09-01 | V4
"""


def test_looked_after_on_the_last_day_counts_and_a_short_break_does_not(spec):
    spec(COUNT, MAY, as_at=date(2026, 6, 8), cla_periods=CARE, legal_statuses=STATUS, result=2, value=2)


def test_a_child_whose_legal_status_is_blank_is_counted(spec):
    spec(COUNT, MAY, as_at=date(2026, 6, 8), cla_periods=CARE, result=3)


def test_the_rate_rests_on_the_population(spec):
    population = Value("population_0_17", date(2026, 4, 1), None, 50_000, "Mid-year estimate 2025")
    spec(RATE, MAY, as_at=date(2026, 6, 8), cla_periods=CARE, settings=[population], value=0.6)
    spec(RATE, MAY, as_at=date(2026, 6, 9), cla_periods=CARE, state="unknown")
