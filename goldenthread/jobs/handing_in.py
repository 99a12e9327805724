"""Who hands a file in from the command line."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

from goldenthread.core.errors import Refusal


def person(email: str, on: dt.date) -> Any:
    """Who hands the file in: the one named, or in an example folder the first who may. An example folder that has
    nobody yet gets its accounts first."""
    from django.conf import settings

    from goldenthread.accounts import policies
    from goldenthread.accounts.models import Person

    if settings.EXAMPLE and not Person.objects.exists():
        _add_example_people()
    if email:
        found = Person.objects.filter(email__iexact=email, is_active=True).first()
    else:
        people = Person.objects.filter(is_active=True, kind=Person.Kind.PERSON) if settings.EXAMPLE else []
        found = next((person for person in people if policies.can(person, "import.upload", on=on)), None)
    if found is None:
        raise Refusal(
            f"There is nobody called {email}." if email else "It is not said who hands this file in.",
            remedy="Name someone of the data team with --by EMAIL.",
        )
    return found


def _add_example_people() -> None:
    from goldenthread.example import fill
    from goldenthread.jobs.commands import example

    print("Making the example council's accounts.", file=sys.stderr, flush=True)
    fill.add_people(example.usual(), progress=lambda share, sentence: None)
