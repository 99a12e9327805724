"""Measures as they stand in a month, rated with all that is known: target, course, forecast, small numbers.

The home of a measure's rating: pages, reports and exports ask here, so that none shows another colour than the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from goldenthread.core.periods import Month
from goldenthread.measures import baselines, courses, definition, error_banks, forecasting, queries, signals
from goldenthread.measures.courses import Course
from goldenthread.measures.error_banks import Banks
from goldenthread.measures.forecasting import Forecast
from goldenthread.measures.queries import Sight, Standing
from goldenthread.measures.rating import Signs
from goldenthread.measures.signals import Restart, Signal
from goldenthread.measures.targets.queries import Terms

# A signal's words as the rule for ratings names them.
_TURNED = {"improving": "improvement", "worsening": "concern"}


class Aim(NamedTuple):
    """What a forecast needs to know of a target."""

    operator: str
    value: float
    due_on: date | None


class Rated(NamedTuple):
    """Standings by measure, and the signal of each course that they were rated with."""

    standings: dict[str, Standing]
    signals: dict[str, Signal]


# The courses of measures, each with the months from which its limits begin again.
_Courses = Mapping[str, tuple[Course, tuple[Restart, ...]]]


def standings(slugs: Iterable[str], period: Month, *, seen: Sight) -> dict[str, Standing]:
    """Each measure's council figure in a month with its target and rating. At most nine queries, however many
    measures. Published figures are rated by themselves: what lies behind them was not published."""
    return _standings(slugs, period, seen, None)


def standing(slug: str, period: Month, *, seen: Sight) -> Standing:
    """One measure's council figure in a month with its target and rating."""
    return standings([slug], period, seen=seen)[slug]


def with_signals(slugs: Iterable[str], period: Month, *, seen: Sight) -> Rated:
    """The same and the signal of each, for a page that shows both: the courses are read once. Nine queries at most."""
    named = list(slugs)
    known = _courses(named, period, seen)
    found = _standings(named, period, seen, known)
    told = {
        slug: signals.of(definition.get(slug), course, target=found[slug].aim, restarts=restarts)
        for slug, (course, restarts) in known.items()
    }
    return Rated(found, told)


def forecasts(slugs: Iterable[str], period: Month, *, seen: Sight) -> dict[str, Forecast]:
    """Where each council figure goes from that month if nothing else changes; none for who sees published figures,
    which are too few to foretell from. Three queries."""
    if not seen.allowed:
        return {}
    known, banks = _courses(list(slugs), period, seen), error_banks.in_use()
    return {slug: _forecast(slug, *each, banks) for slug, each in known.items()}


def _standings(slugs: Iterable[str], period: Month, seen: Sight, known: _Courses | None) -> dict[str, Standing]:
    signs = partial(_signs, period=period, seen=seen, known=known) if seen.allowed else None
    return queries.standings(slugs, period, seen=seen, signs=signs)


def _courses(slugs: Collection[str], period: Month, seen: Sight) -> _Courses:
    rows, restarts = courses.read(slugs, seen=seen, until=period), baselines.restarts(slugs)
    return {
        slug: (courses.of(definition.get(slug), rows.get(slug, []), until=period), restarts.get(slug, ()))
        for slug in slugs
    }


def _signs(
    terms: Mapping[str, Terms], *, period: Month, seen: Sight, known: _Courses | None = None
) -> dict[str, Signs]:
    """What statistics say of each measure that has a target; the others have nothing to be rated against."""
    aims = {slug: aim for slug, each in terms.items() if (aim := _aim(each))}
    if not aims:
        return {}
    found, banks = known or _courses(aims, period, seen), error_banks.in_use()
    return {slug: _said(slug, aim, *found[slug], banks) for slug, aim in aims.items()}


def _aim(terms: Terms) -> Aim | None:
    wanted = terms.wanted
    return Aim(wanted.operator, wanted.value, wanted.due_on) if wanted and wanted.value is not None else None


@lru_cache(maxsize=4096)
def _said(slug: str, aim: Aim, course: Course, restarts: tuple[Restart, ...], banks: Banks) -> Signs:
    measure = definition.get(slug)
    target = None if aim.operator == "=" else aim.value
    signal = signals.of(measure, course, target=target, restarts=restarts)
    due = Month.of(aim.due_on) if aim.due_on else None
    chance = forecasting.chance_to_meet(measure, course, banks, target=aim, due=due, restarts=restarts)
    return signs_of(signal, chance)


@lru_cache(maxsize=4096)
def _forecast(slug: str, course: Course, restarts: tuple[Restart, ...], banks: Banks) -> Forecast:
    return forecasting.of(definition.get(slug), course, banks, restarts=restarts)


def signs_of(signal: Signal, chance: float | None) -> Signs:
    """A signal and the chance to meet the target, as the rule for ratings reads them. Without a signal there are no
    points to count: whatever is missing moves nothing."""
    variation = _TURNED.get(signal.variation)
    points = signal.course.known if signal.state in signals.SAID else None
    return Signs(variation, signal.assurance or None, points, chance)
