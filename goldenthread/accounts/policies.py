"""The four questions, in this order: known person? capability? object in scope today? state and conflict?

The first is answered by sign-in. This file answers the second and gives the third its measure (``Reach``); each room
asks the fourth in its own policies. Nothing about rights is remembered between requests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldenthread.accounts import matrix, remembered, units
from goldenthread.accounts.errors import NotAllowed, OutOfReach, WholeCouncilOnly
from goldenthread.accounts.models import Assignment, Person, in_force

# A role that administers the system or guards the records must not also work in them.
INCOMPATIBLE = (("SA", "DT"), ("SA", "QA"), ("SA", "IG"), ("IG", "DIR"))
# Who could open every other door: one person proposes, another agrees.
PRIVILEGED = frozenset({"SA", "IG"})
# The role of a program that hands in files: it may do that, and nothing else.
SERVICE = "SV"


@dataclass(frozen=True)
class Grant:
    """One cell of the matrix as one person holds it: the role, how far it reaches, and from which unit."""

    role: str
    cell: matrix.Cell
    unit_id: int


@dataclass(frozen=True)
class Reach:
    """How far a capability carries for one person on one day."""

    capability: str
    grants: tuple[Grant, ...]
    whole: bool
    """The whole authority (L; an inspector's window counts as whole inside its dates)."""
    branch: frozenset[int]
    """Units below the person's own, own included (S)."""
    line: frozenset[int]
    """Units above the person's own: what concerns the whole service concerns them too."""
    own: bool
    released: bool

    def covers_unit(self, unit_id: int | None) -> bool:
        """May a thing of this unit be read? A thing of no unit concerns everybody; so does what stands above."""
        if self.whole:
            return True
        return bool(self.branch) and (unit_id is None or unit_id in self.branch or unit_id in self.line)

    def changes_unit(self, unit_id: int | None) -> bool:
        """May a thing of this unit be changed? A branch changes what is its own or below; a thing of no unit belongs
        to the whole authority, and only who reaches that changes it."""
        return self.whole or (unit_id is not None and unit_id in self.branch)

    @property
    def step_up(self) -> bool:
        """Must the person prove again that it is they? Yes, unless one of their roles does not ask for it."""
        return all(grant.cell.step_up for grant in self.grants)

    @property
    def reason(self) -> bool:
        return all(grant.cell.reason for grant in self.grants)

    @property
    def second(self) -> bool:
        return all(grant.cell.second for grant in self.grants)

    @property
    def width(self) -> int:
        """How far it carries, to compare: 3 whole authority, 2 a branch, 1 one's own, 0 neither of them."""
        return 3 if self.whole else 2 if self.branch else 1 if self.own else 0


def reach(person: Person, capability: str, *, on: date, plain: bool = False) -> Reach:
    """How far ``capability`` carries for ``person`` on that day.

    ``plain`` leaves out roles that ask for a fresh step-up or a reason of their own: a wide role that asks must not
    widen a narrow one that does not. NotAllowed when no role in force holds it; KeyError when there is no such
    capability.
    """
    held_by = _grants(person, capability, on)
    grants = tuple(grant for grant in held_by if not plain or not (grant.cell.step_up or grant.cell.reason))
    if not grants:
        raise NotAllowed(capability)
    letters = {grant.cell.letter for grant in grants}
    own_units = {grant.unit_id for grant in grants if grant.cell.letter == "S"}
    return Reach(
        capability=capability,
        grants=grants,
        whole=bool(letters & {"L", "W"}),
        branch=units.below(own_units),
        line=units.above(own_units),
        own="O" in letters,
        released="R" in letters,
    )


def can(person: Person, capability: str, *, on: date, plain: bool = False) -> bool:
    """Does any role in force on that day hold the capability (``plain``: without a step-up or reason)?"""
    return any(not plain or not (each.cell.step_up or each.cell.reason) for each in _grants(person, capability, on))


def check(person: Person, capability: str, *, on: date, unit_id: int | None = None, owned: bool = False) -> Reach:
    """Questions two and three for a change to a thing of ``unit_id``, ``owned`` by the person or not.

    Without a unit it is a change for the whole authority. Returns the reach; NotAllowed (403) without the capability,
    WholeCouncilOnly (403) when a branch asks for what is everybody's, OutOfReach (404) otherwise.
    """
    far = reach(person, capability, on=on)
    if far.changes_unit(unit_id) or (far.own and owned):
        return far
    if unit_id is None:
        raise WholeCouncilOnly(capability)
    raise OutOfReach


def can_whole(person: Person, capability: str, *, on: date) -> bool:
    """Would ``check`` let this person change what belongs to the whole authority? For pages that offer it."""
    return can(person, capability, on=on) and reach(person, capability, on=on).whole


def roles_of(person: Person, *, on: date) -> list[Assignment]:
    """The roles in force that day, with their units; none for someone who has left."""
    if not person.is_active:
        return []
    return list(remembered.once(("roles", person.pk, on), lambda: tuple(_agreed(person, on))))


def _agreed(person: Person, on: date) -> QuerySet[Assignment]:
    return person.assignments.filter(in_force(on), agreed_on__isnull=False).select_related("role", "unit")


def held(person: Person, *, on: date) -> frozenset[str]:
    """Every capability that some role in force that day holds; one query. For menus; doors ask ``reach``."""
    codes = {assignment.role_id for assignment in roles_of(person, on=on)}
    return frozenset(name for name, line in matrix.capabilities().items() if codes & line.cells.keys())


def conflicting(codes: Iterable[str]) -> tuple[str, str] | None:
    """The first pair of roles that one person may not hold together, or None."""
    held = set(codes)
    return next((pair for pair in INCOMPATIBLE if held >= set(pair)), None)


def _grants(person: Person, capability: str, on: date) -> Iterable[Grant]:
    matrix.capabilities()[capability]
    for assignment in roles_of(person, on=on):
        cell = matrix.cell(capability, assignment.role_id)
        if cell:
            yield Grant(assignment.role_id, cell, assignment.unit_id)
