"""Plans that go on: protection plans beyond eighteen months and two years, child in need plans beyond two years."""

import pytest

from goldenthread.core.periods import Month

EIGHTEEN = "protection-plans-open-beyond-18-months"
TWO_YEARS = "protection-plans-open-two-years-or-more"
NEED = "child-in-need-plans-open-beyond-two-years"
MAY = Month(2026, 5)


def test_eighteen_months_to_the_day_are_not_yet_more(spec):
    # Eighteen months after 2024-11-30 is 2026-05-30, a day before the last; after 2024-12-01 it is 2026-06-01.
    spec(
        EIGHTEEN,
        MAY,
        cp_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2024-12-01 |
            Ben      | 2024-11-30 |
            Chidi    | 2024-01-08 | 2026-05-31
            Dana     | 2026-05-31 |
        """,
        result=(1, 3),
        exceptions={"Ben"},
        shows={"Amara": "misses at the edge: started on 2024-12-01", "Ben": "meets at the edge: started on 2024-11-30"},
    )
    spec(
        EIGHTEEN,
        MAY.previous(),
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Eli      | 2024-10-30
            Farah    | 2024-10-29
        """,
        result=(1, 2),
        exceptions={"Farah"},
        shows={
            "Eli": "misses at the edge: eighteen months old that day",
            "Farah": "meets at the edge: a day older",
        },
    )


def test_the_published_two_years_are_more_than_729_days(spec):
    # 730 days before 2026-05-31 is 2024-05-31.
    spec(
        TWO_YEARS,
        MAY,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-06-01
            Ben      | 2024-05-31
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "misses at the edge: started on 2024-06-01", "Ben": "meets at the edge: started on 2024-05-31"},
    )


@pytest.mark.parametrize("slug", [EIGHTEEN, TWO_YEARS])
def test_a_child_counts_once_and_a_plan_held_for_another_authority_not_at_all(spec, slug):
    spec(
        slug,
        MAY,
        cp_plans="""
            child_id | started_on | ended_on   | other_authority
            ---------+------------+------------+----------------
            Amara    | 2022-01-10 | 2024-01-10 |
            Amara    | 2026-01-12 |            |
            Ben      | 2022-01-10 |            | Y
            Chidi    | 2022-01-10 |            | N
            Dana     | 2023-01-10 |            |
            Dana     | 2026-03-02 |            |
        """,
        result=(1, 3),
        exceptions={"Chidi"},
    )


@pytest.mark.parametrize(("slug", "table"), [(EIGHTEEN, "cp_plans"), (TWO_YEARS, "cp_plans"), (NEED, "cin_plans")])
def test_an_open_plan_without_a_start_is_missing(spec, slug, table):
    plans = """
        child_id | started_on | ended_on
        ---------+------------+-----------
        Amara    |            |
        Ben      |            | 2026-03-02
    """
    spec(
        slug,
        MAY,
        **{table: plans},
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the plan has no start", "Ben": "not counted: the plan has ended"},
    )


def test_a_child_in_need_plan_of_two_years_to_the_day_is_not_yet_more(spec):
    spec(
        NEED,
        MAY,
        cin_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2024-05-31 |
            Ben      | 2024-05-30 |
            Chidi    | 2020-01-06 | 2026-05-31
            Dana     | 2020-01-06 | 2025-05-30
            Dana     | 2025-06-02 |
        """,
        result=(1, 3),
        exceptions={"Ben"},
        shows={"Amara": "misses at the edge: started on 2024-05-31", "Ben": "meets at the edge: started on 2024-05-30"},
    )
