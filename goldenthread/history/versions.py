"""Two people, one form: the second is told, never overwritten."""

from __future__ import annotations

from django.db.models import F

from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Versioned


def claim(thing: Versioned, version: int) -> None:
    """Take the next version of ``thing`` if it still stands at ``version``; StaleVersion otherwise.

    Compare-and-set in the database, so that of two forms sent at the same moment exactly one wins. Call it inside
    the operation's transaction, before saving fields with ``update_fields``.
    """
    taken = type(thing)._default_manager.filter(pk=thing.pk, version=version).update(version=F("version") + 1)
    if not taken:
        raise StaleVersion(
            "Somebody else changed this while you had it open.",
            remedy="Their text is shown beside yours: keep what is right and save again.",
        )
    thing.version = version + 1
