"""Looked-after children for every reviewing officer."""

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY, SSD

MEASURE = "looked-after-children-per-reviewing-officer"
MAY = Month(2026, 5)
IN_CARE = """
    child_id | started_on | ceased_on  | team_id
    ---------+------------+------------+--------
    Amara    | 2024-01-08 |            | Care
    Ben      | 2026-05-31 |            | Care
    Chidi    | 2024-01-08 |            | Care
    Dana     | 2024-01-08 | 2026-05-31 | Care
    Eli      | 2026-06-01 |            | Care
    Farah    | 2024-01-08 |            | Care
    Gus      | 2024-01-08 |            | West
"""
STATUS = """
    child_id | started_on | legal_status
    ---------+------------+-------------
    Farah    | 2024-01-08 | V3
"""
HELD = """
    child_id | worker_id | role          | started_on | ended_on   | open
    ---------+-----------+---------------+------------+------------+-----
    Amara    | R1        | IRO           | 2024-01-08 | 2026-05-31 | N
    Amara    | R2        | IRO           | 2026-05-31 |            | Y
    Ben      | R2        | IRO           | 2026-05-31 |            | Y
    Chidi    | R1        | IRO           | 2024-01-08 | 2026-06-01 | N
    Chidi    | R2        | IRO           | 2026-06-01 |            | Y
    Dana     | R3        | IRO           | 2024-01-08 |            | Y
    Eli      | R3        | IRO           | 2026-06-01 |            | Y
    Farah    | R3        | IRO           | 2024-01-08 |            | Y
    Gus      | R2        | IRO           |            |            | Y
    Gus      | W1        | SOCIAL_WORKER | 2024-01-08 |            | Y
"""


def test_each_child_in_care_counts_for_the_officer_of_the_last_day(spec):
    spec(
        MEASURE,
        MAY,
        kind=SSD,
        cla_periods=IN_CARE,
        legal_status=STATUS,
        involvements=HELD,
        result=(4, 2),
        value=2,
        teams={"Care": (3, 2), "West": (1, 1)},
        exceptions=set(),
        shows={
            "Amara": "counted at the edge: her officer changed on the last day",
            "Ben": "counted at the edge: came into care on the last day",
            "Chidi": "counted at the edge: his officer changes the day after",
            "Dana": "not counted at the edge: left care on the last day",
            "Eli": "not counted at the edge: comes into care the day after",
            "Farah": "not counted: on a short break",
            "Gus": "counted: an officer who is still his, without dates",
        },
    )


def test_of_two_officers_the_one_who_came_last_counts_and_one_with_a_date_before_one_without(spec):
    held = """
        child_id | worker_id | role | started_on
        ---------+-----------+------+-----------
        Amara    | R1        | IRO  | 2024-01-08
        Amara    | R2        | IRO  | 2026-03-02
        Ben      | R0        | IRO  |
        Ben      | R2        | IRO  | 2024-01-08
    """
    in_care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2023-01-09
        Amara    | 2024-01-08
        Ben      | 2024-01-08
    """
    spec(MEASURE, MAY, kind=NIGHTLY, cla_periods=in_care, involvements=held, result=(2, 1))


def test_a_short_break_is_judged_by_the_status_of_the_last_day(spec):
    in_care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2024-01-08
        Ben      | 2024-01-08
        Chidi    | 2024-01-08
        Dana     | 2024-01-08
    """
    status = """
        child_id | started_on | legal_status | ended_on
        ---------+------------+--------------+-----------
        Amara    | 2026-05-31 | V4           |
        Ben      | 2024-01-08 | V4           | 2026-05-31
        Chidi    |            | V3           |
        Dana     | 2026-06-01 | V3           |
    """
    held = """
        child_id | worker_id | role | started_on | ended_on
        ---------+-----------+------+------------+-----------
        Ben      | R1        | IRO  | 2024-01-08 | 2026-06-01
        Dana     | R1        | IRO  | 2024-01-08 |
    """
    spec(MEASURE, MAY, kind=SSD, cla_periods=in_care, legal_status=status, involvements=held, result=(2, 1))


def test_an_officer_who_ended_on_the_last_day_is_no_longer_the_childs(spec):
    in_care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2024-01-08
    """
    held = """
        child_id | worker_id | role | started_on | ended_on
        ---------+-----------+------+------------+-----------
        Amara    | R1        | IRO  | 2024-01-08 | 2026-05-31
    """
    spec(
        MEASURE, MAY, kind=SSD, cla_periods=in_care, involvements=held, missing=1, state="unknown", exceptions={"Amara"}
    )


def test_a_child_without_an_officer_or_whose_officer_has_ended_is_missing_and_listed(spec):
    held = """
        child_id | worker_id | role | started_on | ended_on   | open
        ---------+-----------+------+------------+------------+-----
        Amara    | R1        | IRO  | 2024-01-08 |            | Y
        Ben      | R1        | IRO  |            |            | N
        Chidi    | R1        | IRO  | 2024-01-08 | 2026-05-30 | N
    """
    spec(
        MEASURE, MAY, kind=NIGHTLY, cla_periods=IN_CARE, legal_status=STATUS, involvements=held, missing=3,
        state="unknown", exceptions={"Ben", "Chidi", "Gus"},
        shows={"Ben": "missing with a blank: started on is blank"},
    )  # fmt: skip


def test_annex_a_names_no_officer(spec):
    spec(
        MEASURE, MAY, cla_periods=IN_CARE, legal_status=STATUS, missing=4, state="unknown",
        exceptions={"Amara", "Ben", "Chidi", "Gus"},
    )  # fmt: skip
