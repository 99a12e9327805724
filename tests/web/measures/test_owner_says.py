"""What an owner says of a month stands under the measure on the scorecard and on its page, for who may read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures.saying import operations
from tests.web.measures.council import MAY, ON, SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
WHY = "Two posts in the north stood empty since March"
FORM = f"/measures/{SLUG}/say/?period=2026-05"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_said_in_the_form_it_stands_on_the_page_the_scorecard_and_in_the_file(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    text = page(client, f"/measures/{SLUG}/")
    assert "Nothing is said of May 2026 yet." in text
    assert "Say something of May 2026" in text
    answer = client.post(FORM, {"version": 0, "text": WHY})
    assert (answer.status_code, answer["Location"]) == (302, f"/measures/{SLUG}/?period=2026-05")
    assert WHY in page(client, f"/measures/{SLUG}/")
    assert f"“{WHY}”" in page(client, "/scorecard/?plan=all")
    assert WHY not in page(client, "/scorecard/?plan=all&period=2026-04")
    file = client.get("/scorecard/?plan=all&export=csv").content.decode("utf-8-sig")
    told = [row["What its owner says"] for row in csv.DictReader(io.StringIO(file))]
    assert f"{WHY} (Programme lead, 8 Jun 2026)" in told


def test_a_stale_form_shows_both_texts_and_keeps_what_was_typed(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    operations.say(measure=SLUG, period=MAY, text=WHY, version=0, by=lead, on=ON)
    answer = client.post(FORM, {"version": 0, "text": "Agency staff left"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert WHY in text
    assert "Agency staff left" in text
    assert client.post(FORM, {"version": 1, "text": "Agency staff left"}).status_code == 302


def test_it_is_taken_back_from_the_form(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    operations.say(measure=SLUG, period=MAY, text=WHY, version=0, by=lead, on=ON)
    assert "Take it back" in page(client, FORM)
    client.post(f"/measures/{SLUG}/say/take-back/?period=2026-05", {"version": 1})
    assert WHY not in page(client, "/scorecard/?plan=all")


def test_who_does_not_speak_for_the_measure_is_offered_nothing_and_refused(
    council: MeasuresCouncil, world: World, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    text = page(client, f"/measures/{SLUG}/")
    assert "It is for: " in text
    assert "Say something of" not in text
    answer = client.post(FORM, {"version": 0, "text": WHY})
    assert answer.status_code == 422
    assert "You do not speak for this measure" in answer.content.decode()


def test_a_reader_of_published_figures_reads_nothing_of_it_anywhere(
    council: MeasuresCouncil, world: World, lead: Person, signed_in: SignedIn
) -> None:
    operations.say(measure=SLUG, period=MAY, text=WHY, version=0, by=lead, on=ON)
    member, partner = signed_in(world.person("BM")), signed_in(world.person("PA"))
    for client, address in (
        (member, "/scorecard/?plan=all"), (member, f"/measures/{SLUG}/"), (partner, "/scorecard/?plan=all"),
        (partner, FORM), (member, "/scorecard/?plan=all&export=csv"),
    ):  # fmt: skip
        assert WHY not in client.get(address).content.decode()
