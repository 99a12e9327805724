"""Promises kept: how often what was promised was done by the day first promised, and by the day last agreed.

Counted are actions whose day has come: those complete, and those whose day has passed. The first promise is the oldest
day known of the action, that of an earlier document included; an action without a day understood has promised none.
A slip is the working days from the first promise to the day that stands now; what was not moved slips by none. To give
a date to what had none is no move, nor is a move that was taken back at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from goldenthread.core import working_days
from goldenthread.plans import delivery
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action, DateChange

NO_OWNER = "No owner named"
TAKEN_BACK = "Taken back: "
"""How the reason of a line begins that only undoes the one before it."""


@dataclass(frozen=True)
class Promise:
    """One action's days: first promised, agreed last, done; and how often the day moved."""

    action: Action
    first_on: date | None
    last_on: date | None
    done_on: date | None
    moves: int

    def is_counted(self, promised_on: date | None, on: date) -> bool:
        return promised_on is not None and (self.done_on is not None or promised_on < on)

    def met(self, promised_on: date | None) -> bool:
        return promised_on is not None and self.done_on is not None and self.done_on <= promised_on

    @property
    def slip(self) -> int | None:
        """Working days from the first promise to the day that stands; None where either is not known."""
        if self.first_on is None or self.last_on is None:
            return None
        try:
            return working_days.working_days_between(self.first_on, self.last_on)
        except working_days.OutsideCalendar:
            return None


@dataclass(frozen=True)
class Kept:
    """What a group of actions kept: of ``first_due`` actions ``first_met`` by the first day, likewise the last."""

    name: str
    actions: int
    first_due: int
    first_met: int
    last_due: int
    last_met: int
    moves: int
    moved: int
    median_slip: float | None

    @property
    def first_share(self) -> float | None:
        return self.first_met / self.first_due if self.first_due else None

    @property
    def last_share(self) -> float | None:
        return self.last_met / self.last_due if self.last_due else None

    @property
    def moves_each(self) -> float | None:
        return self.moves / self.actions if self.actions else None


def promise(action: Action) -> Promise:
    """What an action promised, from its prefetched log of date changes."""
    changes = list(action.date_changes.all())
    moves = [each for each in standing(changes) if each.old_iso and each.old_iso != each.new_iso]
    done = action.completed_on if action.status == Status.COMPLETE else None
    return Promise(action, first_promise(action, changes), action.due_on, done, len(moves))


def standing(changes: Iterable[DateChange]) -> list[DateChange]:
    """The lines of the log from the oldest on, without those that were taken back and what took them back."""
    found: list[DateChange] = []
    for each in sorted(changes, key=lambda one: (one.as_at or one.changed_on, one.pk)):
        if found and each.reason.startswith(TAKEN_BACK) and (each.old_iso, each.new_iso) == _back(found[-1]):
            found.pop()
        else:
            found.append(each)
    return found


def _back(change: DateChange) -> tuple[str, str]:
    return change.new_iso, change.old_iso


def first_promise(action: Action, changes: Collection[DateChange]) -> date | None:
    """The oldest day known: what the oldest earlier document had, the original due date, or the first given."""
    iso, _ = first_words(action, changes)
    return delivery.meant_due(iso)


def first_words(action: Action, changes: Collection[DateChange]) -> tuple[str, str]:
    """The same as understood (``2020-07``) and as written."""
    dated = [(each.as_at, each) for each in changes if each.as_at]
    if not dated:
        return _first_given(action, changes)
    _, oldest = min(dated, key=lambda pair: pair[0])
    return oldest.old_iso, oldest.old_raw


def _first_given(action: Action, changes: Iterable[DateChange]) -> tuple[str, str]:
    """The original due date; of an action that had none understood, the first that somebody gave it."""
    given = [] if action.original_due_iso else [each for each in standing(changes) if each.new_iso]
    return (given[0].new_iso, given[0].new_raw) if given else (action.original_due_iso, action.original_due_raw)


def of(promises: Sequence[Promise], name: str, *, on: date) -> Kept:
    """What these promises come to on a day."""
    first = [each for each in promises if each.is_counted(each.first_on, on)]
    last = [each for each in promises if each.is_counted(each.last_on, on)]
    slips = [each.slip for each in promises if each.slip is not None]
    return Kept(
        name, len(promises), len(first), sum(each.met(each.first_on) for each in first), len(last),
        sum(each.met(each.last_on) for each in last), sum(each.moves for each in promises),
        sum(each.moves > 0 for each in promises), median(slips) if slips else None,
    )  # fmt: skip


def by_area(actions: Iterable[Action], *, on: date) -> list[Kept]:
    """What each area kept, in the plan's order."""
    return _grouped(actions, lambda action: [action.area.name], on)


def by_owner(actions: Iterable[Action], *, on: date) -> list[Kept]:
    """What each owner kept, by name; an action of two owners counts for both, two spellings of one count as one."""
    return sorted(
        _grouped(actions, lambda action: [lead.meant for lead in action.leads.all()] or [NO_OWNER], on),
        key=lambda kept: (kept.name == NO_OWNER, kept.name.casefold()),
    )


def _grouped(actions: Iterable[Action], names: Callable[[Action], list[str]], on: date) -> list[Kept]:
    held: dict[str, list[Promise]] = defaultdict(list)
    for action in actions:
        for name in dict.fromkeys(names(action)):
            held[name].append(promise(action))
    return [of(promises, name, on=on) for name, promises in held.items()]
