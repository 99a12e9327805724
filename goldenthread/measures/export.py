"""Results and definitions as plain rows for other programs: numbers with their figure ids, never a child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts import policies, tokens, units
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import definition, queries
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.measures.targets.dated import Targets

FILTERS = ("measure", "from", "to", "breakdown")
# Beside the value, never in its place: c withheld, x not available, z does not apply.
FLAGS = {"suppressed": "c", "unknown": "x", "not_applicable": "z"}
NO_EXPORT = "The roles of this token's owner do not let figures be taken out any more."


@dataclass(frozen=True)
class Asked:
    """Which results are asked for; nothing asked is everything within sight."""

    measure: str = ""
    first: str = ""
    last: str = ""
    breakdown: str = ""

    def __str__(self) -> str:
        said = zip(FILTERS, (self.measure, self.first, self.last, self.breakdown), strict=True)
        return ", ".join(f"{name}={value}" for name, value in said if value)


def sight(person: Person, *, on: date) -> Sight:
    """What may be taken out: what the person sees that day, as far as their right to export reaches too."""
    seen = queries.sight(person, on=on)
    if not seen.allowed or not tokens.can_make(person, on=on):
        return Sight(False, seen.reason or NO_EXPORT, frozenset())
    far = policies.reach(person, tokens.EXPORT, on=on)
    if far.whole:
        return seen
    names = units.names_of(far.branch, on=on)
    return Sight(True, "", names if seen.teams is None else seen.teams & names)


def asked(given: Mapping[str, str]) -> Asked:
    """The filters as the address gives them; MeasureError names the one that makes no sense."""
    if unknown := sorted(set(given) - set(FILTERS)):
        raise MeasureError(f"There is no filter called {unknown[0][:40]}.", remedy=f"Use one of: {', '.join(FILTERS)}.")
    if slug := given.get("measure", ""):
        definition.get(slug)
    breakdown = given.get("breakdown", "")
    if breakdown and breakdown not in Result.Breakdown.values:
        raise MeasureError("The breakdown is not known.", remedy=f"Use {' or '.join(Result.Breakdown.values)}.")
    return Asked(slug, _month("from", given), _month("to", given), breakdown)


def results(asked_for: Asked, *, seen: Sight) -> list[dict[str, Any]]:
    """The current results within sight, one row each, in order of measure and time, each with the target that held
    on its period's last day. Two queries, and what targets tied to others need."""
    found = queries.results(seen).filter(measure__in=list(definition.library()))
    if asked_for.measure:
        found = found.filter(measure=asked_for.measure)
    if asked_for.breakdown:
        found = found.filter(breakdown=asked_for.breakdown)
    if asked_for.first:
        found = found.filter(period__gte=asked_for.first)
    if asked_for.last:
        found = found.filter(period__lte=asked_for.last)
    aims = Targets([asked_for.measure] if asked_for.measure else list(definition.library()))
    return [_row(definition.get(result.measure), result, aims) for result in found.iterator(chunk_size=2_000)]


def definitions() -> list[dict[str, Any]]:
    """Every definition: its head in words, its fingerprint and its text."""
    return [
        {"measure": slug} | definition.as_words(found) | {"definition": found.fingerprint, "text": found.body}
        for slug, found in definition.library().items()
    ]


def _row(measure: Definition, result: Result, aims: Targets) -> dict[str, Any]:
    month = Month.parse(result.period)
    return {
        "figure_id": result.figure_id, "measure": result.measure, "title": measure.head.title,
        "period": result.period, "period_end": month.last_day.isoformat(), "basis": measure.head.basis,
        "breakdown": result.breakdown, "team": result.cut, "numerator": _whole(result.numerator),
        "denominator": _whole(result.denominator), "missing": result.missing, "value": _whole(result.value),
        "unit": measure.head.unit, "better": measure.head.better, "flag": FLAGS.get(result.state, ""),
        "state": result.state, "reason": result.reason,
        "definition": result.fingerprint, "snapshots": " ".join(str(number) for number in result.snapshots),
        "computed_on": result.computed_on.isoformat(), **_aim(aims, result, month.last_day),
    }  # fmt: skip


def _aim(aims: Targets, result: Result, on: date) -> dict[str, Any]:
    """The target, the day it is to be reached by, whose figure it is, and what was asked by the period's last day."""
    found = aims.of(result.measure, result.breakdown, result.cut, on=on)
    if found is None:
        return dict.fromkeys(("target_operator", "target", "target_due", "target_of", "asked_by_then"))
    target, wanted = found
    return {
        "target_operator": target.get_operator_display(),
        "target": _whole(wanted.value),
        "target_due": target.due_on.isoformat() if target.due_on else None,
        "target_of": wanted.others or None,
        "asked_by_then": _whole(wanted.reference),
    }


def _whole(size: float | None) -> float | None:
    """Whole numbers stay whole, so that 12 of 14 is never written 12.0 of 14."""
    return int(size) if size is not None and float(size).is_integer() else size


def _month(name: str, given: Mapping[str, str]) -> str:
    text = given.get(name, "")
    try:
        return Month.parse(text).id if text else ""
    except ValueError as error:
        raise MeasureError(f"“{name}” is not a month.", remedy="Write it as 2026-05.") from error
