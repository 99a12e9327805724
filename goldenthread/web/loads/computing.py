"""After a load is live or taken back, the measures that rest on it are computed again, as long work."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.ingest.models import Load
from goldenthread.measures import long_work, queries
from goldenthread.work import registry
from goldenthread.work.models import Job


def ask_again(load: Load, *, by: Person, on: date) -> Job | None:
    """Ask for the months that rest on this load's snapshot; None when no month does."""
    months = queries.months_resting_on(load.snapshot) if load.snapshot else []
    if not months:
        return None
    title = f"Computing measures after {load}"
    return registry.ask(
        long_work.COMPUTE, title=title, owner=by, months=[month.id for month in months], on=on.isoformat()
    )
