"""Health passports by the 18th birthday."""

from datetime import date

from goldenthread.core.periods import Month

PASSPORT = "health-passports-by-18"
MAY = Month(2026, 5)


def test_a_health_passport_is_in_time_up_to_the_18th_birthday(spec):
    spec(
        PASSPORT,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2008-05-31
            Ben      | 2007-06-01
            Chidi    | 2007-05-31
            Dana     | 2008-06-01
            Eli      | 2008-01-07
            Farah    | 2008-01-07
            Gwen     | 2008-01-07
            Hugo     | 2008-01-07
            Iris     | 2008-01-07
            Jonah    | 2008-01-07
            Kofi     | 2008-01-07
            Lena     | 2008-02-29
        """,
        care_leavers="""
            child_id | eligibility | in_touch
            ---------+-------------+---------
            Amara    | FORMER      | Y
            Ben      | FORMER      | N
            Chidi    | FORMER      | Y
            Dana     | ELIGIBLE    | Y
            Gwen     | FORMER      | RHOM
        """,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2020-01-06 | 2026-05-31
            Eli      | 2020-01-06 | 2026-01-07
            Farah    | 2020-01-06 | 2026-01-06
            Hugo     | 2020-01-06 | 2026-01-07
            Iris     | 2020-01-06 | 2026-01-07
            Jonah    | 2026-01-08 |
            Kofi     | 2026-01-07 |
            Lena     | 2020-01-06 | 2026-03-01
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Eli      | 2019-01-07 |            | V4
            Eli      | 2020-01-06 |            | C2
            Hugo     |            | 2026-01-07 | V4
            Iris     | 2018-01-08 | 2020-01-06 | V4
            Kofi     | 2026-06-01 |            | V4
        """,
        case_events="""
            child_id | event           | happened_on | outcome
            ---------+-----------------+-------------+--------
            Amara    | HEALTH_PASSPORT | 2026-05-31  |
            Ben      | HEALTH_PASSPORT | 2025-06-02  | Y
            Chidi    | HEALTH_PASSPORT | 2025-01-06  | Y
            Eli      | HEALTH_PASSPORT | 2025-12-01  | N
            Iris     | CHAIR           | 2025-12-01  | Y
        """,
        result=(1, 6),
        exceptions={"Ben", "Eli", "Iris", "Kofi", "Lena"},
        shows={
            "Amara": "meets at the edge: 18 on the last day, and given that day",
            "Ben": "misses at the edge: given a day after the 18th birthday",
            "Chidi": "not counted at the edge: 18 a day before the twelve months",
            "Dana": "not counted at the edge: 18 only the day after",
            "Eli": "misses: under an order beside a short break that nobody ended; the passport was not handed over",
            "Farah": "not counted at the edge: left care a day before turning 18",
            "Gwen": "not counted: went home for good",
        },
    )


def test_a_passport_given_on_a_day_nobody_wrote_down_is_missing(spec):
    spec(
        PASSPORT,
        MAY,
        kind="nightly",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2008-05-11
        """,
        care_leavers="""
            child_id | eligibility | in_touch
            ---------+-------------+---------
            Amara    | FORMER      | Y
        """,
        case_events="""
            child_id | event           | happened_on | outcome
            ---------+-----------------+-------------+--------
            Amara    | HEALTH_PASSPORT |             | Y
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the day is blank"},
    )
