"""Children on a protection plan: core groups in date, and one chair in twelve months."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

GROUPS = "core-groups-in-date"
CHAIR = "protection-plan-children-with-one-chair"
APRIL = Month(2026, 4)
# 2026-04-30 is a Thursday: 42 days before it is 2026-03-19, ten working days before it 2026-04-16.
PLANS = """
    child_id | started_on | ended_on   | other_authority
    ---------+------------+------------+----------------
    Amara    | 2025-11-03 |            |
    Ben      | 2025-11-03 |            |
    Chidi    | 2025-11-03 | 2026-04-30 |
    Dana     | 2025-11-03 |            | Y
"""


def test_a_core_group_six_weeks_ago_is_in_date_and_a_day_longer_is_not(spec):
    events = """
        child_id | event      | happened_on
        ---------+------------+------------
        Amara    | CORE_GROUP | 2025-12-01
        Amara    | CORE_GROUP | 2026-03-19
        Ben      | CORE_GROUP | 2026-03-18
        Ben      | CORE_GROUP | 2026-05-04
        Ben      | OVERSIGHT  | 2026-04-28
    """
    spec(GROUPS, APRIL, as_at=date(2026, 5, 6), cp_plans=PLANS, case_events=events, result=(1, 2), exceptions={"Ben"})
    eight_weeks = Value("core_group_days", date(2026, 1, 1), None, 56, "Practice standards 2026")
    spec(
        GROUPS,
        APRIL,
        as_at=date(2026, 5, 7),
        cp_plans=PLANS,
        case_events=events,
        settings=[eight_weeks],
        result=(2, 2),
        shows={
            "Amara": "meets: within the eight weeks that this council allows",
            "Chidi": "not counted: the plan ended on the last day",
            "Dana": "not counted: a plan of another authority",
        },
    )


def test_the_first_core_group_is_due_on_the_tenth_working_day_of_the_plan(spec):
    spec(
        GROUPS,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-16
            Ben      | 2026-04-15
            Chidi    | 2026-04-16
            Dana     | 2026-04-01
        """,
        case_events="""
            child_id | event      | happened_on
            ---------+------------+------------
            Chidi    | CORE_GROUP | 2026-04-28
            Dana     | CORE_GROUP | 2026-03-31
        """,
        result=(1, 3),
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "not counted at the edge: started on 2026-04-16",
            "Ben": "misses at the edge: started on 2026-04-15",
        },
    )


def test_an_extract_without_any_core_group_says_nothing_about_them(spec):
    spec(
        GROUPS,
        APRIL,
        cp_plans=PLANS,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing: the extract holds no core group at all",
            "Ben": "missing: the extract holds no core group at all",
        },
    )


CONFERENCES = """
    child_id | held_on
    ---------+-----------
    Amara    | 2025-11-03
    Ben      | 2025-11-03
    Chidi    | 2025-11-03
"""
REVIEWS = """
    child_id | held_on
    ---------+-----------
    Amara    | 2026-01-28
    Ben      | 2026-01-28
    Ben      | 2026-05-04
    Dana     | 2025-04-30
    Dana     | 2025-05-01
    Dana     | 2026-01-28
"""
CHILDREN = """
    child_id | started_on | ended_on
    ---------+------------+---------
    Amara    | 2025-11-03 |
    Ben      | 2025-11-03 |
    Chidi    | 2025-11-03 |
    Dana     | 2024-01-08 |
"""


def test_two_conferences_with_one_chair_meet_it_and_another_chair_misses_it(spec):
    spec(
        CHAIR,
        APRIL,
        as_at=date(2026, 5, 6),
        cp_plans=CHILDREN,
        initial_cp_conferences=CONFERENCES,
        cp_reviews=REVIEWS,
        case_events="""
            child_id | event | happened_on | worker_id
            ---------+-------+-------------+----------
            Amara    | CHAIR | 2025-11-03  | IRO1
            Amara    | CHAIR | 2026-01-28  | IRO1
            Ben      | CHAIR | 2025-11-03  | IRO1
            Ben      | CHAIR | 2026-01-28  | IRO2
            Chidi    | CHAIR | 2025-11-03  | IRO1
            Dana     | CHAIR | 2025-04-30  | IRO9
            Dana     | CHAIR | 2025-05-01  | IRO3
            Dana     | CHAIR | 2026-01-28  | IRO3
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: one chair both times",
            "Ben": "misses: another chair the second time",
            "Chidi": "not counted: only one conference",
            "Dana": "meets: the other chair was a day before the twelve months",
        },
    )


def test_a_conference_whose_chair_is_not_named_is_missing_unless_two_others_differ(spec):
    spec(
        CHAIR,
        APRIL,
        as_at=date(2026, 5, 6),
        cp_plans=CHILDREN,
        initial_cp_conferences=CONFERENCES,
        cp_reviews=REVIEWS,
        case_events="""
            child_id | event | happened_on | worker_id
            ---------+-------+-------------+----------
            Amara    | CHAIR | 2025-11-03  | IRO1
            Ben      | CHAIR | 2025-11-03  | IRO1
            Ben      | CHAIR | 2026-01-28  | IRO2
            Dana     | CHAIR | 2026-01-28  | IRO3
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben", "Dana"},
        shows={
            "Amara": "missing: one chair is not named",
            "Ben": "misses: two chairs, whoever chaired the third time",
            "Chidi": "not counted: only one conference",
            "Dana": "missing: one chair is not named",
        },
    )
