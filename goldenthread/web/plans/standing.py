"""How the plans stand, on the home pages of those who lead or oversee them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import exceptions, queries
from goldenthread.plans.delivery import Flag, Rating
from goldenthread.plans.exceptions import AreaInPeriod
from goldenthread.plans.models import Plan
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.plans import pages, presenters, words
from goldenthread.web.plans.presenters import Rated

OVERSEEING = ("plan.edit", "plan.sign_off", "board.view")
AREAS = 7  # as many as a director reads between two meetings
_CALM = {Rating.GREEN, Rating.GREY, Rating.BLUE}
_URGENCY = {Rating.RED: 0, Rating.AMBER: 1}


@dataclass(frozen=True)
class AreaNews:
    """An area that needs somebody, and in one line why."""

    found: AreaInPeriod
    rated: Rated
    reason: str


@dataclass(frozen=True)
class PlanNews:
    plan: Plan
    answer: str
    areas: list[AreaNews]
    more: int


@sections.register(order=12)
def plans_at_a_glance(person: Person, on: date) -> Section | None:
    """The plans in force within reach: what slipped, where, and who has not answered."""
    held = rights.held(person, on=on)
    if "plan.view" not in held or not held.intersection(OVERSEEING):
        return None
    month = pages.period_of(on)
    areas = queries.areas_visible_to(person, on=on).filter(plan__status=Plan.Status.IN_FORCE)
    by_plan: dict[int, list[AreaInPeriod]] = defaultdict(list)
    for each in exceptions.of_areas(areas, period=month, on=on):
        by_plan[each.area.plan_id].append(each)
    if not by_plan:
        return None
    plans = [_plan_news(found, words.of_plan(found, month)) for found in by_plan.values()]
    return Section(
        "What slipped, and where", "web/plans/home_plans.html", {"plans": plans}, answer=plans[0].answer,
        leads=answers_for_all(person, on),
    )  # fmt: skip


def answers_for_all(person: Person, on: date) -> bool:
    """Who signs plans off reads first how they stand, and only then what is theirs to do."""
    return rights.can(person, "plan.sign_off", on=on)


def _plan_news(areas: list[AreaInPeriod], answer: str) -> PlanNews:
    wanting = [each for each in areas if each.position.reported not in _CALM or each.findings]
    worst = sorted(wanting, key=lambda each: _URGENCY.get(each.position.reported, 2))
    urgent = [each for each in worst if each.position.reported not in _CALM] or worst
    news = [AreaNews(each, presenters.rated(each.position, each.flags), _reason(each)) for each in urgent[:AREAS]]
    return PlanNews(areas[0].area.plan, answer, news, len(urgent) - len(news))


def _reason(found: AreaInPeriod) -> str:
    """``Two of six actions are off track. No update from Head of service.``"""
    said = words.of_actions([each.position.reported for each in found.actions])
    silent = [each for each in found.actions if Flag.NO_UPDATE in each.flags]
    owners = list(dict.fromkeys(lead.raw for each in silent for lead in each.action.leads.all()))
    return f"{said} No update from {words.joined(owners[:3])}." if owners else said
