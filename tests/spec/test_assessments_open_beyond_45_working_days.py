"""Assessments open beyond 45 working days: the companion."""

from goldenthread.core.periods import Month

MEASURE = "assessments-open-beyond-45-working-days"
MAY = Month(2026, 5)


def test_the_45th_working_day_is_not_beyond_and_the_46th_is(spec):
    # 45 working days before Thursday 2026-04-30 is 2026-02-24.
    spec(
        MEASURE,
        MAY.previous(),
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-02-24 |
            Ben      | 2026-02-23 |
        """,
        result=1,
        exceptions={"Ben"},
        shows={"Amara": "misses at the edge: started on 2026-02-24", "Ben": "meets at the edge: started on 2026-02-23"},
    )


def test_on_a_sunday_there_have_been_45_working_days_and_not_more(spec):
    # 2026-05-29 is the last working day of May; 45 working days before it is 2026-03-23.
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-03-23 |
            Ben      | 2026-03-20 |
        """,
        result=1,
        exceptions={"Ben"},
        shows={"Amara": "misses at the edge: started on 2026-03-23", "Ben": "meets at the edge: started on 2026-03-20"},
    )


def test_an_assessment_authorised_by_the_last_day_is_not_open(spec):
    spec(
        MEASURE,
        MAY,
        as_at=Month(2026, 6).first_day,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-01-05 | 2026-05-31
            Ben      | 2026-01-05 | 2026-06-01
            Chidi    | 2026-06-01 |
        """,
        result=1,
        exceptions={"Ben"},
        shows={
            "Amara": "not counted at the edge: authorised on 2026-05-31",
            "Ben": "meets at the edge: authorised on 2026-06-01",
        },
    )


def test_without_a_start_nobody_knows_how_long_it_is_open(spec):
    spec(
        MEASURE,
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    |            |
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the assessment has no start"},
    )


def test_none_is_a_known_zero(spec):
    spec(MEASURE, MAY, result=0, value=0, exceptions=set())
