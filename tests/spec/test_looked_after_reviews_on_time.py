"""Reviews of looked-after children: a year of them, and those due in the month (regulation 33)."""

from datetime import date

from goldenthread.core.periods import Month

YEAR = "looked-after-reviews-on-time"
MONTH = "looked-after-reviews-due-in-the-month-held-in-time"
MAY = Month(2026, 5)
# The 20th working day after 2026-03-31 is 2026-04-30, after 2026-04-29 it is 2026-05-29, after 2026-01-05 2026-02-02.


def test_a_first_review_is_due_by_the_20th_working_day_and_before_it_a_child_is_not_yet_counted(spec):
    spec(
        YEAR,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-03-31
            Ben      | 2026-03-31
            Chidi    | 2026-04-29
            Dana     | 2026-04-29
            Eli      | 2026-04-30
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-04-30
            Ben      | 2026-05-01
            Chidi    | 2026-05-29
        """,
        result=(2, 4),
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "meets at the edge: held on 2026-04-30",
            "Ben": "misses at the edge: held on 2026-05-01",
            "Dana": "misses at the edge: started on 2026-04-29",
            "Eli": "not counted at the edge: started on 2026-04-30",
        },
    )


def test_the_second_is_due_in_three_months_and_each_later_one_in_six(spec):
    spec(
        YEAR,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-05
            Ben      | 2026-01-05
            Chidi    | 2025-01-06
            Dana     | 2025-01-06
            Eli      | 2025-01-06
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-02-02
            Amara    | 2026-05-02
            Ben      | 2026-02-02
            Ben      | 2026-05-03
            Chidi    | 2025-01-30
            Chidi    | 2025-04-30
            Chidi    | 2025-10-30
            Chidi    | 2026-04-30
            Dana     | 2025-01-30
            Dana     | 2025-04-30
            Dana     | 2025-10-31
            Dana     | 2026-04-30
            Eli      | 2025-01-30
            Eli      | 2025-04-30
            Eli      | 2025-10-30
        """,
        result=(2, 5),
        exceptions={"Ben", "Dana", "Eli"},
        shows={"Amara": "meets at the edge: held on 2026-05-02", "Ben": "misses at the edge: held on 2026-05-03"},
    )


def test_a_late_review_counts_for_the_twelve_months_in_which_it_was_waited_for(spec):
    spec(
        YEAR,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-06-03
            Ben      | 2024-06-03
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2024-06-28
            Amara    | 2024-09-27
            Amara    | 2025-05-31
            Amara    | 2025-11-28
            Amara    | 2026-05-28
            Ben      | 2024-06-28
            Ben      | 2024-09-27
            Ben      | 2025-06-01
            Ben      | 2025-11-28
            Ben      | 2026-05-28
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: held on 2025-05-31", "Ben": "misses at the edge: held on 2025-06-01"},
    )


def test_with_only_the_latest_review_a_child_is_late_or_missing_and_never_on_time(spec):
    spec(
        YEAR,
        MAY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2015-06-01
            Ben      | 2015-06-01
            Chidi    | 2015-06-01
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-03-02
            Ben      | 2025-11-01
        """,
        result=(0, 1),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing: only the latest review is known",
            "Ben": "misses: the latest review is too long ago",
            "Chidi": "missing with a blank: no review is known",
        },
    )


def test_short_breaks_and_children_placed_for_adoption_have_other_clocks(spec):
    for measure in (YEAR, MONTH):
        spec(
            measure,
            MAY,
            kind="ssd",
            as_at=date(2026, 6, 1 if measure == YEAR else 2),
            cla_periods="""
                child_id | started_on
                ---------+-----------
                Amara    | 2026-04-29
                Ben      | 2026-04-29
                Chidi    | 2026-04-29
            """,
            legal_statuses="""
                child_id | started_on | legal_status | ended_on
                ---------+------------+--------------+-----------
                Amara    | 2026-04-29 | V3           |
                Chidi    | 2024-01-08 | V3           | 2024-02-05
            """,
            cla_placements="""
                child_id | started_on | placement_type | ended_on
                ---------+------------+----------------+-----------
                Ben      | 2026-04-29 | A5             |
                Chidi    | 2022-04-04 | A5             | 2022-09-05
                Chidi    | 2026-04-29 | U6             |
            """,
            result=(0, 1),
            exceptions={"Chidi"},
        )


def test_a_review_counts_in_the_month_in_which_it_was_due(spec):
    spec(
        MONTH,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2026-04-29 |
            Ben      | 2026-04-30 |
            Chidi    | 2026-01-05 |
            Dana     | 2026-01-05 |
            Eli      | 2024-11-04 |
            Farah    | 2024-11-04 | 2026-05-15
            Gwen     | 2024-11-04 | 2026-05-16
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-05-29
            Chidi    | 2026-02-02
            Chidi    | 2026-05-02
            Dana     | 2026-02-02
            Dana     | 2026-05-03
            Eli      | 2024-11-29
            Eli      | 2025-02-28
            Eli      | 2025-05-15
            Eli      | 2025-11-15
            Eli      | 2026-04-01
            Farah    | 2024-11-29
            Farah    | 2025-02-28
            Farah    | 2025-05-15
            Farah    | 2025-11-15
            Gwen     | 2024-11-29
            Gwen     | 2025-02-28
            Gwen     | 2025-05-15
            Gwen     | 2025-11-15
        """,
        result=(3, 5),
        exceptions={"Dana", "Gwen"},
        shows={
            "Chidi": "meets at the edge: held on 2026-05-02",
            "Dana": "misses at the edge: held on 2026-05-03",
            "Farah": "not counted at the edge: ceased on 2026-05-15",
            "Gwen": "misses at the edge: ceased on 2026-05-16",
        },
    )


def test_a_first_review_that_may_lie_before_the_data_is_missing(spec):
    spec(
        MONTH,
        MAY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-29
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing: the first review may lie before the data"},
    )


def test_an_extract_of_one_day_does_not_know_which_reviews_were_due(spec):
    """It may hold each child's latest review only, and then those held in time are not among the rows."""
    spec(
        "looked-after-reviews-due-in-the-month-held-in-time",
        Month(2026, 5),
        kind="nightly",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-11-05
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing: due on 5 May, but not every review is held"},
    )
