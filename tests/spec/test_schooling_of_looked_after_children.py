"""Education plans and school places of looked-after children of school age."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

PLANS = "looked-after-children-with-an-education-plan-in-date"
IN_SCHOOL = "looked-after-children-in-school"
MAY = Month(2026, 5)
TERMS = [
    Value("school_term", date(2026, 1, 5), date(2026, 4, 12), 2, "The council's term dates"),
    Value("school_term", date(2026, 4, 13), None, 3, "The council's term dates"),
]
# 2026-04-29 is twenty working days before 2026-05-29, the last working day of the month.
CARE = """
    child_id | started_on
    ---------+-----------
    Amara    | 2024-01-08
    Ben      | 2024-01-08
    Chidi    | 2024-01-08
    Dana     | 2026-04-29
    Eli      | 2026-04-28
    Farah    | 2024-01-08
    Gwen     | 2024-01-08
    Hugo     | 2024-01-08
"""
PEOPLE = """
    child_id | born_on    | age_years
    ---------+------------+----------
    Amara    | 2020-08-31 | 5
    Ben      | 2009-09-01 | 16
    Chidi    |            | 15
    Dana     | 2015-01-05 | 11
    Eli      | 2015-01-05 | 11
    Farah    | 2020-09-01 | 5
    Gwen     | 2009-08-31 | 16
    Hugo     | 2015-01-05 | 11
"""
HUGO_HAS_SHORT_BREAKS = """
    child_id | started_on | legal_status
    ---------+------------+-------------
    Hugo     | 2024-01-08 | V4
"""


def test_a_plan_of_this_term_or_the_last_is_in_date_for_a_child_of_school_age(spec):
    spec(
        PLANS,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        settings=TERMS,
        people=PEOPLE,
        cla_periods=CARE,
        legal_statuses=HUGO_HAS_SHORT_BREAKS,
        case_events="""
            child_id | event          | happened_on
            ---------+----------------+------------
            Amara    | EDUCATION_PLAN | 2026-01-05
            Ben      | EDUCATION_PLAN | 2026-01-04
            Ben      | EDUCATION_PLAN | 2026-06-02
            Chidi    | EDUCATION_PLAN | 2026-05-31
            Farah    | EDUCATION_PLAN | 2026-05-11
        """,
        result=(2, 4),
        exceptions={"Ben", "Eli"},
        shows={
            "Amara": "meets at the edge: planned on the first day of the last term",
            "Ben": "misses at the edge: planned a day before it",
            "Dana": "not counted at the edge: in care for 20 working days only",
            "Eli": "misses at the edge: in care for a day longer, and no plan",
            "Hugo": "not counted: on a short break",
        },
    )


def test_without_the_councils_terms_or_with_forgotten_ones_nobody_is_in_date(spec):
    drawn = {
        "kind": "nightly",
        "people": PEOPLE,
        "cla_periods": "\n".join(CARE.splitlines()[:4]),
        "case_events": """
            child_id | event          | happened_on
            ---------+----------------+------------
            Amara    | EDUCATION_PLAN | 2026-05-11
        """,
    }
    spec(
        PLANS,
        MAY,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        **drawn,
        shows={"Amara": "missing: the council has entered no terms for that day"},
    )
    forgotten = [Value("school_term", date(2025, 9, 1), None, 1, "The council's term dates")]
    spec(PLANS, MAY, as_at=date(2026, 6, 1), settings=forgotten, missing=1, state="unknown", **drawn)


def test_a_child_without_an_age_or_with_only_one_term_to_judge_by_is_missing(spec):
    spec(
        PLANS,
        MAY,
        kind="nightly",
        settings=TERMS[1:],
        people="\n".join(PEOPLE.splitlines()[:4]),
        cla_periods=CARE.replace("Ben ", "Zara"),
        case_events="""
            child_id | event          | happened_on
            ---------+----------------+------------
            Amara    | EDUCATION_PLAN | 2026-03-02
        """,
        missing=7,
        state="unknown",
    )


def test_the_latest_entry_of_the_school_year_says_whether_a_child_is_in_school(spec):
    entries = """
        child_id | event     | happened_on | outcome
        ---------+-----------+-------------+--------
        Amara    | IN_SCHOOL | 2025-09-01  | Y
        Ben      | IN_SCHOOL | 2025-10-06  | Y
        Ben      | IN_SCHOOL | 2026-05-31  | N
        Chidi    | IN_SCHOOL | 2026-01-05  | N
        Chidi    | IN_SCHOOL | 2026-02-02  | Y
        Dana     | IN_SCHOOL | 2026-05-11  | Y
        Dana     | IN_SCHOOL | 2026-06-01  | N
        Eli      | IN_SCHOOL | 2026-05-11  | N
        Farah    | IN_SCHOOL | 2026-05-11  | N
        Hugo     | IN_SCHOOL | 2026-05-11  | N
    """
    drawn = {"kind": "nightly", "people": PEOPLE, "cla_periods": CARE, "legal_statuses": HUGO_HAS_SHORT_BREAKS}
    spec(
        IN_SCHOOL,
        MAY,
        as_at=date(2026, 6, 8),
        case_events=entries,
        result=(3, 5),
        exceptions={"Ben", "Eli"},
        **drawn,
        shows={
            "Amara": "meets at the edge: of school age by a day",
            "Ben": "misses: the latest entry says no",
            "Eli": "misses: not in school",
            "Farah": "not counted at the edge: a day too young",
            "Hugo": "not counted: on a short break",
        },
    )


def test_nothing_entered_this_school_year_is_missing(spec):
    spec(
        IN_SCHOOL,
        MAY,
        kind="nightly",
        people=PEOPLE,
        cla_periods="\n".join(CARE.splitlines()[:6]),
        case_events="""
            child_id | event     | happened_on | outcome
            ---------+-----------+-------------+--------
            Amara    | IN_SCHOOL | 2025-08-31  | Y
            Ben      | IN_SCHOOL | 2025-10-06  |
            Chidi    | IN_SCHOOL | 2025-10-06  | Y
        """,
        result=(1, 1),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Ben": "missing with a blank: outcome is blank"},
    )
