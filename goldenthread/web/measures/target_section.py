"""The part of a measure's page about what is wanted of it: in force, waiting, and everything before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.measures import rating, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight
from goldenthread.measures.targets import policies, wanted
from goldenthread.measures.targets import queries as targets
from goldenthread.measures.targets.models import Decided, Target, Tolerance
from goldenthread.web.measures import target_page
from goldenthread.web.measures.target_forms import MOVER_WORDS

NEVER, FURTHER = "Never in force", "Until further notice"
_COUNTS = (Decided.State.APPROVED,)


@dataclass(frozen=True)
class Row:
    """One target of the history."""

    target: Target
    words: str
    part: str
    until: str
    decided: str


def context(measure: Definition, seen: Sight, reader: Person, *, on: date) -> dict[str, Any]:
    """What the section shows. Proposals and what is to be said of targets only for those who see figures."""
    every = targets.history_of(measure.slug)
    shown = [each for each in every if seen.allowed or each.state in _COUNTS]
    waiting = [each for each in shown if each.state == Target.State.PROPOSED]
    return {
        "targets": [_row(each, measure) for each in shown if each not in waiting],
        "waiting": [_row(each, measure) for each in waiting],
        "said": _said(every, measure, seen, on), "rule": rating.RULE,
        "tolerances": [(each, words.amount(each.amount, measure.head.unit)) for each in _tolerances(measure)],
        "movers": [MOVER_WORDS[code] for code in sorted(targets.rules_of(measure, on=on).thresholds.movers)],
        "overrides": targets.overrides_of(measure.slug) if seen.allowed else [],
        "can_set": rights.can_whole(reader, policies.PROPOSE, on=on),
    }  # fmt: skip


def _row(target: Target, measure: Definition) -> Row:
    until = FURTHER if target.ends_on is None else periods.short_day(target.ends_on)
    if target.state != Target.State.APPROVED or (target.ends_on and target.ends_on < target.starts_on):
        until = NEVER
    decided = target.get_state_display()
    if target.decided_by and target.decided_on:
        decided += f" by {target.decided_by.name}, {periods.short_day(target.decided_on)}"
    if target.decision:
        decided += f": {target.decision}"
    told = wanted.told(target, unit=measure.head.unit)
    return Row(target, told, target_page.part(target), until, decided)


def _said(every: list[Target], measure: Definition, seen: Sight, on: date) -> list[tuple[str, str]]:
    """What is to be said of the council's target in force today."""
    today = next((each for each in every if _is_in_force(each, on)), None)
    if today is None or not seen.allowed:
        return []
    asked = targets.wanted_of([today], on=on)[today.pk]
    known = targets.known_course(today, on=on)
    found = target_page.said_of(today, asked, measure, known, sees_figures=False)
    pace = target_page.pace(asked, measure, known)
    return [*found, ("Pace", pace)] if pace and not found else found


def _is_in_force(target: Target, on: date) -> bool:
    begun = target.state == Target.State.APPROVED and target.starts_on <= on
    return begun and not target.breakdown and (target.ends_on is None or target.ends_on >= on)


def _tolerances(measure: Definition) -> list[Tolerance]:
    """Its own; those of every share only where it has none."""
    own = list(Tolerance.objects.filter(measure=measure.slug))
    shared = Tolerance.objects.filter(measure=targets.EVERY)
    return own or (list(shared) if measure.head.unit == "%" else [])
