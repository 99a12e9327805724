"""Moves, unplanned endings and returns home of children under an order, whose earlier short breaks nobody ended."""

import pytest

from goldenthread.core.periods import Month

MOVES = "looked-after-children-with-3-or-more-placements"
MAY = Month(2026, 5)
NOT_CARE = "not counted: short breaks only"


@pytest.mark.parametrize(
    ("slug", "result", "amara", "ben"),
    [
        (MOVES, (1, 1), "meets: three placements under an order", NOT_CARE),
        ("placements-that-ended-unplanned", 1, "meets: the carer gave notice, and the next placement holds", NOT_CARE),
    ],
)
def test_moves_under_an_order_count_whatever_short_breaks_are_still_open(spec, slug, result, amara, ben):
    spec(
        slug,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-03
            Ben      | 2025-11-03
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2024-06-03 | V4
            Amara    | 2025-11-03 | C1
            Ben      | 2024-06-03 | V4
        """,
        cla_placements="""
            child_id | started_on | ended_on   | placement_type | change_reason
            ---------+------------+------------+----------------+--------------
            Amara    | 2025-11-03 | 2026-02-02 | U6             | CARPL
            Amara    | 2026-02-02 | 2026-05-11 | K2             | STAND
            Amara    | 2026-05-11 |            | U4             |
            Ben      | 2025-11-03 | 2026-02-02 | U6             | CARPL
            Ben      | 2026-02-02 | 2026-05-11 | K2             | STAND
            Ben      | 2026-05-11 |            | U4             |
        """,
        result=result,
        shows={"Amara": amara, "Ben": ben},
    )


def test_a_return_home_from_an_order_counts_whatever_short_breaks_are_still_open(spec):
    # Between twelve and six months before 2026-05-31: from 2025-06-01 to 2025-11-30.
    spec(
        "children-still-at-home-after-six-months",
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2025-01-06 | 2025-09-01 | E4A
            Ben      | 2025-01-06 | 2025-09-01 | E4A
            Chidi    | 2025-01-06 | 2025-09-01 | E4A
            Chidi    | 2026-02-02 |            |
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2024-06-03 |            | V4
            Amara    | 2025-01-06 | 2025-09-01 | C1
            Ben      | 2024-06-03 |            | V4
            Chidi    | 2025-01-06 | 2025-09-01 | C1
            Chidi    | 2025-10-06 |            | V4
            Chidi    | 2026-02-02 |            | C1
        """,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Amara": "meets: home from care under an order, and not back",
            "Ben": "not counted: short breaks only",
            "Chidi": "misses: back in care under an order",
        },
    )
