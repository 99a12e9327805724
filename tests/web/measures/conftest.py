"""The small council with figures, and a client for anybody in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from tests.web.measures.council import ON, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]


@pytest.fixture
def council(world: World, settings: Any) -> MeasuresCouncil:
    settings.TODAY = ON
    return MeasuresCouncil(world)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def signed_in() -> SignedIn:
    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
