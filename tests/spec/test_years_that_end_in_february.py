"""The twelve months up to 28 February 2025 began on 1 March 2024: the 29th belongs to the twelve months before."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

FEBRUARY = Month(2025, 2)
LATER = date(2025, 3, 7)
FIRST = "on the first day of the twelve months"
BEFORE = "a day before the twelve months, 29 February"
IN_THEM = {"Amara": f"counted at the edge: {FIRST}", "Ben": f"not counted at the edge: {BEFORE}"}


@pytest.mark.parametrize(
    "slug", ["days-from-care-to-adoptive-family", "days-from-care-to-adoptive-family-early-placements-counted"]
)
def test_an_adoption_of_29_february_is_of_the_year_before(spec, slug):
    spec(
        slug,
        FEBRUARY,
        kind="ssd",
        permanences="""
            child_id | decided_on | entered_care_on | placed_on  | adopted_on
            ---------+------------+-----------------+------------+-----------
            Amara    | 2023-06-05 | 2023-01-02      | 2023-01-12 | 2024-03-01
            Ben      | 2023-06-05 | 2023-01-02      | 2023-02-01 | 2024-02-29
        """,
        result=(10, 1),
        shows=IN_THEM,
    )


def test_a_return_home_of_29_february_is_of_the_year_before(spec):
    spec(
        "section-20-care-that-ended-with-a-return-home",
        FEBRUARY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2023-01-09 | 2024-03-01 | E4A
            Ben      | 2023-01-09 | 2024-02-29 | E4A
        """,
        legal_statuses="""
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2023-01-09 | 2024-03-01 | V2
            Ben      | 2023-01-09 | 2024-02-29 | V2
        """,
        result=(1, 1),
        shows={"Amara": f"meets at the edge: went home {FIRST}", "Ben": f"not counted at the edge: {BEFORE}"},
    )


def test_a_plan_that_started_on_29_february_is_of_the_year_before(spec):
    spec(
        "repeat-protection-plans-for-neglect",
        FEBRUARY,
        kind="ssd",
        cp_plans="""
            child_id | started_on | initial_category | previous_plans
            ---------+------------+------------------+---------------
            Amara    | 2024-03-01 | NEG              | 1
            Ben      | 2024-02-29 | NEG              | 0
        """,
        result=(1, 1),
        shows={"Amara": f"meets at the edge: started {FIRST}", "Ben": f"not counted at the edge: {BEFORE}"},
    )


def test_a_conference_of_29_february_is_of_the_year_before(spec):
    spec(
        "protection-plan-children-with-one-chair",
        FEBRUARY,
        kind="nightly",
        as_at=LATER,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2023-01-09
            Ben      | 2023-01-09
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2024-03-01
            Amara    | 2024-08-01
            Amara    | 2025-01-30
            Ben      | 2024-02-29
            Ben      | 2024-08-01
            Ben      | 2025-01-30
        """,
        case_events="""
            child_id | event | happened_on | worker_id
            ---------+-------+-------------+----------
            Amara    | CHAIR | 2024-03-01  | IRO9
            Amara    | CHAIR | 2024-08-01  | IRO3
            Amara    | CHAIR | 2025-01-30  | IRO3
            Ben      | CHAIR | 2024-02-29  | IRO9
            Ben      | CHAIR | 2024-08-01  | IRO3
            Ben      | CHAIR | 2025-01-30  | IRO3
        """,
        result=(1, 2),
        exceptions={"Amara"},
        shows={
            "Amara": f"misses at the edge: another chair {FIRST}",
            "Ben": f"meets at the edge: another chair {BEFORE}",
        },
    )


def test_an_officer_who_left_on_29_february_is_of_the_year_before(spec):
    spec(
        "reviewing-officers-in-12-months",
        FEBRUARY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2022-01-10
            Ben      | 2022-01-10
        """,
        involvements="""
            child_id | role | worker_id | started_on | ended_on
            ---------+------+-----------+------------+-----------
            Amara    | IRO  | IRO1      | 2022-01-10 | 2024-03-01
            Amara    | IRO  | IRO2      | 2024-03-01 |
            Ben      | IRO  | IRO1      | 2022-01-10 | 2024-02-29
            Ben      | IRO  | IRO2      | 2024-02-29 |
        """,
        result=(3, 2),
        shows={
            "Amara": "counted at the edge: two officers",
            "Ben": f"counted at the edge: one, the other left {BEFORE}",
        },
    )


