"""What tests keep between them is the same for each, and what one does to it no other sees."""

from __future__ import annotations

import pytest

from goldenthread.accounts.models import Person
from tests.kept import Kept
from tests.world import World


class Small:
    built = 0

    def __init__(self) -> None:
        Small.built += 1
        self.world = World()
        self.lead = self.world.person("PL", name="Amina Diallo")


kept = Kept(Small)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_each_test_finds_it_as_it_was_made(db: None, turn: int) -> None:
    small = kept()
    assert Small.built == 1
    assert small.lead.name == "Amina Diallo"
    assert Person.objects.get().pk == small.lead.pk
    assert Person.objects.get().assignments.get().unit == small.world.authority
    small.lead.name = "Changed here only"
    small.lead.save()
    assert small.world.person("TM").pk not in {None, small.lead.pk}
