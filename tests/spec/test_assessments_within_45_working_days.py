"""Assessments authorised within 45 working days."""

from goldenthread.core.periods import Month

MEASURE = "assessments-within-45-working-days"
MAY = Month(2026, 5)


def test_the_45th_working_day_is_in_time_and_the_46th_is_late(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-03-02 | 2026-05-07
            Ben      | 2026-03-02 | 2026-05-08
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: authorised on 2026-05-07",
            "Ben": "misses at the edge: authorised on 2026-05-08",
        },
    )


def test_a_start_on_a_saturday_counts_from_the_friday_before(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Chidi    | 2026-02-28 | 2026-05-06
            Dana     | 2026-02-28 | 2026-05-07
        """,
        result=(1, 2),
        exceptions={"Dana"},
        shows={
            "Chidi": "meets at the edge: authorised on 2026-05-06",
            "Dana": "misses at the edge: authorised on 2026-05-07",
        },
    )


def test_an_assessment_still_open_or_authorised_in_another_month_is_not_counted(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-05-01 | 2026-05-01
            Ben      | 2026-01-05 |
            Chidi    | 2026-04-01 | 2026-04-30
            Dana     | 2026-05-20 | 2026-06-01
        """,
        result=(1, 1),
        exceptions=set(),
        shows={
            "Amara": "meets: authorised on the day it started",
            "Ben": "not counted: still open",
            "Chidi": "not counted: authorised in April",
            "Dana": "not counted: authorised in June",
        },
    )


def test_a_start_that_is_blank_or_after_the_end_is_missing_and_listed(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-04-20 | 2026-05-11
            Ben      |            | 2026-05-12
            Chidi    | 2026-05-20 | 2026-05-13
        """,
        state="unknown",
        missing=2,
        exceptions={"Ben", "Chidi"},
        shows={"Ben": "missing with a blank: started on is blank"},
    )


def test_each_team_has_its_own_figure_from_the_same_rows(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on | team_id
            ---------+------------+---------------+--------
            Amara    | 2026-04-20 | 2026-05-11    | East
            Ben      | 2026-01-05 | 2026-05-11    | East
            Chidi    | 2026-04-20 | 2026-05-11    | West
            Dana     | 2026-04-20 | 2026-05-12    |
        """,
        result=(3, 4),
        value=75,
        teams={"East": (1, 2), "West": (1, 1), "": (1, 1)},
    )


def test_a_month_without_assessments_has_nothing_to_count(spec):
    spec(MEASURE, MAY, result=(0, 0), state="not_applicable")
