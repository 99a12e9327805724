"""Made-up people and units that most tests share."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import World


@pytest.fixture
def today() -> date:
    """A Friday that every test may call today."""
    return date(2026, 11, 20)


@pytest.fixture
def world(db: None) -> World:
    """A small council: an authority, two services, three teams, and one person for any role asked for."""
    return World()
