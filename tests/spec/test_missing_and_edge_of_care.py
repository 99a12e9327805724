"""Missing children: interviews offered and held, strategy meetings; and edge of care children who stayed at home."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

HELD = "return-interviews-within-72-hours"
OFFERED = "missing-episodes-with-an-interview-offered"
OFFERED_IN_CARE = "looked-after-missing-episodes-with-an-interview-offered"
LAST = "looked-after-children-offered-a-return-interview"
MEETING = "missing-looked-after-strategy-meetings-in-time"
HOME = "edge-of-care-children-who-stayed-with-family"
MAY = Month(2026, 5)


def test_an_interview_on_the_third_day_is_in_time_and_the_fourth_is_late(spec):
    spec(
        HELD,
        MAY,
        missing_episodes="""
            child_id | started_on | ended_on   | episode_type | interview_accepted | interview_on
            ---------+------------+------------+--------------+--------------------+-------------
            Amara    | 2026-05-05 | 2026-05-06 | M            | Y                  | 2026-05-09
            Ben      | 2026-05-05 | 2026-05-06 | M            | Y                  | 2026-05-10
            Chidi    | 2026-05-05 | 2026-05-06 | M            | N                  |
            Dana     | 2026-05-05 | 2026-05-06 | A            |                    |
            Eli      | 2026-05-05 |            | M            |                    |
            Farah    | 2026-05-05 | 2026-05-06 |              |                    | 2026-05-06
        """,
        result=(2, 4),
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "meets at the edge: interview on 2026-05-09",
            "Ben": "misses at the edge: interview on 2026-05-10",
        },
    )


def test_a_return_counts_in_the_month_of_its_third_day(spec):
    spec(
        HELD,
        MAY,
        missing_episodes="""
            child_id | started_on | ended_on   | episode_type | interview_on
            ---------+------------+------------+--------------+-------------
            Amara    | 2026-04-20 | 2026-04-27 | M            |
            Ben      | 2026-04-20 | 2026-04-28 | M            |
            Chidi    | 2026-05-20 | 2026-05-28 | M            | 2026-05-29
            Dana     | 2026-05-20 | 2026-05-29 | M            | 2026-05-30
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "not counted at the edge: ended on 2026-04-27",
            "Ben": "misses at the edge: ended on 2026-04-28",
        },
    )


def test_an_accepted_interview_without_a_day_and_one_before_the_return_are_missing(spec):
    spec(
        HELD,
        MAY,
        missing_episodes="""
            child_id | started_on | ended_on   | episode_type | interview_accepted | interview_on
            ---------+------------+------------+--------------+--------------------+-------------
            Amara    | 2026-05-05 | 2026-05-06 | M            | Y                  |
            Ben      | 2026-05-05 | 2026-05-06 | M            | Y                  | 2026-05-05
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: the day of the interview is blank",
            "Ben": "missing: interviewed before coming back",
        },
    )


EPISODES = """
    child_id | started_on | ended_on   | episode_type | interview_offered | looked_after
    ---------+------------+------------+--------------+-------------------+-------------
    Amara    | 2026-04-30 | 2026-05-01 | M            | Y                 | Y
    Amara    | 2026-05-30 | 2026-05-31 | M            | Y                 | Y
    Amara    | 2026-04-29 | 2026-04-30 | M            | N                 | Y
    Ben      | 2026-05-05 | 2026-05-06 | M            | N                 | Y
    Chidi    | 2026-05-05 | 2026-05-06 | M            | Y                 | N
    Dana     | 2026-05-05 | 2026-05-06 | A            | N                 | Y
    Eli      | 2026-05-05 |            | M            |                   | Y
    Farah    | 2026-05-05 | 2026-05-06 | M            | Y                 | Y
"""


def test_each_time_a_child_came_back_counts_by_whether_an_interview_was_offered(spec):
    spec(
        OFFERED,
        MAY,
        missing_episodes=EPISODES,
        result=(4, 5),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: came back on the first and on the last day",
            "Ben": "misses: no interview was offered",
            "Dana": "not counted: absent, not missing",
            "Eli": "not counted: not yet back",
        },
    )


def test_in_care_those_known_not_to_be_looked_after_and_short_breaks_are_left_out(spec):
    spec(
        OFFERED_IN_CARE,
        MAY,
        missing_episodes=EPISODES,
        legal_statuses="""
            child_id | started_on | legal_status | ended_on
            ---------+------------+--------------+-----------
            Amara    | 2024-01-08 | V3           | 2025-01-06
            Ben      | 2024-01-08 | V4           |
            Ben      | 2025-01-06 | C2           |
            Farah    | 2024-01-08 | V4           |
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: came back on the first and on the last day",
            "Ben": "misses: no interview was offered; a short break that nobody ended, and an order beside it",
            "Chidi": "not counted: not looked after",
            "Farah": "not counted: on a short break",
        },
    )


