"""Education, health and care plans issued within twenty weeks."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

MAIN = "education-health-and-care-plans-within-20-weeks"
ALL = "education-health-and-care-plans-within-20-weeks-exceptions-counted"
MAY = Month(2026, 5)
# 140 days after 2025-12-12 is 2026-05-01.
REQUESTS = """
    child_id | requested_on | plan_issued_on | exception
    ---------+--------------+----------------+----------
    Amara    | 2025-12-12   | 2026-05-01     |
    Ben      | 2025-12-12   | 2026-05-02     | N
    Chidi    | 2025-12-12   | 2026-05-20     | Y
    Dana     | 2026-03-02   | 2026-05-31     | N
    Eli      | 2025-10-06   |                |
    Farah    | 2026-03-02   | 2026-06-01     |
    Gwen     | 2025-12-12   | 2026-04-30     |
"""


SHOWN = {
    "education-health-and-care-plans-within-20-weeks": {
        "Amara": "meets at the edge: issued on the 140th day",
        "Ben": "misses at the edge: issued on the 141st day",
        "Chidi": "not counted: an exception applies",
        "Eli": "not counted: no plan was issued",
        "Gwen": "not counted: issued in April",
    },
    "education-health-and-care-plans-within-20-weeks-exceptions-counted": {
        "Amara": "meets at the edge: issued on the 140th day",
        "Ben": "misses at the edge: issued on the 141st day",
        "Chidi": "misses: an exception applies",
        "Eli": "not counted: no plan was issued",
        "Gwen": "not counted: issued in April",
    },
}


@pytest.mark.parametrize(
    ("measure", "result", "exceptions"), [(MAIN, (2, 3), {"Ben"}), (ALL, (2, 4), {"Ben", "Chidi"})]
)
def test_a_plan_is_in_time_up_to_the_140th_day(spec, measure, result, exceptions):
    drawn = {"kind": "ssd", "ehc_assessments": REQUESTS}
    spec(measure, MAY, as_at=date(2026, 6, 8), result=result, exceptions=exceptions, **drawn, shows=SHOWN[measure])


@pytest.mark.parametrize("measure", [MAIN, ALL])
def test_a_plan_without_the_day_of_its_request_or_issued_before_it_is_missing(spec, measure):
    spec(
        measure,
        MAY,
        kind="ssd",
        ehc_assessments="""
            child_id | requested_on | plan_issued_on
            ---------+--------------+---------------
            Amara    |              | 2026-05-12
            Ben      | 2026-05-13   | 2026-05-12
            Chidi    | 2026-03-02   | 2026-05-12
        """,
        result=(1, 1),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing with a blank: requested on is blank"},
    )
