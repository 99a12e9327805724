"""The list of people: everybody once, with the roles they hold today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from goldenthread.accounts.models import Assignment, Person, in_force
from goldenthread.web import tables

STATES = {"open": "Can sign in", "named": "Named only", "service": "Service account", "closed": "Closed"}


@dataclass(frozen=True)
class Line:
    """One person as the list shows them."""

    pk: int
    name: str
    post: str
    organisation: str
    roles: tuple[str, ...]
    units: tuple[str, ...]
    state: str


COLUMNS = (
    tables.Column("name", "Name", lambda line: line.name, link=lambda line: reverse("person", args=[line.pk])),
    tables.Column("post", "Post", lambda line: line.post),
    tables.Column("role", "Roles today", lambda line: "; ".join(line.roles)),
    tables.Column("unit", "For", lambda line: "; ".join(line.units)),
    tables.Column("organisation", "Organisation", lambda line: line.organisation),
    tables.Column("state", "Account", lambda line: STATES[line.state]),
)
FILTERS = (
    tables.Search("q", "Name or post", lambda line: f"{line.name} {line.post}"),
    tables.Filter("role", "Role", lambda line: line.roles),
    tables.Filter("unit", "For", lambda line: line.units),
    tables.Filter("state", "Account", lambda line: line.state, STATES),
)


def table(asked: QueryDict, *, on: date) -> tables.Table:
    """Everybody, as the address sorts and filters them. Two queries, however many people there are."""
    return tables.Table(
        lines(on=on), COLUMNS, asked, filters=FILTERS, sort="name", can_export=True, noun="person", per_page=50
    )


def lines(*, on: date) -> list[Line]:
    held = defaultdict(list)
    agreed = Assignment.objects.filter(in_force(on), agreed_on__isnull=False).select_related("role", "unit")
    for assignment in agreed:
        held[assignment.person_id].append(assignment)
    return [_line(person, held[person.pk]) for person in Person.objects.select_related("organisation")]


def _line(person: Person, held: list[Assignment]) -> Line:
    return Line(
        pk=person.pk, name=person.name, post=person.post,
        organisation=person.organisation.name if person.organisation else "",
        roles=tuple(dict.fromkeys(one.role.name for one in held)),
        units=tuple(dict.fromkeys(one.unit.name for one in held)), state=state_of(person),
    )  # fmt: skip


def state_of(person: Person) -> str:
    """open, named (no password was ever set, so nobody can sign in as them), service or closed."""
    if not person.is_active:
        return "closed"
    if person.is_service:
        return "service"
    return "open" if person.has_usable_password() else "named"
