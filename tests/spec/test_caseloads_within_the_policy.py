"""Workers whose caseload is within the council's policy."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

MEASURE = "caseloads-within-the-policy"
MAY = Month(2026, 5)
TWO = Value("caseload_policy_children", date(2026, 1, 1), None, 2, "Caseload policy 2026")
CHILDREN = """
    child_id | started_on | closed_on  | case_status | worker_id | team_id
    ---------+------------+------------+-------------+-----------+--------
    Amara    | 2026-01-05 |            | CINP        | W1        | East
    Ben      | 2026-01-05 |            | CINP        | W1        | East
    Chidi    | 2026-01-05 |            | CINP        | W2        | East
    Dana     | 2026-01-05 |            | CINP        | W2        | East
    Eli      | 2026-01-05 |            | LAC         | W9        | East
    Farah    | 2026-01-05 | 2026-05-31 | CLOSED      | W1        | East
    Gus      | 2026-01-05 |            | CINP        |           | East
"""
CARE = """
    child_id | started_on | worker_id | team_id
    ---------+------------+-----------+--------
    Eli      | 2026-03-02 | W2        | Care
"""


def test_as_many_as_the_policy_allows_is_within_it_and_one_more_is_not(spec):
    # W1 holds two, W2 three; nobody holds Gus, and Eli is W2's by the looked-after list.
    spec(
        MEASURE,
        MAY,
        cin_episodes=CHILDREN,
        cla_periods=CARE,
        settings=[TWO],
        result=(1, 2),
        shows={
            "Farah": "not counted: closed on the last day",
            "Gus": "not counted with a blank: no worker is named",
            "W1": "meets at the edge: two children, as many as the policy allows",
            "W2": "misses at the edge: three children, one more",
        },
    )


def test_the_limit_is_eighteen_unless_the_council_sets_one(spec):
    spec(MEASURE, MAY, cin_episodes=CHILDREN, cla_periods=CARE, result=(2, 2))


def test_a_plan_held_for_another_authority_is_nobodys_caseload_here(spec):
    plans = """
        child_id | started_on | worker_id | other_authority
        ---------+------------+-----------+----------------
        Hana     | 2026-01-05 | W1        | Y
        Ivo      | 2026-01-05 | W3        | N
    """
    spec(MEASURE, MAY, cin_episodes=CHILDREN, cp_plans=plans, settings=[TWO], result=(4, 4))


def test_without_a_named_worker_there_is_nothing_to_count(spec):
    nobody = """
        child_id | started_on | case_status
        ---------+------------+------------
        Amara    | 2026-01-05 | CINP
    """
    spec(MEASURE, MAY, cin_episodes=nobody, result=(0, 0), state="not_applicable")
