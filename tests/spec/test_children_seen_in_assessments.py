"""Assessments in which the child was seen, and seen alone."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value
from goldenthread.records.returns import NIGHTLY

SEEN = "assessments-in-which-the-child-was-seen"
ALONE = "assessments-in-which-the-child-was-seen-alone"
MAY = Month(2026, 5)


def test_seen_in_an_assessment_authorised_in_the_month(spec):
    spec(
        SEEN,
        MAY,
        assessments="""
            child_id | started_on | authorised_on | child_seen | team_id
            ---------+------------+---------------+------------+--------
            Amara    | 2026-04-01 | 2026-05-01    | Y          | East
            Ben      | 2026-04-01 | 2026-05-31    | N          | East
            Chidi    | 2026-04-01 | 2026-04-30    | N          | East
            Dana     | 2026-04-01 | 2026-06-01    | N          | West
            Eli      | 2026-04-01 |               | N          | West
            Farah    | 2026-04-01 | 2026-05-12    | Y          | West
        """,
        result=(2, 3),
        teams={"East": (1, 2), "West": (1, 1)},
        exceptions={"Ben"},
        shows={
            "Ben": "misses at the edge: authorised on 2026-05-31",
            "Dana": "not counted at the edge: authorised on 2026-06-01",
        },
    )


def test_unknown_and_blank_are_missing_and_listed(spec):
    spec(
        SEEN,
        MAY,
        assessments="""
            child_id | started_on | authorised_on | child_seen
            ---------+------------+---------------+-----------
            Amara    | 2026-04-01 | 2026-05-01    | Y
            Ben      | 2026-04-01 | 2026-05-12    | U
            Chidi    | 2026-04-01 | 2026-05-12    |
        """,
        missing=2,
        state="unknown",
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "meets: seen",
            "Ben": "missing: unknown whether seen",
            "Chidi": "missing with a blank: not said whether seen",
        },
    )


PEOPLE = """
    child_id | born_on    | expected_on
    ---------+------------+------------
    Amara    | 2022-05-12 |
    Ben      | 2022-05-13 |
    Chidi    | 2015-01-01 |
    Dana     |            | 2026-07-01
    Eli      | 2018-02-01 |
    Farah    |            |
"""
ASSESSED = """
    child_id | started_on | authorised_on | seen_alone
    ---------+------------+---------------+-----------
    Amara    | 2026-04-01 | 2026-05-12    | Y
    Ben      | 2026-04-01 | 2026-05-12    | N
    Chidi    | 2026-04-01 | 2026-05-12    | N
    Dana     | 2026-04-01 | 2026-05-12    | N
    Eli      | 2026-04-01 |               | N
"""


def test_alone_is_asked_from_the_fourth_birthday_on_and_not_of_the_unborn(spec):
    spec(
        ALONE,
        MAY,
        kind=NIGHTLY,
        people=PEOPLE,
        assessments=ASSESSED,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Amara": "meets at the edge: four years old that day",
            "Ben": "not counted at the edge: four only the day after",
            "Chidi": "misses: not seen alone",
            "Dana": "not counted: not yet born",
            "Eli": "not counted: not yet authorised",
        },
    )


def test_a_child_whom_the_list_calls_unborn_without_any_day_is_not_asked(spec):
    spec(
        ALONE,
        MAY,
        kind=NIGHTLY,
        people="""
            child_id | born_on    | age_years
            ---------+------------+----------
            Amara    | 2018-02-01 | 8
            Ben      |            | -1
        """,
        assessments="""
            child_id | started_on | authorised_on | seen_alone
            ---------+------------+---------------+-----------
            Amara    | 2026-04-01 | 2026-05-12    | Y
            Ben      | 2026-04-01 | 2026-05-12    | N
        """,
        result=(1, 1),
        exceptions=set(),
        shows={"Ben": "not counted with a blank: unborn by the age that the list gives"},
    )


def test_the_age_is_the_councils_own(spec):
    three = Value("seen_alone_from_age", date(2026, 1, 1), None, 3, "Practice standards 2026")
    spec(
        ALONE, MAY, kind=NIGHTLY, people=PEOPLE, assessments=ASSESSED, settings=[three], result=(1, 3),
        exceptions={"Ben", "Chidi"},
    )  # fmt: skip


def test_without_an_answer_a_date_of_birth_or_a_person_one_is_missing(spec):
    spec(
        ALONE, MAY, kind=NIGHTLY, people=PEOPLE,
        assessments="""
            child_id | started_on | authorised_on | seen_alone
            ---------+------------+---------------+-----------
            Chidi    | 2026-04-01 | 2026-05-12    |
            Farah    | 2026-04-01 | 2026-05-12    | Y
            Gus      | 2026-04-01 | 2026-05-12    | N
            Ben      | 2026-04-01 | 2026-05-12    |
        """,
        missing=3, state="unknown", exceptions={"Chidi", "Farah", "Gus"},
    )  # fmt: skip


def test_annex_a_does_not_carry_it(spec):
    listed = """
        child_id | started_on | authorised_on | child_seen
        ---------+------------+---------------+-----------
        Chidi    | 2026-04-01 | 2026-05-12    | Y
    """
    spec(
        ALONE,
        MAY,
        people=PEOPLE,
        assessments=listed,
        missing=1,
        state="unknown",
        exceptions={"Chidi"},
        shows={"Chidi": "missing: Annex A does not say whether alone"},
    )
