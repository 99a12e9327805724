"""What is said of two figures that are not alike."""

from dataclasses import replace

import pytest

from goldenthread.measures import definition
from goldenthread.measures.comparators import likeness
from goldenthread.measures.models import Indicator

HEAD = replace(definition.get("re-referrals-within-12-months").head, local=False)


def indicator(**told):
    given = {"unit": "%", "counts": "share", "period": "year_ending", "ends": "31 March"}
    return Indicator(code="made-up", last_year=2025, polarity="Low", **{**given, **told})


@pytest.mark.parametrize(("ours", "theirs", "said"), [
    ({"basis": "rolling_12"}, {}, []),
    ({"basis": "month_end_stock"}, {"period": "snapshot"}, []),
    ({"basis": "monthly_flow"}, {}, ["One month here, a year ending 31 March there."]),
    ({"basis": "rolling_6"}, {}, ["Six months here, a year ending 31 March there."]),
    ({"basis": "year_to_date"}, {}, ["The year so far here, a year ending 31 March there."]),
    ({"basis": "month_end_stock"}, {}, ["The last day of the month here, a year ending 31 March there."]),
    ({"basis": "rolling_12"}, {"period": "snapshot", "ends": "30 September"},
     ["Twelve months here, 30 September alone there."]),
    ({"basis": "rolling_12", "kind": "count", "unit": "children"}, {"counts": "rate", "unit": "per 10,000"},
     ["A count here, a rate there: not to be compared."]),
    ({"basis": "rolling_12", "kind": "rate", "unit": "per 1,000"}, {"counts": "rate", "unit": "per 10,000"},
     ["In per 1,000 here, in per 10,000 there."]),
    ({"basis": "rolling_12", "local": True, "local_reason": "the limit is our own"}, {},
     ["Counted in the council's own way: the limit is our own."]),
    ({"basis": "rolling_12"}, {"rounded_to": 1.0}, ["Published as whole numbers."]),
    ({"basis": "rolling_12"}, {"rounded_to": 10.0}, ["Published in steps of 10."]),
    ({"basis": "rolling_12"}, {"counts": "number", "period": "unsaid"},
     ["The file does not say whether it is a count, a share or a rate.", "The file does not say what its period is."]),
])  # fmt: skip
def test_each_difference_is_said(ours, theirs, said):
    assert likeness.warnings(replace(HEAD, **ours), indicator(**theirs)) == said


def test_what_a_person_wrote_stands_with_it():
    assert likeness.warnings(replace(HEAD, basis="rolling_12"), indicator(), "Theirs leaves out transfers.") == [
        "Theirs leaves out transfers."
    ]
