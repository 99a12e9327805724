"""Assessments before birth completed within the protocol."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

MEASURE = "assessments-before-birth-in-time"
MAY = Month(2026, 5)
PEOPLE = """
    child_id | born_on    | expected_on
    ---------+------------+------------
    Amara    |            | 2026-07-01
    Ben      |            | 2026-07-01
    Chidi    | 2026-03-02 |
    Dana     | 2026-03-03 |
    Eli      |            |
"""
ASSESSED = """
    child_id | started_on | authorised_on
    ---------+------------+--------------
    Amara    | 2026-03-02 | 2026-05-07
    Ben      | 2026-03-02 | 2026-05-08
    Chidi    | 2026-03-02 | 2026-05-08
    Dana     | 2026-03-02 | 2026-05-06
    Eli      | 2026-03-02 | 2026-05-06
    Farah    | 2026-03-02 | 2026-05-06
"""


def test_an_assessment_authorised_on_the_day_it_began_is_in_time(spec):
    one_day = """
        child_id | started_on | authorised_on
        ---------+------------+--------------
        Amara    | 2026-05-07 | 2026-05-07
    """
    spec(MEASURE, MAY, people=PEOPLE, assessments=one_day, result=(1, 1))


def test_the_45th_working_day_is_in_time_and_a_child_born_by_the_start_is_not_counted(spec):
    spec(
        MEASURE,
        MAY,
        people=PEOPLE,
        assessments=ASSESSED,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: authorised on 2026-05-07",
            "Ben": "misses at the edge: authorised on 2026-05-08",
        },
    )


def test_a_child_whom_the_list_calls_unborn_without_any_day_is_counted(spec):
    spec(
        MEASURE,
        MAY,
        people="""
            child_id | born_on | expected_on | age_years
            ---------+---------+-------------+----------
            Amara    |         |             | -1
            Ben      |         |             | 0
            Chidi    |         |             |
        """,
        assessments=ASSESSED,
        result=(1, 1),
        shows={
            "Amara": "meets with a blank: unborn by the age that the list gives",
            "Ben": "not counted with a blank: born, and nobody knows when",
            "Chidi": "not counted with a blank: not known to be unborn",
        },
    )


def test_the_protocol_is_the_councils_own(spec):
    shorter = Value("pre_birth_assessment_working_days", date(2026, 1, 1), None, 44, "Pre-birth protocol 2026")
    spec(
        MEASURE,
        MAY,
        people=PEOPLE,
        assessments=ASSESSED,
        settings=[shorter],
        result=(1, 3),
        exceptions={"Amara", "Ben"},
    )


def test_an_open_assessment_or_one_of_another_month_is_not_counted(spec):
    spec(
        MEASURE, MAY, people=PEOPLE,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-01-05 |
            Ben      | 2026-04-01 | 2026-04-30
        """,
        result=(0, 0), state="not_applicable",
    )  # fmt: skip


def test_a_start_that_is_blank_or_after_the_end_is_missing_and_listed(spec):
    spec(
        MEASURE,
        MAY,
        people=PEOPLE,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    |            | 2026-05-07
            Ben      | 2026-05-08 | 2026-05-07
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: the assessment has no start",
            "Ben": "missing: the assessment starts after it was authorised",
            "Eli": "not counted: no assessment was made",
        },
    )
