"""Adoptions, and the days from entering care to the adoptive family."""

from datetime import date

from goldenthread.core.periods import Month

ADOPTED = "children-adopted"
DAYS = "days-from-care-to-adoptive-family"
DAYS_EARLY = "days-from-care-to-adoptive-family-early-placements-counted"
MAY = Month(2026, 5)


def test_an_adoption_is_counted_in_the_month_of_its_order_once_a_child(spec):
    spec(
        ADOPTED,
        MAY,
        as_at=date(2026, 6, 8),
        permanences="""
            child_id | decided_on | adopted_on
            ---------+------------+-----------
            Amara    | 2025-01-06 | 2026-05-01
            Ben      | 2025-01-06 | 2026-05-31
            Chidi    | 2025-01-06 | 2026-04-30
            Dana     | 2025-01-06 | 2026-06-01
            Eli      | 2025-01-06 |
            Farah    | 2024-01-08 | 2026-05-12
            Farah    | 2025-01-06 | 2026-05-12
        """,
        result=3,
        value=3,
        shows={
            "Eli": "not counted with a blank: no day of an adoption",
            "Amara": "counted at the edge: adopted on 2026-05-01",
            "Chidi": "not counted at the edge: adopted on 2026-04-30",
        },
    )


PLACED = """
    child_id | decided_on | entered_care_on | early_placed_on | placed_on  | adopted_on
    ---------+------------+-----------------+-----------------+------------+-----------
    Amara    | 2024-06-03 | 2024-01-01      |                 | 2024-12-31 | 2026-05-31
    Ben      | 2024-06-03 | 2024-01-01      | 2024-01-11      | 2024-07-19 | 2025-06-01
    Chidi    | 2024-06-03 | 2024-01-01      |                 | 2024-01-02 | 2025-05-31
    Dana     | 2024-06-03 | 2024-01-01      |                 | 2024-01-02 | 2026-06-01
    Eli      | 2024-06-03 | 2024-01-01      |                 | 2024-01-02 |
"""


def test_the_days_are_counted_for_twelve_months_of_adoptions(spec):
    # 1 January to 31 December 2024 are 365 days, to 19 July 200, to 11 January 10.
    spec(
        DAYS,
        MAY,
        permanences=PLACED,
        result=(565, 2),
        value=282.5,
        shows={
            "Amara": "counted at the edge: adopted on the last day of the twelve months",
            "Ben": "counted at the edge: adopted on the first day of the twelve months",
            "Chidi": "not counted at the edge: adopted a day too early",
            "Dana": "not counted at the edge: adopted a day later",
            "Eli": "not counted: not adopted",
        },
    )
    spec(
        DAYS_EARLY,
        MAY,
        as_at=date(2026, 6, 8),
        permanences=PLACED,
        result=(375, 2),
        value=187.5,
        shows={
            "Amara": "counted at the edge: adopted on the last day of the twelve months",
            "Ben": "counted at the edge: adopted on the first day of the twelve months",
            "Chidi": "not counted at the edge: adopted a day too early",
            "Dana": "not counted at the edge: adopted a day later",
            "Eli": "not counted: not adopted",
        },
    )


def test_an_older_snapshot_tells_of_an_adoption_that_has_left_the_list_since(spec):
    spec(
        DAYS,
        MAY,
        as_at=date(2026, 6, 8),
        earlier={date(2025, 7, 7): {"permanences": PLACED.replace("2026-05-31", "").replace("2026-06-01", "")}},
        permanences="\n".join(line for line in PLACED.splitlines() if "Ben" not in line),
        result=(565, 2),
    )


def test_a_day_that_is_missing_or_before_the_care_began_leaves_the_child_missing(spec):
    for measure, as_at in ((DAYS, date(2026, 6, 1)), (DAYS_EARLY, date(2026, 6, 2))):
        spec(
            measure,
            MAY,
            as_at=as_at,
            permanences="""
                child_id | decided_on | entered_care_on | placed_on  | adopted_on
                ---------+------------+-----------------+------------+-----------
                Amara    | 2024-06-03 |                 | 2024-12-31 | 2026-05-12
                Ben      | 2024-06-03 | 2024-01-08      |            | 2026-05-12
                Chidi    | 2024-06-03 | 2024-01-08      | 2023-12-04 | 2026-05-12
                Dana     | 2024-06-03 | 2024-01-08      | 2024-01-08 | 2026-05-12
            """,
            result=(0, 1),
            missing=3,
            state="unknown",
            shows={
                "Amara": "missing with a blank: entered care on is blank",
                "Ben": "missing with a blank: placed on is blank",
                "Chidi": "missing: placed before the care began",
                "Dana": "counted: placed on the day the care began",
            },
        )
