"""Dates that cannot hold because of what an action waits for: told before the day comes, not on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from goldenthread.plans import delivery
from goldenthread.plans.checking.actions import due_by
from goldenthread.plans.checking.finding import Finding, short
from goldenthread.plans.checking.view import ActionView, PlanView

# An action that is waited for, its day, and the undated ones by way of which it is waited for.
Held = tuple[ActionView, date, tuple[ActionView, ...]]


def check(plan: PlanView) -> Iterator[Finding]:
    """Open actions that are due before an open one that has to be done first (Q20), one finding for each."""
    still_open = {each.key: each for each in plan.actions if _is_open(each)}
    for action in still_open.values():
        due = due_by(action)
        held = [each for each in _first(action, still_open) if due and each[1] > due] if action.waits_for else []
        if due and held:
            reason = _reason(due, held)
            yield Finding("Q20", action.key, action.area, short(action.name), reason, action.where, many=len(held))


def _is_open(action: ActionView) -> bool:
    """Is there still work on it? What is claimed complete waits for somebody else, not for work."""
    return not action.is_complete and action.claimed_on is None


def _first(action: ActionView, among: Mapping[str, ActionView]) -> Iterator[Held]:
    """What has to be done before it and has a day: what it waits for, or where that has none, what that waits for."""
    ways: list[tuple[ActionView, ...]] = [(action,)]
    seen = {action.key}
    while ways:
        way = ways.pop(0)
        for each in (among[key] for key in way[-1].waits_for if key in among and key not in seen):
            seen.add(each.key)
            if due := due_by(each):
                yield each, due, way[1:]
            else:
                ways.append((*way, each))


def _reason(due: date, held: list[Held]) -> str:
    first, last, between = max(held, key=lambda each: each[1])
    way = f" (by way of {', '.join(f'“{short(each.name)}”' for each in between)})" if between else ""
    more = f" It waits for {len(held) - 1} more that {'are' if len(held) > 2 else 'is'} due after it."
    said = (
        f"It is due on {delivery.day_words(due)} and waits for “{short(first.name)}”{way}, which is due only on "
        f"{delivery.day_words(last)}."
    )
    return said + (more if len(held) > 1 else "")
