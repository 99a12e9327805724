"""A small made-up council for tests."""

from __future__ import annotations

import csv
from datetime import date

from goldenthread.accounts import matrix
from goldenthread.accounts.models import Assignment, Organisation, Person, Role, Unit

START = date(2024, 4, 1)


def ensure_roles() -> None:
    """Tests that commit empty every table afterwards, the roles that a migration loaded included."""
    if Role.objects.exists():
        return
    with (matrix.FILE.parent / "roles.csv").open(newline="", encoding="utf-8") as lines:
        Role.objects.bulk_create(Role(**row) for row in csv.DictReader(lines))


class World:
    """Units by name, and ``person(role, unit)`` makes somebody who holds that role there."""

    def __init__(self) -> None:
        ensure_roles()
        self.council = Organisation.objects.create(name="Fenmere Council", kind="council")
        self.partner = Organisation.objects.create(name="Fenmere Health", kind="partner")
        self.authority = self._unit("Fenmere", "authority", None)
        self.safeguarding = self._unit("Safeguarding", "service", self.authority)
        self.care = self._unit("Children in Care", "service", self.authority)
        self.north = self._unit("Assessment North", "team", self.safeguarding)
        self.south = self._unit("Assessment South", "team", self.safeguarding)
        self.looked_after = self._unit("Looked After West", "team", self.care)

    def person(
        self, role: str | None, unit: Unit | None = None, *, worker_id: str = "", name: str = "",
        organisation: Organisation | None = None,
    ) -> Person:  # fmt: skip
        number = Person.objects.count() + 1
        person = Person.objects.create_user(
            f"person{number}@fenmere.example", "a long enough password", name=name or f"{role} {number}",
            organisation=organisation or self.council, worker_id=worker_id, created_on=START,
        )  # fmt: skip
        if role:
            self.give(person, role, unit)
        return person

    def give(self, person: Person, role: str, unit: Unit | None = None, ends_on: date | None = None) -> Assignment:
        return Assignment.objects.create(
            person=person, role=Role.objects.get(code=role), unit=unit or self.authority, starts_on=START,
            ends_on=ends_on, agreed_on=START,
        )  # fmt: skip

    def _unit(self, name: str, kind: str, parent: Unit | None) -> Unit:
        return Unit.objects.create(name=name, kind=kind, parent=parent, starts_on=START)
