"""What is blank, and both sides of an edge, where the specs of a family draw them for one measure only."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value
from goldenthread.records.returns import NIGHTLY, SSD

APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
POPULATION = Value("population_0_17", date(2025, 4, 1), date(2027, 3, 31), 40_000, "Mid-year estimate 2024")


def test_a_conference_of_the_day_after_the_month_is_not_counted(spec):
    spec(
        "all-conferences-within-15-working-days",
        JUNE,
        as_at=date(2026, 7, 1),
        s47_enquiries="""
            enquiry_id | child_id | started_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-22
            E2         | Ben      | 2026-06-22
        """,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-30
            E2         | Ben      | 2026-07-01
        """,
        result=(1, 1),
        shows={
            "Amara": "meets at the edge: held on the last day of the month",
            "Ben": "not counted at the edge: held a day later",
        },
    )


def test_a_worker_since_the_day_before_the_conference_counts_and_one_since_that_day_does_not(spec):
    spec(
        "conference-children-with-a-worker-before",
        JUNE,
        initial_cp_conferences="""
            child_id | held_on
            ---------+-----------
            Amara    | 2026-06-12
            Ben      | 2026-06-12
            Chidi    | 2026-07-01
        """,
        involvements="""
            child_id | worker_id | role | started_on
            ---------+-----------+------+-----------
            Amara    | SW1       | CP   | 2026-06-11
            Ben      | SW2       | CP   | 2026-06-12
            Chidi    | SW3       | CP   | 2026-05-04
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: a worker since the day before",
            "Ben": "misses at the edge: a worker since that day only",
            "Chidi": "not counted: the conference is in July",
        },
    )


@pytest.mark.parametrize(
    ("slug", "born_on", "result"),
    [
        ("care-leavers-suitable-accommodation-17-18", "2008-01-07", (1, 1)),
        ("care-leavers-in-education-employment-or-training-17-18", "2008-01-07", (1, 1)),
        ("care-leavers-not-in-touch-or-not-active-17-18", "2008-01-07", (0, 1)),
        ("care-leavers-in-education-employment-or-training-19-21", "2006-01-09", (1, 1)),
    ],
)
def test_a_care_leaver_whose_home_and_activity_are_blank_is_missing(spec, slug, born_on, result):
    spec(
        slug,
        MAY,
        people=f"""
            child_id | born_on
            ---------+-----------
            Amara    | {born_on}
            Ben      | {born_on}
        """,
        care_leavers="""
            child_id | eligibility | in_touch | suitable | activity
            ---------+-------------+----------+----------+---------
            Amara    | FORMER      | Y        |          |
            Ben      | FORMER      | Y        | Y        | F2
        """,
        missing=1,
        state="unknown",
        result=result,
        shows={"Amara": "missing with a blank: neither the home nor the activity is known"},
    )


def test_an_arrangement_notified_on_a_day_nobody_wrote_down_is_not_counted(spec):
    spec(
        "children-in-private-fostering",
        MAY,
        kind=NIGHTLY,
        case_events="""
            child_id | event                      | happened_on
            ---------+----------------------------+------------
            Amara    | PRIVATE_FOSTERING_NOTIFIED |
            Ben      | PRIVATE_FOSTERING_NOTIFIED | 2026-05-04
        """,
        result=1,
        shows={"Amara": "not counted with a blank: the day of the notification is blank"},
    )


@pytest.mark.parametrize("slug", ["children-on-a-protection-plan", "children-on-a-protection-plan-rate"])
def test_a_plan_without_a_start_is_not_counted(spec, slug):
    spec(
        slug,
        MAY,
        settings=[POPULATION],
        cp_plans="""
            child_id | started_on | ended_on
            ---------+------------+---------
            Amara    |            |
            Ben      | 2026-05-04 |
        """,
        result=(1, 40_000) if slug.endswith("rate") else 1,
        shows={"Amara": "not counted with a blank: the start is blank"},
    )


@pytest.mark.parametrize("slug", ["looked-after-children", "looked-after-children-rate"])
def test_care_without_a_start_is_not_counted(spec, slug):
    spec(
        slug,
        MAY,
        settings=[POPULATION],
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+----------
            Amara    |            |
            Ben      | 2026-05-04 |
        """,
        result=(1, 40_000) if slug.endswith("rate") else 1,
        shows={"Amara": "not counted with a blank: the start is blank"},
    )


