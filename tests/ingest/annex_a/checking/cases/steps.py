"""Rules that hold assessments, enquiries, conferences and adoptions against the other lists."""

from __future__ import annotations

CASES: dict[str, dict[int, str]] = {
    "assessment-not-in-need": {
        4: """
            child  | started    | authorised
            -------+------------+-----------
            BadAmy | 2026-05-02 |
            Ended  | 2026-03-02 | 2026-04-02
            Ben    | 2026-05-02 |
        """,
        6: """
            child | started    | status
            ------+------------+-----------
            Ben   | 2026-05-01 | ASSESSMENT
        """,
    },
    "assessment-need-closed": {
        4: """
            child  | started    | authorised
            -------+------------+-----------
            BadAmy | 2026-05-02 |
            Ended  | 2026-03-02 | 2026-04-02
        """,
        6: """
            child  | started    | closed     | status
            -------+------------+------------+-------
            BadAmy | 2026-05-01 | 2026-05-30 | CLOSED
            Ended  | 2026-03-01 | 2026-04-02 | CLOSED
        """,
    },
    "enquiry-not-in-need": {
        4: """
            child  | started    | authorised | needed | seen
            -------+------------+------------+--------+-----
            Cara   | 2026-03-02 | 2026-04-01 | N      | Y
            BadDee | 2026-01-05 | 2026-02-10 | N      | Y
            BadEve | 2026-03-02 | 2026-04-01 | N      | Y
            BadEve | 2026-04-10 | 2026-05-01 | Y      | Y
            BadFay | 2026-03-02 |            |        | Y
        """,
        5: """
            child  | enquiry
            -------+-----------
            BadAmy | 2026-03-05
            Ben    | 2026-03-05
            Cara   | 2026-03-05
            BadDee | 2026-03-05
            BadEve | 2026-03-05
            BadFay | 2026-03-05
        """,
        6: """
            child  | started    | closed     | status
            -------+------------+------------+-------
            Ben    | 2026-03-01 | 2026-03-31 | CLOSED
        """,
    },
    "conference-without-plan": {
        5: """
            child  | enquiry    | conference | plan
            -------+------------+------------+-----
            BadAmy | 2026-03-05 | 2026-03-20 | Y
            BadBea | 2026-03-05 | 2026-03-20 | Y
            OnDay  | 2026-03-05 | 2026-03-20 | Y
            NoPlan | 2026-03-05 | 2026-03-20 | N
        """,
        7: """
            child  | started
            -------+-----------
            BadBea | 2026-03-19
            OnDay  | 2026-03-20
        """,
    },
    "plan-without-conference": {
        7: """
            child  | started
            -------+-----------
            BadAmy | 2025-11-30
            Old    | 2025-11-29
            Ben    | 2026-03-20
        """,
        5: """
            child | enquiry    | conference
            ------+------------+-----------
            Ben   | 2026-03-05 | 2026-03-20
        """,
    },
    "conference-not-needed": {
        5: """
            child  | enquiry    | unnecessary | conference
            -------+------------+-------------+-----------
            BadAmy | 2026-03-05 | Y           | 2026-03-20
            Ben    | 2026-03-05 | N           | 2026-03-20
            Cara   | 2026-03-05 | Y           |
        """,
    },
    "conference-without-enquiry": {
        5: """
            child  | enquiry    | conference
            -------+------------+-----------
            BadAmy |            | 2026-03-20
            Ben    | 2026-03-20 | 2026-03-20
        """,
    },
    "outcome-without-conference": {
        5: """
            child  | enquiry    | conference | plan
            -------+------------+------------+-----
            BadAmy | 2026-03-05 |            | N
            Ben    | 2026-03-05 | 2026-03-20 | N
            Cara   | 2026-03-05 |            |
        """,
    },
    "adopted-in-care": {
        10: """
            child  | decided    | order
            -------+------------+-----------
            BadAmy | 2025-06-05 | 2026-05-20
            Ended  | 2025-06-05 | 2026-05-20
            Ben    | 2025-06-05 |
        """,
        8: """
            child  | started    | legal | ended
            -------+------------+-------+-----------
            BadAmy | 2025-01-05 | E1    |
            Ended  | 2025-01-05 | E1    | 2026-05-20
            Ben    | 2025-01-05 | E1    |
        """,
    },
    "adoption-not-in-care": {
        10: """
            child    | decided    | order      | reversed
            ---------+------------+------------+-----------
            BadAmy   | 2025-12-05 |            |
            Adopted  | 2025-06-05 | 2026-05-20 |
            Reversed | 2025-12-05 |            | 2026-03-01
            Ben      | 2025-12-05 |            |
        """,
        8: """
            child | started    | legal
            ------+------------+------
            Ben   | 2025-01-05 | E1
        """,
    },
    "died-and-open": {
        6: """
            child  | started    | closed     | reason | status
            -------+------------+------------+--------+-------
            BadAmy | 2025-01-05 | 2026-05-01 | RC2    | CLOSED
            Ben    | 2025-01-05 | 2026-05-01 | RC2    | CLOSED
            Cara   | 2025-01-05 | 2026-05-01 | RC7    | CLOSED
        """,
        7: """
            child  | started    | ended
            -------+------------+-----------
            BadAmy | 2025-01-05 |
            Ben    | 2025-01-05 | 2026-05-01
            Cara   | 2025-01-05 |
        """,
    },
}
