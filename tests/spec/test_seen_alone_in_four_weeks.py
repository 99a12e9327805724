"""Protection-plan children seen alone in the last four weeks: from the last visit, and from all visits."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

MEASURE = "protection-plan-children-seen-alone-in-four-weeks"
APRIL = Month(2026, 4)
# Twenty-eight days before 2026-04-30 is 2026-04-02.
PLANS = """
    child_id | started_on | ended_on
    ---------+------------+---------
    Amara    | 2025-11-03 |
    Ben      | 2025-11-03 |
    Chidi    | 2025-11-03 |
    Dana     | 2025-11-03 |
"""


def test_from_the_last_visit_alone_28_days_count_and_29_do_not(spec):
    spec(
        MEASURE,
        APRIL,
        cp_plans=PLANS,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-02 | Y
            Ben      | 2026-04-01 | Y
            Chidi    | 2026-04-01 | N
            Dana     | 2026-04-30 | Y
        """,
        result=(2, 4),
        exceptions={"Ben", "Chidi"},
        shows={"Amara": "meets at the edge: visited on 2026-04-02", "Ben": "misses at the edge: visited on 2026-04-01"},
    )


def test_a_last_visit_not_alone_says_nothing_of_the_visit_before(spec):
    spec(
        MEASURE,
        APRIL,
        cp_plans=PLANS,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-20 | N
            Ben      | 2026-04-20 | U
            Chidi    | 2026-05-04 | Y
            Dana     | 2026-04-20 | Y
        """,
        as_at=date(2026, 5, 6),
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
    )


def test_with_every_visit_the_one_before_decides(spec):
    spec(
        MEASURE,
        APRIL,
        cp_plans=PLANS,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-07 | Y
            Amara    | 2026-04-20 | N
            Amara    | 2026-05-04 | N
            Ben      | 2026-04-07 | N
            Ben      | 2026-04-20 | N
            Chidi    | 2026-04-07 | Y
            Chidi    | 2026-04-20 |
            Dana     | 2026-03-03 | Y
            Dana     | 2026-05-04 | Y
        """,
        as_at=date(2026, 5, 6),
        result=(2, 4),
        exceptions={"Ben", "Dana"},
    )


def test_a_plan_younger_than_four_weeks_is_not_yet_counted_and_an_unborn_child_is_not(spec):
    spec(
        MEASURE,
        APRIL,
        people="""
            child_id | born_on    | expected_on
            ---------+------------+------------
            Dana     |            | 2026-07-01
            Eli      | 2026-05-01 |
            Farah    | 2026-04-30 |
        """,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-03
            Ben      | 2026-04-02
            Chidi    | 2026-04-20
            Dana     | 2025-11-03
            Eli      | 2025-11-03
            Farah    | 2025-11-03
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Ben      | 2026-04-01 | Y
            Chidi    | 2026-04-28 | Y
            Dana     | 2026-04-28 | N
            Farah    | 2026-04-02 | Y
        """,
        result=(2, 3),
        exceptions={"Ben"},
    )


def test_the_interval_is_the_councils_own(spec):
    six_weeks = Value("seen_alone_days", date(2026, 1, 1), None, 42, "Practice standards 2026")
    spec(
        MEASURE,
        APRIL,
        settings=[six_weeks],
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-03
            Ben      | 2025-11-03
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-03-19 | Y
            Ben      | 2026-03-18 | Y
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: visited on 2026-03-19", "Ben": "misses at the edge: visited on 2026-03-18"},
    )


def test_without_any_visit_the_child_is_missing_and_another_authoritys_plan_is_not_ours(spec):
    spec(
        MEASURE,
        APRIL,
        cp_plans="""
            child_id | started_on | other_authority
            ---------+------------+----------------
            Amara    | 2025-11-03 | N
            Ben      | 2025-11-03 | Y
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing: no visit is known", "Ben": "not counted: a plan of another authority"},
    )
