"""For each rule of the Annex A check, made-up children: those it catches, the edge, and those it leaves alone.

Names that begin with ``Bad`` are caught; every other name is not. The file speaks of 31 May 2026.
"""

from __future__ import annotations

Lists = dict[int, str]
CASES: dict[str, Lists] = {
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
