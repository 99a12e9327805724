"""Referrals for every 10,000 children: of six months, and of twelve as published."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.records.parameters import Value
from goldenthread.records.returns import SSD

SIX = "referrals-per-10000-in-six-months"
TWELVE = "referrals-per-10000-in-twelve-months"
JUNE = Month(2026, 6)
POPULATION = Value("population_0_17", date(2025, 4, 1), date(2027, 3, 31), 40_000, "Mid-year estimate 2024")
REFERRALS = """
    child_id | received_on | no_further_action
    ---------+-------------+------------------
    Amara    | 2025-06-30  | N
    Ben      | 2025-07-01  | N
    Chidi    | 2025-12-31  | N
    Dana     | 2026-01-01  | Y
    Dana     | 2026-05-01  | N
    Eli      | 2026-06-30  | N
    Farah    | 2026-07-01  | N
"""


def test_six_months_count_a_child_each_time_and_are_not_doubled(spec):
    spec(
        SIX,
        JUNE,
        referrals=REFERRALS,
        settings=[POPULATION],
        result=(3, 40_000),
        value=0.75,
        shows={
            "Eli": "meets at the edge: received on 2026-06-30",
            "Farah": "not counted at the edge: received on 2026-07-01",
        },
    )


def test_a_file_made_on_the_day_after_the_month_still_reaches_its_first_day(spec):
    spec(
        SIX,
        JUNE,
        as_at=date(2026, 7, 1),
        referrals=REFERRALS,
        settings=[POPULATION],
        result=(3, 40_000),
        shows={
            "Eli": "meets at the edge: received on 2026-06-30",
            "Farah": "not counted at the edge: received on 2026-07-01",
        },
    )


def test_twelve_months_need_a_longer_history_than_one_file(spec):
    spec(
        TWELVE,
        JUNE,
        kind=SSD,
        referrals=REFERRALS,
        settings=[POPULATION],
        result=(5, 40_000),
        value=1.25,
        shows={
            "Amara": "not counted at the edge: received on 2025-06-30",
            "Ben": "meets at the edge: received on 2025-07-01",
        },
    )


def test_one_annex_a_file_does_not_reach_back_twelve_months(spec):
    spec(
        TWELVE,
        JUNE,
        referrals=REFERRALS,
        settings=[POPULATION],
        missing=5,
        state="unknown",
        shows={
            "Amara": "not counted at the edge: a day too early",
            "Ben": "missing: the file does not reach back twelve months",
            "Farah": "not counted at the edge: a day after the period",
        },
    )


def test_annex_a_files_whose_windows_meet_do(spec):
    before = """
        child_id | received_on
        ---------+------------
        Amara    | 2025-06-30
        Ben      | 2025-07-01
    """
    since = """
        child_id | received_on
        ---------+------------
        Chidi    | 2026-01-02
    """
    spec(
        TWELVE,
        JUNE,
        earlier={date(2025, 12, 31): {"referrals": before}},
        referrals=since,
        settings=[POPULATION],
        result=(2, 40_000),
        shows={
            "Amara": "not counted at the edge: received on 2025-06-30",
            "Ben": "meets at the edge: received on 2025-07-01",
        },
    )


SHOWN = {
    "referrals-per-10000-in-six-months": {
        "Eli": "meets at the edge: received on 2026-06-30",
        "Farah": "not counted at the edge: received on 2026-07-01",
    },
    "referrals-per-10000-in-twelve-months": {
        "Amara": "not counted at the edge: received on 2025-06-30",
        "Ben": "meets at the edge: received on 2025-07-01",
    },
}


@pytest.mark.parametrize("measure", [SIX, TWELVE])
def test_without_a_population_the_rate_is_unknown(spec, measure):
    spec(measure, JUNE, kind=SSD, referrals=REFERRALS, state="unknown", shows=SHOWN[measure])


def test_only_the_rate_of_twelve_months_stands_beside_a_published_one():
    assert definition.get(TWELVE).comparable
    assert not definition.get(SIX).comparable
