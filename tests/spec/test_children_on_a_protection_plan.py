"""Children on a child protection plan: how many, and for every 10,000."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

COUNT = "children-on-a-protection-plan"
RATE = "children-on-a-protection-plan-rate"
MAY = Month(2026, 5)
PLANS = """
    child_id | started_on | ended_on   | team_id
    ---------+------------+------------+--------
    Amara    | 2026-05-31 |            | East
    Ben      | 2025-11-03 | 2026-06-01 | West
    Chidi    | 2025-11-03 | 2026-05-31 | East
    Dana     | 2026-06-01 |            | East
    Amara    | 2026-01-12 |            | East
"""
POPULATION = Value("population_0_17", date(2025, 4, 1), date(2027, 3, 31), 40_000, "Mid-year estimate 2024")


def test_open_on_the_last_day_counts_and_each_child_once(spec):
    spec(
        COUNT,
        MAY,
        as_at=date(2026, 6, 5),
        cp_plans=PLANS,
        result=2,
        value=2,
        shows={
            "Ben": "counted at the edge: ended on 2026-06-01",
            "Chidi": "not counted at the edge: ended on 2026-05-31",
        },
    )


def test_each_team_has_its_number(spec):
    spec(
        COUNT,
        MAY,
        as_at=date(2026, 6, 5),
        cp_plans=PLANS,
        teams={"East": (1, None), "West": (1, None)},
        shows={
            "Ben": "counted at the edge: ended on 2026-06-01",
            "Chidi": "not counted at the edge: ended on 2026-05-31",
        },
    )


def test_nobody_on_a_plan_is_a_known_zero(spec):
    spec(COUNT, MAY, result=0, value=0)


def test_the_rate_is_for_every_10_000_of_the_population_in_force(spec):
    spec(
        RATE,
        MAY,
        as_at=date(2026, 6, 5),
        cp_plans=PLANS,
        settings=[POPULATION],
        result=(2, 40_000),
        value=0.5,
        shows={
            "Ben": "counted at the edge: ended on 2026-06-01",
            "Chidi": "not counted at the edge: ended on 2026-05-31",
        },
    )


def test_without_a_population_in_force_the_rate_is_unknown(spec):
    old = Value("population_0_17", date(2024, 4, 1), date(2026, 3, 31), 39_000, "Mid-year estimate 2023")
    figure = spec(
        RATE,
        MAY,
        cp_plans=PLANS,
        settings=[old],
        state="unknown",
        shows={
            "Ben": "counted at the edge: ended on 2026-06-01",
            "Chidi": "not counted at the edge: ended on 2026-05-31",
        },
    )
    assert figure.value is None
    assert "population" in figure.reason


def test_the_rate_has_no_team_figures(spec):
    spec(
        RATE,
        MAY,
        cp_plans=PLANS,
        settings=[POPULATION],
        teams={},
        shows={
            "Ben": "counted at the edge: ended on 2026-06-01",
            "Chidi": "not counted at the edge: ended on 2026-05-31",
        },
    )


def test_a_plan_held_for_another_authority_is_not_ours(spec):
    plans = """
        child_id | started_on | other_authority
        ---------+------------+----------------
        Amara    | 2025-11-03 | Y
        Ben      | 2025-11-03 | N
        Chidi    | 2025-11-03 |
    """
    spec(COUNT, MAY, cp_plans=plans, result=2)
    spec(RATE, MAY, as_at=date(2026, 6, 5), cp_plans=plans, settings=[POPULATION], result=(2, 40_000))
