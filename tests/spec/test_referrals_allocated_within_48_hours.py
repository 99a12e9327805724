"""Referrals allocated to a social worker within 48 hours."""

from goldenthread.core.periods import Month
from goldenthread.records.returns import SSD

MEASURE = "referrals-allocated-within-48-hours"
MAY = Month(2026, 5)


def test_the_second_day_is_in_time_the_third_is_late_and_so_is_nobody(spec):
    spec(
        MEASURE, MAY, kind=SSD,
        referrals="""
            child_id | received_on | no_further_action | team_id
            ---------+-------------+-------------------+--------
            Amara    | 2026-05-15  | N                 | Front
            Ben      | 2026-05-15  | N                 | Front
            Chidi    | 2026-05-15  | N                 | Front
            Dana     | 2026-05-15  | Y                 | Front
            Eli      | 2026-05-15  | N                 | West
            Farah    | 2026-05-15  | N                 | West
        """,
        involvements="""
            child_id | worker_id | role          | started_on | ended_on
            ---------+-----------+---------------+------------+-----------
            Amara    | W1        | SOCIAL_WORKER | 2026-05-17 |
            Ben      | W1        | SOCIAL_WORKER | 2026-05-18 |
            Eli      | W2        | SOCIAL_WORKER | 2025-09-01 |
            Farah    | W2        | SOCIAL_WORKER | 2025-09-01 | 2026-05-14
            Farah    | E1        | EARLY_HELP    | 2026-05-15 |
        """,
        result=(2, 5), teams={"Front": (1, 3), "West": (1, 2)}, exceptions={"Ben", "Chidi", "Farah"},
        shows={"Amara": "meets at the edge: started on 2026-05-17", "Ben": "misses at the edge: started on 2026-05-18"},
    )  # fmt: skip


def test_a_worker_who_left_on_the_day_of_the_referral_held_the_child_that_day(spec):
    referrals = """
        child_id | received_on | no_further_action
        ---------+-------------+------------------
        Amara    | 2026-05-15  | N
        Ben      | 2026-05-15  | N
    """
    held = """
        child_id | worker_id | role          | started_on | ended_on
        ---------+-----------+---------------+------------+-----------
        Amara    | W1        | SOCIAL_WORKER | 2025-09-01 | 2026-05-15
        Ben      | W1        | SOCIAL_WORKER | 2025-09-01 | 2026-05-14
    """
    spec(
        MEASURE,
        MAY,
        kind=SSD,
        referrals=referrals,
        involvements=held,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: ended on 2026-05-15", "Ben": "misses at the edge: ended on 2026-05-14"},
    )


def test_a_referral_counts_in_the_month_in_which_its_48_hours_ended(spec):
    spec(
        MEASURE,
        MAY,
        kind=SSD,
        referrals="""
            child_id | received_on | no_further_action
            ---------+-------------+------------------
            Amara    | 2026-04-28  | N
            Ben      | 2026-04-29  | N
            Chidi    | 2026-05-29  | N
            Dana     | 2026-05-30  | N
        """,
        involvements="""
            child_id | worker_id | role          | started_on
            ---------+-----------+---------------+-----------
            Ben      | W1        | SOCIAL_WORKER | 2026-04-29
        """,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Chidi": "misses at the edge: received on 2026-05-29",
            "Dana": "not counted at the edge: received on 2026-05-30",
        },
    )


def test_what_is_not_said_is_missing(spec):
    spec(
        MEASURE,
        MAY,
        kind=SSD,
        referrals="""
            child_id | received_on | no_further_action
            ---------+-------------+------------------
            Amara    | 2026-05-15  |
            Ben      | 2026-05-15  | N
            Chidi    | 2026-05-15  | N
        """,
        involvements="""
            child_id | worker_id | role          | started_on
            ---------+-----------+---------------+-----------
            Amara    | W1        | SOCIAL_WORKER | 2026-05-15
            Ben      | W1        | SOCIAL_WORKER |
            Chidi    | W1        |               | 2026-05-15
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing with a blank: not said whether it went on",
            "Ben": "missing with a blank: the worker has no first day",
            "Chidi": "missing with a blank: the role of the worker is blank",
        },
    )


def test_annex_a_does_not_say_since_when_a_worker_holds_a_child(spec):
    spec(
        MEASURE, MAY,
        referrals="""
            child_id | received_on | no_further_action | worker_id
            ---------+-------------+-------------------+----------
            Amara    | 2026-05-15  | N                 | W1
        """,
        involvements="""
            child_id | worker_id | role     | open
            ---------+-----------+----------+-----
            Amara    | W1        | REFERRAL | U
        """,
        missing=1, state="unknown", exceptions={"Amara"},
    )  # fmt: skip
