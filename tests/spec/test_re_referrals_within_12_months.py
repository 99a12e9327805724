"""Re-referrals: from the snapshots that reach back twelve months, else from the list's own count."""

from datetime import date

from goldenthread.core.periods import Month

MEASURE = "re-referrals-within-12-months"
MAY = Month(2026, 5)


def test_from_one_file_the_lists_count_holds_for_a_childs_latest_referral_only(spec):
    spec(
        MEASURE,
        MAY,
        referrals="""
            child_id | received_on | referrals_last_12_months
            ---------+-------------+-------------------------
            Amara    | 2026-05-05  | 0
            Ben      | 2026-05-05  | 1
            Chidi    | 2026-05-05  | 2
            Chidi    | 2026-05-20  | 2
            Dana     | 2026-05-06  | 0
            Eli      | 2026-04-30  | 1
            Farah    | 2026-05-07  | 0
        """,
        result=(2, 5),
        missing=1,
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "misses at the edge: referrals last 12 months 0",
            "Ben": "meets at the edge: referrals last 12 months 1",
        },
    )


def test_a_blank_count_is_missing(spec):
    spec(
        MEASURE,
        MAY,
        referrals="""
            child_id | received_on | referrals_last_12_months
            ---------+-------------+-------------------------
            Amara    | 2026-05-05  |
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the count is blank"},
    )


OCTOBER, DECEMBER = date(2025, 10, 31), date(2025, 12, 31)
LAST_YEAR = """
    child_id | received_on
    ---------+------------
    Amara    | 2025-05-05
    Ben      | 2025-05-05
    Chidi    | 2025-06-09
"""
SINCE = """
    child_id | received_on
    ---------+------------
    Farah    | 2025-11-10
"""


def test_snapshots_that_reach_back_twelve_months_decide_to_the_day(spec):
    spec(
        MEASURE,
        MAY,
        earlier={OCTOBER: {"referrals": LAST_YEAR}, DECEMBER: {"referrals": SINCE}},
        referrals="""
            child_id | received_on | referrals_last_12_months
            ---------+-------------+-------------------------
            Amara    | 2026-05-05  | 0
            Ben      | 2026-05-06  | 1
            Chidi    | 2026-05-07  | 0
            Dana     | 2026-05-08  | 1
            Dana     | 2026-05-12  | 1
        """,
        result=(3, 5),
        exceptions={"Amara", "Chidi", "Dana"},
        shows={
            "Amara": "meets at the edge: a year after the first referral",
            "Ben": "misses at the edge: a day more than a year",
            "Farah": "not counted: no referral in the month",
        },
    )


def test_a_referral_withdrawn_in_a_later_file_is_not_an_earlier_referral(spec):
    spec(
        MEASURE,
        MAY,
        earlier={
            OCTOBER: {"referrals": LAST_YEAR},
            date(2025, 11, 30): {
                "referrals": """
                    child_id | received_on
                    ---------+------------
                    Dana     | 2025-06-09
                """
            },
        },
        referrals="""
            child_id | received_on
            ---------+------------
            Chidi    | 2026-05-07
            Dana     | 2026-05-07
        """,
        result=(1, 2),
        exceptions={"Dana"},
    )


def test_a_gap_between_snapshots_is_not_coverage(spec):
    spec(
        MEASURE,
        MAY,
        earlier={OCTOBER: {"referrals": LAST_YEAR}},
        referrals="""
            child_id | received_on | referrals_last_12_months
            ---------+-------------+-------------------------
            Amara    | 2026-05-05  | 0
        """,
        result=(0, 1),
    )