def test_a_placement_that_ended_on_29_february_is_of_the_year_before(spec):
    spec(
        "looked-after-children-with-3-or-more-placements",
        FEBRUARY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2022-01-10
            Ben      | 2022-01-10
        """,
        cla_placements="""
            child_id | started_on | ended_on   | placement_type | urn
            ---------+------------+------------+----------------+----
            Amara    | 2022-01-10 | 2024-03-01 | U6             | 1
            Amara    | 2024-03-01 | 2024-06-03 | U6             | 2
            Amara    | 2024-06-03 |            | U6             | 3
            Ben      | 2022-01-10 | 2024-02-29 | U6             | 1
            Ben      | 2024-02-29 | 2024-06-03 | U6             | 2
            Ben      | 2024-06-03 |            | U6             | 3
        """,
        result=(1, 2),
        shows={"Amara": f"meets at the edge: moved {FIRST}", "Ben": f"misses at the edge: moved {BEFORE}"},
    )


IN_CARE_FOR_A_YEAR = """
    child_id | started_on
    ---------+-----------
    Amara    | 2024-03-01
    Ben      | 2024-03-02
"""


@pytest.mark.parametrize(
    ("slug", "check"),
    [("looked-after-dental-checks-in-date", "DENTAL"), ("looked-after-health-assessments-in-date", "HEALTH")],
)
def test_in_care_since_1_march_is_in_care_for_the_twelve_months(spec, slug, check):
    spec(
        slug,
        FEBRUARY,
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2014-01-06
            Ben      | 2014-01-06
        """,
        cla_periods=IN_CARE_FOR_A_YEAR,
        cla_healths=f"""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | {check}   | 2024-09-02
            Ben      | {check}   | 2024-09-02
        """,
        result=(1, 1),
        shows={"Amara": f"meets at the edge: came {FIRST}", "Ben": "not counted at the edge: came a day later"},
    )


def test_a_questionnaire_of_29_february_is_of_the_year_before(spec):
    spec(
        "looked-after-children-with-a-questionnaire",
        FEBRUARY,
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2020-03-01
            Ben      | 2014-01-06
            Chidi    | 2014-01-06
        """,
        cla_periods=IN_CARE_FOR_A_YEAR + "    Chidi    | 2022-01-10\n",
        sdq_scores="""
            child_id | completed_on | score
            ---------+--------------+------
            Amara    | 2024-03-01   | 12
            Ben      | 2024-06-03   | 12
            Chidi    | 2024-02-29   | 12
        """,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Amara": f"meets at the edge: came, turned four and was asked {FIRST}",
            "Ben": "not counted at the edge: came a day later",
            "Chidi": f"misses at the edge: asked {BEFORE}",
        },
    )


def test_a_late_review_held_on_29_february_is_of_the_year_before(spec):
    spec(
        "looked-after-reviews-on-time",
        FEBRUARY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2023-01-09
            Ben      | 2023-01-09
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2023-01-30
            Amara    | 2023-04-24
            Amara    | 2024-03-01
            Amara    | 2024-08-30
            Amara    | 2025-02-27
            Ben      | 2023-01-30
            Ben      | 2023-04-24
            Ben      | 2024-02-29
            Ben      | 2024-08-28
            Ben      | 2025-02-27
        """,
        result=(1, 2),
        exceptions={"Amara"},
        shows={"Amara": f"misses at the edge: held late {FIRST}", "Ben": f"meets at the edge: held late {BEFORE}"},
    )
