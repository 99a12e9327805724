"""Who is looked after on the day that a measure asks about: the same for every measure of looked-after children."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

MAY = Month(2026, 5)
AS_AT = date(2026, 6, 8)
FROM_THE_FIRST_DAY = [
    "looked-after-children",
    "looked-after-children-rate",
    "looked-after-children-with-a-permanence-plan",
    "looked-after-children-matched-for-permanence",
    "looked-after-children-placed-over-20-miles-away-and-outside-the-area",
    "looked-after-children-placed-over-20-miles-away",
    "looked-after-children-with-3-or-more-placements",
    "fostered-children-with-the-councils-own-carers",
    "looked-after-children-in-the-councils-own-provision",
    "fostered-children-with-independent-agencies",
    "looked-after-children-with-independent-agency-carers",
    "children-placed-early-with-adopters",
    "looked-after-children-in-school",
    "looked-after-reviews-in-date",
]
AFTER_A_WHILE = [
    "looked-after-children-with-an-authorised-care-plan",
    "looked-after-reviews-on-time",
    "looked-after-health-assessments-in-date",
    "looked-after-dental-checks-in-date",
    "looked-after-children-with-a-questionnaire",
    "looked-after-children-with-an-education-plan-in-date",
]
CARE = """
    child_id | started_on | ceased_on  | permanence_plan
    ---------+------------+------------+----------------
    Ben      | 2024-01-08 |            | FOSTERING
    Chidi    | 2024-01-08 | 2026-05-31 | FOSTERING
    Dana     | 2024-01-08 | 2026-06-01 | FOSTERING
    Eli      | 2024-01-08 |            | FOSTERING
    Farah    | 2024-01-08 |            | FOSTERING
    Gwen     | 2024-01-08 |            | FOSTERING
    Hugo     | 2024-01-08 |            | FOSTERING
    Iris     | 2024-01-08 |            | FOSTERING
    Jonah    | 2024-01-08 |            | FOSTERING
    Kofi     | 2026-05-31 |            | FOSTERING
    Lena     | 2026-06-01 |            | FOSTERING
"""
# Jonah's earlier status and Iris's earlier short break were never ended in the case system.
STATUSES = """
    child_id | started_on | ended_on   | legal_status
    ---------+------------+------------+-------------
    Eli      | 2024-01-08 | 2026-05-31 | V4
    Eli      | 2026-05-31 |            | C2
    Farah    | 2024-01-08 | 2026-06-01 | V4
    Farah    | 2026-06-01 |            | C2
    Gwen     | 2024-01-08 | 2026-06-01 | C2
    Gwen     | 2026-06-01 |            | V4
    Hugo     | 2024-01-08 | 2026-05-31 | C2
    Hugo     | 2026-05-31 |            | V3
    Iris     | 2023-01-09 |            | V4
    Iris     | 2024-01-08 |            | C2
    Jonah    | 2024-01-08 |            | C2
    Jonah    | 2026-05-31 |            | V4
"""
SHOWN = {
    "Chidi": "not counted at the edge: left care on the last day",
    "Dana": "counted at the edge: leaves care a day later",
    "Eli": "counted at the edge: the short break ended on the last day",
    "Farah": "not counted at the edge: the short break ends a day later",
    "Gwen": "counted at the edge: a short break begins a day later",
    "Hugo": "not counted at the edge: a short break began on the last day",
    "Iris": "counted: a short break of an earlier time in care",
    "Lena": "not counted: comes into care after the month",
}
LOOKED_AFTER = {"Ben", "Dana", "Eli", "Gwen", "Iris"}
NAMES = [line.split("|")[0].strip() for line in CARE.strip().splitlines()[2:]]
PLACEMENTS = "child_id | started_on | placement_type | provider\n-\n" + "\n".join(
    f"{name} | 2024-01-08 | U5 | PR1" for name in NAMES
)


def people(born_on):
    return "child_id | born_on\n-\n" + "\n".join(f"{name} | {born_on}" for name in NAMES)


@pytest.mark.parametrize("measure", [*FROM_THE_FIRST_DAY, *AFTER_A_WHILE])
def test_who_is_looked_after_on_the_last_day_and_not_on_a_short_break(counted, measure):
    drawn = {"cla_periods": CARE, "legal_statuses": STATUSES, "cla_placements": PLACEMENTS}
    drawn["people"] = people("2015-01-05")
    expected = LOOKED_AFTER | {"Kofi"} if measure in FROM_THE_FIRST_DAY else LOOKED_AFTER
    assert counted(measure, MAY, AS_AT, shows=SHOWN, **drawn) == expected


def test_a_pathway_plan_is_asked_for_on_the_same_day(counted):
    drawn = {"cla_periods": CARE, "legal_statuses": STATUSES, "people": people("2009-01-05")}
    assert counted("young-people-with-an-authorised-pathway-plan", MAY, AS_AT, shows=SHOWN, **drawn) == LOOKED_AFTER | {
        "Kofi"
    }


# All came into care on 2026-04-29, so that a review and an assessment were due on 2026-05-29.
DUE = "child_id | started_on\n-\n" + "\n".join(
    f"{name} | 2026-04-29" for name in ("Amara", "Ben", "Chidi", "Dana", "Eli", "Farah")
)
DUE_STATUSES = """
    child_id | started_on | ended_on   | legal_status
    ---------+------------+------------+-------------
    Amara    | 2026-05-29 |            | V4
    Ben      | 2026-04-29 | 2026-05-29 | V4
    Chidi    |            |            | V3
