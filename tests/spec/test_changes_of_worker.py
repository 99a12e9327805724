"""How many social workers, teams and reviewing officers a child has had."""

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY, SSD

WORKERS = "social-workers-since-the-case-opened"
TEAMS = "teams-since-the-case-opened"
OFFICERS = "reviewing-officers-in-12-months"
MAY = Month(2026, 5)
OPEN = """
    child_id | started_on | closed_on  | case_status | team_id
    ---------+------------+------------+-------------+--------
    Amara    | 2026-01-05 |            | CINP        | East
    Ben      | 2026-01-05 |            | CINP        | East
    Chidi    | 2026-01-05 | 2026-05-31 | CLOSED      | East
"""
HELD = """
    child_id | worker_id | team_id | role          | started_on | ended_on
    ---------+-----------+---------+---------------+------------+-----------
    Amara    | W0        | Front   | SOCIAL_WORKER | 2025-02-03 | 2026-01-05
    Amara    | W1        | Front   | SOCIAL_WORKER | 2026-01-05 | 2026-02-02
    Amara    | W2        | East    | SOCIAL_WORKER | 2026-02-02 | 2026-03-02
    Amara    | W1        | East    | SOCIAL_WORKER | 2026-03-02 |
    Amara    | W3        | East    | SOCIAL_WORKER | 2026-06-01 |
    Amara    | R1        | Quality | IRO           | 2026-02-02 |
    Ben      | W4        | East    | SOCIAL_WORKER | 2025-12-01 |
    Chidi    | W5        | East    | SOCIAL_WORKER | 2026-01-05 |
    Chidi    | W6        | East    | SOCIAL_WORKER | 2026-02-05 |
"""


def test_each_worker_since_the_case_opened_counts_once_and_who_ended_that_day_does_not(spec):
    spec(WORKERS, MAY, kind=SSD, cin_episodes=OPEN, involvements=HELD, result=(3, 2), value=1.5)


def test_each_team_counts_once(spec):
    spec(
        TEAMS,
        MAY,
        kind=SSD,
        cin_episodes=OPEN,
        involvements=HELD,
        result=(3, 2),
        value=1.5,
        shows={
            "Amara": "counted: two teams: that of 1 June comes too late",
            "Ben": "counted: one team",
            "Chidi": "not counted: closed on the last day",
        },
    )


def test_a_child_without_a_worker_and_one_whose_worker_has_no_date_or_role_are_missing(spec):
    children = """
        child_id | started_on | case_status
        ---------+------------+------------
        Amara    | 2026-01-05 | CINP
        Ben      | 2026-01-05 | CINP
        Chidi    | 2026-01-05 | CINP
        Dana     | 2026-01-05 | CINP
    """
    held = """
        child_id | worker_id | role          | started_on
        ---------+-----------+---------------+-----------
        Amara    | W1        | SOCIAL_WORKER | 2026-01-05
        Ben      | W1        | SOCIAL_WORKER |
        Chidi    | W1        |               | 2026-01-05
    """
    spec(
        WORKERS,
        MAY,
        kind=SSD,
        cin_episodes=children,
        involvements=held,
        missing=3,
        result=(1, 1),
        state="unknown",
        shows={"Ben": "missing with a blank: started on is blank", "Chidi": "missing with a blank: role is blank"},
    )


def test_a_case_older_than_the_records_is_missing(spec):
    old = """
        child_id | started_on | case_status
        ---------+------------+------------
        Amara    | 2020-05-29 | CINP
        Ben      | 2020-05-31 | CINP
    """
    held = """
        child_id | worker_id | role          | started_on
        ---------+-----------+---------------+-----------
        Amara    | W1        | SOCIAL_WORKER | 2021-01-05
        Ben      | W1        | SOCIAL_WORKER | 2021-01-05
    """
    spec(WORKERS, MAY, kind=SSD, cin_episodes=old, involvements=held, missing=1, result=(1, 1), state="unknown")


def test_a_worker_of_the_opening_day_only_and_one_of_the_last_day_count_and_a_child_counts_once(spec):
    children = """
        child_id | started_on | case_status
        ---------+------------+------------
        Amara    | 2026-03-02 | LAC
    """
    care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-04-13
    """
    held = """
        child_id | worker_id | role          | started_on | ended_on
        ---------+-----------+---------------+------------+-----------
        Amara    | W1        | SOCIAL_WORKER | 2026-03-02 | 2026-03-02
        Amara    | W2        | SOCIAL_WORKER | 2026-03-02 | 2026-03-09
        Amara    | W3        | SOCIAL_WORKER | 2026-05-31 |
    """
    spec(
        WORKERS,
        MAY,
        kind=SSD,
        cin_episodes=children,
        cla_periods=care,
        involvements=held,
        result=(3, 1),
        shows={"Amara": "counted: three workers, one of the first day and one of the last"},
    )


@pytest.mark.parametrize("measure", [WORKERS, TEAMS])
def test_annex_a_names_only_the_worker_of_today_so_every_child_is_missing(spec, measure):
    held = """
        child_id | worker_id | role | open
        ---------+-----------+------+-----
        Amara    | W1        | CIN  | Y
        Ben      | W1        | CIN  | Y
    """
    spec(
        measure,
        MAY,
        cin_episodes=OPEN,
        involvements=held,
        missing=2,
        result=(None, 0),
        state="unknown",
        shows={
            "Amara": "missing: the list names only the worker of today",
            "Chidi": "not counted: closed on the last day",
        },
    )


IN_CARE = """
    child_id | started_on | ceased_on
    ---------+------------+-----------
    Amara    | 2024-01-08 |
    Ben      | 2026-03-02 |
    Chidi    | 2024-01-08 | 2026-05-29
    Dana     | 2026-05-11 |
