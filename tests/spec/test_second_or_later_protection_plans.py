"""Second or later plans among plans starting in the period."""

from goldenthread.core.periods import Month

MEASURE = "second-or-later-protection-plans"
MAY = Month(2026, 5)


def test_one_earlier_plan_is_enough_and_none_is_a_first_plan(spec):
    spec(
        MEASURE,
        MAY,
        cp_plans="""
            child_id | started_on | previous_plans
            ---------+------------+---------------
            Amara    | 2026-05-01 | 0
            Ben      | 2026-05-31 | 1
            Chidi    | 2026-05-12 | 3
            Dana     | 2026-04-30 | 2
        """,
        result=(2, 3),
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "misses at the edge: no earlier plan",
            "Ben": "meets at the edge: one earlier plan",
            "Dana": "not counted: began a day before the month",
        },
    )


def test_a_plan_given_twice_is_counted_once(spec):
    spec(
        MEASURE,
        MAY,
        cp_plans="""
            child_id | started_on | previous_plans
            ---------+------------+---------------
            Amara    | 2026-05-01 | 1
            Amara    | 2026-05-01 | 1
            Ben      | 2026-05-01 | 0
        """,
        result=(1, 2),
    )


def test_a_plan_that_ended_in_the_same_month_still_started_in_it(spec):
    spec(
        MEASURE,
        MAY,
        cp_plans="""
            child_id | started_on | ended_on   | previous_plans
            ---------+------------+------------+---------------
            Amara    | 2026-05-01 | 2026-05-20 | 0
        """,
        result=(0, 1),
    )


def test_a_blank_number_is_missing_and_listed(spec):
    spec(
        MEASURE,
        MAY,
        cp_plans="""
            child_id | started_on | previous_plans
            ---------+------------+---------------
            Amara    | 2026-05-01 |
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the number of earlier plans is blank"},
    )


def test_a_plan_held_for_another_authority_is_not_ours(spec):
    spec(
        MEASURE,
        MAY,
        cp_plans="""
            child_id | started_on | previous_plans | other_authority
            ---------+------------+----------------+----------------
            Amara    | 2026-05-01 | 1              | Y
            Ben      | 2026-05-01 | 0              | N
        """,
        result=(0, 1),
        exceptions=set(),
    )
