"""Parts of plans and of actions by their number, within the reach of a person; OutOfReach as for none at all."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.models import (
    Action,
    Approval,
    Commitment,
    EarlierDocument,
    Milestone,
    Occurrence,
    Outcome,
    Plan,
    Recommendation,
    Source,
    WorkStream,
)

Linked = TypeVar("Linked", Action, Outcome, Recommendation)
Part = TypeVar("Part", Approval, EarlierDocument, Milestone, WorkStream)


def approval_for(person: Person, pk: int, *, on: date) -> Approval:
    found = Approval.objects.filter(pk=pk).first()
    return _within_plan(found, person, on)


def stream_for(person: Person, pk: int, *, on: date, removed: bool = False) -> WorkStream:
    found = WorkStream.objects.filter(pk=pk, removed_on__isnull=not removed).first()
    return _within_plan(found, person, on)


def milestone_for(person: Person, pk: int, *, on: date) -> Milestone:
    return _within_plan(Milestone.objects.filter(pk=pk).first(), person, on)


def earlier_for(person: Person, pk: int, *, on: date) -> EarlierDocument:
    return _within_plan(EarlierDocument.objects.filter(pk=pk).first(), person, on)


def commitment_for(person: Person, pk: int, *, on: date) -> Commitment:
    found = Commitment.objects.filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    found.action = queries.action_for(person, found.action_id, on=on)
    return found


def occurrence_for(person: Person, pk: int, *, on: date) -> Occurrence:
    found = Occurrence.objects.filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    found.commitment = commitment_for(person, found.commitment_id, on=on)
    return found


def sources_of(plan: Plan) -> QuerySet[Source]:
    """The sources that the plan's recommendations name, the newest first."""
    return Source.objects.filter(pk__in=plan.recommendations.exclude(source=None).values("source"))


def sources_visible_to(person: Person, *, on: date) -> QuerySet[Source]:
    """The sources of the plans within reach, the newest first; with those that no plan answers yet, for whoever writes
    plans."""
    plans = queries.plans_visible_to(person, on=on).values("pk")
    named = Q(pk__in=Recommendation.objects.filter(plan__in=plans, source__isnull=False).values("source"))
    if rights.can(person, "plan.edit", on=on):
        named |= ~Q(pk__in=Recommendation.objects.filter(source__isnull=False).values("source"))
    return Source.objects.filter(named)


def any_source_for(person: Person, pk: int, *, on: date) -> Source:
    """A source within reach, whether or not a plan answers it; OutOfReach otherwise."""
    found = sources_visible_to(person, on=on).filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    return found


def costed(plan: Plan, person: Person, *, on: date) -> QuerySet[Action]:
    """The actions of a plan within reach that say something of their cost; what was dropped costs nothing."""
    mine = queries.actions_visible_to(person, on=on).filter(area__plan=plan, dropped_on=None)
    return mine.exclude(cost_raw="", cost_funding="").prefetch_related("leads")


def unseen(linked: QuerySet[Linked], visible: QuerySet[Linked]) -> list[Linked]:
    """What is linked and not within reach: a form can not show it, so saving the form leaves it."""
    return list(linked.exclude(pk__in=visible.values("pk")))


def _within_plan(found: Part | None, person: Person, on: date) -> Part:
    if found is None:
        raise OutOfReach
    found.plan = queries.plan_for(person, found.plan_id, on=on)
    return found
