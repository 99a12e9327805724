"""Looked-after children whose latest review is in date at the snapshot."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.returns import SSD

MEASURE = "looked-after-reviews-in-date"
APRIL = Month(2026, 4)
# 2026-04-30 is a Thursday; twenty working days before it is 2026-03-31 (Easter lies between).


def test_a_first_review_is_due_by_the_20th_working_day(spec):
    spec(
        MEASURE,
        APRIL,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-03-31
            Ben      | 2026-03-30
            Chidi    | 2026-01-05
            Dana     | 2026-01-05
            Eli      | 2026-01-05
            Farah    | 2026-01-05
            Gwen     | 2026-01-05
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Chidi    | 2026-01-30
            Dana     | 2026-01-29
            Eli      | 2026-03-10
            Farah    | 2026-03-10
            Gwen     | 2026-03-10
        """,
        result=(5, 6),
        missing=1,
        exceptions={"Ben", "Dana"},
        shows={"Chidi": "meets at the edge: held on 2026-01-30", "Dana": "misses at the edge: held on 2026-01-29"},
    )


def test_a_later_review_holds_for_six_months(spec):
    spec(
        MEASURE,
        APRIL,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2015-06-01
            Ben      | 2024-06-03
            Chidi    | 2024-06-03
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-10-30
            Ben      | 2025-10-30
            Chidi    | 2025-10-29
        """,
        result=(2, 3),
        exceptions={"Chidi"},
        shows={"Ben": "meets at the edge: held on 2025-10-30", "Chidi": "misses at the edge: held on 2025-10-29"},
    )


def test_short_breaks_and_children_placed_for_adoption_are_left_out(spec):
    spec(
        MEASURE,
        APRIL,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2026-04-20 |
            Ben      | 2025-01-06 |
            Chidi    | 2025-01-06 |
            Dana     | 2025-01-06 | 2026-04-30
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Ben      | 2025-01-06 | V3
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Chidi    | 2026-02-02 | A5
            Amara    | 2026-04-20 | U1
        """,
        result=(1, 1),
        exceptions=set(),
        shows={
            "Amara": "meets: not yet due for a review",
            "Ben": "not counted: on a short break",
            "Chidi": "not counted: placed for adoption",
            "Dana": "not counted: left care on the last day",
        },
    )


def test_a_review_after_the_last_day_or_before_the_care_began_says_nothing(spec):
    spec(
        MEASURE,
        APRIL,
        as_at=date(2026, 5, 8),
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-01-06
            Ben      | 2025-01-06
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-05-05
            Ben      | 2024-12-01
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing: reviewed only after the last day", "Ben": "missing: reviewed before the care began"},
    )


def test_a_child_with_two_open_periods_in_the_list_counts_once_by_the_later(spec):
    spec(
        MEASURE,
        APRIL,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-05
            Amara    | 2026-04-20
            Ben      | 2025-01-06
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Ben      | 2025-06-02
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )


def test_in_a_full_history_only_the_placement_and_legal_status_of_the_day_leave_a_child_out(spec):
    spec(
        MEASURE,
        APRIL,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-20
            Ben      | 2026-04-20
        """,
        legal_statuses="""
            child_id | started_on | legal_status | ended_on
            ---------+------------+--------------+-----------
            Amara    | 2020-01-06 | V4           | 2021-01-04
            Amara    | 2026-04-20 | C1           |
        """,
        cla_placements="""
            child_id | started_on | placement_type | ended_on
            ---------+------------+----------------+-----------
            Ben      | 2020-01-06 | A5             | 2020-06-01
            Ben      | 2026-04-20 | U4             |
        """,
        result=(2, 2),
    )


def test_where_all_reviews_are_held_a_later_one_does_not_hide_the_one_of_the_time(spec):
    """A dataset with full history is asked about past months too."""
    spec(
        MEASURE,
        APRIL,
        kind=SSD,
        as_at=date(2026, 10, 31),
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-06-03
            Ben      | 2024-06-03
            Chidi    | 2026-04-27
            Dana     | 2024-06-03
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-10-30
            Amara    | 2026-05-04
            Ben      | 2025-10-29
            Ben      | 2026-05-04
            Chidi    | 2026-05-20
            Dana     | 2026-05-04
        """,
        result=(2, 3),
        missing=1,
        state="unknown",
        exceptions={"Ben", "Dana"},
    )
