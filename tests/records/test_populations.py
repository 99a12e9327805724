"""Mid-year estimates as dated numbers: which holds when, and what is never rewritten."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.history import chain
from goldenthread.records import operations, parameters, populations
from goldenthread.records.models import Setting
from goldenthread.records.populations import Estimate

NAME = "population_0_17"
ON = date(2026, 6, 8)
RELEASED = date(2025, 7, 30)


def estimate(year, amount, released_on=None, provisional=False):
    day = released_on or populations.released(year, 2024, RELEASED)
    return Estimate(NAME, year, amount, provisional, day, f"Mid-year estimates, released {day}")


def put(by, *estimates):
    return populations.set_estimates(estimates=estimates, by=by, on=ON)


def spans():
    rows = Setting.objects.filter(name=NAME).order_by("starts_on")
    return [(row.year, row.amount, row.starts_on, row.ends_on) for row in rows]


@pytest.fixture
def data(world):
    return world.person("DT")


def test_each_estimate_holds_from_its_release_until_the_next(data):
    put(data, estimate(2022, 60_900), estimate(2024, 62_000), estimate(2023, 61_400))
    assert spans() == [
        (2022, 60_900, date(2023, 7, 30), date(2024, 7, 29)),
        (2023, 61_400, date(2024, 7, 30), date(2025, 7, 29)),
        (2024, 62_000, date(2025, 7, 30), None),
    ]


def test_a_file_released_on_29_february_counts_the_years_before_from_the_28th():
    assert populations.released(2023, 2024, date(2028, 2, 29)) == date(2027, 2, 28)


def test_a_new_year_ends_what_held_before_it_a_typed_number_included(data):
    operations.set_parameter(name=NAME, amount=61_000, starts_on=date(2024, 4, 1), source="Typed", by=data, on=ON)
    made = put(data, estimate(2024, 62_000))
    assert spans() == [(None, 61_000, date(2024, 4, 1), date(2025, 7, 29)), (2024, 62_000, RELEASED, None)]
    assert chain.lines_about(made[0]).get().changes == {"amount": [61_000, 62_000], "year": [None, 2024]}


def test_years_before_the_first_number_are_filled_in_and_those_inside_are_not(data):
    for amount, starts_on in ((60_000, date(2023, 4, 1)), (61_000, date(2024, 10, 1))):
        operations.set_parameter(name=NAME, amount=amount, starts_on=starts_on, source="Typed", by=data, on=ON)
    put(data, estimate(2021, 59_500), estimate(2023, 61_400), estimate(2024, 62_000))
    assert [(year, ends_on) for year, _, _, ends_on in spans()] == [
        (2021, date(2023, 3, 31)), (None, date(2024, 9, 30)), (None, date(2025, 7, 29)), (2024, None),
    ]  # fmt: skip
    (place,) = populations.places(NAME, [estimate(2023, 61_400)])
    assert place.starts_on is None and "Another number, 60,000, holds on that day" in place.why


def test_a_revised_old_year_is_told_and_left_out(data):
    put(data, estimate(2023, 61_400), estimate(2024, 62_000))
    (place,) = populations.places(NAME, [estimate(2023, 61_500)])
    assert place.starts_on is None and "The estimate of 2023 was 61,400 then." in place.why


def test_the_same_year_again_is_set_already(data):
    put(data, estimate(2024, 62_000))
    assert not put(data, estimate(2024, 62_000)) and len(spans()) == 1


def test_a_final_estimate_takes_the_place_of_a_provisional_one_from_its_own_release(data):
    put(data, estimate(2024, 62_000, provisional=True))
    put(data, estimate(2024, 62_100, date(2025, 11, 5)))
    assert spans() == [(2024, 62_000, RELEASED, date(2025, 11, 4)), (2024, 62_100, date(2025, 11, 5), None)]
    assert [value.note for value in operations.values()] == ["mid-2024 estimate, provisional", "mid-2024 estimate"]


def test_somebody_who_may_not_say_that_data_are_fit_may_not_set_them(world):
    with pytest.raises(NotAllowed):
        put(world.person("HOS", world.safeguarding), estimate(2024, 62_000))


def amount_on(values, name, day):
    return [value.amount for value in values if value.name == name and value.starts_on <= day <= value.last_day]


def test_twelve_months_hold_the_estimate_whose_30_june_lies_in_them(data):
    put(data, estimate(2023, 61_400), estimate(2024, 62_000))
    values, name = parameters.with_defaults(operations.values()), parameters.of_the_year(NAME)
    assert amount_on(values, name, date(2025, 3, 31)) == [62_000]  # the published rate of that year rests on mid-2024
    assert amount_on(values, NAME, date(2025, 3, 31)) == [61_400]  # what was known on the day
    assert amount_on(values, name, date(2024, 6, 30)) == [62_000]
    assert amount_on(values, name, date(2024, 5, 31)) == [61_400]
    assert amount_on(values, name, date(2025, 6, 30)) == []


def test_the_edition_released_last_speaks_for_its_year(data):
    put(data, estimate(2024, 62_000, provisional=True))
    put(data, estimate(2024, 62_100, date(2025, 11, 5)))
    values = parameters.with_defaults(operations.values())
    assert amount_on(values, parameters.of_the_year(NAME), date(2025, 3, 31)) == [62_100]


def test_a_number_typed_in_is_of_no_year(data):
    operations.set_parameter(name=NAME, amount=61_000, starts_on=date(2024, 4, 1), source="Typed", by=data, on=ON)
    assert not amount_on(parameters.with_defaults(operations.values()), parameters.of_the_year(NAME), date(2025, 3, 31))
