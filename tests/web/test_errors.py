"""What went wrong is said in words, with what to do next, and gives nothing away."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from goldenthread.web import errors
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_what_is_not_there_says_so_with_a_way_back(world: World) -> None:
    page = signed_in(world.person("TM", world.north)).get("/nothing/here/")
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    assert "/nothing/here/" not in page.text


def test_a_right_that_is_not_held_names_whom_to_ask(world: World) -> None:
    page = signed_in(world.person("TM", world.north)).get("/people/")
    assert page.status_code == 403
    assert "Your role does not include this." in page.text
    assert "ask your system administrator" in page.text


def test_the_address_of_a_form_says_so_when_it_is_opened_as_a_page(world: World) -> None:
    """Reloading a refusal does it, and so does the address line; browsers show nothing at all for an empty answer."""
    page = signed_in(world.person("DT")).get("/loads/5/figures/")
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "This address takes a form and has no page of its own. Nothing was changed." in page.text
    assert 'href="/loads/5/"' in page.text


@pytest.mark.parametrize(
    ("came_from", "then"),
    [
        ("http://testserver/loads/5/?sort=on", "/loads/5/%3Fsort%3Don"),
        ("http://testserver/loads/5/", "/loads/5/"),
        ("https://elsewhere.example/loads/5/", "/"),
        ("", "/"),
    ],
)
def test_a_form_sent_after_the_sign_in_ended_leads_back_to_where_it_stood(
    client: Client, came_from: str, then: str
) -> None:
    answer = client.post("/loads/5/figures/", headers={"referer": came_from})
    assert answer["Location"] == f"/sign-in/?next={then}"
    assert "You were signed out, so nothing was changed." in client.get(answer["Location"]).text


def test_a_form_from_elsewhere_is_refused_with_the_remedy(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/sign-in/", {"login": "a@fenmere.example", "password": "x"})
    assert page.status_code == 403
    assert "copy what you typed" in page.text


def test_too_much_at_once_is_413(world: World) -> None:
    client = signed_in(world.person("SA"))
    page = client.post("/people/add/", {"name": "x" * 3_000_000})
    assert page.status_code == 413
    assert "too large" in page.text


def test_our_own_fault_shows_no_trace() -> None:
    page = errors.server_error(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "Nothing was changed." in page.content.decode()
    assert "Traceback" not in page.content.decode()


def test_the_glossary_spells_out_the_short_forms(client: Client) -> None:
    page = client.get("/glossary/")
    assert page.status_code == 200
    assert "Initial child protection conference." in page.text
    assert page.text.count('class="govuk-summary-list__row"') > 50


def test_a_nul_in_an_address_reaches_no_query(world: World) -> None:
    """PostgreSQL refuses it, SQLite does not; either way the page is the one without it."""
    with_nul = signed_in(world.person("SA")).get("/people/?q=Team%00&ro%00le=SA")
    assert with_nul.status_code == 200
    assert with_nul.wsgi_request.GET.dict() == {"q": "Team", "role": "SA"}
