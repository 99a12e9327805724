"""A measure's month divided, for those who may see figures."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures import breakdown
from goldenthread.records import snapshots
from tests.web.measures.council import CHILDREN, MAY, NORTH, ON, SLUG, SOUTH, MeasuresCouncil, rows
from tests.world import World

SignedIn = Callable[[Person], Client]


def text_of(client: Client, code: str, **asked: str) -> str:
    answer = client.get(f"/measures/{SLUG}/by/{code}/", {"period": MAY.id, **asked})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_whoever_sees_the_whole_sees_every_team_and_no_child(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = text_of(signed_in(world.person("DIR")), "team")
    assert NORTH in text
    assert "The whole council." in text
    assert not [child for child, *_ in CHILDREN if child in text]


def test_who_has_none_of_it_is_said_to_be_among_those_not_known(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    """A child without a placement is not a child whose placement nobody knows."""
    client = signed_in(world.person("DIR"))
    assert "“Not known” holds children who were not looked after by then as well." in text_of(client, "placement")
    assert "“Not known” holds" not in text_of(client, "team")


def test_who_sees_totals_only_is_not_told_that_there_are_no_parts(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = text_of(signed_in(world.person("LM")), "team")
    assert "Your role sees totals of the whole council, not its parts." in text
    assert "There is none in this month" not in text and "Divide it otherwise" not in text


def test_a_team_manager_sees_the_parts_of_the_own_team_only(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    every = {row[1] for row in CHILDREN}
    text = text_of(client, "team")
    assert NORTH in text
    assert "Rows of your part of the service only." in text
    assert not [team for team in every if team and team != NORTH and f">{team}<" in text]


def test_another_team_cannot_be_asked_for(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    """Not even to be told that there is nothing to count in it, which would be untrue."""
    client, asked = signed_in(world.person("TM", world.north)), {"period": MAY.id, "team": SOUTH}
    assert client.get(f"/measures/{SLUG}/by/sex/", asked).status_code == 404
    assert client.get(f"/measures/{SLUG}/by/sex/", asked | {"team": NORTH}).status_code == 200


def test_every_way_of_dividing_has_a_page_and_leads_to_the_others(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("DIR"))
    for code, dimension in breakdown.BY_CODE.items():
        text = text_of(client, code)
        assert f"By {dimension.title.lower()}" in text
        assert "Divide it otherwise" in text


def test_the_parts_can_be_taken_out(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.person("DIR")).get(f"/measures/{SLUG}/by/team/", {"period": MAY.id, "export": "csv"})
    assert answer["Content-Type"].startswith("text/csv")
    assert NORTH in answer.content.decode()


def test_the_measures_page_leads_to_the_parts(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.person("DIR")).get(f"/measures/{SLUG}/", {"period": MAY.id}).content.decode()
    assert f"/measures/{SLUG}/by/sex/?period={MAY.id}" in page


def test_children_and_their_families_stand_side_by_side(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    families = {"family_id": ["F1", "F1", "F2"], "child_id": ["Amara", "Ben", "Chidi"]}
    loaded = snapshots.stage_tables(
        tables=rows(MAY, 2) | {"family": families}, kind="ssd", as_at=MAY.last_day, source_name="ssd.zip",
        by=council.loader, on=ON,
    )  # fmt: skip
    client = signed_in(world.person("DIR"))
    assert "brothers and sisters" not in text_of(client, "team")
    snapshots.make_live(snapshot=loaded, by=council.second, on=ON)
    told = "The rows are about 6 children of 2 families, and of 3 of them the family is not known"
    assert told in text_of(client, "team")
    mine = text_of(signed_in(world.person("TM", world.north)), "team")
    assert "The rows are about 3 children of 2 families: brothers and sisters are counted each." in mine
