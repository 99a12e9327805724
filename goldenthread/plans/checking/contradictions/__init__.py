"""Where two places can not both be right: within a plan, and between it and other plans, scorecards and reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.plans.checking.codes import MUST
from goldenthread.plans.checking.contradictions import (
    arithmetic,
    computed,
    figures,
    names,
    population,
    promises,
    tense,
    told,
)
from goldenthread.plans.checking.finding import Contradiction
from goldenthread.plans.checking.ours import NOTHING, Ours
from goldenthread.plans.checking.sameness import of_one_time, same_line, same_organisation
from goldenthread.plans.checking.view import LineView, PlanView

__all__ = ["of"]


def of(plan: PlanView, others: Sequence[PlanView] = (), *, on: date, held: Ours = NOTHING) -> list[Contradiction]:
    """The contradictions within ``plan``, between it and each of ``others``, and with what the council holds of the
    measures that they are linked to; the gravest first.

    Nothing is held against the plan of another organisation, or of a year further away: two councils may want
    different things, and so may one council in two years.
    """
    found = [*figures.within(plan), *arithmetic.within(plan), *promises.within(plan), *tense.within(plan, on=on)]
    peers = [other for other in others if other.key != plan.key and same_organisation(plan, other)]
    peers = [other for other in peers if of_one_time(plan, other)]
    for other in peers:
        found += [*figures.between(plan, other), *promises.between(plan, other)]
    found += [*names.among(plan, peers), *population.among(plan, peers), *_with_ours(plan, peers, held, on)]
    unique = {each.key: each for each in found}
    return sorted(unique.values(), key=lambda each: (each.kind.severity != MUST, each.code, each.area))


def _with_ours(plan: PlanView, peers: Sequence[PlanView], held: Ours, on: date) -> Iterator[Contradiction]:
    """The plan's lines and words against our figures. A document knows of no links: it takes those of the plans that it
    is held against, where their lines are the same; a report without lines speaks of theirs."""
    theirs = [line for peer in peers for line in peer.measured()]
    if plan.is_document:
        plan = replace(plan, lines=tuple(_linked(line, theirs) for line in plan.lines))
    yield from computed.within(plan, held, on=on)
    yield from told.of(plan, list(plan.measured()) or theirs, held, on=on)


def _linked(line: LineView, theirs: Sequence[LineView]) -> LineView:
    same = {other.slug for other in theirs if other.slug and same_line(line, other)}
    return replace(line, slug=same.pop()) if not line.slug and len(same) == 1 else line
