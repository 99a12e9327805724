"""Visits due in the next ten working days, and disabled children in need seen in date."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

DUE = "visits-due-in-ten-working-days"
DISABLED = "disabled-children-in-need-seen-in-date"
APRIL = Month(2026, 4)
JANUARY = Month(2026, 1)
# 2026-04-30 is a Thursday. The next ten working days run to Friday 2026-05-15 (bank holiday on 4 May).


def test_a_protection_visit_is_due_the_interval_after_the_last(spec):
    spec(
        DUE,
        APRIL,
        cp_plans="""
            child_id | started_on | ended_on   | other_authority
            ---------+------------+------------+----------------
            Amara    | 2026-01-12 |            |
            Ben      | 2026-01-12 |            |
            Chidi    | 2026-01-12 |            |
            Dana     | 2026-04-28 |            |
            Eli      | 2026-01-12 | 2026-04-30 |
            Farah    | 2026-01-12 |            | Y
        """,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-04-17
            Ben      | 2026-04-16
            Chidi    | 2026-04-30
            Eli      | 2026-04-28
            Farah    | 2026-04-28
        """,
        result=3,
        value=3,
        exceptions=set(),
        shows={"Amara": "meets at the edge: visited on 2026-04-17", "Ben": "misses at the edge: visited on 2026-04-16"},
    )


def test_without_a_date_to_count_from_a_visit_is_missing_and_never_not_due(spec):
    spec(
        DUE,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
        """,
        cin_episodes="""
            child_id | started_on | case_status
            ---------+------------+------------
            Ben      | 2026-01-12 | CINP
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Chidi    | 2026-01-12
            Dana     | 2026-01-12
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Chidi    | 2026-01-12 | U6
        """,
        missing=4,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi", "Dana"},
        shows={
            "Amara": "missing with a blank: no visit is known",
            "Ben": "missing with a blank: no visit is known",
            "Chidi": "missing with a blank: no visit is known",
            "Dana": "missing with a blank: no placement and no visit is known",
        },
    )


def test_for_children_in_need_the_day_last_seen_or_the_last_visit_counts(spec):
    # Twenty working days after Wednesday 2026-04-01 (Easter lies between) is 2026-05-01; after 2026-03-31 it is 04-30.
    spec(
        DUE,
        APRIL,
        as_at=date(2026, 5, 6),
        cin_episodes="""
            child_id | started_on | case_status | last_seen_on
            ---------+------------+-------------+-------------
            Amara    | 2026-01-12 | CINP        | 2026-04-01
            Ben      | 2026-01-12 | CINP        | 2026-03-31
            Chidi    | 2026-01-12 | CINP        | 2026-05-05
            Dana     | 2026-01-12 | ASSESSMENT  | 2026-04-01
        """,
        cin_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Chidi    | 2026-04-13 | Y
            Chidi    | 2026-04-29 | N
            Chidi    | 2026-05-05 | Y
        """,
        result=2,
        shows={
            "Amara": "meets at the edge: last seen on 2026-04-01",
            "Ben": "misses at the edge: last seen on 2026-03-31",
        },
    )


def test_a_visit_under_an_earlier_plan_does_not_hide_the_first_visit_of_the_new_one(spec):
    # Ten working days after Monday 2026-04-20 is 2026-05-05; twenty after Wednesday 2026-04-01 is 2026-05-01.
    spec(
        DUE,
        APRIL,
        kind="ssd",
        cp_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2024-01-08 | 2024-11-04
            Amara    | 2026-04-20 |
            Ben      | 2024-01-08 | 2024-11-04
            Ben      | 2026-04-15 |
        """,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2024-10-28
            Ben      | 2024-10-28
        """,
        cin_episodes="""
            child_id | started_on | closed_on  | case_status
            ---------+------------+------------+------------
            Chidi    | 2024-01-08 | 2024-11-04 | CLOSED
            Chidi    | 2026-04-01 |            | CINP
        """,
        cin_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Chidi    | 2024-10-28 | Y
        """,
        result=2,
        exceptions=set(),
        shows={
            "Amara": "meets: no visit under the new plan yet",
            "Ben": "misses: the first visit of the new plan is overdue",
            "Chidi": "meets: not visited since the work began again",
        },
    )


def test_in_care_the_placement_decides_when_the_next_is_due(spec):
    spec(
        DUE,
        APRIL,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2022-12-01
            Ben      | 2022-12-01
            Chidi    | 2022-12-01
            Dana     | 2022-12-01
            Eli      | 2022-12-01
            Farah    | 2022-12-01
            Gwen     | 2022-12-01
            Hana     | 2022-12-01
            Iris     | 2022-12-01
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-04-24 | U6
            Ben      | 2026-04-20 | U6
            Chidi    | 2022-12-01 | U6
            Dana     | 2022-12-01 | U4
            Eli      | 2022-12-01 | U4
            Farah    | 2026-04-01 | P1
            Gwen     | 2022-12-01 | U6
            Hana     | 2022-12-01 | A5
            Iris     | 2025-02-15 | U4
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Farah    | 2026-04-01 | C1
            Gwen     | 2022-12-01 | V3
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-03-02
            Ben      | 2026-04-01
            Chidi    | 2026-04-03
            Dana     | 2026-02-15
            Eli      | 2026-02-16
            Farah    | 2026-04-29
            Gwen     | 2026-04-01
            Hana     | 2026-04-01
            Iris     | 2026-02-15
        """,
        # Amara by 1 May, Chidi by 15 May, Dana by 15 May, Eli by 16 May (not yet), Farah by 6 May; Ben is overdue.
        result=4,
        exceptions=set(),
        shows={
            "Dana": "meets at the edge: due within ten working days",
            "Eli": "misses at the edge: due a day later",
            "Gwen": "not counted: on a short break",
            "Hana": "not counted: placed for adoption",
            "Iris": "misses at the edge: visited in the first year, so it was due after six weeks",
        },
    )


