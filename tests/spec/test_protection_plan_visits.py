"""Protection-plan children visited, seen, and seen alone within the council's interval."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

VISITED = "protection-plan-visits-in-date"
SEEN = "protection-plan-children-seen-in-date"
ALONE = "protection-plan-children-seen-alone"
APRIL = Month(2026, 4)
# 2026-04-30 is a Thursday; ten working days before it is 2026-04-16, fifteen is 2026-04-09.
PLANS = """
    child_id | started_on | ended_on
    ---------+------------+-----------
    Amara    | 2025-11-03 |
    Ben      | 2025-11-03 |
    Chidi    | 2025-11-03 | 2026-04-30
"""
FIFTEEN = Value("protection_plan_visit_working_days", date(2026, 1, 1), None, 15, "Practice standards 2026")


def test_a_visit_on_the_tenth_working_day_is_in_date_and_the_eleventh_is_not(spec):
    spec(
        VISITED,
        APRIL,
        cp_plans=PLANS,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-04-16
            Ben      | 2026-04-15
            Chidi    | 2026-04-29
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: visited on 2026-04-16", "Ben": "misses at the edge: visited on 2026-04-15"},
    )


def test_the_interval_is_the_councils_own_from_the_day_it_holds(spec):
    visits = """
        child_id | visited_on
        ---------+-----------
        Amara    | 2026-04-09
        Ben      | 2026-04-08
    """
    spec(
        VISITED,
        APRIL,
        cp_plans=PLANS,
        cp_visits=visits,
        settings=[FIFTEEN],
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: visited on 2026-04-09", "Ben": "misses at the edge: visited on 2026-04-08"},
    )
    later = Value("protection_plan_visit_working_days", date(2026, 5, 1), None, 15, "Practice standards 2026")
    spec(VISITED, APRIL, cp_plans=PLANS, cp_visits=visits, settings=[later], result=(0, 2), as_at=date(2026, 5, 1))


def test_no_date_is_missing_unless_the_plan_is_younger_than_the_interval(spec):
    spec(
        VISITED,
        APRIL,
        cp_plans="""
            child_id | started_on | ended_on
            ---------+------------+---------
            Amara    | 2025-11-03 |
            Ben      | 2026-04-16 |
            Chidi    | 2026-04-15 |
        """,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-04-30
        """,
        missing=1,
        state="unknown",
        exceptions={"Chidi"},
    )


def test_a_visit_after_the_last_day_does_not_count_and_hides_the_one_before(spec):
    spec(
        VISITED,
        APRIL,
        as_at=date(2026, 5, 6),
        cp_plans=PLANS,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-04-29
            Ben      | 2026-05-05
        """,
        missing=1,
        state="unknown",
        exceptions={"Ben"},
        shows={
            "Amara": "meets: visited the day before",
            "Ben": "missing: visited only after the month",
            "Chidi": "not counted: the plan ended on the last day",
        },
    )


def test_seen_is_taken_from_the_day_the_child_was_last_seen(spec):
    spec(
        SEEN,
        APRIL,
        cp_plans=PLANS,
        cin_episodes="""
            child_id | started_on | last_seen_on | case_status
            ---------+------------+--------------+------------
            Amara    | 2025-10-01 | 2026-04-16   | CPP
            Ben      | 2025-10-01 | 2026-04-15   | CPP
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: last seen on 2026-04-16",
            "Ben": "misses at the edge: last seen on 2026-04-15",
        },
    )


def test_a_day_before_the_plan_makes_nobody_late_before_the_plan_is_as_old_as_the_interval(spec):
    spec(
        SEEN,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-16
            Ben      | 2026-04-15
            Chidi    | 2026-04-27
            Dana     | 2026-04-20
        """,
        cin_episodes="""
            child_id | started_on | last_seen_on | case_status
            ---------+------------+--------------+------------
            Amara    | 2025-10-01 | 2026-04-01   | CPP
            Ben      | 2025-10-01 | 2026-04-01   | CPP
            Chidi    | 2025-10-01 | 2026-04-23   | CPP
            Dana     | 2025-10-01 | 2026-04-20   | CPP
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "not counted at the edge: the tenth working day of the plan",
            "Ben": "misses at the edge: the eleventh, and not seen since it began",
            "Chidi": "not counted: not seen since the plan began three days ago",
            "Dana": "meets: seen on the first day of the plan",
        },
    )


