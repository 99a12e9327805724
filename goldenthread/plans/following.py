"""Following a plan along its thread: what hangs on one action, what answers a recommendation, what rests on a measure.

All of it within the reach of the person who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

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
    Plan,
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


def differences_of(area: Area) -> list[Difference]:
    """What audits found and what people said of an area, newest first, withdrawn entries left out."""
    return list(area.differences.filter(withdrawn_on__isnull=True).select_related("made_by"))


@dataclass(frozen=True)
class Coverage:
    """What a plan answers and what shows it: counts for the top of its page."""

    recommendations: int
    recommendations_answered: int
    recommendations_of_an_area: int
    """Answered by an area alone: no outcome and no action names them."""
    outcomes: int
    outcomes_without_measure: int
    actions: int
    actions_without_date: int
    lines: int
    lines_linked: int


def coverage(plan: Plan) -> Coverage:
    """How much of the plan hangs together, in four queries.

    A recommendation is answered by an outcome, an action or an area that names it. An outcome is measured by a line
    of the scorecard or by an action that names a measure.
    """
    answered = Q(outcomes__isnull=False) | Q(actions__isnull=False) | Q(areas__isnull=False)
    recommendations = plan.recommendations.aggregate(
        all=Count("pk", distinct=True), answered=Count("pk", filter=answered, distinct=True),
        of_an_area=Count("pk", filter=Q(areas__isnull=False, outcomes=None, actions=None), distinct=True),
    )  # fmt: skip
    outcomes = Outcome.objects.filter(area__plan=plan)
    measured = outcomes.filter(Q(scorecard__isnull=False) | Q(actions__measures__isnull=False)).distinct().count()
    actions = Action.objects.filter(area__plan=plan, dropped_on=None).aggregate(
        all=Count("pk"), undated=Count("pk", filter=Q(due_iso=""))
    )
    lines = plan.scorecard.aggregate(all=Count("pk"), linked=Count("pk", filter=~Q(measure_slug="")))
    total = outcomes.count()
    return Coverage(
        recommendations["all"], recommendations["answered"], recommendations["of_an_area"], total, total - measured,
        actions["all"], actions["undated"], lines["all"], lines["linked"],
    )  # fmt: skip


def resting_on(measure_slug: str, person: Person, *, on: date) -> tuple[list[ScorecardLine], list[Action]]:
    """What rests on a computed measure within reach: scorecard lines, and actions that name it."""
    lines = list(queries.scorecard_visible_to(person, on=on).filter(measure_slug=measure_slug))
    named = Q(measures__measure_slug=measure_slug) | Q(measures__line__measure_slug=measure_slug)
    return lines, list(queries.actions_visible_to(person, on=on).filter(named, dropped_on=None).distinct())


def _with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    parts = ("leads__person", "measures__line", "overrides", COMMITTED)
    return actions.filter(dropped_on=None).select_related("latest_update").prefetch_related(*parts)
