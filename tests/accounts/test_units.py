"""Which unit a return means by a team's name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.accounts import operations, units
from goldenthread.accounts.errors import AccountError
from tests.world import World

DAY = date(2026, 11, 20)
SOUTH = "Assessment South"


def _named(world: World, text: str, starts_on: date, unit: object) -> None:
    operations.name_unit(unit=unit, text=text, starts_on=starts_on, by=world.person("DT"), on=DAY)


def test_a_name_given_to_another_unit_no_longer_means_the_one_that_bore_it(world: World) -> None:
    _named(world, SOUTH, DAY, world.north)
    assert units.names_of([world.north.pk], on=DAY) == {"Assessment North", SOUTH}
    assert units.names_of([world.south.pk], on=DAY) == frozenset()
    assert units.names_of([world.south.pk], on=DAY - timedelta(days=1)) == {SOUTH}


def test_on_no_day_a_name_means_two_units(world: World) -> None:
    _named(world, "ASSESS", date(2026, 4, 1), world.north)
    _named(world, "ASSESS", DAY, world.south)
    for day, holder in ((DAY - timedelta(days=1), world.north), (DAY, world.south)):
        found = [unit for unit in (world.north, world.south) if "ASSESS" in units.names_of([unit.pk], on=day)]
        assert found == [holder] == [units.by_name(on=day)["ASSESS"]]


def test_the_meaning_of_a_name_in_the_past_is_not_changed(world: World) -> None:
    _named(world, "ASSESS", date(2026, 4, 1), world.north)
    with pytest.raises(AccountError):
        _named(world, "ASSESS", date(2026, 4, 1), world.south)


def test_two_teams_of_one_name_are_refused_because_a_return_could_not_tell_them_apart(world: World) -> None:
    with pytest.raises(AccountError) as refusal:
        operations.add_unit(
            name=SOUTH, kind="team", parent=world.care, starts_on=DAY, by=world.person("DT"), on=DAY
        )  # fmt: skip
    assert refusal.value.field == "name"
