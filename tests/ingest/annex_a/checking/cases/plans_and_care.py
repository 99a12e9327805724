"""Rules that hold the lists of protection plans, of care and of care leavers against the children in need."""

from __future__ import annotations

CASES: dict[str, dict[int, str]] = {
    "plan-not-in-need": {
        7: """
            child  | started    | ended
            -------+------------+-----------
            BadAmy | 2026-03-02 |
            Ended  | 2025-11-02 | 2026-03-31
            Ben    | 2026-03-02 |
        """,
        6: """
            child | started    | status
            ------+------------+-------
            Ben   | 2026-03-01 | CPP
        """,
    },
    "plan-need-closed": {
        7: """
            child   | started    | ended
            --------+------------+-----------
            BadAmy  | 2026-03-02 |
            Reopen  | 2026-03-02 |
            Ended   | 2025-11-02 | 2026-03-31
            Missing | 2026-03-02 |
        """,
        6: """
            child  | started    | closed     | status
            -------+------------+------------+-------
            BadAmy | 2026-03-01 | 2026-05-31 | CLOSED
            Reopen | 2025-03-01 | 2025-05-31 | CLOSED
            Reopen | 2026-03-01 |            | CPP
            Ended  | 2025-03-01 | 2026-03-31 | CLOSED
        """,
    },
    "plan-status-differs": {
        6: """
            child  | started    | status
            -------+------------+-------
            BadAmy | 2026-03-01 | CPP
            BadBea | 2026-03-01 | CPP
            Cara   | 2026-03-01 | CPP
            Dan    | 2026-03-01 | CINP
        """,
        7: """
            child  | started    | ended
            -------+------------+-----------
            BadBea | 2025-03-02 | 2026-04-01
            Cara   | 2026-03-02 |
        """,
    },
    "plan-other-status": {
        7: """
            child  | started
            -------+-----------
            BadAmy | 2026-03-02
            InCare | 2026-03-02
            Ben    | 2026-03-02
        """,
        6: """
            child  | started    | status
            -------+------------+-------
            BadAmy | 2026-03-01 | CINP
            InCare | 2026-03-01 | LAC
            Ben    | 2026-03-01 | CPP
            NoPlan | 2026-03-01 | CINP
        """,
    },
    "care-not-in-need": {
        8: """
            child  | started    | legal | ended
            -------+------------+-------+-----------
            BadAmy | 2026-03-02 | C2    |
            Short  | 2026-03-02 | V3    |
            Ended  | 2025-11-02 | C2    | 2026-03-31
            Ben    | 2026-03-02 | C2    |
        """,
        6: """
            child | started    | status
            ------+------------+-------
            Ben   | 2026-03-01 | LAC
        """,
    },
    "care-need-closed": {
        8: """
            child  | started    | legal
            -------+------------+------
            BadAmy | 2026-03-02 | C2
            Ben    | 2026-03-02 | C2
        """,
        6: """
            child  | started    | closed     | status
            -------+------------+------------+-------
            BadAmy | 2026-03-01 | 2026-05-31 | CLOSED
            Ben    | 2026-03-01 |            | LAC
        """,
    },
    "care-status-differs": {
        6: """
            child  | started    | status
            -------+------------+-------
            BadAmy | 2026-03-01 | LAC
            Ben    | 2026-03-01 | LAC
            Cara   | 2026-03-01 | CPP
        """,
        8: """
            child  | started    | legal | ended
            -------+------------+-------+-----------
            BadAmy | 2025-03-02 | C2    | 2026-05-31
            Ben    | 2026-03-02 | C2    |
        """,
    },
    "care-other-status": {
        8: """
            child  | started    | legal
            -------+------------+------
            BadAmy | 2026-03-02 | C2
            Short  | 2026-03-02 | V4
            Ben    | 2026-03-02 | C2
        """,
        6: """
            child  | started    | status
            -------+------------+-------
            BadAmy | 2026-03-01 | CPP
            Short  | 2026-03-01 | CINP
            Ben    | 2026-03-01 | LAC
        """,
    },
    "leaver-in-care": {
        9: """
            child    | category
            ---------+---------
            BadAmy   | FORMER
            Eligible | ELIGIBLE
            Left     | FORMER
        """,
        8: """
            child    | started    | legal | ended
            ---------+------------+-------+-----------
            BadAmy   | 2020-03-02 | C2    |
            Eligible | 2020-03-02 | C2    |
            Left     | 2020-03-02 | C2    | 2026-05-31
        """,
    },
}
