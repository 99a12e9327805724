"""Data loads on the home page: what waits for me, and what I handed in that is not finished."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.ingest import queries
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section


@sections.register(order=10)
def loads(person: Person, on: date) -> Section | None:
    """For those who may agree to a load, or hand one in; nobody else is told that there are any."""
    if not policies.can(person, "import.make_live", on=on):
        return None
    waiting, mine = queries.waiting_for(person), queries.unfinished_of(person)
    context = {"waiting": waiting, "mine": mine, "may_upload": policies.can(person, "import.upload", on=on)}
    return Section("Data loads", "web/loads/home.html", context, answer=_answer(len(waiting)))


def _answer(waiting: int) -> str:
    if not waiting:
        return ""
    return "1 data load waits for your yes." if waiting == 1 else f"{waiting} data loads wait for your yes."
