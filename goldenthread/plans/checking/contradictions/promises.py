"""The same action with different dates (C05), at different intervals (C06), or with different owners (C07)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.plans import delivery
from goldenthread.plans.checking import pairing
from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.intervals import intervals
from goldenthread.plans.checking.view import ActionView, PlanView

_NAME = re.compile(r"[A-Za-z]+")


def within(plan: PlanView) -> Iterator[Contradiction]:
    """Two lines of one plan that are one action."""
    for mine, theirs in pairing.within(plan.actions):
        yield from _compare(plan, mine, plan, theirs)


def between(plan: PlanView, other: PlanView) -> Iterator[Contradiction]:
    """The actions that two plans share."""
    pairs = pairing.between(plan.actions, other.actions)
    for mine, theirs in pairs:
        yield from _compare(plan, mine, other, theirs)
    left, right = _recurring(plan, {a.key for a, _ in pairs}), _recurring(other, {b.key for _, b in pairs})
    for mine, theirs in pairing.at_intervals(left, right):
        yield from _intervals(plan, mine, other, theirs)


def _recurring(plan: PlanView, paired: set[str]) -> list[ActionView]:
    return [each for each in plan.actions if each.key not in paired and intervals(each)]


def _compare(plan: PlanView, a: ActionView, other: PlanView, b: ActionView) -> Iterator[Contradiction]:
    subject = short(a.name)
    if (mine := _days(a)) and (theirs := _days(b)) and mine != theirs:
        reason = f"Due on {delivery.day_words(max(mine))} here, on {delivery.day_words(max(theirs))} there."
        yield Contradiction("C05", a.area, subject, _side(plan, a, _dates(a)), _side(other, b, _dates(b)), reason)
    yield from _intervals(plan, a, other, b)
    if a.owners and b.owners and not _share_an_owner((*a.owners, *a.meant), (*b.owners, *b.meant)):
        one, two = "; ".join(a.owners), "; ".join(b.owners)
        yield Contradiction(
            "C07", a.area, subject, _side(plan, a, one), _side(other, b, two), "Nobody is named in both places."
        )


def _intervals(plan: PlanView, a: ActionView, other: PlanView, b: ActionView) -> Iterator[Contradiction]:
    often, theirs_often = intervals(a), intervals(b)
    if often and theirs_often and not often & theirs_often:
        one, two = " and ".join(sorted(often)), " and ".join(sorted(theirs_often))
        reason = f"{one.capitalize()} here, {two} there."
        yield Contradiction("C06", a.area, short(a.name), _side(plan, a, one), _side(other, b, two), reason)


def _days(action: ActionView) -> set[date]:
    return {due.day for due in action.due if due.day}


def _dates(action: ActionView) -> str:
    return "; ".join(due.raw for due in action.due)


def _share_an_owner(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """One name in common, whole, as initials or as one word of several: “JW” may be “Jo Wright”."""
    return any(_may_be_one(a, b) for a in ours for b in theirs)


def _may_be_one(a: str, b: str) -> bool:
    one, two = _NAME.findall(a.casefold()), _NAME.findall(b.casefold())
    if set(one) & set(two) - {"head", "of", "service", "manager", "director", "lead", "the", "and", "team"}:
        return True
    return _initials(one) == "".join(two) or _initials(two) == "".join(one)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _side(plan: PlanView, action: ActionView, says: str) -> Side:
    place = ", ".join(part for part in (action.area, action.where, short(action.name)) if part)
    return Side(plan.name, action.key, place, says, plan.key)
