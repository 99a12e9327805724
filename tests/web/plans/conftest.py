"""A small made-up plan with a whole thread, for the plan pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.web.plans.made import TODAY, Thread, make_thread
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def thread(world: World) -> Thread:
    return make_thread(world)


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
