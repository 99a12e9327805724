"""A council of one person for each role, and of the people who must not get in, to hold every address against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goldenthread.accounts import matrix
from goldenthread.accounts.models import Person
from tests.world import World

DAY = date(2026, 11, 20)

# Where each role is held, in the obvious way; roles not named here are held for the whole authority.
PLACES = {
    "SM": "safeguarding", "TM": "north", "SW": "north", "HOS": "safeguarding", "IRO": "care", "PRA": "looked_after",
}  # fmt: skip
# The units below and above each place, written out by hand: a second, obvious version of the tree.
BRANCHES = {
    "authority": {"authority", "safeguarding", "care", "north", "south", "looked_after"},
    "safeguarding": {"safeguarding", "north", "south"},
    "care": {"care", "looked_after"},
    "north": {"north"},
    "looked_after": {"looked_after"},
}
ABOVE = {
    "authority": set(),
    "safeguarding": {"authority"},
    "care": {"authority"},
    "north": {"safeguarding", "authority"},
    "looked_after": {"care", "authority"},
}


@dataclass(frozen=True)
class Someone:
    """A person as the test knows them: the code, the role and where it is held."""

    code: str
    person: Person | None
    role: str | None
    place: str = "authority"


@dataclass
class Sample:
    """One thing behind an address: which unit it is of, who owns it, whom it is shared with.

    ``readers`` of None means that nothing but the capability decides. ``exists`` False is an id never given.
    """

    name: str
    arguments: list[Any] = field(default_factory=list)
    unit: str | None = None
    owners: set[str] = field(default_factory=set)
    shared_with: set[str] = field(default_factory=set)
    published: bool = False
    exists: bool = True
    anyone: bool = False


def people(world: World) -> list[Someone]:
    """One for each of the 19 roles, then those who hold none that counts today."""
    found = []
    for role in matrix.roles():
        place = PLACES.get(role, "authority")
        organisation = world.partner if role in {"PA", "BM"} else None
        person = world.person(
            role, getattr(world, place), worker_id=f"Worker {role}", name=f"Person {role}", organisation=organisation
        )
        found.append(Someone(role, person, role, place))
    leaver = world.person("DIR", name="Person LEAVER")
    leaver.is_active = False
    leaver.save()
    ended = world.person(None, name="Person ENDED")
    world.give(ended, "DIR", ends_on=DAY - timedelta(days=1))
    nobody = world.person(None, name="Person NOROLE")
    return [
        *found, Someone("ANON", None, None), Someone("LEAVER", leaver, None), Someone("ENDED", ended, None),
        Someone("NOROLE", nobody, None),
    ]  # fmt: skip


def verdict(capability: str | None, someone: Someone, sample: Sample, *, step_up: bool = True) -> str:
    """What must happen, worked out the slow and obvious way: LOGIN, 403, STEPUP, 404 or ALLOW."""
    if someone.code in {"ANON", "LEAVER"}:
        return "LOGIN"
    if capability is None:
        return "ALLOW" if sample.exists else "404"
    cell = matrix.capabilities()[capability].cells.get(someone.role or "")
    if cell is None:
        return "403"
    if cell.step_up and step_up:
        return "STEPUP"
    if not sample.exists:
        return "404"
    return "ALLOW" if sample.anyone or _in_scope(cell.letter, someone, sample) else "404"


def _in_scope(letter: str, someone: Someone, sample: Sample) -> bool:
    unit = sample.unit or "authority"
    match letter:
        case "L" | "W":
            return True
        case "S":
            return unit in BRANCHES[someone.place] or unit in ABOVE[someone.place] or someone.code in sample.owners
        case "O":
            return someone.code in sample.owners
        case "R":
            return someone.code in sample.shared_with | sample.owners or sample.published
    return False
