"""What improvement plans ask for is answered, tier by tier."""

import csv

from goldenthread.measures import definition, tiers
from tests.shared import shared


def test_every_measure_that_plans_ask_for_is_answered_as_its_tier_says():
    found = {tier.name: (tier.asked, dict(tier.answered), tier.missing) for tier in tiers.counts()}
    assert found == {
        "A": (58, {"computed": 58}, ()),
        "B": (41, {"computed": 39, "entered": 2}, ()),
        "C": (94, {"entered": 94}, ()),
        "D": (26, {"milestone": 26}, ()),
    }


def test_every_short_name_of_the_library_is_in_one_tier_and_every_entered_measure_has_one():
    every = [name for names in tiers.listed().values() for name in names]
    assert len(every) == len(set(every)) == 219
    assert {one.head.library for one in definition.library().values()} - {""} == set(every)
    assert all(one.head.library for one in definition.library().values() if one.entry)


def test_one_of_the_second_tier_that_is_entered_says_why():
    entered = [
        one for one in definition.library().values() if one.head.library in tiers.listed()["B"] and one.entry
    ]  # fmt: skip
    assert len(entered) == 2
    assert all("It is entered because" in one.head.how_it_is_counted for one in entered)


def test_the_tiers_are_those_of_the_list_that_was_made_from_real_plans():
    text = shared("standards/measure_library.csv").read_text("utf-8").replace("\0", "")
    asked = {row["id"]: row["tier"][0] for row in csv.DictReader(text.splitlines())}
    assert {each: tier for tier, names in tiers.listed().items() for each in names} == asked
