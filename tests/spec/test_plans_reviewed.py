"""Plans and their reviews: protection, child in need, pathway, and all of them together."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

PROTECTION = "protection-plans-reviewed-in-date"
NEED = "child-in-need-plans-reviewed-in-date"
PATHWAY = "care-leavers-pathway-plans-reviewed-in-date"
ALL = "children-with-a-current-reviewed-plan"
MAY = Month(2026, 5)


def test_a_protection_review_holds_for_six_months_and_is_asked_for_after_three(spec):
    spec(
        PROTECTION,
        MAY,
        cp_plans="""
            child_id | started_on | ended_on   | other_authority
            ---------+------------+------------+----------------
            Amara    | 2025-06-02 |            |
            Ben      | 2025-06-02 |            |
            Chidi    | 2026-03-01 |            |
            Dana     | 2026-02-28 |            |
            Eli      | 2025-06-02 | 2026-05-31 |
            Farah    | 2025-06-02 |            | Y
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-12-01
            Ben      | 2025-11-29
            Dana     | 2026-05-20
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: reviewed within six months",
            "Ben": "misses at the edge: reviewed longer ago",
            "Chidi": "not counted at the edge: on a plan for three months only",
            "Dana": "meets at the edge: on a plan for a day longer",
            "Eli": "not counted: the plan ended on the last day",
            "Farah": "not counted: a plan of another authority",
        },
    )


def test_without_a_review_under_this_plan_a_child_is_missing(spec):
    spec(
        PROTECTION,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-01-12
            Ben      | 2026-01-12
            Chidi    | 2026-01-12
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Ben      | 2026-01-05
            Chidi    | 2026-06-02
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing with a blank: no review is known",
            "Ben": "missing: reviewed before this plan began",
            "Chidi": "missing: reviewed only after the month",
        },
    )


def test_where_every_review_is_held_one_after_the_last_day_hides_nothing(spec):
    spec(
        PROTECTION,
        MAY,
        as_at=date(2026, 6, 3),
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-02
            Ben      | 2025-06-02
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-12-01
            Amara    | 2026-06-02
            Ben      | 2025-08-25
            Ben      | 2026-06-02
        """,
        result=(1, 2),
        exceptions={"Ben"},
    )


def test_a_child_in_need_plan_is_reviewed_within_the_councils_interval(spec):
    # 91 days before 2026-05-31 is 2026-03-01.
    plans = """
        child_id | started_on | ended_on   | reviewed_on
        ---------+------------+------------+------------
        Amara    | 2025-06-02 |            | 2026-03-01
        Ben      | 2025-06-02 |            | 2026-02-28
        Chidi    | 2026-03-01 |            |
        Dana     | 2025-06-02 | 2026-05-29 | 2025-06-30
    """
    spec(
        NEED,
        MAY,
        cin_plans=plans,
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: reviewed on 2026-03-01",
            "Ben": "misses at the edge: reviewed on 2026-02-28",
        },
    )
    shorter = Value("child_in_need_plan_review_days", date(2026, 1, 1), None, 42, "Practice standards 2026")
    spec(
        NEED,
        MAY,
        as_at=date(2026, 6, 1),
        cin_plans=plans,
        settings=[shorter],
        result=(0, 2),
        missing=1,
        state="unknown",
        shows={"Chidi": "missing with a blank: no review is known", "Dana": "not counted: the plan has ended"},
    )


def test_an_older_plan_without_a_review_date_or_with_a_later_one_is_missing(spec):
    spec(
        NEED,
        MAY,
        as_at=date(2026, 6, 3),
        cin_plans="""
            child_id | started_on | reviewed_on
            ---------+------------+------------
            Amara    | 2026-02-28 |
            Ben      | 2025-06-02 | 2026-06-01
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
    )


