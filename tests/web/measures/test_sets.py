"""Sets of measures on pages: a scorecard of each, and changing them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.sets import queries
from tests.web.measures.council import SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
BOARD = "corporate-parenting-board"


def rows(client: Client, query: str) -> list[str]:
    answer = client.get(f"/scorecard/{query}")
    assert answer.status_code == 200
    return [row.thing.title for row in answer.context["table"].rows]


@pytest.mark.parametrize("query", [f"?set={BOARD}", f"?plan=set-{BOARD}"])
def test_a_board_sees_its_measures_in_its_own_order(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn, query: str
) -> None:
    wanted = [definition.get(slug).head.title for slug in queries.given()[BOARD].measures]
    assert rows(signed_in(lead), query) == wanted


def test_a_set_takes_the_place_of_the_plan(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    council.plan(by=lead)
    text = signed_in(lead).get(f"/scorecard/?set={BOARD}").content.decode()
    assert "Corporate parenting board, May 2026" in text
    assert f'<option value="set-{BOARD}" selected>' in text


def test_a_role_without_figures_sees_the_set_without_figures(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = signed_in(world.person("BM")).get("/scorecard/?set=critical-measures").content.decode()
    assert "45 working days" in text
    for number in ("66.7", "4 of 6", "<svg"):
        assert number not in text


def test_a_set_is_made_changed_removed_and_brought_back(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    made = client.post("/scorecard/sets/add/", {"name": "Front door board", "purpose": "", "measures": [SLUG]})
    assert made["Location"] == "/scorecard/?set=front-door-board"
    form = {"name": "Front door", "purpose": "Who comes?", "measures": [SLUG, "looked-after-children"], "version": 1}
    assert client.post("/scorecard/sets/front-door-board/", form).status_code == 302
    assert queries.find("front-door-board").measures == (SLUG, "looked-after-children")
    stale = client.post("/scorecard/sets/front-door-board/", {**form, "purpose": "What comes?"})
    assert stale.status_code == 409
    assert "Who comes?" in stale.content.decode()
    client.post("/scorecard/sets/front-door-board/remove/", {"version": 2})
    assert "Front door is removed." in client.get("/scorecard/sets/").content.decode()
    assert client.get("/scorecard/?set=front-door-board").status_code == 404
    client.post("/scorecard/sets/front-door-board/restore/", {"version": 3})
    assert "Front door" in client.get("/scorecard/sets/").content.decode()


def test_a_set_keeps_its_order_when_measures_are_added(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    before = queries.given()[BOARD]
    chosen = sorted([*before.measures[:3], SLUG])
    signed_in(lead).post(
        f"/scorecard/sets/{BOARD}/", {"name": before.name, "purpose": "", "measures": chosen, "version": 1}
    )
    assert queries.find(BOARD).measures == (*before.measures[:3], SLUG)


def test_what_is_wrong_is_told_beside_its_field_and_the_typing_kept(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    answer = signed_in(lead).post("/scorecard/sets/add/", {"name": "early help board", "measures": [SLUG]})
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"][0].startswith("There is a set of this name")
    assert 'value="early help board"' in answer.content.decode()


def test_who_cannot_change_sets_is_not_offered_it(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = signed_in(world.person("DIR")).get("/scorecard/sets/").content.decode()
    assert "Corporate parenting board" in text
    assert "Make a set" not in text
    assert "Remove" not in text