"""
SHORT_BREAK = """
    child_id | started_on | legal_status | ended_on
    ---------+------------+--------------+-----------
    Amara    | 2023-01-09 | V4           | 2024-01-08
    Amara    | 2024-01-08 | C2           |
    Dana     | 2026-05-11 | V4           |
"""


def test_officers_of_the_last_twelve_months_count_and_short_breaks_are_left_out(spec):
    # Twelve months before 2026-05-31 is 2025-05-31.
    held = """
        child_id | worker_id | role          | started_on | ended_on
        ---------+-----------+---------------+------------+-----------
        Amara    | R1        | IRO           | 2024-01-08 | 2025-05-31
        Amara    | R2        | IRO           | 2025-05-31 | 2025-06-01
        Amara    | R3        | IRO           | 2025-06-01 |
        Amara    | W1        | SOCIAL_WORKER | 2024-01-08 |
        Ben      | R3        | IRO           | 2026-03-02 |
        Ben      | R4        | IRO           | 2026-06-01 |
        Dana     | R5        | IRO           | 2026-05-11 |
    """
    spec(
        OFFICERS, MAY, kind=SSD, cla_periods=IN_CARE, legal_status=SHORT_BREAK, involvements=held, result=(3, 2),
        value=1.5,
    )  # fmt: skip


def test_an_officer_who_came_back_counts_once_and_the_last_day_belongs_to_the_twelve_months(spec):
    in_care = """
        child_id | started_on | ceased_on
        ---------+------------+-----------
        Amara    | 2023-01-09 |
        Amara    | 2024-01-08 |
        Ben      | 2026-05-31 |
        Chidi    | 2024-01-08 | 2026-05-31
        Dana     | 2024-01-08 |
        Eli      | 2024-01-08 |
    """
    status = """
        child_id | started_on | legal_status | ended_on
        ---------+------------+--------------+-----------
        Dana     | 2026-05-31 | V3           |
        Eli      | 2024-01-08 | V3           | 2026-05-31
    """
    held = """
        child_id | worker_id | role | started_on | ended_on
        ---------+-----------+------+------------+-----------
        Amara    | R1        | IRO  | 2024-01-08 | 2025-10-01
        Amara    | R2        | IRO  | 2025-10-01 | 2026-02-02
        Amara    | R1        | IRO  | 2026-02-02 |
        Ben      | R1        | IRO  | 2026-05-31 |
        Chidi    | R1        | IRO  | 2024-01-08 |
        Dana     | R1        | IRO  | 2024-01-08 |
        Eli      | R1        | IRO  | 2024-01-08 |
    """
    spec(
        OFFICERS,
        MAY,
        kind=SSD,
        cla_periods=in_care,
        legal_status=status,
        involvements=held,
        result=(4, 3),
        shows={
            "Amara": "counted: two officers, one of whom came back",
            "Ben": "counted at the edge: came into care on the last day",
            "Chidi": "not counted at the edge: left care on the last day",
            "Dana": "not counted at the edge: on a short break from the last day",
            "Eli": "counted at the edge: the short break ended on the last day",
        },
    )


def test_a_child_in_care_without_an_officer_or_without_a_date_is_missing(spec):
    held = """
        child_id | worker_id | role | started_on
        ---------+-----------+------+-----------
        Ben      | R3        | IRO  |
    """
    spec(
        OFFICERS,
        MAY,
        kind=SSD,
        cla_periods=IN_CARE,
        legal_status=SHORT_BREAK,
        involvements=held,
        missing=2,
        state="unknown",
        shows={
            "Amara": "missing: no officer is named",
            "Ben": "missing with a blank: the officer has no first day",
            "Chidi": "not counted: left care before the last day",
            "Dana": "not counted: on a short break",
        },
    )


def test_files_that_only_say_how_things_stand_do_not_reach_back_twelve_months(spec):
    held = """
        child_id | worker_id | role | started_on
        ---------+-----------+------+-----------
        Amara    | R3        | IRO  | 2024-01-08
        Ben      | R3        | IRO  | 2026-03-02
    """
    spec(
        OFFICERS, MAY, kind=NIGHTLY, cla_periods=IN_CARE, legal_status=SHORT_BREAK, involvements=held, missing=2,
        state="unknown",
    )  # fmt: skip
