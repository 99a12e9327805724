"""Who sees which finding, and who may say something of it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from goldenthread.accounts import matrix, policies, units
from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.accounts.policies import Reach
from goldenthread.ingest.models import Finding

SEE = "child.list_pseudonymous"
# Those who hand in the data see to all of it; those who work with children see to what is theirs.
CHANGE = ("import.upload", "alert.acknowledge")


def seen_by(person: Person, *, on: date) -> Q:
    """Findings within the person's reach: the whole, the teams of their branch, what names them, what is theirs to do.

    NotAllowed for whoever may not list children's rows.
    """
    return _within(policies.reach(person, SEE, on=on), person, on)


def changed_by(person: Person, *, on: date) -> Q:
    """Findings that the person may change; none for whoever only looks."""
    found = Q(pk__in=[])
    for capability in CHANGE:
        if policies.can(person, capability, on=on):
            found |= _within(policies.reach(person, capability, on=on), person, on)
    return found


def _within(far: Reach, person: Person, on: date) -> Q:
    if far.whole:
        return Q(pk__isnull=False)  # an empty Q would vanish beside another
    found = Q(owner=person)
    if far.branch:
        found |= Q(team__in=units.names_of(far.branch, on=on))
    if person.worker_id:
        found |= Q(worker=person.worker_id)
    return found


def can_change(person: Person, *, on: date) -> bool:
    """Whether a page should offer to change anything at all."""
    return any(policies.can(person, capability, on=on) for capability in CHANGE)


def check_can_change(findings: list[Finding], *, by: Person, on: date) -> None:
    """OutOfReach for a finding that the person does not see, NotAllowed for one that they only see."""
    ids = {each.pk for each in findings}
    if Finding.objects.filter(seen_by(by, on=on), pk__in=ids).count() < len(ids):
        raise OutOfReach
    if Finding.objects.filter(changed_by(by, on=on), pk__in=ids).count() < len(ids):
        raise NotAllowed(CHANGE[1])


def able_roles() -> frozenset[str]:
    """Roles that see findings and may change some: whoever holds one can be given findings."""
    lines = matrix.capabilities()
    changing = set().union(*(lines[name].cells for name in CHANGE))
    return frozenset(changing & lines[SEE].cells.keys())


def can_own(person: Person, *, on: date) -> bool:
    """Would this person, given a finding, be able to see to it? What is given to them is within their reach."""
    return any(held.role_id in able_roles() for held in policies.roles_of(person, on=on))
