"""Two ids, one child: rows under an id that is no longer used are read as the child's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Record = dict[str, Any]


def in_use(aliases: Iterable[Record]) -> tuple[dict[str, str], int]:
    """Each id that is no longer used with the one that is, however many steps lie between; and how many ids lead back
    to themselves, which are left as they are."""
    step = {each["other_id"]: each["child_id"] for each in aliases}
    found, circles = {}, 0
    for first in step:
        seen, at = {first}, step[first]
        while at in step and at not in seen:
            seen.add(at)
            at = step[at]
        if at in seen:
            circles += 1
        else:
            found[first] = at
    return found, circles


def follow(records: Iterable[Record], used: Mapping[str, str]) -> int:
    """Put the id in use on every record; gives how many were changed."""
    changed = 0
    for record in records:
        if child := used.get(record.get("child_id") or ""):
            record["child_id"] = child
            changed += 1
    return changed
