"""Early help over time: assessments completed per 10,000, re-referrals, steps up."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value
from goldenthread.records.returns import NIGHTLY, SSD

RATE = "early-help-assessments-per-10000"
AGAIN = "early-help-re-referrals-within-12-months"
STEP_UP = "early-help-stepped-up"
MAY = Month(2026, 5)
POPULATION = Value("population_0_17", date(2025, 4, 1), date(2027, 3, 31), 40_000, "Mid-year estimate 2024")
COMPLETED = """
    child_id | started_on | completed_on
    ---------+------------+-------------
    Amara    | 2025-10-20 | 2025-11-30
    Ben      | 2025-10-20 | 2025-12-01
    Chidi    | 2026-04-20 | 2026-05-31
    Dana     | 2026-05-20 | 2026-06-01
    Eli      | 2026-05-20 |
"""


def test_assessments_completed_in_six_whole_months_for_every_10_000(spec):
    spec(
        RATE,
        MAY,
        early_help_episodes=COMPLETED,
        settings=[POPULATION],
        result=(2, 40_000),
        value=0.5,
        shows={
            "Amara": "not counted at the edge: completed on 2025-11-30",
            "Ben": "meets at the edge: completed on 2025-12-01",
        },
    )


def test_a_file_made_on_the_day_after_the_month_still_reaches_its_first_day(spec):
    spec(
        RATE,
        MAY,
        as_at=date(2026, 6, 1),
        early_help_episodes=COMPLETED,
        settings=[POPULATION],
        result=(2, 40_000),
        shows={
            "Amara": "not counted at the edge: completed on 2025-11-30",
            "Ben": "meets at the edge: completed on 2025-12-01",
        },
    )


def test_without_a_population_or_with_a_file_that_does_not_reach_back_the_rate_is_unknown(spec):
    spec(
        RATE,
        MAY,
        early_help_episodes=COMPLETED,
        state="unknown",
        shows={
            "Amara": "not counted at the edge: completed on 2025-11-30",
            "Ben": "meets at the edge: completed on 2025-12-01",
        },
    )
    spec(
        RATE,
        MAY,
        as_at=date(2026, 6, 5),
        early_help_episodes=COMPLETED,
        settings=[POPULATION],
        missing=2,
        state="unknown",
        shows={
            "Amara": "not counted at the edge: completed a day too early",
            "Ben": "missing: the file does not reach back twelve months",
            "Dana": "not counted: completed after the month",
            "Eli": "not counted: not completed",
        },
    )


HISTORY = """
    child_id | referred_on | started_on | ended_on
    ---------+-------------+------------+-----------
    Amara    | 2024-09-02  | 2024-09-09 | 2025-03-10
    Amara    | 2026-03-10  | 2026-03-16 |
    Ben      | 2024-09-02  | 2024-09-09 | 2025-03-09
    Ben      | 2026-03-10  | 2026-03-16 |
    Chidi    |             | 2024-09-09 | 2026-03-10
    Chidi    |             | 2026-03-10 |
    Dana     | 2026-01-12  | 2026-01-19 |
    Dana     | 2026-03-10  | 2026-03-16 |
    Eli      | 2024-09-02  | 2024-09-09 | 2025-05-12
    Eli      | 2025-05-31  | 2025-06-02 | 2025-09-01
    Farah    | 2025-06-01  | 2025-06-02 | 2025-09-01
    Gus      | 2026-05-31  | 2026-06-02 |
    Hana     | 2026-06-01  | 2026-06-02 |
"""


def test_who_left_twelve_months_ago_to_the_day_comes_back_and_a_day_longer_does_not(spec):
    # Counted: Amara, Ben, Chidi, Dana twice, Farah, Gus. Eli came before the twelve months, Hana after the last day.
    spec(
        AGAIN,
        MAY,
        kind=SSD,
        as_at=date(2026, 6, 5),
        early_help_episodes=HISTORY,
        result=(2, 7),
        exceptions={"Amara", "Chidi"},
        shows={
            "Amara": "meets at the edge: ended on 2025-03-10",
            "Ben": "misses at the edge: ended on 2025-03-09",
            "Gus": "misses at the edge: referred on 2026-05-31",
            "Hana": "not counted at the edge: referred on 2026-06-01",
        },
    )


def test_two_referrals_of_one_day_are_not_a_return_from_each_other(spec):
    one_day = """
        child_id | referred_on | started_on | ended_on
        ---------+-------------+------------+-----------
        Amara    | 2026-03-10  | 2026-03-09 | 2026-03-10
        Amara    | 2026-03-10  | 2026-03-11 | 2026-04-01
    """
    spec(AGAIN, MAY, kind=SSD, early_help_episodes=one_day, result=(0, 2))


def test_annex_a_files_never_say_when_early_help_ended_however_far_they_reach(spec):
    started = """
        child_id | started_on | completed_on
        ---------+------------+-------------
        Amara    | 2025-06-02 | 2025-07-01
        Amara    | 2026-05-12 |
    """
    days = (date(2025, 5, 31), date(2025, 11, 30))
    spec(
        AGAIN, MAY, earlier={day: {"early_help_episodes": started} for day in days}, early_help_episodes=started,
        missing=2, state="unknown",
        shows={"Amara": "missing: the lists do not say when help ended"},
    )  # fmt: skip


def test_a_nightly_file_does_not_reach_back(spec):
    spec(AGAIN, MAY, kind=NIGHTLY, early_help_episodes=HISTORY, missing=7, state="unknown")


def test_a_step_up_is_an_end_in_the_month_with_that_reason(spec):
    spec(
        STEP_UP,
        MAY,
        kind=SSD,
        as_at=date(2026, 6, 5),
        early_help_episodes="""
            child_id | started_on | ended_on   | end_reason | team_id
            ---------+------------+------------+------------+--------
            Amara    | 2026-01-12 | 2026-05-01 | STEP_UP    | East
            Ben      | 2026-01-12 | 2026-05-31 | NEEDS_MET  | East
            Chidi    | 2026-01-12 | 2026-04-30 | STEP_UP    | East
            Dana     | 2026-01-12 | 2026-06-01 | STEP_UP    | West
            Eli      | 2026-01-12 |            |            | West
            Farah    | 2026-01-12 | 2026-05-12 | MOVED      | West
        """,
        result=(1, 3),
        teams={"East": (1, 2), "West": (0, 1)},
        exceptions=set(),
        shows={
            "Amara": "meets at the edge: stepped up on the first day of the month",
            "Ben": "misses: ended because needs were met",
            "Chidi": "not counted at the edge: ended a day too early",
            "Eli": "not counted: still open",
        },
    )


def test_an_end_without_a_reason_is_missing_and_listed(spec):
    episodes = """
        child_id | started_on | ended_on   | end_reason
        ---------+------------+------------+-----------
        Amara    | 2026-01-12 | 2026-05-01 |
        Ben      | 2026-01-12 | 2026-05-04 | STEP_UP
    """
    spec(
        STEP_UP,
        MAY,
        kind=SSD,
        early_help_episodes=episodes,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: end reason is blank"},
    )