SHOWN = {
    "looked-after-missing-episodes-with-an-interview-offered": {
        "Amara": "missing with a blank: not said whether offered",
        "Ben": "not counted: unknown whether offered; not looked after",
        "Chidi": "missing with a blank: not said whether looked after",
    },
    "missing-episodes-with-an-interview-offered": {
        "Amara": "missing with a blank: not said whether offered",
        "Ben": "missing: unknown whether offered; not looked after",
        "Chidi": "meets with a blank: not said whether looked after",
    },
}


@pytest.mark.parametrize(("slug", "missing"), [(OFFERED, {"Amara", "Ben"}), (OFFERED_IN_CARE, {"Amara", "Chidi"})])
def test_where_nothing_is_said_the_time_is_missing(spec, slug, missing):
    spec(
        slug,
        MAY,
        missing_episodes="""
            child_id | started_on | ended_on   | interview_offered | looked_after
            ---------+------------+------------+-------------------+-------------
            Amara    | 2026-05-05 | 2026-05-06 |                   | Y
            Ben      | 2026-05-05 | 2026-05-06 | U                 | N
            Chidi    | 2026-05-05 | 2026-05-06 | Y                 |
        """,
        missing=2,
        state="unknown",
        exceptions=missing,
        shows=SHOWN[slug],
    )


def test_the_published_way_asks_each_child_in_care_about_the_last_time(spec):
    spec(
        LAST,
        MAY,
        cla_periods="""
            child_id | started_on | ceased_on  | missing_last_12_months | return_interview_offered
            ---------+------------+------------+------------------------+-------------------------
            Amara    | 2025-01-06 |            | 3                      | Y
            Ben      | 2025-01-06 |            | 1                      | N
            Chidi    | 2025-01-06 |            | 0                      |
            Dana     | 2025-01-06 | 2026-05-31 | 2                      | N
            Eli      | 2025-01-06 |            | 2                      | N
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Eli      | 2025-01-06 | V3
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: offered the last time",
            "Ben": "misses: not offered the last time",
            "Chidi": "not counted: was not missing",
            "Dana": "not counted at the edge: left care on the last day",
            "Eli": "not counted: on a short break",
        },
    )


def test_a_blank_number_or_answer_of_the_list_is_missing(spec):
    spec(
        LAST,
        MAY,
        cla_periods="""
            child_id | started_on | missing_last_12_months | return_interview_offered
            ---------+------------+------------------------+-------------------------
            Amara    | 2025-01-06 |                        |
            Ben      | 2025-01-06 | 1                      |
            Chidi    | 2025-01-06 | 1                      | U
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing with a blank: not said how often missing",
            "Ben": "missing with a blank: not said whether offered",
            "Chidi": "missing: unknown whether offered",
        },
    )


MISSING = """
    child_id | started_on | ended_on   | episode_type | looked_after
    ---------+------------+------------+--------------+-------------
    Amara    | 2026-05-05 | 2026-05-08 | M            | Y
    Ben      | 2026-05-05 | 2026-05-08 | M            | Y
    Chidi    | 2026-05-05 | 2026-05-08 | M            | N
    Dana     | 2026-05-05 |            | M            | Y
    Eli      | 2026-05-05 | 2026-05-08 | A            | Y
    Farah    | 2026-05-05 | 2026-05-08 | M            | Y
"""


