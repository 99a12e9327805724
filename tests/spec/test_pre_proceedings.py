"""Pre-proceedings and care proceedings: the first meeting, the assessments, the final order."""

import pytest

from goldenthread.core.periods import Month

MEETING = "pre-proceedings-meetings-within-15-working-days"
ASSESSMENTS = "pre-proceedings-assessments-within-16-weeks"
ORDER = "care-proceedings-concluded-within-26-weeks"
JUNE = Month(2026, 6)
# From Tuesday 2026-05-19, with the holiday on the 25th, the 15th working day is 2026-06-10.


def test_a_meeting_on_the_15th_working_day_is_in_time_and_the_16th_is_late(spec):
    spec(
        MEETING,
        JUNE,
        pre_proceedings="""
            child_id | decided_on | meeting_on
            ---------+------------+-----------
            Amara    | 2026-05-19 | 2026-06-10
            Ben      | 2026-05-19 | 2026-06-11
            Chidi    | 2026-05-19 | 2026-05-19
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: meeting on 2026-06-10", "Ben": "misses at the edge: meeting on 2026-06-11"},
    )


def test_a_decision_counts_in_the_month_of_its_15th_working_day_with_or_without_a_meeting(spec):
    # The 15th working day after 2026-05-08 is 2026-06-01, after 2026-05-07 2026-05-29; after 06-09 it is 06-30.
    spec(
        MEETING,
        JUNE,
        pre_proceedings="""
            child_id | decided_on | meeting_on | ended_on
            ---------+------------+------------+-----------
            Amara    | 2026-05-07 | 2026-06-05 |
            Ben      | 2026-05-08 | 2026-05-20 |
            Chidi    | 2026-06-09 |            |
            Dana     | 2026-06-10 |            |
            Eli      | 2026-05-19 |            | 2026-06-10
            Farah    | 2026-05-19 |            | 2026-06-11
        """,
        result=(1, 3),
        exceptions={"Chidi", "Farah"},
        shows={
            "Chidi": "misses at the edge: decided on 2026-06-09",
            "Dana": "not counted at the edge: decided on 2026-06-10",
            "Eli": "not counted at the edge: ended on 2026-06-10",
            "Farah": "misses at the edge: ended on 2026-06-11",
        },
    )


def test_a_meeting_without_its_decision_or_before_it_is_missing(spec):
    spec(
        MEETING,
        JUNE,
        pre_proceedings="""
            child_id | decided_on | meeting_on
            ---------+------------+-----------
            Amara    |            | 2026-06-10
            Ben      | 2026-05-19 | 2026-05-18
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing with a blank: no decision is known", "Ben": "missing: met before the decision"},
    )


def test_assessments_done_on_day_112_are_in_time_and_a_day_later_are_late(spec):
    # 112 days after 2026-02-23 is 2026-06-15.
    spec(
        ASSESSMENTS,
        JUNE,
        pre_proceedings="""
            child_id | decided_on | meeting_on | assessments_completed_on
            ---------+------------+------------+-------------------------
            Amara    | 2026-02-02 | 2026-02-23 | 2026-06-15
            Ben      | 2026-02-02 | 2026-02-23 | 2026-06-16
            Chidi    | 2025-02-03 | 2025-02-24 |
            Dana     | 2026-02-02 | 2026-02-23 | 2026-05-29
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: done on day 112",
            "Ben": "misses at the edge: done on day 113",
            "Chidi": "not counted: not yet done",
            "Dana": "not counted: done in May",
        },
    )


def test_proceedings_ended_on_the_182nd_day_beginning_with_the_application_are_in_time_and_a_day_later_are_late(spec):
    # Tuesday 2025-12-16 is the first day, Monday 2026-06-15 the 182nd; the Tuesday after is 26 weeks on and late.
    spec(
        ORDER,
        JUNE,
        pre_proceedings="""
            child_id | decided_on | issued_on  | concluded_on
            ---------+------------+------------+-------------
            Amara    | 2025-10-01 | 2025-12-16 | 2026-06-15
            Ben      | 2025-10-01 | 2025-12-16 | 2026-06-16
            Chidi    | 2025-01-06 | 2025-02-24 |
            Dana     | 2025-10-01 | 2025-12-16 | 2026-07-01
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: concluded on the 182nd day",
            "Ben": "misses at the edge: concluded on the same weekday 26 weeks later",
            "Chidi": "not counted: not yet concluded",
            "Dana": "not counted: concluded in July",
        },
    )


@pytest.mark.parametrize(
    ("slug", "start", "end"),
    [(ASSESSMENTS, "meeting_on", "assessments_completed_on"), (ORDER, "issued_on", "concluded_on")],
)
def test_an_end_without_its_start_or_before_it_is_missing(spec, slug, start, end):
    spec(
        slug,
        JUNE,
        pre_proceedings=f"""
            child_id | decided_on | {start} | {end}
            ---
            Amara    | 2026-01-12 |            | 2026-06-15
            Ben      | 2026-01-12 | 2026-06-16 | 2026-06-15
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing with a blank: its start is blank", "Ben": "missing: it ended before it began"},
    )
