"""Where two places can not both be right: within a plan, and between it and other plans, scorecards and reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.plans.checking.codes import MUST
from goldenthread.plans.checking.contradictions import arithmetic, figures, names, population, promises, tense
from goldenthread.plans.checking.finding import Contradiction
from goldenthread.plans.checking.sameness import of_one_time, same_organisation
from goldenthread.plans.checking.view import PlanView

__all__ = ["of"]


def of(plan: PlanView, others: Sequence[PlanView] = (), *, on: date) -> list[Contradiction]:
    """The contradictions within ``plan``, and between it and each of ``others``; the gravest first.

    Nothing is held against the plan of another organisation, or of a year further away: two councils may want
    different things, and so may one council in two years.
    """
    found = [*figures.within(plan), *arithmetic.within(plan), *promises.within(plan), *tense.within(plan, on=on)]
    peers = [other for other in others if other.key != plan.key and same_organisation(plan, other)]
    peers = [other for other in peers if of_one_time(plan, other)]
    for other in peers:
        found += [*figures.between(plan, other), *promises.between(plan, other)]
    found += [*names.among(plan, peers), *population.among(plan, peers)]
    unique = {each.key: each for each in found}
    return sorted(unique.values(), key=lambda each: (each.kind.severity != MUST, each.code, each.area))
