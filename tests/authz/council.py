"""A council of one person for each role, and of the people who must not get in, to hold every address against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goldenthread.accounts import matrix
from goldenthread.accounts.models import Person
from tests.authz.table import Rule
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

    ``anyone`` means that nothing but the capability decides. ``exists`` False is an id never given. ``canaries`` are
    words that only the people named may find in the answer.
    """

    name: str
    arguments: list[Any] = field(default_factory=list)
    unit: str | None = None
    owners: set[str] = field(default_factory=set)
    shared_with: set[str] = field(default_factory=set)
    canaries: dict[str, set[str]] = field(default_factory=dict)
    exists: bool = True
    anyone: bool = False
    also: str = ""
    """A second capability that the thing asks for, whatever the address: evidence that holds child data."""
    maker: str = ""
    """Who handed it in, where that and not the ownership decides who may take it back."""
    form: dict[str, Any] = field(default_factory=dict)


def people(world: World) -> list[Someone]:
    """One for each of the 20 roles, then those who hold none that counts today."""
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


def verdict(rule: Rule, someone: Someone, sample: Sample, *, fresh: bool) -> str:
    """What must happen, worked out the slow and obvious way: LOGIN, 401, 403, STEPUP, 404 or ALLOW."""
    if rule.by_token:
        return "401"
    if someone.code in {"ANON", "LEAVER"}:
        return "LOGIN"
    if rule.capability is None:
        return "ALLOW" if sample.exists and (sample.anyone or someone.code in sample.owners) else "404"
    cell = matrix.capabilities()[rule.capability].cells.get(someone.role or "")
    if cell is None:
        return "403"
    if cell.step_up and rule.step_up and not fresh:
        return "STEPUP"
    seen = matrix.capabilities()[rule.seen_by or rule.capability].cells.get(someone.role or "")
    if not sample.exists or seen is None or not (sample.anyone or _in_scope(seen.letter, someone, sample, wide=True)):
        return "404"
    if sample.also and not _plainly(sample.also, someone, sample):
        return "404"
    if rule.whole and cell.letter not in {"L", "W"}:
        return "403"
    if not rule.seen_by or rule.looks or sample.anyone:
        return "ALLOW"
    return "ALLOW" if any(_may_change(right, someone, sample) for right in rule.rights) else "403"


def letters(rule: Rule, someone: Someone) -> tuple[str | None, ...]:
    """How far each right that the address asks about carries for that person, as the matrix says; None for not."""
    asked = [right for right in (rule.capability, rule.seen_by, *rule.any_of) if right]
    cells = [matrix.capabilities()[right].cells.get(someone.role or "") for right in asked]
    return tuple(cell.letter + "!" * cell.step_up if cell else None for cell in cells)


def _plainly(capability: str, someone: Someone, sample: Sample) -> bool:
    """Held here without a step-up or a reason: the page asks for neither, so a right that wants one opens nothing."""
    cell = matrix.capabilities()[capability].cells.get(someone.role or "")
    if cell is None or cell.step_up or cell.reason:
        return False
    own = someone.code in sample.owners or someone.code == sample.maker
    return (
        cell.letter in {"L", "W"}
        or own
        or (cell.letter == "S" and (sample.unit or "authority") in BRANCHES[someone.place])
    )


def _may_change(right: str, someone: Someone, sample: Sample) -> bool:
    cell = matrix.capabilities()[right].cells.get(someone.role or "")
    return cell is not None and _in_scope(cell.letter, someone, sample, wide=False)


def _in_scope(letter: str, someone: Someone, sample: Sample, *, wide: bool) -> bool:
    """Seeing (``wide``) carries up the branch as well as down; changing carries down only."""
    unit = sample.unit or "authority"
    match letter:
        case "L" | "W":
            return True
        case "S":
            above = ABOVE[someone.place] if wide else set()
            return unit in BRANCHES[someone.place] | above or (wide and someone.code in sample.owners)
        case "O":
            return someone.code in (sample.owners if wide or not sample.maker else {sample.maker})
        case "R":
            return someone.code in sample.shared_with | sample.owners
    return False
