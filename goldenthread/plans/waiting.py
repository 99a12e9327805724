"""Actions that wait for others: what a late one holds up, and that no two ever wait for each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action

CLOSED = {Status.COMPLETE, Status.CLAIMED}


@dataclass(frozen=True)
class Ties:
    """What an action waits for and what waits for it, within the reader's reach."""

    waits_for: tuple[Action, ...]
    holds_up: tuple[Action, ...]
    is_late: bool
    late_ones: tuple[Action, ...]
    due_after: tuple[Action, ...] = ()
    """Of those it waits for, the open ones that are due after it."""
    due_before: tuple[Action, ...] = ()
    """Of those that wait for it, the open ones that are due before it."""

    @property
    def held_up(self) -> tuple[Action, ...]:
        """The open actions that a late one keeps waiting."""
        return tuple(each for each in self.holds_up if is_open(each)) if self.is_late else ()

    @property
    def sentence(self) -> str:
        """What a reader has to know; empty while nothing is late."""
        said = []
        if self.held_up:
            waits = "one action waits" if len(self.held_up) == 1 else f"{len(self.held_up)} actions wait"
            said.append(f"It is late, and {waits} for it.")
        if self.late_ones:
            are = "one is late" if len(self.late_ones) == 1 else f"{len(self.late_ones)} are late"
            said.append(f"Of the actions that it waits for {are}.")
        if self.due_after:
            are = "one is due" if len(self.due_after) == 1 else f"{len(self.due_after)} are due"
            said.append(f"Of the actions that it waits for {are} only after its own date.")
        if self.due_before:
            are = "one is due" if len(self.due_before) == 1 else f"{len(self.due_before)} are due"
            said.append(f"Of the actions that wait for it {are} before it.")
        return " ".join(said)


def of(action: Action, person: Person, *, on: date) -> Ties:
    """The ties of an action. Three queries."""
    try:
        seen = queries.actions_visible_to(person, on=on)
    except NotAllowed:
        return Ties((), (), is_late=False, late_ones=())
    before = tuple(seen.filter(holds_up=action).distinct())
    after = tuple(seen.filter(waits_for=action).distinct())
    late = tuple(each for each in before if is_late(each, on=on)) if action.dropped_on is None else ()
    return Ties(
        before, after, is_late(action, on=on), late,
        due_after=tuple(each for each in before if _ends_after(each, action)),
        due_before=tuple(each for each in after if _ends_after(action, each)),
    )  # fmt: skip


def _ends_after(first: Action, then: Action) -> bool:
    """Is what has to be done first due only after what waits for it, with both still open?"""
    if first.due_on is None or then.due_on is None:
        return False
    return is_open(first) and is_open(then) and first.due_on > then.due_on


def is_late(action: Action, *, on: date) -> bool:
    """Has its day passed while it is open? What is claimed complete waits for somebody else, not for work."""
    return is_open(action) and action.due_on is not None and action.due_on < on


def is_open(action: Action) -> bool:
    """Is there still work to be done on it? Not on what was dropped."""
    return action.status not in CLOSED and action.dropped_on is None


def circle(action: int, wanted: Iterable[int], waits_for: Mapping[int, Iterable[int]]) -> list[int]:
    """The way from one of ``wanted`` back to ``action`` along what each waits for, or nothing: a plan in which two
    actions wait for each other never ends."""
    ways = [[pk] for pk in wanted]
    seen: set[int] = set()
    while ways:
        way = ways.pop()
        if way[-1] == action:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, after] for after in waits_for.get(way[-1], ())]
    return []
