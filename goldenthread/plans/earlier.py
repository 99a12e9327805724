"""What an earlier document says of the dates of a plan: which of its actions are the plan's, and which moved since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.plans import delivery, kept, matching
from goldenthread.plans.importing import due_of
from goldenthread.plans.matching import Line
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
            f"Of {self.comparable:,} actions common to both with a date, {self.later:,} moved later{also}; "
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
    pairs = _pairs(reading.actions, actions, by_hand or {}, frozenset(apart))
    found = [_found(reading.actions[one], actions[other], likeness) for one, other, likeness in pairs]
    first, second = {one for one, _, _ in pairs}, {other for _, other, _ in pairs}
    return Comparison(
        tuple(found), tuple(each for n, each in enumerate(reading.actions) if n not in first),
        tuple(each for n, each in enumerate(actions) if n not in second),
    )  # fmt: skip


def _pairs(
    earlier: tuple[read.Action, ...], actions: list[Action], by_hand: Mapping[str, int], apart: frozenset[str]
) -> list[tuple[int, int, float]]:
    places = {action.pk: place for place, action in enumerate(actions)}
    chosen = {n: places[by_hand[each.key]] for n, each in enumerate(earlier) if by_hand.get(each.key) in places}
    parted = [n for n, each in enumerate(earlier) if each.key in apart]
    before = [Line(n, each.area, each.text, each.ref) for n, each in enumerate(earlier)]
    after = [Line(n, each.area.name, each.text, each.reference) for n, each in enumerate(actions)]
    found = matching.matches(before, after, by_hand=chosen, apart=parted)
    return [(match.earlier, match.later, match.likeness) for match in found]


def _found(earlier: read.Action, action: Action, likeness: float) -> Found:
    after = kept.first_words(action, action.date_changes.all())
    return Found(earlier.key, earlier.text, action, likeness, due_of(earlier.dates), after)
