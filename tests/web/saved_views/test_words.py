"""The choices of an address in words."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.web.saved_views import words
from tests.world import World

ON = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("period=2026-05", ("Month", "May 2026")),
        ("period=soon", ("Month", "soon")),
        ("sort=-now", ("Sorted by", "figure, the other way round")),
        ("plan=all", ("Plan", "every measure")),
        ("plan=99", ("Plan", "a plan that you may not open")),
        ("plan=set-early-help-board", ("Set", "Early help board")),
        ("set=never-given", ("Set", "a set that is gone")),
        ("chance=below", ("Against chance", "Lower than chance would give")),
        ("against=red", ("Against target", "Off track")),
        ("new_filter=x", ("New filter", "x")),
    ],
)
def test_a_choice_is_said_as_the_page_says_it(world: World, asked: str, said: tuple[str, str]) -> None:
    assert words.choices(asked, world.person("PL"), on=ON) == [said]
