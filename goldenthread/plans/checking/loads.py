"""What shows only when many actions are looked at together: one date for all, one owner for all, one action pasted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from goldenthread.core.counting import counted
from goldenthread.core.periods import Month
from goldenthread.plans import delivery
from goldenthread.plans.checking.finding import Finding, short
from goldenthread.plans.checking.settings import Settings
from goldenthread.plans.checking.view import ActionView, PlanView


def check(plan: PlanView, *, on: date, settings: Settings) -> Iterator[Finding]:
    """One date for many (Q03), too much for an owner (Q07), the same action again (Q19)."""
    yield from _one_date(plan, settings)
    yield from _owners(plan, on, settings)
    yield from _pasted(plan)


def _one_date(plan: PlanView, settings: Settings) -> Iterator[Finding]:
    by_area: dict[str, list[ActionView]] = defaultdict(list)
    for action in plan.actions:
        if action.due_on and not action.is_complete:
            by_area[action.area].append(action)
    for area, dated in by_area.items():
        by_day: dict[date, int] = defaultdict(int)
        for action in dated:
            by_day[action.due_on or date.min] += 1
        for day, many in by_day.items():
            if many >= settings.one_date and many >= settings.one_date_share * len(dated):
                reason = f"{many} of its {len(dated)} dated actions fall due on {delivery.day_words(day)}."
                yield Finding("Q03", f"area:{area}:{day}", area, area or "The plan", reason, many=many)


def _owners(plan: PlanView, on: date, settings: Settings) -> Iterator[Finding]:
    held: dict[tuple[str, Month], list[ActionView]] = defaultdict(list)
    names: dict[str, str] = {}
    for action in plan.actions:
        if action.due_on is None or action.is_complete or (action.due_on < on and not plan.is_document):
            continue
        for owner in dict.fromkeys(action.meant or action.owners):
            key = " ".join(owner.casefold().split())
            names.setdefault(key, owner)
            held[key, Month.of(action.due_on)].append(action)
    for (key, month), those in held.items():
        if len(those) > settings.for_an_owner:
            many = counted(len(those), "open action")
            reason = f"{many} due in {month.label}; more than {settings.for_an_owner} is too much."
            yield Finding("Q07", f"owner:{key}:{month.id}", "", names[key], reason, many=len(those))


def _pasted(plan: PlanView) -> Iterator[Finding]:
    same: dict[str, list[ActionView]] = defaultdict(list)
    for action in plan.actions:
        same[" ".join(action.text.casefold().split()).strip(" .;:")].append(action)
    for those in same.values():
        if len(those) > 1:
            areas = sorted({each.area for each in those})
            where = f" in {', '.join(areas)}" if areas != [""] else ""
            reason = f"It stands {len(those)} times{where}."
            yield Finding("Q19", those[0].key, those[0].area, short(those[0].name), reason, many=len(those))
