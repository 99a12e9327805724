"""Home-educated children who come first, and children who present as homeless."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY

VISITOR = "home-educated-priority-children-with-a-visitor"
HOMELESS = "homeless-children-assessed-and-served"
MAY = Month(2026, 5)
AT_HOME = """
    child_id | event         | started_on | happened_on
    ---------+---------------+------------+------------
    Amara    | HOME_EDUCATED | 2025-09-01 |
    Ben      | HOME_EDUCATED | 2026-05-31 |
    Chidi    | HOME_EDUCATED | 2025-09-01 |
    Chidi    | YOUTH_JUSTICE | 2026-02-02 |
    Dana     | HOME_EDUCATED | 2025-09-01 | 2026-05-31
    Eli      | HOME_EDUCATED | 2025-09-01 |
    Eli      | YOUTH_JUSTICE | 2026-02-02 | 2026-05-31
    Farah    | HOME_EDUCATED | 2026-06-01 |
    Gwen     | HOME_EDUCATED | 2025-09-01 | 2026-06-01
"""
IN_NEED = """
    child_id | started_on | ended_on
    ---------+------------+-----------
    Amara    | 2026-01-05 |
    Dana     | 2026-01-05 |
    Farah    | 2026-01-05 |
    Gwen     | 2026-01-05 | 2026-06-01
"""
PROTECTED = """
    child_id | started_on | ended_on
    ---------+------------+---------
    Ben      | 2026-05-31 |
"""


def drawn(allocated):
    return {
        "kind": NIGHTLY, "as_at": date(2026, 6, 8), "case_events": AT_HOME, "cin_plans": IN_NEED, "cp_plans": PROTECTED,
        "involvements": allocated,
    }  # fmt: skip


def test_a_visitor_allocated_on_the_last_day_counts_and_another_worker_does_not(spec):
    allocated = """
        child_id | worker_id | role                   | started_on | ended_on
        ---------+-----------+------------------------+------------+-----------
        Amara    | W1        | HOME_EDUCATION_VISITOR | 2026-05-31 |
        Ben      | W2        | SOCIAL_WORKER          | 2026-01-05 |
        Chidi    | W1        | HOME_EDUCATION_VISITOR | 2026-06-01 |
        Gwen     | W1        | HOME_EDUCATION_VISITOR | 2026-01-05 | 2026-05-31
        Eli      | W1        | HOME_EDUCATION_VISITOR | 2026-01-05 |
    """
    shows = {
        "Amara": "meets at the edge: the visitor was allocated on the last day",
        "Ben": "misses: another worker, and no visitor",
        "Chidi": "misses at the edge: the visitor was allocated the day after",
        "Dana": "not counted at the edge: no longer taught at home on the last day",
        "Eli": "not counted: no longer open to youth justice, and no plan",
        "Farah": "not counted: taught at home only since the day after",
    }
    spec(VISITOR, MAY, **drawn(allocated), result=(1, 4), value=25, exceptions={"Ben", "Chidi", "Gwen"}, shows=shows)


def test_a_visitor_since_nobody_knows_when_is_missing(spec):
    allocated = """
        child_id | worker_id | role                   | started_on
        ---------+-----------+------------------------+-----------
        Amara    | W1        | HOME_EDUCATION_VISITOR |
        Ben      | W1        | HOME_EDUCATION_VISITOR | 2026-01-05
    """
    spec(VISITOR, MAY, **drawn(allocated), missing=1, state="unknown", exceptions={"Amara", "Chidi", "Gwen"},
         shows={"Amara": "missing with a blank: nobody knows since when"})  # fmt: skip


def test_homeless_children_count_in_the_month_they_came_and_each_time(spec):
    presented = """
        child_id | event    | happened_on | outcome
        ---------+----------+-------------+--------
        Amara    | HOMELESS | 2026-05-01  | Y
        Amara    | HOMELESS | 2026-05-31  | N
        Farah    | HOMELESS | 2026-05-31  | Y
        Gwen     | HOMELESS | 2026-05-04  | N
        Ben      | HOMELESS | 2026-04-30  | N
        Chidi    | HOMELESS | 2026-06-01  | N
        Dana     | IN_SCHOOL | 2026-05-04 | N
        Eli      | HOMELESS | 2026-05-04  | Y
    """
    spec(HOMELESS, MAY, kind=NIGHTLY, as_at=date(2026, 6, 8), case_events=presented, result=(3, 5),
         exceptions={"Amara", "Gwen"}, shows={
             "Farah": "meets at the edge: came on the last day",
             "Gwen": "misses: was given no service",
             "Ben": "not counted at the edge: came the day before the month",
             "Chidi": "not counted at the edge: came the day after it",
             "Dana": "not counted: another event",
         })  # fmt: skip


def test_one_without_an_outcome_is_missing(spec):
    rows = [f"Child {number} | HOMELESS | 2026-05-04 | {'Y' if number else ''}" for number in range(11)]
    presented = "\n".join(["child_id | event | happened_on | outcome", "-", *rows])
    spec(HOMELESS, MAY, kind=NIGHTLY, as_at=date(2026, 6, 8), case_events=presented, result=(10, 10), missing=1,
         exceptions={"Child 0"}, shows={"Child 0": "missing with a blank: outcome is blank"})  # fmt: skip
