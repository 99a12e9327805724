"""Rules about one row, one list or one child's dates: blanks, days, children given twice, codes."""

from __future__ import annotations

CASES: dict[str, dict[int, str]] = {
    "blank-required": {
        1: """
            child | Gender | source
            ------+--------+-------
            BadAmy | F     |
            Ben   | M      | 2A
        """,
        # Who holds open work, and the date of birth, have rules of their own.
        7: """
            child | started    | born | team | worker
            ------+------------+------+------+-------
            Cara  | 2026-01-05 |      |      |
        """,
    },
    "blank-asked-for": {
        4: """
            child  | started    | authorised | needed | seen
            -------+------------+------------+--------+-----
            BadAmy | 2026-03-02 | 2026-04-01 |        | Y
            Ben    | 2026-03-02 | 2026-04-01 | N      | Y
            Cara   | 2026-03-02 |            |        |
        """,
        9: """
            child  | touch | home | suitable | does
            -------+-------+------+----------+-----
            BadDan | Y     | K    | Y        |
            BadEve | Y     | K    |          | F1
            Finn   | N     |      |          |
        """,
        10: """
            child  | decided    | reversed   | why
            -------+------------+------------+----
            BadGus | 2026-01-05 | 2026-04-01 |
            Hana   | 2026-01-05 |            |
        """,
    },
    "closed-without-date": {
        6: """
            child  | started    | closed     | reason | status
            -------+------------+------------+--------+-------
            BadAmy | 2026-01-05 |            |        | CLOSED
            BadBea | 2026-01-05 |            | RC7    | CINP
            Cara   | 2026-01-05 | 2026-05-31 | RC7    | CLOSED
            Dan    | 2026-01-05 |            |        | CINP
        """,
    },
    "birth-blank": {
        1: """
            child  | born       | age
            -------+------------+----
            BadAmy |            | 7
            BadBea |            |
            Unborn |            | -1
            Cara   | 2019-02-03 | 7
        """,
    },
    "open-without-worker": {
        7: """
            child  | started    | ended      | team  | worker
            -------+------------+------------+-------+--------
            BadAmy | 2026-01-05 |            | North |
            Ended  | 2026-01-05 | 2026-05-31 | North |
            Ben    | 2026-01-05 |            | North | W 12
        """,
        9: """
            child  | team  | worker | adviser
            -------+-------+--------+--------
            BadCal | Care  |        |
            Dora   | Care  |        | W 30
        """,
    },
    "open-without-team": {
        6: """
            child  | started    | closed     | status | team  | worker
            -------+------------+------------+--------+-------+-------
            BadAmy | 2026-01-05 |            | CINP   |       | W 12
            Closed | 2026-01-05 |            | CLOSED |       | W 12
            Ended  | 2026-01-05 | 2026-05-31 | CLOSED |       |
            Ben    | 2026-01-05 |            | CINP   | North |
        """,
    },
    "out-of-order": {
        7: """
            child  | started    | visit      | review
            -------+------------+------------+-----------
            BadAmy | 2026-03-02 | 2026-03-01 |
            BadBea | 2026-03-02 |            | 2026-02-02
            SameDay| 2026-03-02 | 2026-03-02 |
            Cara   | 2026-03-02 | 2026-03-12 | 2026-05-20
        """,
        10: """
            child  | decided    | matched    | placed     | order
            -------+------------+------------+------------+-----------
            BadDan | 2026-01-05 | 2026-02-05 | 2026-02-04 |
            Eve    | 2026-01-05 | 2026-02-05 | 2026-02-05 | 2026-05-01
        """,
    },
    "before-birth": {
        # A child may be known before birth, for a pregnancy of forty-two weeks: 294 days before 25 May 2026.
        1: """
            child  | born       | contact
            -------+------------+-----------
            BadAmy | 2026-05-25 | 2025-08-03
            Edge   | 2026-05-25 | 2025-08-04
            Ben    | 2020-05-25 | 2026-02-01
        """,
        8: """
            child   | born       | started
            --------+------------+-----------
            BadCal  | 2026-05-25 | 2026-05-24
            SameDay | 2026-05-25 | 2026-05-25
        """,
    },
    "after-the-extract": {
        7: """
            child  | started    | visit      | born
            -------+------------+------------+-----------
            BadAmy | 2026-03-02 | 2026-06-01 | 2019-01-01
            OnDay  | 2026-03-02 | 2026-05-31 | 2019-01-01
            Unborn | 2026-05-02 |            | 2026-08-01
        """,
    },
    "age-differs": {
        1: """
            child   | born       | age
            --------+------------+----
            BadAmy  | 2015-02-03 | 9
            YearOut | 2015-02-03 | 10
            Ben     | 2015-02-03 | 11
            Unborn  | 2026-08-01 | -1
        """,
    },
    "adult-on-plan": {
        7: """
            child    | started    | ended      | born
            ---------+------------+------------+-----------
            BadAmy   | 2025-01-05 |            | 2008-05-31
            DayShort | 2025-01-05 |            | 2008-06-01
            Ended    | 2025-01-05 | 2026-05-30 | 2008-05-30
            Unknown  | 2025-01-05 |            |
        """,
    },
    "adult-in-care": {
        8: """
            child    | started    | ended      | born
            ---------+------------+------------+-----------
            BadAmy   | 2025-01-05 |            | 2008-05-31
            DayShort | 2025-01-05 |            | 2008-06-01
            Ended    | 2025-01-05 | 2026-05-30 | 2008-05-30
        """,
    },
    "leaver-under-16": {
        9: """
            child  | born
            -------+-----------
            BadAmy | 2010-06-01
            Edge   | 2010-05-31
            Unsaid |
        """,
    },
    "child-twice": {
        7: """
            child  | started
            -------+-----------
            BadAmy | 2025-01-05
            BadAmy | 2026-01-05
            Ben    | 2026-01-05
        """,
        # Contacts may repeat a child.
        1: """
            child | contact
            ------+-----------
            Cara  | 2026-01-05
            Cara  | 2026-02-05
        """,
    },
    "two-ids": {
        1: """
            child     | born       | contact
            ----------+------------+-----------
            BadAmy100 | 2015-02-03 | 2026-01-05
            BadAmy900 | 2015-02-03 | 2026-01-05
            Twin500   | 2016-02-03 | 2026-02-05
            Twin501   | 2016-02-03 | 2026-02-05
        """,
    },
    "births-differ": {
        1: """
            child  | born       | contact
            -------+------------+-----------
            BadAmy | 2015-02-03 | 2026-01-05
            Ben    | 2016-02-03 | 2026-02-05
            Once   |            | 2026-02-05
        """,
        3: """
            child  | born       | referred
            -------+------------+-----------
            BadAmy | 2015-03-02 | 2026-01-06
            Ben    | 2016-02-03 | 2026-02-06
            Once   | 2014-01-01 | 2026-02-06
        """,
    },
    "code-unknown": {
        1: """
            child  | source
            -------+-------
            BadAmy | 7Z
            Ben    | 2A
            Blank  |
        """,
    },
}
