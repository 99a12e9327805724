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
    spec(
        COUNT,
        MAY,
        as_at=date(2026, 6, 8),
        cla_periods=CARE,
        legal_statuses=STATUS,
        result=2,
        value=2,
        shows={
            "Ben": "counted at the edge: ceased on 2026-06-02",
            "Chidi": "not counted at the edge: ceased on 2026-05-31",
        },
    )


def test_a_child_whose_legal_status_is_blank_is_counted(spec):
    spec(
        COUNT,
        MAY,
        as_at=date(2026, 6, 8),
        cla_periods=CARE,
        result=3,
        shows={
            "Amara": "counted at the edge: started on 2026-05-31",
            "Ben": "counted at the edge: ceased on 2026-06-02",
            "Chidi": "not counted at the edge: ceased on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )


def test_the_rate_rests_on_the_population(spec):
    population = Value("population_0_17", date(2026, 4, 1), None, 50_000, "Mid-year estimate 2025")
    spec(
        RATE,
        MAY,
        as_at=date(2026, 6, 8),
        cla_periods=CARE,
        settings=[population],
        value=0.6,
        shows={
            "Amara": "counted at the edge: started on 2026-05-31",
            "Ben": "counted at the edge: ceased on 2026-06-02",
            "Chidi": "not counted at the edge: ceased on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )
    spec(
        RATE,
        MAY,
        as_at=date(2026, 6, 9),
        cla_periods=CARE,
        state="unknown",
        shows={
            "Amara": "counted at the edge: started on 2026-05-31",
            "Ben": "counted at the edge: ceased on 2026-06-02",
            "Chidi": "not counted at the edge: ceased on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )


def test_a_short_break_that_is_over_no_longer_leaves_the_child_out(spec):
    history = """
        child_id | started_on | legal_status | ended_on
        ---------+------------+--------------+-----------
        Amara    | 2026-05-31 | V2           |
        Ben      | 2018-01-08 | V4           | 2019-02-04
        Ben      | 2019-02-04 | C2           |
        Eli      | 2024-01-08 | V4           |
        Eli      | 2025-09-01 | C1           |
    """
    spec(COUNT, MAY, as_at=date(2026, 6, 8), cla_periods=CARE, legal_statuses=history, kind="ssd", result=3)
    population = Value("population_0_17", date(2026, 4, 1), None, 50_000, "Mid-year estimate 2025")
    spec(RATE, MAY, as_at=date(2026, 6, 9), cla_periods=CARE, legal_statuses=history, settings=[population], kind="ssd",
         value=0.6)  # fmt: skip


def test_a_short_break_that_the_list_dates_after_the_month_is_left_out_all_the_same(spec):
    renewed = """
        child_id | started_on | legal_status
        ---------+------------+-------------
        Eli      | 2026-06-03 | V4
        Ben      |            | V3
    """
    spec(
        COUNT,
        MAY,
        as_at=date(2026, 6, 8),
        cla_periods=CARE,
        legal_statuses=renewed,
        result=1,
        shows={
            "Amara": "counted at the edge: started on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )
