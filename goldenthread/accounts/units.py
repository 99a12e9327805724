"""The tree of units: what lies below and above, and which unit a return means by a team's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from goldenthread.accounts import remembered
from goldenthread.accounts.models import Unit, UnitName, in_force


def below(unit_ids: Iterable[int]) -> frozenset[int]:
    """The units named and every unit under them. One query, however deep the tree."""
    roots = set(unit_ids)
    if not roots:
        return frozenset()
    children = defaultdict(list)
    for pk, parent in _tree():
        children[parent].append(pk)
    found, waiting = set(), list(roots)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += children[unit]
    return frozenset(found)


def above(unit_ids: Iterable[int]) -> frozenset[int]:
    """Every unit over the units named, themselves left out."""
    roots = set(unit_ids)
    if not roots:
        return frozenset()
    parents = dict(_tree())
    found: set[int] = set()
    for unit in roots:
        parent = parents.get(unit)
        while parent is not None and parent not in found:
            found.add(parent)
            parent = parents.get(parent)
    return frozenset(found - roots)


def names_of(unit_ids: Iterable[int], *, on: date) -> frozenset[str]:
    """What returns call these units on that day: their own names and the names kept for them.

    A name that was kept for another unit means that unit, whoever bore it before: see ``by_name``.
    """
    ids = set(unit_ids)
    kept = dict(UnitName.objects.filter(in_force(on)).values_list("text", "unit_id"))
    own = Unit.objects.filter(pk__in=ids).values_list("name", flat=True)
    mine = {text for text, unit_id in kept.items() if unit_id in ids}
    return frozenset(mine | {name for name in own if kept.get(name) is None})


def by_name(*, on: date) -> dict[str, Unit]:
    """The unit that each team name means on that day; names kept for a unit win over names that units bear."""
    found = {unit.name: unit for unit in Unit.objects.filter(in_force(on))}
    for name in UnitName.objects.filter(in_force(on)).select_related("unit"):
        found[name.text] = name.unit
    return found


def service_by_name(*, on: date) -> dict[str, str]:
    """For each team name of that day the name of the unit above the team. Two queries."""
    own = Unit.objects.filter(in_force(on)).select_related("parent")
    found = {unit.name: unit.parent.name for unit in own if unit.parent}
    for name in UnitName.objects.filter(in_force(on)).select_related("unit__parent"):
        if name.unit.parent:
            found[name.text] = name.unit.parent.name
    return found


def authority() -> Unit | None:
    """The root of the tree, or None before the council is set up."""
    return Unit.objects.filter(kind=Unit.Kind.AUTHORITY).first()


def _tree() -> tuple[tuple[int, int | None], ...]:
    return remembered.once("tree", lambda: tuple(Unit.objects.order_by().values_list("pk", "parent_id")))
