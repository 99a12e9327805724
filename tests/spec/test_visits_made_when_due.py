"""Visits that fell due in a month, and whether they had been made: protection plans, children in need, in care."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

PROTECTION = "protection-visits-made-when-due"
NEED = "child-in-need-visits-made-when-due"
CARE = "looked-after-visits-made-when-due"
MAY = Month(2026, 5)
JUNE = Month(2026, 6)
# Ten working days after Tuesday 2026-05-05 is 2026-05-19; after 2026-05-19, with the holiday on the 25th, 2026-06-03.
TEN = Value("child_in_need_visit_working_days", date(2026, 1, 1), None, 10, "Practice standards 2026")
KINDS = pytest.mark.parametrize(
    ("slug", "plans", "visits"), [(PROTECTION, "cp_plans", "cp_visits"), (NEED, "cin_plans", "cin_visits")]
)


@KINDS
def test_a_visit_on_the_day_it_is_due_is_in_time_and_the_day_after_it_is_not(spec, slug, plans, visits):
    drawn = {
        plans: """
            child_id | started_on | ended_on
            ---------+------------+---------
            Amara    | 2026-01-12 |
            Ben      | 2026-01-12 |
        """,
        visits: """
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-05 | Y
            Amara    | 2026-05-19 | Y
            Ben      | 2026-05-05 | Y
            Ben      | 2026-05-20 | Y
        """,
    }
    spec(
        slug,
        MAY,
        **drawn,
        settings=[TEN],
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: visited on 2026-05-19", "Ben": "misses at the edge: visited on 2026-05-20"},
    )


@KINDS
def test_every_visit_of_the_month_counts_and_an_early_one_moves_the_next(spec, slug, plans, visits):
    # Due on 19 May (made on the 12th), then on 27 May (made), then on 10 June, which is another month's.
    drawn = {
        plans: """
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
        """,
        visits: """
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-05 | Y
            Amara    | 2026-05-12 | Y
            Amara    | 2026-05-27 | Y
        """,
    }
    spec(slug, MAY, **drawn, settings=[TEN], result=(2, 2))


@KINDS
def test_the_first_visit_is_due_from_the_start_and_none_after_the_plan_has_ended(spec, slug, plans, visits):
    drawn = {
        plans: """
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2026-05-05 |
            Ben      | 2026-05-05 |
            Chidi    | 2026-05-05 | 2026-05-19
            Dana     | 2026-05-05 | 2026-05-20
            Eli      | 2026-05-19 |
        """,
        visits: """
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-05 | Y
            Ben      | 2026-05-01 | Y
        """,
    }
    # Amara was seen on the day the plan started, and then not again by the 19th.
    spec(
        slug,
        MAY,
        **drawn,
        settings=[TEN],
        result=(1, 4),
        exceptions={"Amara", "Ben", "Dana"},
        shows={
            "Chidi": "not counted at the edge: ended on 2026-05-19",
            "Dana": "misses at the edge: ended on 2026-05-20",
        },
    )


@KINDS
def test_a_visit_that_did_not_see_the_child_does_not_count_and_one_that_does_not_say_is_missing(
    spec, slug, plans, visits
):
    drawn = {
        plans: """
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
            Ben      | 2026-01-12
            Chidi    | 2026-01-12
        """,
        visits: """
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-05 | Y
            Amara    | 2026-05-18 | N
            Ben      | 2026-05-05 | Y
            Ben      | 2026-05-18 |
            Chidi    | 2026-05-05 | Y
            Chidi    | 2026-05-18 | U
            Chidi    | 2026-05-19 | Y
        """,
    }
    spec(
        slug,
        MAY,
        **drawn,
        settings=[TEN],
        missing=1,
        state="unknown",
        result=(1, 2),
        exceptions={"Amara", "Ben"},
        shows={"Ben": "missing with a blank: seen is blank"},
    )


@KINDS
def test_where_it_is_never_said_whether_a_child_was_seen_nothing_is_known(spec, slug, plans, visits):
    # As in Annex A, which has the last visit only.
    drawn = {
        plans: """
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
        """,
        visits: """
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-05-05
        """,
    }
    spec(slug, MAY, **drawn, settings=[TEN], missing=1, state="unknown", exceptions={"Amara"})


def test_visits_under_a_plan_held_for_another_authority_are_not_ours(spec):
    spec(
        PROTECTION,
        MAY,
        cp_plans="""
            child_id | started_on | other_authority
            ---------+------------+----------------
            Amara    | 2026-05-05 | Y
        """,
        cp_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-06 | Y
        """,
        state="not_applicable",
    )