def test_a_strategy_meeting_by_the_day_it_was_due_is_in_time(spec):
    spec(
        MEETING,
        MAY,
        missing_episodes=MISSING,
        case_events="""
            child_id | event            | started_on | due_on     | happened_on
            ---------+------------------+------------+------------+------------
            Amara    | STRATEGY_MEETING | 2026-05-05 | 2026-05-12 | 2026-05-12
            Ben      | STRATEGY_MEETING | 2026-05-08 | 2026-05-12 | 2026-05-13
            Chidi    | STRATEGY_MEETING | 2026-05-05 | 2026-05-12 | 2026-05-12
            Dana     | STRATEGY_MEETING | 2026-05-20 | 2026-05-31 |
            Dana     | STRATEGY_MEETING | 2026-05-28 | 2026-06-04 |
            Eli      | STRATEGY_MEETING | 2026-05-05 | 2026-05-12 | 2026-05-12
            Farah    | STRATEGY_MEETING | 2026-05-09 | 2026-05-12 | 2026-05-13
            Amara    | OVERSIGHT        | 2026-05-05 | 2026-05-12 |
        """,
        result=(1, 3),
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "meets at the edge: held on the day it was due",
            "Ben": "misses at the edge: held a day after it was due",
            "Chidi": "not counted: not looked after",
            "Eli": "not counted: absent, not missing",
            "Farah": "not counted: begun a day after the child came back",
        },
    )


def test_a_meeting_without_a_day_due_or_of_a_child_perhaps_not_in_care_is_missing(spec):
    spec(
        MEETING,
        MAY,
        missing_episodes="""
            child_id | started_on | ended_on   | episode_type | looked_after
            ---------+------------+------------+--------------+-------------
            Amara    | 2026-05-05 | 2026-05-08 | M            | Y
            Ben      | 2026-05-05 | 2026-05-08 | M            |
            Chidi    | 2026-05-05 | 2026-05-08 | M            | Y
            Dana     | 2026-05-05 | 2026-05-08 | M            | Y
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Chidi    | 2025-01-06 | V4
            Chidi    | 2025-06-02 | C2
            Dana     | 2025-01-06 | V4
        """,
        case_events="""
            child_id | event            | started_on | due_on     | happened_on
            ---------+------------------+------------+------------+------------
            Amara    | STRATEGY_MEETING | 2026-05-05 |            | 2026-05-12
            Ben      | STRATEGY_MEETING | 2026-05-05 | 2026-05-12 | 2026-05-12
            Chidi    | STRATEGY_MEETING | 2026-05-06 |            |
            Dana     | STRATEGY_MEETING | 2026-05-05 | 2026-05-12 |
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing with a blank: the day it was due is blank",
            "Ben": "missing with a blank: not said whether looked after",
            "Chidi": "missing with a blank: no meeting, and no day on which it was due",
            "Dana": "not counted: on a short break",
        },
    )


def test_a_child_of_the_edge_of_care_who_came_into_care_by_the_last_day_is_a_miss(spec):
    spec(
        HOME,
        MAY,
        as_at=date(2026, 6, 3),
        case_events="""
            child_id | event        | started_on | happened_on
            ---------+--------------+------------+------------
            Amara    | EDGE_OF_CARE | 2026-03-02 |
            Ben      | EDGE_OF_CARE | 2026-03-02 | 2026-05-01
            Chidi    | EDGE_OF_CARE | 2026-03-02 | 2026-04-30
            Dana     | EDGE_OF_CARE | 2026-05-31 |
            Eli      | EDGE_OF_CARE | 2026-06-01 |
            Farah    | EDGE_OF_CARE | 2026-03-02 |
            Farah    | EDGE_OF_CARE | 2026-05-05 |
            Gwen     | EDGE_OF_CARE | 2026-03-02 |
            Hana     | EDGE_OF_CARE | 2026-03-02 |
        """,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Ben      | 2026-05-31 |
            Dana     | 2026-06-01 |
            Farah    | 2026-05-11 | 2026-05-31
            Gwen     | 2026-01-12 |
            Hana     | 2026-04-13 |
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Gwen     | 2026-01-12 | V4
            Hana     | 2026-04-13 | V2
        """,
        result=(4, 6),
        exceptions={"Ben", "Hana"},
        shows={
            "Amara": "meets: stayed with the family",
            "Ben": "misses at the edge: came into care on the last day",
            "Chidi": "not counted: the work ended in April",
            "Dana": "meets at the edge: came into care a day later",
            "Eli": "not counted at the edge: the work begins a day later",
            "Gwen": "meets: only a short break",
        },
    )


def test_edge_of_care_work_without_a_start_is_missing(spec):
    spec(
        HOME,
        MAY,
        case_events="""
            child_id | event        | started_on | happened_on
            ---------+--------------+------------+------------
            Amara    | EDGE_OF_CARE |            |
            Ben      | EDGE_OF_CARE |            | 2026-04-30
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: no start", "Ben": "not counted: the work ended in April"},
    )
