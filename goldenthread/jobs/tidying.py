"""``goldenthread extract tidy``: erase daily loads that are older than the council keeps them."""

from __future__ import annotations

import argparse
from typing import Any

from goldenthread.core.errors import Refusal


def add(steps: Any) -> None:
    tidy = steps.add_parser("tidy", help="erase daily loads older than the council keeps them; month-ends stay")
    tidy.add_argument("--by", metavar="EMAIL", help="who runs retention (information governance)")
    tidy.add_argument("--agreed-by", metavar="EMAIL", help="the second person, who may take live loads back")
    tidy.add_argument("--dry-run", action="store_true", help="say what would be erased, and erase nothing")
    tidy.set_defaults(run=run, database=True)


def run(options: argparse.Namespace) -> int:
    """0 when it is done; each erased load on a line of its own."""
    from django.utils import timezone

    from goldenthread.ingest import retention
    from goldenthread.jobs import database
    from goldenthread.measures import queries

    database.prepare()
    on, in_use = timezone.localdate(), queries.snapshots_in_use()
    if options.dry_run:
        found = retention.due(on=on, in_use=in_use)
    else:
        by, second = _person(options.by, "--by"), _person(options.agreed_by, "--agreed-by")
        found = retention.erase_due(by=by, agreed_by=second, on=on, in_use=in_use)
    print(_in_words(found, retention.days_kept(on=on), dry_run=options.dry_run))
    return 0


def _in_words(found: list[Any], days: int, *, dry_run: bool) -> str:
    if not found:
        return f"No daily load is older than {days} days, but for those that stay."
    step = "would be erased" if dry_run else "erased"
    return "\n".join(f"{load}: {step}" for load in found)


def _person(email: str | None, word: str) -> Any:
    from goldenthread.accounts.models import Person

    found = Person.objects.filter(email__iexact=email, is_active=True).first() if email else None
    if found is None:
        raise Refusal(
            f"There is nobody called {email}." if email else "It is not said who erases and who agrees.",
            remedy=f"Name them with {word} EMAIL, or look first with --dry-run.",
        )
    return found
