"""What the home pages of administrators and guardians say about people."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Assignment, Person, Unit
from goldenthread.web.home import changes, sections
from goldenthread.web.home.changes import Thing
from goldenthread.web.home.sections import Section


@sections.register(order=10)
def roles_to_agree(person: Person, on: date) -> Section | None:
    """Roles that wait for this person's yes: not those that they proposed or would get."""
    if not policies.can(person, "role.assign", on=on):
        return None
    waiting = Assignment.objects.filter(agreed_on__isnull=True, person__is_active=True)
    waiting = waiting.exclude(proposed_by=person).exclude(person=person).select_related("person", "role", "unit")
    found = list(waiting)
    if not found:
        return None
    answer = "One role waits for your yes." if len(found) == 1 else f"{len(found)} roles wait for your yes."
    return Section("Roles that wait for you", "people/home_waiting.html", {"waiting": found}, answer=answer)


@changes.register("accounts.person")
def people(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Changes to people, for those who may see the people pages."""
    if not policies.can(person, "role.assign", on=on):
        return {}
    found = Person.objects.filter(pk__in=ids)
    return {str(one.pk): Thing(one.name, reverse("person", args=[one.pk])) for one in found}


@changes.register("accounts.unit")
def units(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Changes to the organisation, for those who keep it."""
    if not policies.can(person, "org.manage", on=on):
        return {}
    return {str(one.pk): Thing(one.name, reverse("unit", args=[one.pk])) for one in Unit.objects.filter(pk__in=ids)}
