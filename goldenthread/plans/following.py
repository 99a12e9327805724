"""Following a plan along its thread: what hangs on one action, what answers a recommendation, what rests on a measure.

All of it within the reach of the person who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.models import (
    Action,
    ActionMeasure,
    Amendment,
    Area,
    DateChange,
    Difference,
    Evidence,
    Outcome,
    Recommendation,
    ScorecardLine,
    Update,
)  # fmt: skip
from goldenthread.plans.positions import COMMITTED


@dataclass(frozen=True)
class Thread:
    """From why an action exists to what shows that it worked; evidence is what the reader may open."""

    action: Action
    recommendations: list[Recommendation]
    outcomes: list[Outcome]
    measures: list[ActionMeasure]
    updates: list[Update]
    evidence: list[Evidence]
    date_changes: list[DateChange]
    amendments: list[Amendment]
    evidence_withdrawn: int


def thread(action: Action, person: Person, *, on: date) -> Thread:
    """Everything that hangs on one action in its own plan, in ten queries however long its history."""
    own = action.area.plan_id
    outcomes = list(action.outcomes.filter(area__plan=own).prefetch_related("recommendations__source"))
    direct = list(action.recommendations.filter(plan=own).select_related("source"))
    found = {each.pk: each for each in [*direct, *(r for o in outcomes for r in o.recommendations.all())]}
    return Thread(
        action=action,
        recommendations=sorted(found.values(), key=lambda each: (each.order, each.pk)),
        outcomes=outcomes,
        measures=list(action.measures.select_related("line").prefetch_related("line__amendments__changed_by")),
        updates=list(action.updates.select_related("made_by", "superseded_by")),
        evidence=evidence_of(person, on=on, action=action),
        date_changes=list(action.date_changes.select_related("changed_by")),
        amendments=list(action.amendments.select_related("changed_by")),
        evidence_withdrawn=action.evidence.filter(withdrawn_on__isnull=False).count(),
    )


def evidence_of(person: Person, *, on: date, **about: Any) -> list[Evidence]:
    """The evidence of an action or area that the reader may open; none without the capability."""
    try:
        return list(queries.evidence_visible_to(person, on=on).filter(**about))
    except NotAllowed:
        return []


def answers(recommendation: Recommendation, person: Person, *, on: date) -> list[Outcome]:
    """The outcomes that answer a recommendation, each with its actions and their measures, within reach."""
    actions = Prefetch("actions", queryset=_with_parts(queries.actions_visible_to(person, on=on)))
    mine = queries.outcomes_visible_to(person, on=on).filter(recommendations=recommendation)
    return list(mine.prefetch_related(actions, "scorecard"))


def answered_directly(recommendation: Recommendation, person: Person, *, on: date) -> list[Action]:
    """The actions that answer a recommendation without an outcome in between."""
    mine = queries.actions_visible_to(person, on=on).filter(recommendations=recommendation)
    return list(_with_parts(mine.exclude(outcomes__recommendations=recommendation)))


def is_answered(recommendation: Recommendation) -> bool:
    """Does anything answer it, whether or not somebody who asks may see it? One or two queries."""
    outcomes = Outcome.objects.filter(recommendations=recommendation)
    actions = Action.objects.filter(recommendations=recommendation, dropped_on=None)
    return outcomes.exists() or actions.exists()


def differences_of(area: Area) -> list[Difference]:
    """What audits found and what people said of an area, newest first, withdrawn entries left out."""
    return list(area.differences.filter(withdrawn_on__isnull=True).select_related("made_by"))


def resting_on(measure_slug: str, person: Person, *, on: date) -> tuple[list[ScorecardLine], list[Action]]:
    """What rests on a computed measure within reach: scorecard lines, and actions that name it."""
    lines = list(queries.scorecard_visible_to(person, on=on).filter(measure_slug=measure_slug))
    named = Q(measures__measure_slug=measure_slug) | Q(measures__line__measure_slug=measure_slug)
    return lines, list(queries.actions_visible_to(person, on=on).filter(named, dropped_on=None).distinct())


def _with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    parts = ("leads__person", "measures__line", "overrides", COMMITTED)
    return actions.filter(dropped_on=None).select_related("latest_update").prefetch_related(*parts)