"""
DUE_PLACEMENTS = """
    child_id | started_on | ended_on   | placement_type
    ---------+------------+------------+---------------
    Dana     | 2026-05-29 |            | A5
    Eli      | 2026-04-29 | 2026-05-29 | A5
    Farah    |            |            | A3
"""


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("looked-after-reviews-due-in-the-month-held-in-time", {"Ben", "Eli"}),
        ("health-assessments-due-in-the-month-done-in-time", {"Ben", "Dana", "Eli", "Farah"}),
    ],
)
def test_what_falls_due_is_asked_for_by_the_status_and_placement_of_that_day(counted, measure, expected):
    drawn = {"cla_periods": DUE, "legal_statuses": DUE_STATUSES, "cla_placements": DUE_PLACEMENTS}
    assert counted(measure, MAY, AS_AT, **drawn) == expected


def test_emergency_beds_are_asked_for_whom_the_council_looked_after_on_any_day(counted):
    statuses = """
        child_id | started_on | ended_on   | legal_status
        ---------+------------+------------+-------------
        Eli      |            |            | V4
        Farah    | 2024-01-08 | 2026-06-01 | V4
        Gwen     | 2026-06-01 |            | V4
        Hugo     | 2026-05-31 |            | V3
        Iris     | 2024-01-08 | 2026-05-31 | V4
    """
    found = counted("looked-after-children-in-an-emergency-bed", MAY, AS_AT, cla_periods=CARE, legal_statuses=statuses)
    assert found == {"Ben", "Chidi", "Dana", "Gwen", "Iris", "Jonah", "Kofi"}


def test_a_placement_ends_unplanned_by_the_status_in_which_it_ended(counted):
    drawn = {
        "cla_periods": """
            child_id | started_on
            ---------+-----------
            Amara    | 2024-01-08
            Ben      | 2024-01-08
            Chidi    | 2024-01-08
            Dana     | 2026-05-12
        """,
        "legal_statuses": """
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2026-05-12 |            | V4
            Ben      | 2024-01-08 | 2026-05-12 | V4
            Chidi    |            |            | V3
        """,
        "cla_placements": """
            child_id | started_on | ended_on   | placement_type | change_reason
            ---------+------------+------------+----------------+--------------
            Amara    | 2024-01-08 | 2026-05-12 | U4             | CREQB
            Ben      | 2024-01-08 | 2026-05-12 | U4             | CREQB
            Chidi    | 2024-01-08 | 2026-05-12 | U4             | CREQB
            Dana     | 2026-05-01 | 2026-05-12 | U4             | CREQB
        """,
    }
    assert counted("placements-that-ended-unplanned", MAY, AS_AT, **drawn) == {"Amara"}


def test_a_return_home_is_one_from_care_and_not_from_a_short_break(counted):
    drawn = {
        "cla_periods": """
            child_id | started_on | ceased_on  | ceased_reason
            ---------+------------+------------+--------------
            Amara    | 2024-01-08 | 2025-09-01 | E4A
            Ben      | 2024-01-08 | 2025-09-01 | E4A
            Chidi    | 2024-01-08 | 2025-09-01 | E4A
        """,
        "legal_statuses": """
            child_id | started_on | ended_on   | legal_status
            ---------+------------+------------+-------------
            Amara    | 2025-09-01 |            | V4
            Ben      | 2024-01-08 | 2025-09-01 | V4
            Chidi    |            |            | V4
        """,
    }
    assert counted("children-still-at-home-after-six-months", MAY, AS_AT, **drawn) == {"Amara"}
