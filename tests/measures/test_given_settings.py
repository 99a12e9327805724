"""The council's own numbers as they are kept with a figure."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import given_settings
from goldenthread.records import parameters
from goldenthread.records.parameters import Value

MAY = Month(2026, 5)
NAME = "protection_plan_visit_working_days"
CHANGED = [
    Value(NAME, date(2026, 5, 11), None, 15, "Policy of May"),
    Value(NAME, date(2020, 1, 1), date(2026, 5, 10), 12, "Policy"),
]


def kept(values, name=NAME):
    every = parameters.with_defaults(values)
    stands = next(each for each in every if each.name == name and each.starts_on <= MAY.last_day <= each.last_day)
    return given_settings.kept(stands, every, MAY)


def test_a_number_that_has_not_changed_is_its_amount_and_source():
    assert kept([]) == [10, "default: Common local practice; no national interval is set"]
    assert kept([Value(NAME, date(2025, 4, 1), None, 15, "Policy")]) == [15, "Policy"]


def test_each_value_of_the_thirteen_months_before_is_kept_with_its_first_day_and_given_again():
    assert kept(CHANGED) == [
        15,
        "Policy of May",
        "",
        [["2020-01-01", 12, "Policy"], ["2026-05-11", 15, "Policy of May"]],
    ]
    assert given_settings.again({NAME: kept(CHANGED)}, MAY) == sorted(CHANGED, key=lambda each: each.starts_on)


def test_a_value_that_begins_after_the_month_is_not_of_it():
    later = Value(NAME, date(2026, 6, 1), None, 20, "Policy of June")
    assert kept([*CHANGED[1:], Value(NAME, date(2026, 5, 11), date(2026, 5, 31), 15, "Policy of May"), later]) == kept(
        CHANGED
    )


def test_a_population_is_the_one_of_the_last_day():
    name = "population_0_17"
    values = [
        Value(
            name,
            date(2025, 1, 1),
            date(2026, 2, 28),
            50_000,
            "Office for National Statistics",
            2023,
            "mid-2023 estimate",
        ),
        Value(name, date(2026, 3, 1), None, 51_000, "Office for National Statistics", 2024, "mid-2024 estimate"),
    ]
    assert kept(values, name) == [51_000, "Office for National Statistics", "mid-2024 estimate"]


def test_it_is_told_with_the_day_it_changed():
    given = given_settings.read(NAME, kept(CHANGED))
    assert given_settings.told(given, "working days") == (
        "15 working days since 11 May 2026 (source: Policy of May), before it 12 working days (source: Policy)"
    )
