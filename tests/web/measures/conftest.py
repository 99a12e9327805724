"""The small council with figures, and a client for anybody in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from goldenthread.accounts.models import Person
from tests.kept import Kept
from tests.web.measures.council import ON, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]


# Its figures take 1.4 seconds of a processor, and a hundred tests begin with them.
kept = Kept(lambda: MeasuresCouncil(World()))


@pytest.fixture
def council(db: None, settings: LazySettings) -> MeasuresCouncil:
    settings.TODAY = ON
    return kept()


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    """The council's, where a test has that; so it is there before anybody else is."""
    return request.getfixturevalue("council").world if "council" in request.fixturenames else World()


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
