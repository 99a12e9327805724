"""Plan documents on the home page: those that wait for whoever uploaded them, and what others did to them."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.plans import documents
from goldenthread.web.home import changes, sections
from goldenthread.web.home.changes import Thing
from goldenthread.web.home.sections import Section
from goldenthread.web.plan_documents.words import state_words


@sections.register(order=15)
def my_documents(person: Person, on: date) -> Section | None:
    """The person's documents that are not plans yet; nothing when there are none."""
    if not policies.can(person, "plan.edit", on=on):
        return None
    found = [(each, state_words(each)) for each in documents.waiting_for(person, on=on)]
    if not found:
        return None
    return Section("Plan documents that wait for you", "plan_documents/home_waiting.html", {"documents": found})


@changes.register("plans.plandocument")
def documents_changed(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Changes to documents within the person's reach."""
    if not policies.can(person, "plan.edit", on=on):
        return {}
    found = documents.listed(person, on=on).filter(pk__in=ids)
    return {str(one.pk): Thing(one.plan_name, reverse("plan-document", args=[one.pk])) for one in found}
