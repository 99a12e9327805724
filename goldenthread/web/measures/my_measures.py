"""The part of the home page about measures: those a person looks after, or those of their team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, last_full_month
from goldenthread.measures import definition, due, queries, rated
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.plans import queries as plans
from goldenthread.plans.models import ScorecardLine
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.measures import links, shown
from goldenthread.web.measures.shown import AGAINST, MISSES, Shown

MOST = 6


@dataclass(frozen=True)
class Mine:
    """One measure on the home page: the council's figure, and for a person of one team that team's."""

    title: str
    address: str
    figure: Shown
    team: Shown | None


@sections.register(order=20)
def my_measures(person: Person, on: date) -> Section | None:
    """None for those who see no figures: their measures are on the scorecard, without figures."""
    seen = queries.sight(person, on=on)
    if not seen.shows:
        return None
    month = queries.latest_period(seen) or last_full_month(on)
    slugs, are_mine = _slugs(person, on)
    every = _mine(slugs, month, seen)
    team = next(iter(seen.teams)) if seen.teams and len(seen.teams) == 1 else ""
    if team and not are_mine:
        counted = [one for one in every if one.team]
        every, team = (counted, team) if counted else (every, "")
    worst = sorted(every, key=lambda one: list(AGAINST).index(one.figure.against))
    missed = [one for one in worst if one.figure.against in MISSES]
    context = {
        "mine": worst[:MOST], "month": month, "are_mine": are_mine, "rest": max(0, len(worst) - MOST),
        "team": team,
    }  # fmt: skip
    title = "My measures" if are_mine else f"Measures that count {team}" if team else "Measures, off track first"
    return Section(title, "measures/my_measures.html", context, _answer(len(missed), month, are_mine=are_mine))


def _answer(missed: int, month: Month, *, are_mine: bool) -> str:
    if not missed:
        return ""
    which = "of your measures" if are_mine else "measure" if missed == 1 else "measures"
    return f"{missed} {which} {'misses its' if missed == 1 else 'miss their'} target in {month.label}."


def _slugs(person: Person, on: date) -> tuple[list[str], bool]:
    """Those the person owns by their post, then those of the areas they answer for (True); else every measure."""
    used = {*definition.computed(), *due.in_use()}
    owned = [
        slug for slug, one in definition.library().items() if slug in used and one.head.owner == (person.post or None)
    ]
    named: list[str] = []
    if policies.can(person, "plan.view", on=on):
        areas = plans.my_areas(person, on=on).values("pk")
        found = ScorecardLine.objects.filter(area__in=areas).exclude(measure_slug="")
        named = list(found.values_list("measure_slug", flat=True))
    mine = [slug for slug in dict.fromkeys([*owned, *named]) if slug in definition.library()]
    if mine:
        return mine, True
    return [*definition.computed(), *due.in_use()], False


def _mine(slugs: list[str], month: Month, seen: Sight) -> list[Mine]:
    standings = rated.standings(slugs, month, seen=seen)
    teams = _own_team(slugs, month, seen)
    return [
        Mine(
            each.definition.head.title, links.measure(slug, month), shown.standing(each, month),
            shown.result(each.definition, teams[slug], month) if slug in teams else None,
        )
        for slug, each in standings.items()
    ]  # fmt: skip


def _own_team(slugs: list[str], month: Month, seen: Sight) -> dict[str, Result]:
    """The figures of the person's own team, where their part of the service is one team."""
    if seen.teams is None or len(seen.teams) != 1:
        return {}
    found = queries.results(seen).filter(measure__in=slugs, period=month.id, breakdown=queries.TEAM)
    return {each.measure: each for each in found}
