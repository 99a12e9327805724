"""Rows of a scorecard under headings: by area, by who answers for them, by which way is better, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from goldenthread.plans.models import Plan
from goldenthread.web import tables
from goldenthread.web.measures.scorecard_lines import Line

AREA, OWNER, DIRECTION, NONE = "area", "owner", "direction", "none"
NAME = "group"
_DIRECTIONS = {
    "higher": "Higher is better", "lower": "Lower is better", "neither": "Neither higher nor lower is better",
    "": "Not linked to a measure",
}  # fmt: skip
_NO_OWNER = "Nobody named"


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a title there is none. ``is_area``: its rows need not name their area."""

    title: str
    address: str
    rows: list[tables.Row]
    is_area: bool = False


def offered(plan: Plan | None) -> dict[str, str]:
    """The words of the choice, what is usual first: the areas of a plan, and only a plan has areas."""
    usual = {"": "Area", NONE: "No groups"} if plan else {"": "No groups"}
    return {**usual, OWNER: "Owner", DIRECTION: "Which way is better"}


def chosen(asked: QueryDict, plan: Plan | None, table: tables.Table) -> str:
    """How the rows are grouped: as the address asks; without that by area, as long as the list is in the plan's
    order."""
    name = asked.get(NAME, "")
    if name in {OWNER, DIRECTION, NONE}:
        return name
    return AREA if plan and table.sorted_by == "order" else NONE


def groups(rows: Sequence[tables.Row], by: str) -> list[Group]:
    """The rows in groups; within one their order stays."""
    found: dict[tuple[str, str], Group] = {}
    for row in sorted(rows, key=lambda row: _ORDER[by](row.thing)):
        title, address = title_of(row.thing, by), row.thing.area_address if by == AREA else ""
        found.setdefault((title, address), Group(title, address, [], by == AREA)).rows.append(row)
    return list(found.values())


def in_order(lines: Sequence[Line], by: str) -> list[Line]:
    """The same lines as ``groups`` has them, one after the other."""
    return sorted(lines, key=_ORDER[by])


def title_of(line: Line, by: str) -> str:
    """The heading that a line stands under; empty where there are no groups."""
    return _TITLE[by](line)


def _direction(line: Line) -> str:
    return line.measure.head.better if line.measure else ""


_TITLE: dict[str, Callable[[Line], str]] = {
    NONE: lambda line: "",
    AREA: lambda line: line.area,
    OWNER: lambda line: line.owner or _NO_OWNER,
    DIRECTION: lambda line: _DIRECTIONS[_direction(line)],
}
_ORDER: dict[str, Callable[[Line], Any]] = {
    NONE: lambda line: 0,
    AREA: lambda line: 0,  # the list is in the plan's order
    OWNER: lambda line: (not line.owner, line.owner.casefold()),
    DIRECTION: lambda line: list(_DIRECTIONS).index(_direction(line)),
}