PERIODS = """
    child_id | started_on | ceased_on  | permanence_plan
    ---------+------------+------------+----------------
    Amara    | 2025-12-01 |            |
    Ben      | 2025-12-01 |            |
    Chidi    | 2022-12-01 |            | FOSTERING
    Dana     | 2022-12-01 |            | FOSTERING
    Eli      | 2026-05-26 | 2026-06-04 |
"""


def test_in_care_a_week_for_a_new_placement_then_six_weeks_then_three_months_where_it_is_to_last(spec):
    spec(
        CARE,
        JUNE,
        cla_periods=PERIODS,
        cla_placements="""
            child_id | started_on | placement_type | ended_on
            ---------+------------+----------------+-----------
            Amara    | 2025-12-01 | U6             | 2026-06-01
            Amara    | 2026-06-01 | U6             |
            Ben      | 2025-12-01 | U6             |
            Chidi    | 2022-12-01 | U4             |
            Dana     | 2022-12-01 | U6             |
            Eli      | 2026-05-28 | U6             |
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-25 | Y
            Amara    | 2026-06-08 | Y
            Ben      | 2026-05-01 | Y
            Ben      | 2026-06-13 | Y
            Chidi    | 2026-03-20 | Y
            Chidi    | 2026-06-20 | Y
            Dana     | 2026-05-01 | Y
            Dana     | 2026-06-12 | Y
        """,
        result=(3, 4),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: a new placement, visited within a week",
            "Ben": "misses at the edge: visited a day after six weeks",
            "Chidi": "meets: to last, visited within three months",
            "Dana": "meets at the edge: visited after six weeks to the day",
            "Eli": "not counted: left care before a visit was due",
        },
    )


def test_placed_with_parents_weekly_to_the_review_then_by_the_order(spec):
    spec(
        CARE,
        JUNE,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-05-04
            Ben      | 2026-05-04
            Chidi    | 2026-05-04
            Dana     | 2026-05-04
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-05-04 | P1
            Ben      | 2026-05-04 | P1
            Chidi    | 2026-05-04 | P1
            Dana     | 2026-05-04 | P1
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2026-05-04 | C1
            Ben      | 2026-05-04 | C1
            Chidi    | 2026-05-04 | C2
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Ben      | 2026-05-27
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-27 | Y
            Amara    | 2026-06-04 | Y
            Ben      | 2026-05-27 | Y
            Ben      | 2026-06-24 | Y
            Chidi    | 2026-05-08 | Y
            Chidi    | 2026-06-19 | Y
            Dana     | 2026-05-27 | Y
        """,
        # Amara: due on 3 June, made on the 4th, and due again on the 11th. Dana has no legal status.
        result=(2, 4),
        missing=1,
        state="unknown",
        exceptions={"Amara", "Dana"},
    )


def test_short_breaks_and_placements_for_adoption_are_left_out(spec):
    spec(
        CARE,
        JUNE,
        cla_periods=PERIODS,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-06-01 | U6
            Ben      | 2026-06-01 | A5
            Chidi    | 2026-06-01 | U6
        """,
        legal_statuses="""
            child_id | started_on | legal_status | ended_on
            ---------+------------+--------------+-----------
            Amara    | 2026-06-01 | V4           |
            Chidi    | 2025-12-01 | V3           | 2026-06-01
            Chidi    | 2026-06-01 | V2           |
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Chidi    | 2026-06-08 | Y
        """,
        result=(1, 1),
        exceptions=set(),
    )


def test_in_care_where_it_is_never_said_whether_a_child_was_seen_nothing_is_known(spec):
    spec(
        CARE,
        JUNE,
        cla_periods=PERIODS,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Ben      | 2025-12-01 | U6
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Ben      | 2026-05-01
        """,
        missing=1,
        state="unknown",
        exceptions={"Ben"},
        shows={"Ben": "missing with a blank: not said whether seen"},
    )


@KINDS
def test_a_visit_under_two_open_plans_sets_one_next_visit(spec, slug, plans, visits):
    drawn = {
        plans: """
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Amara    | 2026-01-12
        """,
        visits: """
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-05 | Y
        """,
    }
    spec(slug, MAY, **drawn, settings=[TEN], result=(0, 1), exceptions={"Amara"})


def test_a_visit_in_two_open_placements_sets_one_next_visit(spec):
    spec(
        CARE,
        JUNE,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2022-12-01
            Amara    | 2025-12-01
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2025-12-01 | U6
            Amara    | 2026-02-02 | U6
        """,
        cla_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-05-01 | Y
        """,
        result=(0, 1),
        exceptions={"Amara"},
    )
