"""Episodes of care brought together: periods of care, legal statuses and placements. Pure, for one child at a time.

An episode begins at every change; RNE says of what: S started to be looked after, L legal status, P placement and
carer, T placement with the same carer, B legal status and placement and carer, U legal status and placement with the
same carer. REC is X1 where the next episode follows; anything else ends the period of care.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from goldenthread.ingest.yearly.rows import Row
from goldenthread.records import calendar

_ANOTHER_FOLLOWS = "X1"
FIRST_DAY = dt.date.min
_NEW_CARER = ("S", "P", "B")
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


@dataclass(frozen=True)
class Episode:
    """One episode as the return has it."""

    row: Row
    started_on: dt.date

    @classmethod
    def of(cls, row: Row) -> Episode:
        return cls(row, row.day("DECOM") or dt.date.min)

    @property
    def ended_on(self) -> dt.date | None:
        return self.row.day("DEC")

    @property
    def reason_started(self) -> str:
        return self.row.text("RNE")

    @property
    def goes_on(self) -> bool:
        """Is the child still looked after when this episode ends? So it is while it has not ended, and after X1."""
        return self.ended_on is None or self.row.text("REC") == _ANOTHER_FOLLOWS

    @property
    def place(self) -> tuple[str, str, str]:
        """What tells one placement from another: its type, provider and registration."""
        return self.row.text("PLACE"), self.row.text("PLACE_PROVIDER"), self.row.text("URN")


@dataclass(frozen=True)
class Period:
    """One period of care. ``start_known`` is false where the file does not go back to its start, which then is the
    start of the first episode that the file has. ``lost`` is true where only an earlier year's file knows of it."""

    episodes: tuple[Episode, ...]
    start_known: bool
    next_on: dt.date | None = None
    lost: bool = False

    @property
    def started_on(self) -> dt.date:
        return self.episodes[0].started_on

    @property
    def ceased_on(self) -> dt.date | None:
        """The end of the last episode unless another follows; where the child came into care again later, or no later
        file knows the child, the period is over at the latest then."""
        last = self.episodes[-1]
        if not last.goes_on:
            return last.ended_on
        return (last.ended_on or self.next_on) if self.next_on or self.lost else None

    @property
    def ceased_reason(self) -> str | None:
        reason = self.episodes[-1].row.text("REC")
        return reason or None if self.ceased_on and reason != _ANOTHER_FOLLOWS else None


@dataclass(frozen=True)
class Spell:
    """Consecutive episodes of a period that are one legal status, or one placement."""

    episodes: tuple[Episode, ...]
    ended_on: dt.date | None
    start_known: bool = True

    @property
    def started_on(self) -> dt.date:
        return self.episodes[0].started_on

    @property
    def last(self) -> Row:
        return self.episodes[-1].row


def periods(episodes: Iterable[Episode]) -> list[Period]:
    """The periods of care of one child, the first one first."""
    chains: list[list[Episode]] = []
    for each in sorted(episodes, key=lambda episode: episode.started_on):
        if not chains or _begins(chains[-1][-1], each):
            chains.append([])
        chains[-1].append(each)
    following = [chain[0].started_on for chain in chains[1:]]
    return [
        Period(tuple(chain), place > 0 or chain[0].reason_started == "S", after)
        for place, (chain, after) in enumerate(zip(chains, [*following, None], strict=True))
    ]


def _begins(before: Episode, each: Episode) -> bool:
    """Does a new period begin here? RNE says so, or the episode before has ended the last one."""
    ended_for_good = not before.goes_on and before.row.text("REC") != ""
    return each.reason_started == "S" or ended_for_good


def legal_statuses(period: Period) -> list[Spell]:
    """Each legal status once, however often the placement changed under it."""
    return _spells(period, lambda before, each: each.row.text("LS") != before.row.text("LS"), _NEW_STATUS)


_NEW_STATUS = ("S", "L", "B", "U")


def placements(period: Period) -> list[Spell]:
    """Each placement once: a change of legal status, or a move with the same carer, makes no new one."""
    return _spells(period, lambda before, each: each.reason_started in _NEW_CARER, _NEW_CARER)


def _spells(period: Period, is_new: Callable[[Episode, Episode], bool], known: Sequence[str]) -> list[Spell]:
    runs: list[list[Episode]] = []
    for each in period.episodes:
        if not runs or is_new(runs[-1][-1], each):
            runs.append([])
        runs[-1].append(each)
    following = [run[0] for run in runs[1:]]
    return [
        Spell(tuple(run), _end(run[-1], after, period), run[0].reason_started in known)
        for run, after in zip(runs, [*following, None], strict=True)
    ]


def _end(last: Episode, after: Episode | None, period: Period) -> dt.date | None:
    """The end that the file gives; where it gives none or one past the next start, the next start."""
    if after is None:
        return last.ended_on or period.ceased_on
    return min(last.ended_on or after.started_on, after.started_on)


def placements_in_year(spells: Sequence[Spell], until: dt.date) -> int:
    """How many placements of a period lie in the twelve months to a day, at least 1.

    Temporary ones, and the return from them to where the child lived before, do not count.
    """
    since = calendar.months_from(until, -12)
    counted = [each for place, each in enumerate(spells) if _counts(spells, place)]
    return max(1, sum(each.started_on <= until and not (each.ended_on and each.ended_on <= since) for each in counted))


def _counts(spells: Sequence[Spell], place: int) -> bool:
    here = spells[place].episodes[0].place
    if here[0] in _TEMPORARY:
        return False
    earlier = [each.episodes[-1].place for each in spells[:place]]
    while earlier and earlier[-1][0] in _TEMPORARY:
        earlier.pop()
    came_back = place > 0 and spells[place - 1].episodes[-1].place[0] in _TEMPORARY
    return not (came_back and earlier and earlier[-1] == here)


def is_repeat(period: Period, before: Period | None) -> bool:
    """Did another period end in the twelve months before this one started?"""
    ended = before.ceased_on if before else None
    return bool(ended and ended > calendar.months_from(period.started_on, -12))


def looked_after_on(found: Iterable[Period], day: dt.date) -> Period | None:
    """The period that covers a day, its first and last day included; of two the later."""
    covering = [each for each in found if each.started_on <= day and not (each.ceased_on and each.ceased_on < day)]
    return covering[-1] if covering else None
