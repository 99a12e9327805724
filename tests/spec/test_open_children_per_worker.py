"""Open children per allocated worker named in lists 6 to 8."""

from goldenthread.core.periods import Month

MEASURE = "open-children-per-worker"
MAY = Month(2026, 5)


def test_each_open_child_counts_once_for_the_worker_of_the_list_that_stands_first(spec):
    spec(
        MEASURE,
        MAY,
        cin_episodes="""
            child_id | started_on | closed_on  | case_status | worker_id | team_id
            ---------+------------+------------+-------------+-----------+--------
            Amara    | 2026-01-05 |            | LAC         | W1        | East
            Ben      | 2026-01-05 |            | CPP         | W1        | East
            Chidi    | 2026-01-05 |            | CINP        | W1        | East
            Dana     | 2026-01-05 | 2026-05-31 | CLOSED      | W9        | East
            Eli      | 2026-01-05 |            | CINP        | W3        | West
        """,
        cp_plans="""
            child_id | started_on | ended_on   | worker_id | team_id
            ---------+------------+------------+-----------+--------
            Ben      | 2026-02-02 |            | W1        | East
            Eli      | 2025-02-03 | 2026-03-02 | W8        | West
        """,
        cla_periods="""
            child_id | started_on | ceased_on | worker_id | team_id
            ---------+------------+-----------+-----------+--------
            Amara    | 2026-03-02 |           | W2        | Care
        """,
        result=(4, 3),
        value=4 / 3,
        teams={"East": (2, 1), "Care": (1, 1), "West": (1, 1)},
        exceptions=set(),
        shows={
            "Amara": "counted: in care, so the worker there stands first",
            "Dana": "not counted: closed on the last day",
        },
    )


def test_a_child_without_a_worker_is_counted_apart_and_listed(spec):
    spec(
        MEASURE,
        MAY,
        cin_episodes="""
            child_id | started_on | case_status | worker_id
            ---------+------------+-------------+----------
            Amara    | 2026-01-05 | CINP        | W1
            Ben      | 2026-01-05 | CINP        | W1
            Chidi    | 2026-01-05 | CINP        | W2
            Dana     | 2026-01-05 | CINP        | W2
            Eli      | 2026-01-05 | CPP         |
            Farah    | 2026-01-05 | LAC         |
        """,
        cla_periods="""
            child_id | started_on | worker_id
            ---------+------------+----------
            Farah    | 2026-03-02 | W3
        """,
        result=(5, 3),
        missing=1,
        exceptions={"Eli"},
        shows={"Eli": "missing with a blank: worker is blank"},
    )


def test_a_plan_held_for_another_authority_is_not_ours(spec):
    spec(
        MEASURE,
        MAY,
        kind="ssd",
        cin_episodes="""
            child_id | started_on | case_status | worker_id
            ---------+------------+-------------+----------
            Amara    | 2026-01-05 | CINP        | W1
        """,
        cp_plans="""
            child_id | started_on | worker_id | other_authority
            ---------+------------+-----------+----------------
            Ben      | 2026-01-05 | W1        | Y
            Chidi    | 2026-01-05 | W1        | N
        """,
        result=(2, 1),
        exceptions=set(),
        shows={"Ben": "not counted: held for another authority", "Chidi": "counted: our own plan"},
    )


def test_with_no_open_children_there_is_nothing_to_count(spec):
    spec(MEASURE, MAY, result=(0, 0), state="not_applicable")
