"""Children who had short breaks and were looked after as well: what counts of whom."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

EMERGENCY = "looked-after-children-in-an-emergency-bed"
MOVES = "looked-after-children-with-3-or-more-placements"
MAY = Month(2026, 5)


def test_every_time_in_care_of_the_month_counts_but_short_breaks_that_ended_in_it(spec):
    spec(
        EMERGENCY,
        MAY,
        kind="nightly",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2024-01-08 | 2026-05-11
            Amara    | 2026-05-25 |
            Ben      | 2026-05-08 | 2026-05-10
            Chidi    | 2024-01-08 | 2026-05-10
            Chidi    | 2026-05-10 |
            Dana     | 2024-01-08 |
            Eli      | 2024-01-08 | 2026-06-02
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2024-01-08 | 2026-05-11 | C2
            Ben      | 2026-05-08 | 2026-05-10 | V3
            Chidi    | 2024-01-08 | 2026-05-10 | V2
            Chidi    | 2026-05-10 |            | V4
            Dana     | 2024-01-08 | 2026-05-20 | V4
            Dana     | 2026-05-20 |            | C1
            Eli      | 2024-01-08 | 2026-06-02 | V4
        """,
        case_events="""
            child_id | event         | happened_on
            ---------+---------------+------------
            Amara    | EMERGENCY_BED | 2026-05-04
            Ben      | EMERGENCY_BED | 2026-05-09
            Chidi    | EMERGENCY_BED | 2026-05-12
            Eli      | EMERGENCY_BED | 2026-05-12
        """,
        as_at=date(2026, 6, 8),
        result=(1, 3),
        exceptions={"Amara"},
        shows={
            "Amara": "meets: a night of her first time in care that month",
            "Ben": "not counted: a short break that ended in the month",
            "Chidi": "misses: no night before the short breaks began",
            "Dana": "misses: on an order since the 20th, and no such night",
            "Eli": "not counted: on short breaks until after the month",
        },
    )


def test_short_breaks_before_a_child_came_into_care_are_not_placements(spec):
    spec(
        MOVES,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2025-08-01 | 2025-08-04
            Amara    | 2025-10-03 | 2025-10-06
            Amara    | 2026-01-12 |
            Ben      | 2025-08-01 | 2025-08-04
            Ben      | 2025-10-03 | 2025-10-06
            Ben      | 2026-01-12 |
            Chidi    | 2025-10-03 |
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2025-08-01 | 2025-08-04 | V3
            Amara    | 2025-10-03 | 2025-10-06 | V3
            Amara    | 2026-01-12 |            | C1
            Ben      | 2025-08-01 | 2025-08-04 | V2
            Ben      | 2025-10-03 | 2025-10-06 | V2
            Ben      | 2026-01-12 |            | C1
            Chidi    | 2025-10-03 | 2025-10-20 | V3
            Chidi    | 2025-10-20 |            | V2
        """,
        cla_placements="""
            child_id | started_on | ended_on   | placement_type
            ---------+------------+------------+---------------
            Amara    | 2025-08-01 | 2025-08-04 | U6
            Amara    | 2025-10-03 | 2025-10-06 | U6
            Amara    | 2026-01-12 |            | K2
            Ben      | 2025-08-01 | 2025-08-04 | U6
            Ben      | 2025-10-03 | 2025-10-06 | U6
            Ben      | 2026-01-12 |            | K2
            Chidi    | 2025-10-03 | 2025-11-03 | U6
            Chidi    | 2025-11-03 | 2026-01-12 | K2
            Chidi    | 2026-01-12 |            | U4
        """,
        result=(2, 3),
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "misses: one placement, after two short breaks",
            "Ben": "meets at the edge: the same days, in care by agreement",
            "Chidi": "meets at the edge: what began as a short break went on as care",
        },
    )


@pytest.mark.parametrize(
    ("slug", "result"),
    [
        ("looked-after-visits-in-date", (0, 1)),
        ("looked-after-visits-made-when-due", (0, 1)),
        ("visits-due-in-ten-working-days", 0),
    ],
)
def test_short_breaks_that_nobody_ended_do_not_hide_a_child_under_an_order(spec, slug, result):
    # Six weeks after 2026-04-10 is 2026-05-22.
    spec(
        slug,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
            Ben      | 2026-01-12
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2024-06-03 | V4
            Amara    | 2026-01-12 | C1
            Ben      | 2024-06-03 | V4
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-01-12 | U6
            Ben      | 2026-01-12 | U6
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-04-10 | Y
            Ben      | 2026-04-10 | Y
        """,
        result=result,
        shows={
            "Amara": "misses: looked after under an order, and the visit of 22 May is overdue",
            "Ben": "not counted: short breaks only",
        },
    )


NOT_CARE = "not counted: short breaks only"


@pytest.mark.parametrize(
    ("slug", "result", "amara", "ben"),
    [
        ("looked-after-reviews-due-in-the-month-held-in-time", (0, 1), "misses: no review by 25 May", NOT_CARE),
        ("health-assessments-due-in-the-month-done-in-time", (0, 1), "misses: none by 20 May", NOT_CARE),
        ("children-with-a-current-reviewed-plan", (0, 1), "misses: the review is overdue", NOT_CARE),
        ("looked-after-children-offered-a-return-interview", (0, 1), "misses: none was offered", NOT_CARE),
        ("looked-after-children-per-reviewing-officer", (1, 1), "counted: under an order", NOT_CARE),
        ("reviewing-officers-in-12-months", (1, 1), "counted: under an order", NOT_CARE),
        ("looked-after-children-in-an-emergency-bed", (1, 1), "meets: under an order", NOT_CARE),
        (
            "edge-of-care-children-who-stayed-with-family",
            (1, 2),
            "misses: in care under an order",
            "meets: short breaks are not care",
        ),
    ],
)
def test_a_child_under_an_order_is_looked_after_whatever_short_breaks_are_still_open(spec, slug, result, amara, ben):
    spec(
        slug,
        MAY,
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2023-03-01
            Ben      | 2023-03-01
        """,
        cla_periods="""
            child_id | started_on | missing_last_12_months | return_interview_offered
            ---------+------------+------------------------+-------------------------
            Amara    | 2025-11-03 | 1                      | N
            Ben      | 2025-11-03 | 1                      | N
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2024-06-03 | V4
            Amara    | 2025-11-03 | C1
            Ben      | 2024-06-03 | V4
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-11-14
            Amara    | 2025-11-25
            Ben      | 2025-11-14
            Ben      | 2025-11-25
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | INITIAL    | 2025-11-20
            Ben      | INITIAL    | 2025-11-20
        """,
        cla_care_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-05
            Ben      | 2025-11-05
        """,
        involvements="""
            child_id | worker_id | role | started_on
            ---------+-----------+------+-----------
            Amara    | R1        | IRO  | 2025-11-03
            Ben      | R1        | IRO  | 2025-11-03
        """,
        case_events="""
            child_id | event         | started_on | happened_on
            ---------+---------------+------------+------------
            Amara    | EMERGENCY_BED |            | 2026-05-12
            Ben      | EMERGENCY_BED |            | 2026-05-12
            Amara    | EDGE_OF_CARE  | 2025-10-01 |
            Ben      | EDGE_OF_CARE  | 2025-10-01 |
        """,
        result=result,
        shows={"Amara": amara, "Ben": ben},
    )
