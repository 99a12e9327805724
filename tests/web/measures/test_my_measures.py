"""Measures on the home page: one's own first, else all, those off track first; no figures for those who see none."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from goldenthread.accounts.models import Person
from tests.web.measures.council import MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]


def home(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def test_a_team_manager_sees_the_own_team_beside_the_council(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    council.target(90)
    text = home(signed_in(world.person("TM", world.north)))
    assert "Measures that count Assessment North" in text
    assert "66.7" in text
    assert "33.3" in text


def test_who_owns_measures_by_post_sees_those(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    council.target(90)
    owner = world.person("HOS", world.safeguarding)
    owner.post = "Head of performance"
    owner.save()
    text = home(signed_in(owner))
    assert "My measures" in text
    assert "1 of your measures misses its target in May 2026" in text
    assert "Care leavers" not in text


def test_a_board_member_sees_no_figure_at_home(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = home(signed_in(world.person("BM")))
    assert "66.7" not in text
    assert "Measures, off track first" not in text


def test_a_team_that_no_measure_counts_is_not_said_to_be_counted(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = home(signed_in(world.person("TM", world.looked_after)))
    assert "Measures, off track first" in text
    assert "Measures that count" not in text
    assert "66.7" in text
