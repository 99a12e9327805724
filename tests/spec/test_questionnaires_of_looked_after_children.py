"""Strengths and difficulties questionnaires of looked-after children."""

from datetime import date

from goldenthread.core.periods import Month

QUESTIONNAIRE = "looked-after-children-with-a-questionnaire"
MAY = Month(2026, 5)


def test_a_questionnaire_is_asked_for_from_four_to_sixteen_and_counts_with_a_score_of_the_year(spec):
    spec(
        QUESTIONNAIRE,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        people="""
            child_id | born_on    | age_years
            ---------+------------+----------
            Amara    | 2021-06-01 | 5
            Ben      | 2021-06-02 | 4
            Chidi    | 2009-06-01 | 17
            Dana     | 2009-05-31 | 17
            Eli      | 2015-01-05 | 11
            Farah    | 2015-01-05 | 11
            Gwen     |            | 10
            Hugo     | 2015-01-05 | 11
            Iris     | 2015-01-05 | 11
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-01
            Ben      | 2024-01-08
            Chidi    | 2024-01-08
            Dana     | 2024-01-08
            Eli      | 2024-01-08
            Farah    | 2024-01-08
            Gwen     | 2024-01-08
            Hugo     | 2025-06-02
            Iris     | 2024-01-08
        """,
        sdq_scores="""
            child_id | completed_on | score | reason
            ---------+--------------+-------+-------
            Amara    | 2025-06-01   | 0     |
            Chidi    | 2026-06-01   | 12    |
            Dana     | 2026-03-02   | 12    |
            Eli      | 2026-03-02   |       | SDQ1
            Farah    | 2025-05-31   | 15    |
            Gwen     | 2026-05-31   | 15    |
        """,
        result=(2, 6),
        exceptions={"Chidi", "Eli", "Farah", "Iris"},
        shows={
            "Amara": "meets at the edge: four on the first day of the twelve months, and scored on it",
            "Ben": "not counted at the edge: four a day after that",
            "Chidi": "misses at the edge: 16 until the next day, and scored after the month",
            "Dana": "not counted at the edge: 17 that day",
            "Eli": "misses: a reason, and no score",
            "Farah": "misses at the edge: scored a day before the twelve months, in the year before",
            "Hugo": "not counted: in care for less than twelve months",
        },
    )


def test_without_an_age_or_the_day_of_the_score_a_child_is_missing(spec):
    spec(
        QUESTIONNAIRE,
        MAY,
        kind="ssd",
        people="""
            child_id | born_on
            ---------+-----------
            Ben      | 2015-01-05
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
        """,
        sdq_scores="""
            child_id | completed_on | score
            ---------+--------------+------
            Amara    | 2026-03-02   | 11
            Ben      |              | 11
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Ben": "missing with a blank: the day of the score is blank",
            "Amara": "missing with a blank: no age is known",
        },
    )
