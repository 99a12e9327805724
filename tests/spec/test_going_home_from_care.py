"""Children who went home from care, and whether it lasted."""

from datetime import date

from goldenthread.core.periods import Month

ENDED = "section-20-care-that-ended-with-a-return-home"
LASTED = "children-still-at-home-after-six-months"
MAY = Month(2026, 5)


def test_twelve_months_of_endings_by_the_legal_status_in_which_care_ended(spec):
    spec(
        ENDED,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2025-01-06 | 2026-05-31 | E4A
            Ben      | 2024-01-08 | 2025-06-01 | E4B
            Ben      | 2025-06-01 |            |
            Chidi    | 2024-01-08 | 2025-05-31 | E4A
            Dana     | 2025-01-06 | 2025-09-01 | E13
            Eli      | 2025-01-06 | 2025-09-01 | E4A
            Farah    | 2025-01-06 | 2025-09-01 | E4A
            Gwen     | 2025-01-06 | 2026-02-02 | E4A
            Hugo     | 2025-01-06 | 2026-02-02 | E45
            Iris     | 2025-01-06 | 2026-06-01 | E4A
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2025-01-06 | 2026-05-31 | V2
            Ben      | 2024-01-08 | 2025-06-01 | V2
            Ben      | 2025-06-01 |            | C2
            Chidi    | 2024-01-08 | 2025-05-31 | V2
            Dana     | 2025-01-06 |            | V2
            Eli      | 2025-01-06 | 2025-09-01 | C2
            Farah    | 2025-01-06 | 2025-09-01 | V4
            Gwen     | 2025-01-06 | 2026-01-05 | V2
            Gwen     | 2026-01-05 | 2026-02-02 | C1
            Hugo     | 2025-01-06 | 2026-01-05 | C1
            Hugo     | 2026-01-05 | 2026-02-02 | V2
            Iris     | 2025-01-06 | 2026-06-01 | V2
        """,
        result=(2, 4),
        exceptions={"Dana", "Hugo"},
        shows={
            "Amara": "meets at the edge: ended on the last day",
            "Ben": "meets at the edge: ended on the first day of the twelve months",
            "Chidi": "not counted at the edge: ended a day too early",
            "Dana": "misses: did not go home",
            "Eli": "not counted: not under section 20",
            "Farah": "not counted: a short break",
            "Gwen": "not counted: no longer under section 20 at the end",
            "Hugo": "misses: did not go home",
            "Iris": "not counted at the edge: ended a day later",
        },
    )


def test_a_reason_or_a_legal_status_that_is_not_recorded_is_missing(spec):
    spec(
        ENDED,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2025-01-06 | 2026-05-11 |
            Ben      | 2025-01-06 | 2026-05-11 | E4A
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2025-01-06 | V2
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: no reason why care ended",
            "Ben": "missing with a blank: no legal status",
        },
    )


def test_a_return_home_lasts_until_the_child_is_looked_after_again(spec):
    spec(
        LASTED,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2024-01-08 | 2025-06-01 | E4A
            Ben      | 2024-01-08 | 2025-11-30 | E4B
            Ben      | 2026-05-31 |            |
            Chidi    | 2024-01-08 | 2025-11-30 | E4A
            Chidi    | 2026-06-01 |            |
            Dana     | 2024-01-08 | 2025-12-01 | E4A
            Eli      | 2024-01-08 | 2025-09-01 | E45
            Farah    | 2024-01-08 | 2025-09-01 | E4A
            Farah    | 2026-02-02 |            |
            Gwen     | 2025-09-01 | 2025-09-03 | E4A
            Hugo     | 2024-01-08 | 2025-07-01 | E4A
            Hugo     | 2025-08-01 | 2025-10-01 | E4A
            Iris     | 2024-01-08 | 2025-05-31 | E4A
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Farah    | 2024-01-08 | 2025-09-01 | C2
            Farah    | 2026-02-02 |            | V4
            Gwen     | 2025-09-01 | 2025-09-03 | V3
        """,
        result=(4, 5),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: went home on the first day of the months asked about",
            "Ben": "misses at the edge: looked after again on the last day",
            "Chidi": "meets at the edge: looked after again a day later",
            "Eli": "not counted: care ended in another way",
            "Gwen": "not counted: a short break",
            "Iris": "not counted at the edge: a day too early",
        },
    )


def test_an_ending_without_a_reason_may_have_been_a_return_and_is_missing(spec):
    spec(
        LASTED,
        MAY,
        kind="ssda903",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2024-01-08 | 2025-09-01 |
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: no reason why care ended"},
    )


def test_an_extract_of_one_day_does_not_know_who_ceased_in_twelve_months(spec):
    spec(
        "section-20-care-that-ended-with-a-return-home",
        MAY,
        kind="nightly",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2025-09-01 | 2026-03-02 | E4A
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2025-09-01 | 2026-03-02 | V2
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing: those who ceased earlier may have left the extract"},
    )
