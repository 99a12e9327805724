"""Permanence plans by the second review."""

from datetime import date

from goldenthread.core.periods import Month

SECOND_REVIEW = "permanence-plan-by-the-second-review"
MAY = Month(2026, 5)
SECOND = """
    child_id | started_on
    ---------+-----------
    Amara    | 2026-01-05
    Ben      | 2026-01-05
    Chidi    | 2026-01-05
    Dana     | 2026-01-05
    Eli      | 2026-01-05
"""
REVIEWS = """
    child_id | held_on
    ---------+-----------
    Amara    | 2026-01-30
    Amara    | 2026-05-01
    Ben      | 2026-01-30
    Ben      | 2026-05-31
    Chidi    | 2026-01-30
    Chidi    | 2026-06-01
    Dana     | 2026-01-30
    Dana     | 2026-03-30
    Dana     | 2026-05-29
    Eli      | 2026-05-29
"""
PLANS = """
    child_id | started_on | permanence_plan
    ---------+------------+----------------
    Amara    | 2026-05-01 | FOSTERING
    Ben      | 2026-01-08 |
    Ben      | 2026-06-01 | ADOPTION
    Chidi    | 2026-01-08 | RETURN
    Dana     | 2026-01-08 | RETURN
"""


def test_the_plan_must_be_there_on_the_day_of_the_second_review(spec):
    spec(
        SECOND_REVIEW,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        cla_periods=SECOND,
        cla_reviews=REVIEWS,
        cla_care_plans=PLANS,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: the plan began on the day of the second review",
            "Ben": "misses at the edge: the plan began a day later",
            "Chidi": "not counted: the second review was in June",
            "Dana": "not counted: the second review was in March",
            "Eli": "not counted: only one review",
        },
    )


def test_a_child_on_short_breaks_has_no_second_review_here(spec):
    spec(
        SECOND_REVIEW,
        MAY,
        kind="ssd",
        cla_periods=SECOND,
        cla_reviews=REVIEWS,
        cla_care_plans=PLANS,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2025-01-06 | V4
            Amara    | 2026-01-05 | C1
            Ben      | 2026-01-05 | V4
        """,
        result=(1, 1),
        shows={
            "Amara": "meets: a short break that nobody ended, and an order beside it",
            "Ben": "not counted: a short break",
        },
    )


def test_a_second_review_is_missing_where_the_plan_has_no_day_or_the_first_review_may_lie_before_the_data(spec):
    spec(
        SECOND_REVIEW,
        MAY,
        kind="nightly",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-05
            Ben      | 2025-01-06
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-01-30
            Amara    | 2026-05-01
            Ben      | 2025-11-03
            Ben      | 2026-05-01
        """,
        cla_care_plans="""
            child_id | started_on | permanence_plan
            ---------+------------+----------------
            Amara    |            | FOSTERING
            Ben      | 2025-02-03 | FOSTERING
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: the care plan has no day",
            "Ben": "missing: the first review may lie before the data",
        },
    )
