"""Placements that ended because the carer, the child or a concern ended them."""

from datetime import date

from goldenthread.core.periods import Month

UNPLANNED = "placements-that-ended-unplanned"
MAY = Month(2026, 5)
CARE = """
    child_id | started_on
    ---------+-----------
    Amara    | 2024-01-08
    Ben      | 2024-01-08
    Chidi    | 2024-01-08
    Dana     | 2024-01-08
    Eli      | 2024-01-08
    Farah    | 2024-01-08
    Gwen     | 2024-01-08
"""
GWEN_HAS_SHORT_BREAKS = """
    child_id | started_on | legal_status
    ---------+------------+-------------
    Gwen     | 2024-01-08 | V4
"""
ENDED = """
    child_id | started_on | ended_on   | placement_type | change_reason
    ---------+------------+------------+----------------+--------------
    Amara    | 2025-01-06 | 2026-05-01 | U4             | CREQB
    Amara    | 2026-05-01 | 2026-05-31 | U6             | STAND
    Ben      | 2025-01-06 | 2026-05-12 | U4             | CARPL
    Chidi    | 2025-01-06 | 2026-04-30 | U4             | CHILD
    Chidi    | 2026-04-30 | 2026-05-07 | T3             | OTHER
    Dana     | 2025-01-06 | 2026-05-12 | K2             |
    Eli      | 2025-01-06 | 2026-06-01 | U4             | ALLEG
    Farah    | 2025-01-06 | 2026-05-12 | U4             | PLACE
    Gwen     | 2025-01-06 | 2026-05-12 | U4             | CREQO
"""


def test_a_placement_that_the_carer_the_child_or_a_concern_ended_is_counted(spec):
    care = CARE.replace("Dana     | 2024-01-08\n", "")
    spec(
        UNPLANNED,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssda903",
        cla_periods=care,
        cla_placements=ENDED,
        legal_statuses=GWEN_HAS_SHORT_BREAKS,
        result=2,
        value=2,
        exceptions={"Amara"},
        shows={
            "Amara": "meets at the edge: ended by the carer, and once more on the last day",
            "Ben": "misses: ended as planned",
            "Chidi": "not counted at the edge: ended a day before the month",
            "Eli": "not counted at the edge: ended a day after the month",
            "Gwen": "not counted: on a short break",
        },
    )


def test_an_ending_without_a_reason_is_missing_unless_the_child_left_care(spec):
    spec(
        UNPLANNED,
        MAY,
        kind="ssda903",
        cla_periods=CARE,
        cla_placements=ENDED,
        missing=1,
        result=3,
        exceptions={"Amara", "Dana", "Gwen"},
        shows={"Dana": "missing with a blank: change reason is blank"},
    )
    spec(
        UNPLANNED,
        MAY,
        as_at=date(2026, 6, 1),
        kind="ssda903",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Dana     | 2025-01-06 | 2026-05-12
            Ben      | 2025-01-06 | 2026-05-13
        """,
        cla_placements=ENDED,
        result=0,
        exceptions=set(),
    )