def test_a_contact_without_a_day_is_not_counted(spec):
    spec(
        "contacts-that-become-referrals",
        MAY,
        contacts="""
            child_id | received_on
            ---------+------------
            Amara    |
            Ben      | 2026-05-11
        """,
        referrals="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-05-11
            Ben      | 2026-05-11
        """,
        result=(1, 1),
        shows={"Amara": "not counted with a blank: the day of the contact is blank"},
    )


def test_a_referral_without_a_day_is_not_counted(spec):
    spec(
        "referrals-per-10000-in-six-months",
        JUNE,
        settings=[POPULATION],
        referrals="""
            child_id | received_on | no_further_action
            ---------+-------------+------------------
            Amara    |             | N
            Ben      | 2026-05-11  | N
        """,
        result=(1, 40_000),
        shows={"Amara": "not counted with a blank: the day of the referral is blank"},
    )


def test_a_child_who_left_care_on_the_last_day_is_not_asked_about_return_interviews(spec):
    spec(
        "looked-after-children-offered-a-return-interview",
        MAY,
        as_at=date(2026, 6, 1),
        cla_periods="""
            child_id | started_on | ceased_on  | missing_last_12_months | return_interview_offered
            ---------+------------+------------+------------------------+-------------------------
            Amara    | 2025-01-06 | 2026-06-01 | 1                      | Y
            Ben      | 2025-01-06 | 2026-05-31 | 1                      | Y
        """,
        result=(1, 1),
        shows={
            "Amara": "meets at the edge: leaves care a day after the month",
            "Ben": "not counted at the edge: left care on the last day",
        },
    )


@pytest.mark.parametrize(
    "slug", ["missing-episodes-with-an-interview-offered", "looked-after-missing-episodes-with-an-interview-offered"]
)
def test_a_return_counts_in_the_month_of_its_day(spec, slug):
    spec(
        slug,
        MAY,
        as_at=date(2026, 6, 1),
        missing_episodes="""
            child_id | started_on | ended_on   | episode_type | interview_offered | looked_after
            ---------+------------+------------+--------------+-------------------+-------------
            Amara    | 2026-04-30 | 2026-05-01 | M            | Y                 | Y
            Ben      | 2026-04-29 | 2026-04-30 | M            | Y                 | Y
            Chidi    | 2026-05-30 | 2026-05-31 | M            | N                 | Y
            Dana     | 2026-05-30 | 2026-06-01 | M            | N                 | Y
        """,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Amara": "meets at the edge: came back on the first day of the month",
            "Ben": "not counted at the edge: came back a day earlier",
            "Chidi": "misses at the edge: came back on the last day, and no interview was offered",
            "Dana": "not counted at the edge: came back a day later",
        },
    )


CLOSING = """
    child_id | started_on | closed_on  | case_status | worker_id | team_id
    ---------+------------+------------+-------------+-----------+--------
    Amara    | 2026-01-05 | 2026-06-01 | CLOSED      | W1        | East
    Ben      | 2026-01-05 | 2026-05-31 | CLOSED      | W1        | East
"""
CLOSED = {
    "Amara": "counted at the edge: closed a day after the month",
    "Ben": "not counted at the edge: closed on the last day",
}


def test_a_case_closed_on_the_last_day_is_nobodys(spec):
    spec(
        "open-children-per-worker",
        MAY,
        as_at=date(2026, 6, 1),
        cin_episodes=CLOSING,
        result=(1, 1),
        shows=CLOSED,
    )


@pytest.mark.parametrize("slug", ["social-workers-since-the-case-opened", "teams-since-the-case-opened"])
def test_a_case_closed_on_the_last_day_is_no_longer_open(spec, slug):
    spec(
        slug,
        MAY,
        kind=SSD,
        as_at=date(2026, 6, 1),
        cin_episodes=CLOSING,
        involvements="""
            child_id | worker_id | team_id | role          | started_on
            ---------+-----------+---------+---------------+-----------
            Amara    | W1        | East    | SOCIAL_WORKER | 2026-01-05
            Ben      | W1        | East    | SOCIAL_WORKER | 2026-01-05
        """,
        result=(1, 1),
        shows=CLOSED,
    )


def test_another_chair_counts_from_the_first_of_the_twelve_months_and_not_a_day_before(spec):
    spec(
        "protection-plan-children-with-one-chair",
        APRIL,
        as_at=date(2026, 5, 6),
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-05-01
            Amara    | 2025-10-01
            Amara    | 2026-01-28
            Ben      | 2025-04-30
            Ben      | 2025-10-01
            Ben      | 2026-01-28
        """,
        case_events="""
            child_id | event | happened_on | worker_id
            ---------+-------+-------------+----------
            Amara    | CHAIR | 2025-05-01  | IRO9
            Amara    | CHAIR | 2025-10-01  | IRO3
            Amara    | CHAIR | 2026-01-28  | IRO3
            Ben      | CHAIR | 2025-04-30  | IRO9
            Ben      | CHAIR | 2025-10-01  | IRO3
            Ben      | CHAIR | 2026-01-28  | IRO3
        """,
        result=(1, 2),
        exceptions={"Amara"},
        shows={
            "Amara": "misses at the edge: another chair on the first day of the twelve months",
            "Ben": "meets at the edge: another chair a day before them",
        },
    )
