"""Who gets in, and what a council's own folder asks besides a password."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from goldenthread.web.accounts import sign_in
from tests.web.signing import PASSWORD, signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(client: Client, world: World) -> None:
    person = world.person("TM", world.north)

    def told(email: str) -> str:
        page = client.post("/sign-in/", {"login": email, "password": "not the right password"})
        assert page.status_code == 200
        return page.text.partition("There is a problem")[2].partition("</ul>")[0]

    assert told(person.email) == told("nobody@fenmere.example") != ""


def test_a_closed_account_cannot_sign_in(client: Client, world: World) -> None:
    person = world.person("TM", world.north)
    person.is_active = False
    person.save()
    told = client.post("/sign-in/", {"login": person.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in told.text
    assert client.get("/").status_code == 302


def test_signing_out_takes_a_button_not_a_link(world: World) -> None:
    client = signed_in(world.person("TM", world.north))
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/").status_code == 200
    client.post("/sign-out/")
    assert client.get("/").status_code == 302


def test_signing_in_never_leads_to_another_site(client: Client, world: World) -> None:
    person = world.person("TM", world.north)
    given = {"login": person.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/?next=https://elsewhere.example/", given)["Location"] == "/"


def test_the_example_says_who_one_can_be_and_other_folders_do_not(world: World, settings: object) -> None:
    person = world.person("TM", world.north)
    person.email = "team-manager@example.goldenthread.test"
    person.save()
    assert sign_in.example_sign_ins() == [
        sign_in.ExampleSignIn("Team manager", "Assessment North", "team-manager@example.goldenthread.test")
    ]
    settings.EXAMPLE = False  # type: ignore[attr-defined]
    assert sign_in.example_sign_ins() == []


def test_a_councils_own_folder_asks_for_a_second_factor(world: World, settings: object) -> None:
    settings.REQUIRE_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client = signed_in(world.person("TM", world.north))
    assert client.get("/").headers["Location"] == "/second-factor/totp/activate/"
    page = client.get("/second-factor/totp/activate/", follow=True)
    if "Is it still you?" in page.text:
        page = client.post(page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"], {"password": PASSWORD})
        page = client.get("/second-factor/totp/activate/")
    assert "Scan this picture" in page.text
    secret = client.session[totp.SECRET_SESSION_KEY]
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    client.post("/second-factor/totp/activate/", {"code": code})
    assert client.get("/").status_code == 200
    assert "10 of 10 codes are left" in client.get("/second-factor/").text
    assert client.get("/second-factor/recovery-codes/").status_code == 200


def test_too_many_wrong_passwords_have_to_wait_in_words(client: Client, world: World, settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}  # type: ignore[attr-defined]
    cache.clear()
    person = world.person("TM", world.north)
    told = [client.post("/sign-in/", {"login": person.email, "password": "not the right password"}) for _ in range(5)]
    assert "There is a problem" in told[0].text
    assert "Too many" in told[-1].text
    cache.clear()
