"""What the guardians of the records find on their home page."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.records import access
from goldenthread.records.models import AccessLine
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section

DAYS = 7


@sections.register(order=20)
def access_to_review(person: Person, on: date) -> Section | None:
    """How often rows about children were opened in the last seven days, and how often that was refused."""
    if not policies.can(person, "access_log.view_all", on=on):
        return None
    lines = AccessLine.objects.filter(at__date__gt=on - timedelta(days=DAYS))
    refused = lines.filter(outcome=access.REFUSED).count()
    context = {"opened": lines.count() - refused, "refused": refused, "days": DAYS}
    return Section("Access to review", "access_log/home.html", context)
