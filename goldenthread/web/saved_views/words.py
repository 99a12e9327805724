"""The choices of a scorecard's address as a reader says them: for a saved view, and on top of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import QueryDict

from goldenthread.accounts.models import Person, Unit
from goldenthread.core.periods import Month
from goldenthread.measures.sets import queries as sets
from goldenthread.plans import queries as plans
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Plan
from goldenthread.web.measures import sets as measure_sets
from goldenthread.web.measures import shown, team_lines
from goldenthread.web.plans import lists

_TITLES = {
    "plan": "Plan", "set": "Set", "period": "Month", "compare": "Compared with", "group": "Grouped by",
    "sort": "Sorted by", "q": "Words", "area": "Area", "linked": "Link", "against": "Against target",
    "figure": "Figure", "rating": "Delivery", "chance": "Against chance",
}  # fmt: skip
_VALUES: Mapping[str, Mapping[str, str]] = {
    "group": {"owner": "owner", "direction": "which way is better", "none": "nothing"},
    "plan": {"all": "every measure"},
    "against": shown.AGAINST,
    "due": lists.WHEN,
    "rating": lists.RATINGS,
    "status": {each.value: each.label for each in Status},
    "figure": shown.FIGURES,
    "chance": team_lines.PLACES,
    "linked": {"yes": "linked to a measure", "no": "not linked"},
}
_SORTED = {
    "order": "the measures' own order", "now": "figure", "target": "target", "before": "the month compared",
    "owner": "owner", "plan": "what the plan says", "chance": "chance", "whole": "the whole council's figure",
}  # fmt: skip


def choices(asked: str, reader: Person, *, on: date) -> list[tuple[str, str]]:
    """Each choice with its title. A plan or set that the reader may not open, or that is gone, is only called so."""
    given = QueryDict(asked)
    return [(title_of(name, given[name]), _value(name, given[name], reader, on)) for name in given]


def where(unit: Unit | None, plan: Plan | None, reader: Person, *, on: date) -> tuple[str, str]:
    """Of what a view is: a scorecard, or the actions of a plan, named to those who may open it."""
    if plan:
        return "Actions of", _plan(str(plan.pk), reader, on)
    return "Scorecard", unit.name if unit else "Whole council"


def title_of(name: str, value: str) -> str:
    """``Plan``; for a name that pages added later its own word."""
    if name == "plan" and value.startswith(measure_sets.IN_PLAN):
        return _TITLES["set"]
    return _TITLES.get(name) or name[:1].upper() + name[1:].replace("_", " ")


def _value(name: str, value: str, reader: Person, on: date) -> str:
    if name in {"period", "compare"}:
        return _month(value)
    if name == "set" or (name == "plan" and value.startswith(measure_sets.IN_PLAN)):
        found = sets.find(value.removeprefix(measure_sets.IN_PLAN) if name == "plan" else value)
        return found.name if found and not found.is_removed else "a set that is gone"
    if name == "plan" and value not in _VALUES["plan"]:
        return _plan(value, reader, on)
    if name == "sort":
        by = value.removeprefix("-")
        return f"{_SORTED.get(by, by)}{', the other way round' if value.startswith('-') else ''}"
    return _VALUES.get(name, {}).get(value, value)


def _month(text: str) -> str:
    try:
        return Month.parse(text).label
    except ValueError:
        return text


def _plan(text: str, reader: Person, on: date) -> str:
    visible = plans.plans_visible_to(reader, on=on)
    found = visible.filter(pk=int(text)).first() if text.isascii() and text.isdigit() and len(text) < 10 else None
    return found.name if found else "a plan that you may not open"
