"""A small made-up plan that most tests of this room share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.models import Action, Area, Plan
from tests.world import World

MADE = date(2026, 9, 1)


@pytest.fixture
def lead(world: World) -> Person:
    """The programme lead, who writes plans for the whole authority."""
    return world.person("PL", name="Programme lead")


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return operations.create_plan(name="Getting it right", unit=world.authority, by=lead, on=MADE)


@pytest.fixture
def area(world: World, plan: Plan, lead: Person) -> Area:
    """An area of the Safeguarding service."""
    return operations.add_area(plan=plan, name="Front door", unit=world.safeguarding, by=lead, on=MADE)


@pytest.fixture
def add_action(area: Area, lead: Person) -> Callable[..., Action]:
    """Makes an action of the area, due when the test says."""

    def add(due: str = "31 Mar 2027", *, text: str = "Agree thresholds with partners", **fields: object) -> Action:
        return operations.add_action(area=area, text=text, due=due, by=lead, on=MADE, **fields)

    return add


@pytest.fixture
def action(add_action: Callable[..., Action]) -> Action:
    return add_action()
