"""Work that runs, on the home page of whoever started it."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.accounts.models import Person
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.jobs.views import of_person

DAYS = 7
SHOWN = 5


@sections.register(order=40)
def my_jobs(person: Person, on: date) -> Section | None:
    """The latest jobs of the last seven days; nothing for somebody who started none."""
    jobs = list(of_person(person).filter(created_at__date__gt=on - timedelta(days=DAYS))[:SHOWN])
    return Section("Work that you started", "web/home_jobs.html", {"jobs": jobs}) if jobs else None
