"""Home answers by role, and nobody sees it without signing in."""

from __future__ import annotations

from django.test import Client

from tests.world import World


def test_home_asks_a_stranger_to_sign_in(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


def test_home_greets_each_role(client: Client, world: World) -> None:
    client.force_login(world.person("TM", world.north))
    response = client.get("/")
    assert response.status_code == 200
    assert b"Assessment North" in response.content
