"""What others changed in plans, for the list on the home page: what each thing is called and where it is."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.models import Evidence, Update
from goldenthread.web.home import changes
from goldenthread.web.home.changes import Thing
from goldenthread.web.plans import pages

Things = dict[str, Thing]


@changes.register("plans.plan")
def plans(person: Person, ids: list[str], on: date) -> Things:
    if not rights.can(person, "plan.view", on=on):
        return {}
    found = queries.plans_visible_to(person, on=on).filter(pk__in=ids)
    return {str(each.pk): Thing(each.name, reverse("plan", args=[each.pk])) for each in found}


@changes.register("plans.area")
def areas(person: Person, ids: list[str], on: date) -> Things:
    if not rights.can(person, "plan.view", on=on):
        return {}
    found = queries.areas_visible_to(person, on=on).filter(pk__in=ids)
    return {str(each.pk): Thing(each.name, reverse("area", args=[each.pk])) for each in found}


@changes.register("plans.action")
def actions(person: Person, ids: list[str], on: date) -> Things:
    if not rights.can(person, "action.view", on=on):
        return {}
    found = queries.actions_visible_to(person, on=on).filter(pk__in=ids)
    return {str(each.pk): Thing(pages.shorten(str(each)), reverse("action", args=[each.pk])) for each in found}


@changes.register("plans.update")
def updates(person: Person, ids: list[str], on: date) -> Things:
    pairs = Update.objects.filter(pk__in=ids).values_list("pk", "action_id", "area_id")
    return _about(person, list(pairs), on)


@changes.register("plans.evidence")
def evidence(person: Person, ids: list[str], on: date) -> Things:
    """Only pieces that the person may open; what is withdrawn is no news."""
    if not rights.can(person, "evidence.view", on=on):
        return {}
    found: list[int] = [each.pk for each in queries.evidence_visible_to(person, on=on).filter(pk__in=ids)]
    pairs = Evidence.objects.filter(pk__in=found).values_list("pk", "action_id", "area_id")
    return _about(person, list(pairs), on)


def _about(person: Person, pairs: list[tuple[int, int | None, int | None]], on: date) -> Things:
    """What is said or shown of an action or area goes by its name."""
    seen_actions = actions(person, [str(action) for _, action, _ in pairs if action], on)
    seen_areas = areas(person, [str(area) for _, _, area in pairs if area], on)
    found = {str(pk): seen_actions.get(str(action)) or seen_areas.get(str(area)) for pk, action, area in pairs}
    return {pk: thing for pk, thing in found.items() if thing}
