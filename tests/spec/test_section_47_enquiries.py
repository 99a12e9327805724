"""Section 47 enquiries: how many, and for every 10,000 children."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.records.parameters import Value
from goldenthread.records.returns import SSD

COUNT = "section-47-enquiries"
MONTHLY = "section-47-enquiries-per-10000"
YEARLY = "section-47-enquiries-per-10000-in-twelve-months"
MAY = Month(2026, 5)
POPULATION = Value("population_0_17", date(2025, 4, 1), date(2027, 3, 31), 40_000, "Mid-year estimate 2024")
ENQUIRIES = """
    child_id | started_on | team_id
    ---------+------------+--------
    Amara    | 2025-05-31 | East
    Ben      | 2025-06-01 | East
    Chidi    | 2026-04-30 | East
    Dana     | 2026-05-01 | East
    Dana     | 2026-05-20 | West
    Eli      | 2026-05-31 | West
    Farah    | 2026-06-01 | West
    Gus      |            | West
"""


def test_each_enquiry_of_the_month_counts(spec):
    spec(
        COUNT,
        MAY,
        s47_enquiries=ENQUIRIES,
        result=3,
        value=3,
        teams={"East": (1, None), "West": (2, None)},
        shows={
            "Eli": "counted at the edge: started on 2026-05-31",
            "Farah": "not counted at the edge: started on 2026-06-01",
            "Gus": "not counted with a blank: the start is blank",
        },
    )


def test_none_is_a_known_zero(spec):
    spec(COUNT, MAY, result=0, value=0)


def test_the_rate_of_a_month_is_not_made_one_of_a_year(spec):
    spec(
        MONTHLY,
        MAY,
        s47_enquiries=ENQUIRIES,
        settings=[POPULATION],
        result=(3, 40_000),
        value=0.75,
        shows={
            "Eli": "counted at the edge: started on 2026-05-31",
            "Farah": "not counted at the edge: started on 2026-06-01",
            "Gus": "not counted with a blank: the start is blank",
        },
    )


def test_the_rate_of_twelve_months_needs_a_history(spec):
    spec(
        YEARLY,
        MAY,
        kind=SSD,
        s47_enquiries=ENQUIRIES,
        settings=[POPULATION],
        result=(5, 40_000),
        value=1.25,
        shows={
            "Amara": "not counted at the edge: started on 2025-05-31",
            "Ben": "meets at the edge: started on 2025-06-01",
        },
    )


def test_one_annex_a_file_does_not_reach_back_twelve_months(spec):
    spec(
        YEARLY,
        MAY,
        s47_enquiries=ENQUIRIES,
        settings=[POPULATION],
        missing=5,
        state="unknown",
        shows={
            "Amara": "not counted at the edge: a day too early",
            "Ben": "missing: the file does not reach back twelve months",
            "Farah": "not counted at the edge: a day after the period",
            "Gus": "not counted with a blank: the start is blank",
        },
    )


SHOWN = {
    "section-47-enquiries-per-10000": {
        "Eli": "counted at the edge: started on 2026-05-31",
        "Farah": "not counted at the edge: started on 2026-06-01",
    },
    "section-47-enquiries-per-10000-in-twelve-months": {
        "Amara": "not counted at the edge: started on 2025-05-31",
        "Ben": "meets at the edge: started on 2025-06-01",
    },
}


@pytest.mark.parametrize("measure", [MONTHLY, YEARLY])
def test_without_a_population_the_rate_is_unknown(spec, measure):
    spec(measure, MAY, kind=SSD, s47_enquiries=ENQUIRIES, state="unknown", shows=SHOWN[measure])


def test_only_the_rate_of_twelve_months_stands_beside_a_published_one():
    assert definition.get(YEARLY).comparable
    assert not definition.get(MONTHLY).comparable
