"""A small made-up plan with a whole thread, for the plan pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.kept import Kept
from tests.web.plans.made import TODAY, Thread, make_thread
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


def _begin() -> tuple[World, Thread]:
    world = World()
    return world, make_thread(world)


# A tenth of a second of a processor, and two hundred tests begin with it.
kept = Kept(_begin)


@pytest.fixture
def begun(db: None) -> tuple[World, Thread]:
    return kept()


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    """The thread's, where a test has one; so it is there before anybody else is."""
    return request.getfixturevalue("begun")[0] if "begun" in request.fixturenames else World()


@pytest.fixture
def thread(begun: tuple[World, Thread]) -> Thread:
    return begun[1]


@pytest.fixture
def leading(thread: Thread) -> Client:
    """The programme lead at a browser."""
    return signed_in(thread.lead)


@pytest.fixture
def owning(thread: Thread) -> Client:
    """The owner of the action at a browser."""
    return signed_in(thread.owner)


@pytest.fixture
def visit_as(world: World) -> Callable[..., Client]:
    def visit(role: str, unit: str = "authority", **more: object) -> Client:
        return signed_in(world.person(role, getattr(world, unit), **more))

    return visit
