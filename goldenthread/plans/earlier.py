"""What an earlier document says of the dates of a plan: which of its actions are the plan's, and which moved since."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.counting import counted
from goldenthread.plans import delivery, kept, matching
from goldenthread.plans.importing import due_of
from goldenthread.plans.matching import Line, Match
from goldenthread.plans.models import Action, Plan
from goldenthread.plans.reading import model as read


@dataclass(frozen=True)
class Found:
    """An action of the earlier document with the plan's action that it became, and both dates.

    ``likeness`` below 1: the words differ, so a person looks. ``moved`` is None where either date is not understood.
    """

    key: str
    text: str
    action: Action
    likeness: float
    before: read.ReadDate
    after: tuple[str, str]
    """The date that followed, as understood and as written."""

    @property
    def days(self) -> tuple[date | None, date | None]:
        return delivery.meant_due(self.before.iso or ""), delivery.meant_due(self.after[0])

    @property
    def is_comparable(self) -> bool:
        return None not in self.days

    @property
    def has_moved(self) -> bool:
        return self.is_comparable and self.days[0] != self.days[1]

    @property
    def is_later(self) -> bool:
        first, second = self.days
        return first is not None and second is not None and second > first


@dataclass(frozen=True)
class Comparison:
    """What came of holding an earlier document against a plan."""

    found: tuple[Found, ...]
    lost: tuple[read.Action, ...]
    """Actions of the earlier document that the plan has no longer, as far as words tell."""
    added: tuple[Action, ...]
    perhaps: Mapping[str, tuple[Action, ...]]
    """For the key of a lost action those of the plan that it may have become, the likeliest first."""

    @property
    def comparable(self) -> int:
        return sum(each.is_comparable for each in self.found)

    @property
    def moved(self) -> int:
        return sum(each.has_moved for each in self.found)

    @property
    def later(self) -> int:
        return sum(each.is_later for each in self.found)

    @property
    def sentence(self) -> str:
        """``Of 143 actions common to both with a date, 70 moved later and 1 earlier.``"""
        if not self.comparable:
            return "No action of this document is found in the plan with a date on both sides."
        sooner = self.moved - self.later
        also = f" and {sooner:,} earlier" if sooner else ""
        return (
            f"Of {counted(self.comparable, 'action')} common to both with a date, {self.later:,} moved later{also}; "
            f"{len(self.lost):,} {'is' if len(self.lost) == 1 else 'are'} not found in the plan."
        )


def compare(
    plan: Plan, reading: read.Reading, *, by_hand: Mapping[str, int] | None = None, apart: Collection[str] = ()
) -> Comparison:
    """Hold the actions of an earlier document against the plan's.

    ``by_hand`` names, for keys of earlier actions, the plan's action by number; ``apart`` are keys whose match by words
    a person did not believe. Three queries.
    """
    actions = list(Action.objects.filter(area__plan=plan).select_related("area").prefetch_related("date_changes"))
    before, after = _lines(reading.actions, actions)
    pairs = _pairs(reading.actions, before, actions, after, by_hand or {}, frozenset(apart))
    found = [_found(reading.actions[each.earlier], actions[each.later], each.likeness) for each in pairs]
    first, second = {each.earlier for each in pairs}, {each.later for each in pairs}
    perhaps = matching.perhaps(before, after, pairs)
    return Comparison(
        tuple(found), tuple(each for n, each in enumerate(reading.actions) if n not in first),
        tuple(each for n, each in enumerate(actions) if n not in second),
        {reading.actions[one].key: tuple(actions[other] for other in likely) for one, likely in perhaps.items()},
    )  # fmt: skip


def _lines(earlier: Sequence[read.Action], actions: Sequence[Action]) -> tuple[list[Line], list[Line]]:
    return (
        [Line(n, each.area, each.text, each.ref) for n, each in enumerate(earlier)],
        [Line(n, each.area.name, each.text, each.reference) for n, each in enumerate(actions)],
    )


def _pairs(
    earlier: Sequence[read.Action], before: list[Line], actions: list[Action], after: list[Line],
    by_hand: Mapping[str, int], apart: frozenset[str],
) -> list[Match]:  # fmt: skip
    places = {action.pk: place for place, action in enumerate(actions)}
    chosen = {n: places[by_hand[each.key]] for n, each in enumerate(earlier) if by_hand.get(each.key) in places}
    parted = [n for n, each in enumerate(earlier) if each.key in apart]
    return matching.matches(before, after, by_hand=chosen, apart=parted)


def _found(earlier: read.Action, action: Action, likeness: float) -> Found:
    after = kept.first_words(action, action.date_changes.all())
    return Found(earlier.key, earlier.text, action, likeness, due_of(earlier.dates), after)
