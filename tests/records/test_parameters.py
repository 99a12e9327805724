"""Dated local numbers and their defaults."""

from datetime import date

import pytest

from goldenthread.records import parameters
from goldenthread.records.errors import RecordsError
from goldenthread.records.parameters import Value

VISITS = "protection_plan_visit_working_days"


def amounts(values, day):
    return [v.amount for v in parameters.with_defaults(values) if v.name == VISITS and v.starts_on <= day <= v.last_day]


def test_the_default_holds_where_nothing_is_set():
    assert amounts([], date(2026, 5, 31)) == [10]


def test_on_every_day_exactly_one_amount_holds():
    values = [
        Value(VISITS, date(2025, 4, 1), date(2025, 9, 30), 15, "Policy of 2025"),
        Value(VISITS, date(2026, 1, 1), None, 12, "Policy of 2026"),
    ]
    assert amounts(values, date(2025, 3, 31)) == [10]
    assert amounts(values, date(2025, 9, 30)) == [15]
    assert amounts(values, date(2025, 10, 1)) == [10]
    assert amounts(values, date(2030, 1, 1)) == [12]


def test_a_population_has_no_default():
    assert not [v for v in parameters.with_defaults([]) if v.name == "population_0_17"]


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(RecordsError, match=VISITS):
        parameters.check_name("visits")
