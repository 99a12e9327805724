"""The things that a line of history names by number, in words: what an action waits for, which outcomes it serves.

History keeps numbers, because whoever reads a line may not see everything that it names: names are asked for each
reader, and what they may not open stays without one. The same holds for the figures that a plan's own scorecard quotes:
whoever sees figures only as they were published does not read them here.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.measures import queries as figures
from goldenthread.plans import queries
from goldenthread.plans.models import ScorecardLine
from goldenthread.web.plans import pages

HIDDEN = "one that is not here any more, or not yours to open"
WITHHELD = "a figure that your role does not see"
_QUOTED = ("baseline", "baseline_raw", "actual", "actual_raw")
_SEEN: dict[str, Callable[..., Any]] = {
    "waits_for": queries.actions_visible_to, "actions": queries.actions_visible_to,
    "outcomes": queries.outcomes_visible_to, "recommendations": queries.recommendations_visible_to,
}  # fmt: skip


def in_words(lines: Iterable[Entry], person: Person, *, on: date) -> list[Entry]:
    """Copies of the lines, with names in place of the numbers of linked things. One query for each kind.

    For readers without figures as they are the quoted ones of a scorecard's line are left out.
    """
    kept = list(lines)
    if any(map(_quotes, kept)) and not figures.sight(person, on=on).allowed:
        kept = [_without_figures(line) if _quotes(line) else line for line in kept]
    names = {field: _names(field, wanted, person, on) for field in _SEEN if (wanted := _numbers(field, kept))}
    return [_named(line, names) for line in kept]


def _quotes(line: Entry) -> bool:
    """Does the line say what figure a scorecard's line quoted before and after?"""
    about_line = line.subject_kind == ScorecardLine._meta.label_lower
    return about_line and any(name in (line.changes or {}) for name in _QUOTED)


def _without_figures(line: Entry) -> Entry:
    told = copy.copy(line)
    hidden = {f"{name.removesuffix('_raw')}_raw": [WITHHELD, WITHHELD] for name in line.changes if name in _QUOTED}
    told.changes = {name: said for name, said in line.changes.items() if name not in _QUOTED} | hidden
    return told


def _numbers(field: str, lines: Iterable[Entry]) -> set[int]:
    pairs = [(line.changes or {}).get(field) for line in lines]
    sides = [side for pair in pairs if isinstance(pair, list) for side in pair if isinstance(side, list)]
    return {each for side in sides for each in side if isinstance(each, int)}


def _names(field: str, wanted: set[int], person: Person, on: date) -> dict[int, str]:
    try:
        found = _SEEN[field](person, on=on).filter(pk__in=wanted)
    except NotAllowed:
        return {}
    return {each.pk: pages.shorten(str(each)) for each in found}


def _named(line: Entry, names: dict[str, dict[int, str]]) -> Entry:
    changes = line.changes or {}
    said = {field: [_side(side, names[field]) for side in changes[field]] for field in names if field in changes}
    if not said:
        return line
    told = copy.copy(line)
    told.changes = {**changes, **said}
    return told


def _side(side: Any, names: dict[int, str]) -> Any:
    """What stood on one side of a change: its numbers as names."""
    if not isinstance(side, list):
        return side
    return [names.get(each, HIDDEN) if isinstance(each, int) else each for each in side]
