"""Targets that two people agreed on, in one call."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.measures import operations
from goldenthread.measures.models import Target
from goldenthread.measures.targets.checks import Proposed
from tests.world import World

SLUG = "assessments-within-45-working-days"
SECOND = "Second person"


def second(world: World) -> Person:
    """A director who agrees to what others propose."""
    return Person.objects.filter(name=SECOND).first() or world.person("DIR", name=SECOND)


def proposed(by: Person, *, on: date, measure: str = SLUG, starts_on: date = date(2026, 1, 1), **more: Any) -> Target:
    """A target that waits: at least 90, from the plan, unless said otherwise."""
    words = {"operator": ">=", "origin": "The plan"} | ({} if more.get("comparator") else {"value": 90.0}) | more
    said = Proposed(measure=measure, starts_on=starts_on, **words)
    return operations.propose_target(said=said, by=by, on=on)


def agreed(by: Person, *, agreed_by: Person, on: date, **more: Any) -> Target:
    """A target in force."""
    target = proposed(by, on=on, **more)
    return operations.approve_target(target=target, version=target.version, by=agreed_by, on=on)