def test_a_day_at_a_weekend_is_before_or_after_the_months_end_as_it_falls(spec):
    # 2026-01-31 is a Saturday; six weeks before it is 2025-12-20, before Sunday 1 February 2025-12-21.
    spec(
        DUE,
        JANUARY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-12-01
            Ben      | 2025-12-01
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2025-12-01 | U6
            Ben      | 2025-12-01 | U6
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2025-12-20
            Ben      | 2025-12-21
        """,
        result=1,
        shows={"Amara": "misses at the edge: visited on 2025-12-20", "Ben": "meets at the edge: visited on 2025-12-21"},
    )


def test_a_child_with_two_kinds_of_plan_has_two_visits(spec):
    spec(
        DUE,
        APRIL,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
        """,
        cp_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-04-28
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-04-28
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-04-28 | U6
        """,
        result=2,
    )


# Thirty working days before 2026-04-30 is 2026-03-17.
PEOPLE = """
    child_id | disability
    ---------+-----------
    Amara    | Y
    Ben      | Y
    Chidi    | N
    Dana     | U
    Eli      | Y
    Farah    | Y
    Gwen     | Y
"""


def test_a_disabled_child_is_seen_within_the_councils_interval(spec):
    episodes = """
        child_id | started_on | closed_on  | case_status | last_seen_on
        ---------+------------+------------+-------------+-------------
        Amara    | 2024-01-08 |            | CINP        | 2026-03-17
        Ben      | 2024-01-08 |            | CINP        | 2026-03-16
        Chidi    | 2024-01-08 |            | CINP        | 2020-01-06
        Dana     | 2024-01-08 |            | CINP        | 2020-01-06
        Eli      | 2024-01-08 |            | CPP         | 2020-01-06
        Farah    | 2024-01-08 | 2026-04-30 | CLOSED      | 2020-01-06
        Gwen     | 2024-01-08 | 2026-05-05 | CLOSED      | 2026-04-14
    """
    drawn = {"people": PEOPLE, "cin_episodes": episodes}
    spec(
        DISABLED,
        APRIL,
        as_at=date(2026, 5, 6),
        **drawn,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: last seen on 2026-03-17",
            "Ben": "misses at the edge: last seen on 2026-03-16",
        },
    )
    monthly = Value("disabled_child_visit_working_days", date(2026, 1, 1), None, 20, "Practice standards 2026")
    spec(
        DISABLED, APRIL, as_at=date(2026, 5, 7), **drawn, settings=[monthly], result=(1, 3), exceptions={"Amara", "Ben"}
    )


def test_a_disabled_child_without_a_date_is_missing_unless_the_work_has_just_begun(spec):
    spec(
        DISABLED,
        APRIL,
        as_at=date(2026, 5, 6),
        people=PEOPLE,
        cin_episodes="""
            child_id | started_on | case_status | last_seen_on
            ---------+------------+-------------+-------------
            Amara    | 2026-03-16 | CINP        |
            Ben      | 2026-03-17 | CINP        |
            Eli      | 2026-01-12 | CINP        | 2026-05-05
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Eli"},
        shows={
            "Amara": "missing at the edge with a blank: never seen, and in need long enough",
            "Ben": "not counted at the edge: in need since a day later",
            "Chidi": "not counted: not disabled",
            "Eli": "missing: seen only after the month",
        },
    )


def test_a_disabled_child_whose_case_opened_again_is_not_late_before_the_interval_is_over(spec):
    spec(
        DISABLED,
        APRIL,
        kind="ssd",
        people=PEOPLE,
        cin_episodes="""
            child_id | started_on | closed_on  | case_status
            ---------+------------+------------+------------
            Amara    | 2022-01-10 | 2024-11-04 | CLOSED
            Amara    | 2026-03-17 |            | CINP
            Ben      | 2022-01-10 | 2024-11-04 | CLOSED
            Ben      | 2026-03-16 |            | CINP
        """,
        cin_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2024-10-28 | Y
            Ben      | 2024-10-28 | Y
        """,
        result=(0, 1),
        exceptions={"Ben"},
        shows={
            "Amara": "not counted at the edge: in need again for thirty working days",
            "Ben": "misses at the edge: for thirty-one, and last seen two years ago",
        },
    )


def test_where_visits_are_held_one_after_the_last_day_hides_nothing(spec):
    spec(
        DISABLED,
        APRIL,
        as_at=date(2026, 5, 6),
        people=PEOPLE,
        cin_episodes="""
            child_id | started_on | case_status | last_seen_on
            ---------+------------+-------------+-------------
            Amara    | 2024-01-08 | CINP        | 2026-05-05
            Ben      | 2024-01-08 | CINP        | 2026-05-05
        """,
        cin_visits="""
            child_id | visited_on | seen
            ---------+------------+-----
            Amara    | 2026-03-17 | Y
            Amara    | 2026-05-05 | Y
            Ben      | 2026-03-16 | Y
            Ben      | 2026-04-02 | N
            Ben      | 2026-05-05 | Y
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )
