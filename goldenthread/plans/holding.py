"""Complete is done; embedded is done and held. Whether it held: something shows it, and its measures stayed at target.

The rule: evidence that was not withdrawn, and every computed measure that the action names at its target in each of the
latest months, as many as the council set (``embedded_months``), none of them before the month of completion.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import definition, rated
from goldenthread.measures import queries as figures
from goldenthread.measures.queries import Sight
from goldenthread.plans import policies
from goldenthread.plans.models import Action
from goldenthread.records import operations as numbers

MONTHS = "embedded_months"


@dataclass(frozen=True)
class Course:
    """How long one measure has been at its target, up to the latest month with figures."""

    slug: str
    title: str
    months: int


@dataclass(frozen=True)
class Holding:
    """Whether the condition of "embedded" holds, and what is missing where it does not."""

    needed: int
    is_shown: bool
    courses: tuple[Course, ...]
    reason: str = ""

    @property
    def missing(self) -> list[str]:
        """What is missing, one clause each."""
        said = [] if self.is_shown else ["nothing shows it"]
        if self.reason:
            return [*said, self.reason]
        if not self.courses:
            return [*said, "no measure with figures is linked to it"]
        short = [each for each in self.courses if each.months < self.needed]
        return [*said, *(f"“{each.title}” is at its target for {_of(each.months, self.needed)}" for each in short)]

    @property
    def holds(self) -> bool:
        return not self.missing

    @property
    def sentence(self) -> str:
        """``The condition holds: …`` or ``The condition does not hold: nothing shows it.``"""
        if self.missing:
            return f"The condition does not hold: {'; '.join(self.missing)}."
        noun = "its measure is" if len(self.courses) == 1 else "its measures are"
        return f"The condition holds: something shows it, and {noun} at target for {_months(self.needed)} or more."


def of(action: Action, person: Person, *, on: date) -> Holding:
    """Whether the condition holds as the person may see it. One reading of the figures for each month."""
    needed = numbers.amount_on(MONTHS, on)
    slugs = sorted({each.slug for each in action.measures.select_related("line")} & set(definition.library()))
    shown = policies.is_shown(action)
    if not slugs:
        return Holding(needed, shown, ())
    seen = figures.sight(person, on=on)
    if not seen.allowed:
        return Holding(needed, shown, (), "its figures are not shown to you")
    courses = _courses(slugs, _since(action, needed, seen), seen)
    return Holding(needed, shown, courses)


def _since(action: Action, needed: int, seen: Sight) -> list[Month]:
    """The latest months with figures, the newest first, none before the month of completion."""
    last = figures.latest_period(seen)
    if last is None or action.completed_on is None:
        return []
    months = reversed(periods.months_ending(last, needed))
    return [month for month in months if month >= Month.of(action.completed_on)]


def _courses(slugs: list[str], months: list[Month], seen: Sight) -> tuple[Course, ...]:
    held, still = dict.fromkeys(slugs, 0), set(slugs)
    for month in months:
        found = rated.standings(slugs, month, seen=seen)
        still &= {slug for slug in slugs if found[slug].judgement.base == "green"}
        for slug in still:
            held[slug] += 1
    return tuple(Course(slug, definition.get(slug).head.title, held[slug]) for slug in slugs)


def _of(months: int, needed: int) -> str:
    return f"{months} of {_months(needed)}"


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"
