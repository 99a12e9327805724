"""Looked-after children whose visits are in date by regulation 28."""

from datetime import date

from goldenthread.core.periods import Month

MEASURE = "looked-after-visits-in-date"
JUNE = Month(2026, 6)
# Before 2026-06-30: seven days 06-23, 28 days 06-02, six weeks 05-19, three months 03-30.


def periods(*children, plan=""):
    rows = "\n".join(f"{child} | 2022-12-01 | {plan}" for child in children)
    return f"child_id | started_on | permanence_plan\n---\n{rows}"


def test_a_new_placement_is_visited_within_a_week(spec):
    spec(
        MEASURE,
        JUNE,
        cla_periods=periods("Amara", "Ben", "Chidi", "Dana", "Eli", "Farah"),
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-06-23 | U6
            Ben      | 2026-06-22 | U6
            Chidi    | 2026-06-23 | U6
            Dana     | 2026-06-22 | U6
            Eli      | 2026-06-22 | U6
            Farah    | 2026-06-01 | U6
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-06-01
            Ben      | 2026-06-21
            Dana     | 2026-06-22
            Eli      | 2026-06-30
            Farah    | 2026-06-02
        """,
        result=(5, 6),
        exceptions={"Ben"},
        shows={"Ben": "misses at the edge: visited on 2026-06-21", "Dana": "meets at the edge: visited on 2026-06-22"},
    )


def test_six_weeks_in_the_first_year_and_after_it_unless_the_placement_is_to_last(spec):
    spec(
        MEASURE,
        JUNE,
        cla_periods=periods("Amara", "Ben", "Chidi", "Dana", "Eli", "Farah", "Gwen"),
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2025-06-30 | U4
            Ben      | 2025-06-30 | U4
            Chidi    | 2025-03-29 | U4
            Dana     | 2022-12-01 | U1
            Eli      | 2022-12-01 | U6
            Farah    | 2022-12-01 | U6
            Gwen     | 2025-03-30 | U4
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-05-19
            Ben      | 2026-05-18
            Chidi    | 2026-03-30
            Dana     | 2026-03-29
            Eli      | 2026-05-19
            Farah    | 2026-05-18
            Gwen     | 2026-03-30
        """,
        result=(3, 7),
        exceptions={"Ben", "Dana", "Farah", "Gwen"},
        shows={
            "Amara": "meets at the edge: visited on 2026-05-19",
            "Ben": "misses at the edge: visited on 2026-05-18",
            "Chidi": "meets at the edge: last visited after the first year, three months ago",
            "Dana": "misses at the edge: a day longer ago",
            "Gwen": "misses at the edge: visited in the first year, so six weeks held",
        },
    )


def test_a_childrens_home_lasts_where_the_plan_says_so(spec):
    homes = """
        child_id | started_on | placement_type
        ---------+------------+---------------
        Amara    | 2022-12-01 | K2
        Ben      | 2022-12-01 | K1
    """
    visits = """
        child_id | visited_on
        ---------+-----------
        Amara    | 2026-03-30
        Ben      | 2026-03-30
    """
    planned = periods("Amara", "Ben", plan="RESIDENTIAL")
    spec(MEASURE, JUNE, cla_periods=planned, cla_placements=homes, cla_visits=visits, result=(1, 2), exceptions={"Ben"})
    unplanned = periods("Amara", "Ben")
    drawn = {"cla_periods": unplanned, "cla_placements": homes, "cla_visits": visits}
    spec(MEASURE, JUNE, as_at=date(2026, 7, 1), **drawn, result=(0, 2), exceptions={"Amara", "Ben"})


