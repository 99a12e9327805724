"""Data quality on the home page: what in the data asks for something of this person."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.ingest.findings import policies, queries
from goldenthread.ingest.models import Finding
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section


@sections.register(order=15)
def findings(person: Person, on: date) -> Section | None:
    """For those who may see to findings, once there are any of theirs."""
    if not (rights.can(person, policies.SEE, on=on) and policies.can_change(person, on=on)):
        return None
    there = queries.visible_to(person, on=on).filter(is_there=True).exclude(state=Finding.State.RESOLVED)
    asking = there.exclude(state=Finding.State.ACCEPTED, accepted_until__gte=on)
    open_ones, mine = asking.count(), asking.filter(owner=person).count()
    if not open_ones:
        return None
    return Section("Data quality", "findings/home.html", {"open": open_ones, "mine": mine})
