"""Health assessments and dental checks of looked-after children."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

IN_DATE = "looked-after-health-assessments-in-date"
DENTAL = "looked-after-dental-checks-in-date"
DUE = "health-assessments-due-in-the-month-done-in-time"
MAY = Month(2026, 5)


def test_the_list_gives_the_last_assessment_twelve_months_for_older_children_six_under_five(spec):
    spec(
        IN_DATE,
        MAY,
        people="""
            child_id | born_on    | age_years
            ---------+------------+----------
            Amara    | 2015-01-05 | 11
            Ben      | 2021-06-01 | 4
            Chidi    | 2021-05-31 | 5
            Dana     | 2023-03-01 | 3
            Eli      | 2015-01-05 | 11
            Farah    |            | 4
            Gwen     | 2015-01-05 | 11
            Hugo     | 2021-05-31 | 5
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-01
            Ben      | 2024-01-08
            Chidi    | 2024-01-08
            Dana     | 2024-01-08
            Eli      | 2025-06-02
            Farah    | 2024-01-08
            Gwen     | 2024-01-08
            Hugo     | 2024-01-08
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Gwen     | 2024-01-08 | V4
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | HEALTH     | 2025-05-31
            Ben      | HEALTH     | 2025-11-30
            Chidi    | HEALTH     | 2025-05-30
            Dana     | HEALTH     | 2025-11-29
            Dana     | DENTAL     | 2026-05-11
            Farah    | HEALTH     | 2025-12-15
            Hugo     | HEALTH     | 2025-06-02
        """,
        result=(4, 6),
        exceptions={"Chidi", "Dana"},
        shows={
            "Chidi": "misses at the edge: checked on 2025-05-30",
            "Eli": "not counted: in care for less than twelve months",
            "Gwen": "not counted: on a short break",
            "Hugo": "meets at the edge: checked on 2025-06-02",
        },
    )


def test_in_a_full_history_a_child_under_five_has_two_in_the_year_and_nothing_held_is_nothing_done(spec):
    spec(
        IN_DATE,
        MAY,
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2023-03-01
            Ben      | 2023-03-01
            Chidi    | 2015-01-05
            Dana     | 2015-01-05
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
            Chidi    | 2025-06-01
            Dana     | 2024-01-08
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | HEALTH     | 2025-06-02
            Amara    | HEALTH     | 2025-11-03
            Ben      | HEALTH     | 2025-05-29
            Ben      | HEALTH     | 2026-05-11
            Chidi    | INITIAL    | 2025-06-20
            Dana     | DENTAL     | 2026-05-11
        """,
        result=(2, 4),
        exceptions={"Ben", "Dana"},
    )


@pytest.mark.parametrize(("measure", "check"), [(IN_DATE, "HEALTH"), (DENTAL, "DENTAL")])
def test_no_day_and_a_day_after_the_month_are_missing_where_only_the_last_is_held(spec, measure, check):
    spec(
        measure,
        MAY,
        as_at=date(2026, 6, 8),
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2015-01-05
            Ben      | 2015-01-05
            Chidi    | 2015-01-05
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
            Chidi    | 2024-01-08
        """,
        cla_health=f"""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Ben      | {check}    | 2026-06-03
            Chidi    | {check}    | 2026-05-31
        """,
        result=(1, 1),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: no check is known",
            "Ben": "missing: checked only after the month",
            "Chidi": "meets: checked on the last day",
        },
    )


def test_a_child_without_any_age_is_missing_where_the_age_decides(spec):
    spec(
        IN_DATE,
        MAY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | HEALTH     | 2025-09-01
            Ben      | HEALTH     | 2025-05-30
        """,
        result=(0, 1),
        missing=1,
        state="unknown",
        exceptions={"Amara", "Ben"},
    )


@pytest.mark.parametrize("kind", ["annex_a", "ssd"])
def test_a_dental_check_holds_for_twelve_months_at_every_age(spec, kind):
    spec(
        DENTAL,
        MAY,
        kind=kind,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-01
            Ben      | 2024-01-08
            Chidi    | 2025-06-02
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | DENTAL     | 2025-05-31
            Ben      | DENTAL     | 2025-05-30
            Ben      | HEALTH     | 2026-05-11
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: checked twelve months ago",
            "Ben": "misses at the edge: checked a day earlier than that",
            "Chidi": "not counted: in care for less than twelve months",
        },
    )


def test_assessments_are_counted_in_the_month_in_which_they_were_due(spec):
    spec(
        DUE,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Chidi    | 2022-03-01
            Dana     | 2021-05-10
            Eli      | 2015-01-05
            Farah    | 2015-01-05
        """,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2026-04-29 |
            Ben      | 2026-04-29 |
            Chidi    | 2025-10-13 |
            Dana     | 2025-10-13 |
            Eli      | 2024-01-08 |
            Farah    | 2024-01-08 | 2026-05-15
            Gwen     | 2024-01-08 |
            Hugo     | 2024-01-08 |
            Iris     | 2026-04-29 |
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Iris     | 2026-04-29 | V3
        """,
        cla_health="""
            child_id | check_type | checked_on
            ---------+------------+-----------
            Amara    | INITIAL    | 2026-05-29
            Ben      | DENTAL     | 2026-05-20
            Ben      | INITIAL    | 2026-05-30
            Chidi    | INITIAL    | 2025-11-10
            Chidi    | HEALTH     | 2026-05-10
            Dana     | INITIAL    | 2025-11-10
            Eli      | HEALTH     | 2025-05-15
            Eli      | HEALTH     | 2026-05-16
            Farah    | HEALTH     | 2025-05-15
            Gwen     | HEALTH     | 2025-05-15
            Gwen     | HEALTH     | 2025-11-15
            Hugo     | HEALTH     | 2025-05-15
            Hugo     | HEALTH     | 2026-01-12
        """,
        result=(3, 5),
        missing=1,
        exceptions={"Ben", "Eli", "Hugo"},
        shows={
            "Farah": "not counted: left care before it was due",
            "Amara": "meets at the edge: done on the day it was due",
            "Ben": "misses at the edge: done a day late",
            "Hugo": "missing: an assessment may be missing from the extract",
            "Iris": "not counted: on a short break",
        },
    )


def test_a_first_assessment_that_may_lie_before_the_data_is_missing(spec):
    care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-04-29
    """
    spec(DUE, MAY, cla_periods=care, missing=1, state="unknown", exceptions={"Amara"})
    spec(DUE, MAY, as_at=date(2026, 6, 1), cla_periods=care, kind="ssd", result=(0, 1), exceptions={"Amara"})
