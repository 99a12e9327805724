"""Other ways of looking at one plan: by recommendation, by owner, by the month in which things are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from goldenthread.core.periods import Month
from goldenthread.plans import queries
from goldenthread.plans.delivery import Rating, Status
from goldenthread.plans.exceptions import AreaInPeriod
from goldenthread.plans.models import Plan, Recommendation
from goldenthread.plans.timebands import Meant
from goldenthread.web.access import Asking
from goldenthread.web.living import bands
from goldenthread.web.plans import presenters
from goldenthread.web.plans.presenters import ActionLine

VIEWS = {"area": "By area", "recommendation": "By recommendation", "owner": "By owner", "month": "By month due"}


@dataclass(frozen=True)
class Group:
    """Actions that belong together."""

    title: str
    lines: tuple[ActionLine, ...]
    address: str = ""

    def _count(self, *ratings: str) -> int:
        return sum(line.rated.rating in ratings for line in self.lines)

    @property
    def red(self) -> int:
        return self._count(Rating.RED)

    @property
    def amber(self) -> int:
        return self._count(Rating.AMBER)

    @property
    def blue(self) -> int:
        return self._count(Rating.BLUE, "embedded")


@dataclass(frozen=True)
class Answered:
    """A recommendation with what answers it."""

    recommendation: Recommendation
    outcomes: int
    group: Group
    band: Meant


def chosen(asked: str) -> str:
    return asked if asked in VIEWS else "area"


def by_owner(areas: Sequence[AreaInPeriod], actions_address: str) -> list[Group]:
    """Everybody who owns an action, those with the most off track first; who owns none is named last."""
    held: dict[str, list[ActionLine]] = defaultdict(list)
    for line in presenters.action_lines(areas):
        for owner in line.owners or ("",):
            held[owner].append(line)
    groups = [
        Group(
            owner or "No owner named", tuple(lines), f"{actions_address}?{urlencode({'owner': owner})}" if owner else ""
        )
        for owner, lines in held.items()
    ]
    return sorted(groups, key=lambda group: (not group.address, -group.red, -group.amber, group.title.casefold()))


def by_month(areas: Sequence[AreaInPeriod]) -> list[Group]:
    """What is due in each month and not yet complete, in order of time; undated actions come last."""
    due: dict[str, list[ActionLine]] = defaultdict(list)
    for line in presenters.action_lines(areas):
        if line.action.status != Status.COMPLETE:
            due[line.action.due_iso[:7]].append(line)
    dated = [
        Group(Month.parse(month).label, tuple(sorted(due[month], key=lambda line: line.action.due_on)))
        for month in sorted(due)
        if month
    ]
    return [*dated, Group("No date understood", tuple(due[""]))] if "" in due else dated


def by_recommendation(request: Asking, plan: Plan, areas: Sequence[AreaInPeriod]) -> list[Answered]:
    """Every recommendation of the plan with the actions that serve it, directly or by an outcome. Four queries."""
    lines = {line.action.pk: line for line in presenters.action_lines(areas)}
    found = queries.recommendations_visible_to(request.user, on=request.on).filter(plan=plan)
    found = found.prefetch_related("outcomes__actions", "actions")
    return [_answered(each, lines) for each in found]


def _answered(found: Recommendation, lines: dict[int, ActionLine]) -> Answered:
    outcomes = list(found.outcomes.all())
    pks = dict.fromkeys([a.pk for o in outcomes for a in o.actions.all()] + [a.pk for a in found.actions.all()])
    served = tuple(lines[pk] for pk in pks if pk in lines)
    return Answered(found, len(outcomes), Group(found.reference or "Recommendation", served), bands.of(found))