def test_where_every_visit_is_held_a_later_one_does_not_hide_the_day_the_child_was_seen(spec):
    spec(
        SEEN,
        APRIL,
        as_at=date(2026, 9, 30),
        kind="ssd",
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-03
            Ben      | 2025-11-03
            Chidi    | 2025-11-03
            Dana     | 2025-11-03
        """,
        cin_episodes="""
            child_id | started_on | last_seen_on
            ---------+------------+-------------
            Amara    | 2025-10-01 | 2026-09-21
            Ben      | 2025-10-01 | 2026-09-21
            Chidi    | 2025-10-01 | 2026-09-21
            Dana     | 2025-10-01 | 2026-09-21
        """,
        cp_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-04-16 | Y
            Amara    | 2026-09-21 | Y
            Ben      | 2026-04-15 | Y
            Ben      | 2026-04-23 | N
            Ben      | 2026-09-21 | Y
            Dana     | 2026-04-23 |
            Dana     | 2026-09-21 | Y
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Chidi    | 2026-04-23 | Y
        """,
        result=(2, 3),
        missing=1,
        state="unknown",
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "meets at the edge: seen on the first day of the ten working days",
            "Ben": "misses at the edge: seen a day earlier, and since then visited and not seen",
            "Chidi": "meets: seen at a visit to a looked-after child",
            "Dana": "missing: visited, and not said whether seen",
        },
    )


def test_a_child_who_is_not_in_list_6_is_missing(spec):
    spec(
        SEEN,
        APRIL,
        cp_plans=PLANS,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: never seen, as far as is known",
            "Chidi": "not counted: the plan ended on the last day",
        },
    )


def test_seen_alone_needs_both_the_day_and_the_answer(spec):
    spec(
        ALONE,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-03
            Ben      | 2025-11-03
            Chidi    | 2025-11-03
            Dana     | 2025-11-03
            Eli      | 2025-11-03
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-16 | Y
            Ben      | 2026-04-15 | Y
            Chidi    | 2026-04-29 | N
            Dana     | 2026-04-29 | U
            Eli      | 2026-04-30 | Y
        """,
        result=(2, 4),
        missing=1,
        exceptions={"Ben", "Chidi", "Dana"},
        shows={
            "Amara": "meets at the edge: seen alone ten working days ago",
            "Ben": "misses at the edge: seen alone a day longer ago",
            "Chidi": "misses: not seen alone",
            "Dana": "missing: unknown whether alone",
        },
    )


@pytest.mark.parametrize("slug", [VISITED, SEEN, ALONE])
def test_a_child_with_two_open_plans_in_the_list_counts_once(spec, slug):
    spec(
        slug,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-11-04
            Amara    | 2025-11-03
            Ben      | 2025-11-03
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-16 | Y
            Ben      | 2026-04-15 | Y
        """,
        cin_episodes="""
            child_id | started_on | last_seen_on
            ---------+------------+-------------
            Amara    | 2025-10-01 | 2026-04-16
            Ben      | 2025-10-01 | 2026-04-15
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )


@pytest.mark.parametrize("slug", [VISITED, ALONE])
def test_where_every_visit_is_held_the_latest_by_the_last_day_decides(spec, slug):
    spec(
        slug,
        APRIL,
        as_at=date(2026, 5, 6),
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-11-03
            Ben      | 2025-11-03
            Chidi    | 2026-04-20
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2026-04-02 | N
            Amara    | 2026-04-16 | Y
            Amara    | 2026-05-05 | N
            Ben      | 2026-04-15 | Y
            Ben      | 2026-05-05 | Y
            Chidi    | 2026-05-05 | Y
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )


@pytest.mark.parametrize("slug", [VISITED, ALONE])
def test_a_visit_under_an_earlier_plan_makes_nobody_late_before_the_new_plan_is_as_old_as_the_interval(spec, slug):
    spec(
        slug,
        APRIL,
        kind="ssd",
        cp_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2024-01-08 | 2024-11-04
            Amara    | 2026-04-16 |
            Ben      | 2024-01-08 | 2024-11-04
            Ben      | 2026-04-15 |
            Chidi    | 2025-11-03 | 2026-04-24
            Chidi    | 2026-04-27 |
            Dana     | 2024-01-08 | 2024-11-04
            Dana     | 2026-04-20 |
        """,
        cp_visits="""
            child_id | visited_on | seen_alone
            ---------+------------+-----------
            Amara    | 2024-10-28 | Y
            Ben      | 2024-10-28 | Y
            Chidi    | 2026-04-23 | Y
            Dana     | 2024-10-28 | Y
            Dana     | 2026-04-20 | Y
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "not counted at the edge: the tenth working day of the new plan",
            "Ben": "misses at the edge: the eleventh, and no visit under the new plan",
            "Chidi": "not counted: the new plan is three days old",
            "Dana": "meets: visited on the first day of the new plan",
        },
    )


@pytest.mark.parametrize("slug", [VISITED, SEEN, ALONE])
def test_a_plan_held_for_another_authority_is_not_ours(spec, slug):
    spec(
        slug,
        APRIL,
        cp_plans="""
            child_id | started_on | other_authority
            ---------+------------+----------------
            Amara    | 2025-11-03 | Y
        """,
        state="not_applicable",
        exceptions=set(),
        shows={"Amara": "not counted: held for another authority"},
    )