def test_placed_with_parents_weekly_to_a_review_then_by_the_order(spec):
    spec(
        MEASURE,
        JUNE,
        cla_periods=periods("Amara", "Ben", "Chidi", "Dana", "Eli", "Farah", "Gwen"),
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-04-01 | P1
            Ben      | 2026-04-01 | P1
            Chidi    | 2026-04-01 | P1
            Dana     | 2026-04-01 | P1
            Eli      | 2026-04-01 | P1
            Farah    | 2026-04-01 | P1
            Gwen     | 2026-04-01 | P1
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Amara    | 2026-04-01 | C1
            Ben      | 2026-04-01 | C1
            Chidi    | 2026-04-01 | C1
            Dana     | 2026-04-01 | C1
            Eli      | 2026-04-01 | C2
            Farah    | 2026-04-01 | D1
            Gwen     | 2026-04-01 | D1
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Ben      | 2026-03-31
            Chidi    | 2026-04-01
            Dana     | 2026-04-20
            Farah    | 2026-04-20
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-06-23
            Ben      | 2026-06-22
            Chidi    | 2026-06-02
            Dana     | 2026-06-01
            Eli      | 2026-05-19
            Farah    | 2026-05-19
            Gwen     | 2026-06-22
        """,
        result=(4, 7),
        exceptions={"Ben", "Dana", "Gwen"},
    )


def test_short_breaks_placed_for_adoption_and_those_who_ceased_are_left_out(spec):
    spec(
        MEASURE,
        JUNE,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2022-12-01 |
            Ben      | 2022-12-01 |
            Chidi    | 2022-12-01 | 2026-06-30
            Dana     | 2022-12-01 |
        """,
        legal_statuses="""
            child_id | started_on | legal_status | ended_on
            ---------+------------+--------------+-----------
            Amara    | 2022-12-01 | V3           |
            Dana     | 2022-12-01 | V4           | 2025-12-01
            Dana     | 2025-12-01 | V2           |
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Ben      | 2026-05-01 | A5
            Dana     | 2025-12-01 | U6
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Dana     | 2026-06-10
        """,
        result=(1, 1),
        exceptions=set(),
        shows={
            "Amara": "not counted: on a short break",
            "Ben": "not counted: placed for adoption",
            "Chidi": "not counted: left care on the last day",
            "Dana": "meets: the short breaks have ended",
        },
    )


def test_no_visit_no_placement_or_with_parents_no_legal_status_is_missing(spec):
    spec(
        MEASURE,
        JUNE,
        cla_periods=periods("Amara", "Ben", "Chidi"),
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Amara    | 2026-04-01 | U6
            Chidi    | 2026-04-01 | P1
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Ben      | 2026-06-20
            Chidi    | 2026-06-20
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing with a blank: no visit is known",
            "Ben": "missing with a blank: no placement is known",
            "Chidi": "missing with a blank: with parents, and no legal status is known",
        },
    )


PLACEMENTS = """
    child_id | started_on | placement_type
    ---------+------------+---------------
    Amara    | 2026-04-01 | U6
    Ben      | 2026-04-01 | U6
"""


def test_in_annex_a_a_visit_after_the_last_day_hides_the_one_before(spec):
    spec(
        MEASURE,
        JUNE,
        as_at=date(2026, 7, 6),
        cla_periods=periods("Amara", "Ben"),
        cla_placements=PLACEMENTS,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-07-02
            Ben      | 2026-05-18
        """,
        missing=1,
        state="unknown",
        result=(0, 1),
        exceptions={"Amara", "Ben"},
    )


def test_where_every_visit_is_held_the_latest_by_the_last_day_decides(spec):
    spec(
        MEASURE,
        JUNE,
        as_at=date(2026, 7, 6),
        cla_periods=periods("Amara", "Ben"),
        cla_placements="""
            child_id | started_on | placement_type | ended_on
            ---------+------------+----------------+-----------
            Amara    | 2026-04-01 | U6             | 2026-07-02
            Amara    | 2026-07-02 | U6             |
            Ben      | 2026-04-01 | U6             |
        """,
        cla_visits="""
            child_id | visited_on
            ---------+-----------
            Amara    | 2026-05-19
            Amara    | 2026-07-02
            Ben      | 2026-05-18
            Ben      | 2026-07-02
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )
