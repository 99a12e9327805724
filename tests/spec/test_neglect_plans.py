"""Protection plans for neglect: those that came back, and a care profile by the first review."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

REPEAT = "repeat-protection-plans-for-neglect"
PROFILE = "neglect-plans-with-a-care-profile-by-first-review"
REPEAT_PROFILE = "repeat-neglect-plans-with-a-care-profile-by-first-review"
MAY = Month(2026, 5)


def test_an_earlier_plan_makes_a_new_plan_for_neglect_a_repeat(spec):
    spec(
        REPEAT,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans="""
            child_id | started_on | ended_on   | initial_category | previous_plans | other_authority
            ---------+------------+------------+------------------+----------------+----------------
            Amara    | 2025-06-01 |            | NEG              | 1              |
            Ben      | 2026-05-31 |            | NEG              | 0              |
            Chidi    | 2025-05-31 |            | NEG              | 1              |
            Dana     | 2026-06-01 |            | NEG              | 1              |
            Eli      | 2026-01-12 |            | EMO              | 2              |
            Farah    | 2026-01-12 |            | MUL              | 2              |
            Gwen     | 2026-01-12 | 2026-04-01 | NEG              | 0              |
            Gwen     | 2026-05-11 |            | NEG              | 1              |
            Hana     | 2026-01-12 |            | NEG              | 1              | Y
        """,
        result=(2, 4),
        exceptions={"Amara", "Gwen"},
        shows={
            "Amara": "meets at the edge: started on 2025-06-01",
            "Chidi": "not counted at the edge: started on 2025-05-31",
        },
    )


def test_a_plan_given_twice_is_counted_once(spec):
    spec(
        REPEAT,
        MAY,
        cp_plans="""
            child_id | started_on | initial_category | previous_plans
            ---------+------------+------------------+---------------
            Amara    | 2026-05-01 | NEG              | 1
            Amara    | 2026-05-01 | NEG              | 1
            Ben      | 2026-05-01 | NEG              | 0
        """,
        result=(1, 2),
        shows={"Amara": "meets: listed twice and counted once", "Ben": "misses: no earlier plan"},
    )


def test_without_a_category_or_the_number_of_earlier_plans_a_plan_is_missing(spec):
    spec(
        REPEAT,
        MAY,
        cp_plans="""
            child_id | started_on | initial_category | previous_plans
            ---------+------------+------------------+---------------
            Amara    | 2026-05-01 |                  | 1
            Ben      | 2026-05-01 | NEG              |
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: no category",
            "Ben": "missing with a blank: the number of earlier plans is blank",
        },
    )


PLANS = """
    child_id | started_on | ended_on   | initial_category | latest_category | previous_plans
    ---------+------------+------------+------------------+-----------------+---------------
    Amara    | 2026-01-12 |            | NEG              | NEG             | 1
    Ben      | 2026-01-12 |            | EMO              | NEG             | 1
    Chidi    | 2026-01-12 |            | NEG              |                 | 0
    Dana     | 2026-01-12 |            | NEG              | EMO             | 1
    Eli      | 2026-01-12 | 2026-05-31 | NEG              | NEG             | 1
    Farah    | 2026-03-16 |            | NEG              | NEG             | 1
    Gwen     | 2026-03-16 |            | NEG              | NEG             | 1
"""
REVIEWS = """
    child_id | held_on
    ---------+-----------
    Amara    | 2026-04-01
    Ben      | 2026-04-01
    Ben      | 2026-05-20
    Chidi    | 2026-04-01
    Dana     | 2026-04-01
    Eli      | 2026-04-01
    Farah    | 2026-06-01
    Gwen     | 2026-01-05
"""
PROFILES = """
    child_id | event        | happened_on
    ---------+--------------+------------
    Amara    | CARE_PROFILE | 2026-04-01
    Ben      | CARE_PROFILE | 2026-04-02
    Chidi    | CARE_PROFILE | 2025-04-02
"""


def test_a_profile_by_the_day_of_the_first_review_counts_and_a_day_later_does_not(spec):
    spec(
        PROFILE,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans=PLANS,
        cp_reviews=REVIEWS,
        case_events=PROFILES,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: a profile on the day of the first review",
            "Ben": "misses at the edge: a profile a day later",
            "Dana": "not counted: no longer for neglect",
            "Eli": "not counted: the plan ended on the last day",
            "Farah": "not counted: first reviewed after the month",
        },
    )


def test_a_profile_more_than_a_year_before_the_review_is_too_old(spec):
    profiles = PROFILES.replace("2025-04-02", "2025-04-01")
    spec(
        PROFILE,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans=PLANS,
        cp_reviews=REVIEWS,
        case_events=profiles,
        result=(1, 3),
        exceptions={"Ben", "Chidi"},
    )


def test_of_repeat_plans_only_those_with_an_earlier_plan_are_asked(spec):
    spec(
        REPEAT_PROFILE,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans=PLANS,
        cp_reviews=REVIEWS,
        case_events=PROFILES,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: a profile on the day of the first review",
            "Ben": "misses at the edge: a profile a day later",
            "Chidi": "not counted: no earlier plan",
            "Dana": "not counted: no longer for neglect",
        },
    )


@pytest.mark.parametrize("slug", [PROFILE, REPEAT_PROFILE])
def test_an_extract_without_any_profile_says_nothing_about_them(spec, slug):
    plans = """
        child_id | started_on | latest_category | previous_plans
        ---------+------------+-----------------+---------------
        Amara    | 2026-01-12 | NEG             | 1
    """
    spec(slug, MAY, cp_plans=plans, cp_reviews=REVIEWS, missing=1, state="unknown", exceptions={"Amara"})


SHOWN = {
    "neglect-plans-with-a-care-profile-by-first-review": {
        "Amara": "missing with a blank: no category",
        "Ben": "misses with a blank: the number of earlier plans is blank",
    },
    "repeat-neglect-plans-with-a-care-profile-by-first-review": {
        "Amara": "missing with a blank: no category",
        "Ben": "missing with a blank: the number of earlier plans is blank",
    },
}


@pytest.mark.parametrize(("slug", "missing"), [(PROFILE, {"Amara"}), (REPEAT_PROFILE, {"Amara", "Ben"})])
def test_a_blank_category_or_number_of_plans_is_missing_where_it_decides(spec, slug, missing):
    spec(
        slug,
        MAY,
        cp_plans="""
            child_id | started_on | latest_category | previous_plans
            ---------+------------+-----------------+---------------
            Amara    | 2026-01-12 |                 | 1
            Ben      | 2026-01-12 | NEG             |
        """,
        cp_reviews=REVIEWS,
        case_events=PROFILES,
        missing=len(missing),
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows=SHOWN[slug],
    )
