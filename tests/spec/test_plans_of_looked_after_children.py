"""Care plans, permanence plans and matches of looked-after children."""

from datetime import date

from goldenthread.core.periods import Month

CARE_PLAN = "looked-after-children-with-an-authorised-care-plan"
RECORDED = "looked-after-children-with-a-permanence-plan"
MATCHED = "looked-after-children-matched-for-permanence"
MAY = Month(2026, 5)
# 2026-05-14 is ten working days before Friday 2026-05-29, the last working day of the month.


def test_a_care_plan_counts_from_its_authorisation_until_it_ends(spec):
    spec(
        CARE_PLAN,
        MAY,
        as_at=date(2026, 6, 8),
        kind="ssd",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2025-01-06 |
            Ben      | 2025-01-06 |
            Chidi    | 2026-05-14 |
            Dana     | 2026-05-13 |
            Eli      | 2026-05-20 |
            Farah    | 2025-01-06 |
            Gwen     | 2025-01-06 | 2026-05-31
            Hugo     | 2025-01-06 |
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Hugo     | 2025-01-06 | V3
        """,
        cla_care_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2026-05-31 |
            Ben      | 2025-01-10 | 2026-05-31
            Eli      | 2026-05-21 | 2026-06-02
            Farah    | 2026-06-01 |
            Gwen     | 2025-01-10 |
            Hugo     | 2025-01-10 |
        """,
        result=(2, 5),
        exceptions={"Ben", "Dana", "Farah"},
        shows={
            "Amara": "meets at the edge: started on 2026-05-31",
            "Chidi": "not counted at the edge: started on 2026-05-14",
            "Dana": "misses at the edge: started on 2026-05-13",
            "Farah": "misses at the edge: started on 2026-06-01",
        },
    )


def test_a_care_plan_without_its_day_is_missing(spec):
    spec(
        CARE_PLAN,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-01-06
            Ben      | 2025-01-06
        """,
        cla_care_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2025-01-08 |
            Ben      |            |
        """,
        result=(1, 1),
        missing=1,
        state="unknown",
        exceptions={"Ben"},
        shows={"Ben": "missing with a blank: started on is blank"},
    )


def test_the_list_of_children_in_care_gives_the_permanence_plan_as_it_stands(spec):
    spec(
        RECORDED,
        MAY,
        cla_periods="""
            child_id | started_on | ceased_on  | permanence_plan
            ---------+------------+------------+----------------
            Amara    | 2025-01-06 |            | FOSTERING
            Ben      | 2026-05-29 |            |
            Chidi    | 2025-01-06 |            | RETURN
            Dana     | 2025-01-06 | 2026-05-31 | ADOPTION
            Eli      | 2025-01-06 |            | OTHER
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Eli      | 2025-01-06 | V4
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets: a permanence plan is given",
            "Ben": "misses with a blank: no permanence plan is given",
            "Dana": "not counted: left care on the last day",
            "Eli": "not counted: on a short break",
        },
    )


def test_in_a_full_history_the_care_plan_of_the_day_decides(spec):
    spec(
        RECORDED,
        MAY,
        as_at=date(2026, 7, 6),
        kind="ssd",
        cla_periods="""
            child_id | started_on | permanence_plan
            ---------+------------+----------------
            Amara    | 2025-01-06 | FOSTERING
            Ben      | 2025-01-06 | FOSTERING
            Chidi    | 2025-01-06 | FOSTERING
            Dana     | 2025-01-06 |
            Eli      | 2025-01-06 | FOSTERING
        """,
        cla_care_plans="""
            child_id | started_on | ended_on   | permanence_plan
            ---------+------------+------------+----------------
            Amara    | 2026-05-31 |            | FOSTERING
            Ben      | 2025-01-08 | 2026-06-01 |
            Ben      | 2026-06-01 |            | FOSTERING
            Chidi    | 2025-01-08 | 2026-05-31 | RETURN
            Chidi    | 2026-06-01 |            | FOSTERING
            Dana     | 2025-01-08 |            | RETURN
            Eli      | 2026-06-01 |            | FOSTERING
        """,
        result=(2, 5),
        exceptions={"Ben", "Chidi", "Eli"},
        shows={
            "Amara": "meets at the edge: planned on the last day",
            "Eli": "misses at the edge: planned a day later, and the extract knows of that plan only",
        },
    )


def test_a_match_counts_once_panel_has_agreed_it_in_this_time_in_care(spec):
    spec(
        MATCHED,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        cla_periods="""
            child_id | started_on | permanence_plan
            ---------+------------+----------------
            Amara    | 2025-01-06 | FOSTERING
            Ben      | 2025-01-06 | ADOPTION
            Chidi    | 2025-01-06 | FOSTERING
            Dana     | 2025-01-06 | RETURN
            Eli      | 2025-01-06 |
            Farah    | 2025-01-06 | FOSTERING
        """,
        case_events="""
            child_id | event       | happened_on | outcome
            ---------+-------------+-------------+--------
            Amara    | PANEL_MATCH | 2026-05-31  | Y
            Ben      | PANEL_MATCH | 2026-06-01  | Y
            Chidi    | PANEL_MATCH | 2026-03-02  | N
            Dana     | PANEL_MATCH | 2026-03-02  | Y
            Farah    | PANEL_MATCH | 2024-12-02  | Y
            Farah    | CHAIR       | 2026-03-02  | Y
        """,
        result=(1, 4),
        exceptions={"Ben", "Chidi", "Farah"},
        shows={
            "Amara": "meets at the edge: agreed on the last day",
            "Ben": "misses at the edge: agreed a day later",
            "Chidi": "misses: panel did not agree",
            "Dana": "not counted: the plan is to go home",
            "Eli": "not counted: no permanence plan",
            "Farah": "misses: agreed before this time in care",
        },
    )


def test_a_panel_whose_answer_nobody_entered_is_missing(spec):
    spec(
        MATCHED,
        MAY,
        kind="nightly",
        cla_periods="""
            child_id | started_on | permanence_plan
            ---------+------------+----------------
            Amara    | 2025-01-06 | FOSTERING
        """,
        case_events="""
            child_id | event       | happened_on | outcome
            ---------+-------------+-------------+--------
            Amara    | PANEL_MATCH | 2026-05-11  |
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: the answer of panel is blank"},
    )


def test_where_care_plans_are_held_the_one_of_the_day_says_whether_a_match_is_waited_for(spec):
    spec(
        MATCHED,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        cla_periods="""
            child_id | started_on | permanence_plan
            ---------+------------+----------------
            Amara    | 2025-01-06 | FOSTERING
            Ben      | 2025-01-06 |
            Chidi    | 2025-01-06 | FOSTERING
        """,
        cla_care_plans="""
            child_id | started_on | ended_on   | permanence_plan
            ---------+------------+------------+----------------
            Amara    | 2025-01-08 |            | RETURN
            Ben      | 2026-05-31 |            | FOSTERING
            Chidi    | 2025-01-08 | 2026-05-31 | FOSTERING
        """,
        case_events="""
            child_id | event       | happened_on | outcome
            ---------+-------------+-------------+--------
            Ben      | PANEL_MATCH | 2025-01-06  | Y
        """,
        result=(1, 1),
    )