def test_a_pathway_plan_is_reviewed_every_six_months(spec):
    spec(
        PATHWAY,
        MAY,
        care_leavers="""
            child_id | eligibility | in_touch | pathway_reviewed_on | pathway_authorised_on
            ---------+-------------+----------+---------------------+----------------------
            Amara    | FORMER      | Y        | 2025-12-01          |
            Ben      | RELEVANT    | N        | 2025-11-29          | 2026-05-01
            Chidi    | FORMER      | Y        |                     | 2026-01-12
            Dana     | QUALIFYING  | Y        |                     |
            Eli      | ELIGIBLE    | Y        |                     |
            Farah    | FORMER      | RHOM     | 2020-01-06          |
        """,
        result=(2, 3),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: reviewed within six months",
            "Ben": "misses at the edge: reviewed longer ago",
            "Dana": "not counted: qualifies for advice only",
            "Eli": "not counted: still in care",
            "Farah": "not counted: went home for good",
        },
    )


def test_without_a_day_the_young_person_is_missing(spec):
    spec(
        PATHWAY,
        MAY,
        as_at=date(2026, 6, 3),
        care_leavers="""
            child_id | eligibility | in_touch | pathway_reviewed_on
            ---------+-------------+----------+--------------------
            Amara    | FORMER      | Y        |
            Ben      | RELEVANT    | Y        | 2026-06-02
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "missing with a blank: the day of the review is blank",
            "Ben": "missing: reviewed only after the month",
        },
    )


def test_each_child_counts_once_by_the_first_plan_that_applies(spec):
    spec(
        ALL,
        MAY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-02
            Ben      | 2025-06-02
            Chidi    | 2025-06-02
            Kofi     | 2026-05-26
            Lena     | 2025-06-02
            Mina     | 2026-05-26
        """,
        cla_care_plans="""
            child_id | started_on | ended_on
            ---------+------------+-----------
            Amara    | 2025-06-10 |
            Ben      | 2025-06-10 |
            Chidi    | 2025-06-10 | 2026-05-29
            Mina     | 2026-05-27 |
        """,
        cla_reviews="""
            child_id | held_on
            ---------+-----------
            Amara    | 2025-06-20
            Amara    | 2025-12-01
            Ben      | 2025-06-20
            Chidi    | 2026-05-20
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Lena     | 2025-06-02 | V3
        """,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2020-01-06
            Dana     | 2026-03-01
            Eli      | 2025-06-02
        """,
        cp_reviews="""
            child_id | held_on
            ---------+-----------
            Eli      | 2025-11-29
        """,
        cin_plans="""
            child_id | started_on | reviewed_on
            ---------+------------+------------
            Farah    | 2025-06-02 | 2026-03-01
            Dana     | 2020-01-06 | 2020-02-03
        """,
        cin_episodes="""
            child_id | started_on | case_status
            ---------+------------+------------
            Farah    | 2025-06-02 | CINP
            Gwen     | 2025-06-02 | CINP
            Hana     | 2025-06-02 | ASSESSMENT
        """,
        care_leavers="""
            child_id | eligibility | in_touch | pathway_reviewed_on
            ---------+-------------+----------+--------------------
            Isla     | FORMER      | Y        | 2025-12-01
            Jack     | QUALIFYING  | Y        |
        """,
        result=(5, 9),
        exceptions={"Ben", "Chidi", "Eli", "Gwen"},
        shows={
            "Amara": "meets at the edge: reviewed within six months",
            "Kofi": "not counted: has just come into care",
            "Lena": "not counted: on a short break",
            "Dana": "meets: a young plan, not yet due for review",
            "Eli": "misses at the edge: reviewed longer ago",
            "Gwen": "misses: has no plan",
            "Hana": "not counted: only being assessed",
            "Jack": "not counted: qualifies for advice only",
        },
    )


def test_an_extract_that_holds_no_care_plans_or_need_plans_says_nothing_about_them(spec):
    spec(
        ALL,
        MAY,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2025-06-02
        """,
        cin_episodes="""
            child_id | started_on | case_status
            ---------+------------+------------
            Ben      | 2025-06-02 | CINP
        """,
        cp_plans="""
            child_id | started_on
            ---------+-----------
            Chidi    | 2025-06-02
        """,
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing: the extract holds no care plan",
            "Ben": "missing: the extract holds no child in need plan",
            "Chidi": "missing with a blank: no review is known",
        },
    )
