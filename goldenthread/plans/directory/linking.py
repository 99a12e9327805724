"""The link from a plan's words to the directory: worked out from what is certain, and again after each change of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.models import ActionLead, ActionPartner, AreaOfficer

NAMED: tuple[type[Any], ...] = (ActionLead, ActionPartner, AreaOfficer)


def link(named: Iterable[Any]) -> list[Any]:
    """These leads, partners or officers, not yet stored, each with the entry that its words mean for certain."""
    things = list(named)
    if things:
        directory = Directory.read()
        for thing in things:
            thing.post = directory.meaning(thing.raw).post
    return things


def relink() -> int:
    """Bring every link up to date with the directory; how many lines changed. A plan's words stay as they are."""
    directory, changed = Directory.read(), 0
    for kind in NAMED:
        standing = kind.objects.order_by().values_list("raw", "post_id").distinct()
        for raw, post_id in standing:
            means = directory.meaning(raw).post
            wanted = means.pk if means else None
            if wanted != post_id:
                changed += kind.objects.filter(raw=raw, post_id=post_id).update(post_id=wanted)
    return changed
