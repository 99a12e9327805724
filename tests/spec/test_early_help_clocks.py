"""Early help referrals allocated and seen in time."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value
from goldenthread.records.returns import NIGHTLY

ALLOCATED = "early-help-allocated-within-10-days"
SEEN = "early-help-seen-within-10-working-days"
RAPID = "rapid-response-seen-within-5-days"
MAY, JUNE = Month(2026, 5), Month(2026, 6)


def test_the_ninth_day_is_fewer_than_ten_and_the_tenth_is_not(spec):
    spec(
        ALLOCATED, MAY, kind=NIGHTLY,
        early_help_episodes="""
            child_id | referred_on | allocated_on | started_on | rapid_response | team_id
            ---------+-------------+--------------+------------+----------------+--------
            Amara    | 2026-05-11  | 2026-05-20   | 2026-05-20 | N              | East
            Ben      | 2026-05-11  | 2026-05-21   | 2026-05-21 | N              | East
            Chidi    | 2026-05-11  |              | 2026-05-12 |                | West
            Dana     | 2026-05-11  | 2026-05-11   | 2026-05-13 | Y              | West
            Eli      | 2026-05-11  | 2026-05-11   | 2026-05-11 |                | West
        """,
        result=(2, 4), teams={"East": (1, 2), "West": (1, 2)}, exceptions={"Ben", "Chidi"},
    )  # fmt: skip


def test_an_allocation_counts_in_the_month_in_which_its_time_ended(spec):
    # The ninth day after 2026-05-22 is 2026-05-31.
    episodes = """
        child_id | referred_on | allocated_on | started_on
        ---------+-------------+--------------+-----------
        Amara    | 2026-05-22  | 2026-05-25   | 2026-05-25
        Ben      | 2026-05-23  | 2026-05-25   | 2026-05-25
    """
    spec(
        ALLOCATED,
        JUNE,
        kind=NIGHTLY,
        early_help_episodes=episodes,
        result=(1, 1),
        shows={
            "Amara": "not counted at the edge: referred on 2026-05-22",
            "Ben": "meets at the edge: referred on 2026-05-23",
        },
    )


def test_the_tenth_working_day_is_in_time_for_seeing_and_the_eleventh_is_late(spec):
    # Ten working days after Monday 2026-05-11, with the bank holiday on the 25th, is Tuesday 2026-05-26.
    spec(
        SEEN, MAY, kind=NIGHTLY,
        early_help_episodes="""
            child_id | referred_on | first_seen_on | started_on | rapid_response
            ---------+-------------+---------------+------------+---------------
            Amara    | 2026-05-11  | 2026-05-26    | 2026-05-11 | N
            Ben      | 2026-05-11  | 2026-05-27    | 2026-05-12 | N
            Chidi    | 2026-05-11  |               | 2026-05-13 |
            Dana     | 2026-05-11  |               | 2026-05-14 | Y
            Eli      | 2026-05-18  | 2026-05-18    | 2026-05-18 | N
            Farah    | 2026-05-11  | 2026-05-11    | 2026-05-15 | N
        """,
        result=(2, 4), exceptions={"Ben", "Chidi"},
    )  # fmt: skip


def test_rapid_response_has_five_days_with_weekends(spec):
    spec(
        RAPID,
        MAY,
        kind=NIGHTLY,
        early_help_episodes="""
            child_id | referred_on | first_seen_on | started_on | rapid_response
            ---------+-------------+---------------+------------+---------------
            Amara    | 2026-05-13  | 2026-05-18    | 2026-05-13 | Y
            Ben      | 2026-05-13  | 2026-05-19    | 2026-05-13 | Y
            Chidi    | 2026-05-13  |               | 2026-05-13 | Y
            Dana     | 2026-05-13  | 2026-05-13    | 2026-05-13 | N
            Eli      | 2026-05-13  | 2026-05-13    | 2026-05-13 |
            Farah    | 2026-05-27  | 2026-05-27    | 2026-05-27 | Y
        """,
        result=(1, 3),
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "meets at the edge: first seen on 2026-05-18",
            "Ben": "misses at the edge: first seen on 2026-05-19",
        },
    )


@pytest.mark.parametrize(
    ("measure", "name", "amount"),
    [
        (ALLOCATED, "early_help_allocation_days", 3),
        (SEEN, "early_help_seen_working_days", 2),
        (RAPID, "rapid_response_days", 2),
    ],
)
def test_the_interval_is_the_councils_own(spec, measure, name, amount):
    # From Monday 2026-05-11: fewer than three days, and within two, are both Wednesday the 13th.
    rapid = "Y" if measure == RAPID else "N"
    episodes = f"""
        child_id | referred_on | allocated_on | first_seen_on | started_on | rapid_response
        ---------+-------------+--------------+---------------+------------+---------------
        Amara    | 2026-05-11  | 2026-05-13   | 2026-05-13    | 2026-05-11 | {rapid}
        Ben      | 2026-05-11  | 2026-05-14   | 2026-05-14    | 2026-05-11 | {rapid}
    """
    shorter = Value(name, date(2026, 1, 1), None, amount, "Early help offer 2026")
    spec(
        measure,
        MAY,
        kind=NIGHTLY,
        early_help_episodes=episodes,
        settings=[shorter],
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: two days later, as this council allows",
            "Ben": "misses at the edge: three days later",
        },
    )


@pytest.mark.parametrize("measure", [ALLOCATED, SEEN, RAPID])
def test_without_the_day_of_the_referral_or_with_an_answer_before_it_one_is_missing(spec, measure):
    rapid = "Y" if measure == RAPID else "N"
    episodes = f"""
        child_id | referred_on | allocated_on | first_seen_on | started_on | rapid_response
        ---------+-------------+--------------+---------------+------------+---------------
        Amara    |             | 2026-05-13   | 2026-05-13    | 2026-05-12 | {rapid}
        Ben      | 2026-05-11  | 2026-05-08   | 2026-05-08    | 2026-05-11 | {rapid}
        Chidi    |             | 2026-06-03   | 2026-06-03    | 2026-06-02 | {rapid}
    """
    spec(
        measure,
        MAY,
        kind=NIGHTLY,
        early_help_episodes=episodes,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: the day of the referral is blank",
            "Ben": "missing: the answer lies before the referral",
            "Chidi": "not counted: outside the month",
        },
    )


def test_annex_a_does_not_carry_the_day_of_the_referral(spec):
    list_2 = """
        child_id | started_on | completed_on
        ---------+------------+-------------
        Amara    | 2026-05-11 |
    """
    spec(SEEN, MAY, early_help_episodes=list_2, missing=1, state="unknown", exceptions={"Amara"})
