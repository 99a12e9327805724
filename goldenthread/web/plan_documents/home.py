"""Plan documents that wait, on the home page of whoever uploaded them."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.plans import documents
from goldenthread.web.home import sections
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
