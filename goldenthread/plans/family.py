"""Plans that belong together: a parent with its children, and one plan's iterations; as far as a person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.models import Action, Outcome, Plan, Recommendation


@dataclass(frozen=True)
class Family:
    """Around one plan, within the reader's reach: what it hangs below, what hangs below it, what came before and
    after. ``hidden`` counts those that the reader does not see."""

    plan: Plan
    parent: Plan | None
    children: tuple[Plan, ...]
    earlier: tuple[Plan, ...]
    later: tuple[Plan, ...]
    hidden: int

    @property
    def is_alone(self) -> bool:
        return not (self.parent or self.children or self.earlier or self.later or self.hidden)


def of(plan: Plan, person: Person, *, on: date) -> Family:
    """The family of a plan as the person sees it."""
    visible = {each.pk: each for each in queries.plans_visible_to(person, on=on)}
    before, after = _chain(plan, forwards=False), _chain(plan, forwards=True)
    children = list(plan.children.values_list("pk", flat=True))
    every = [*before, *after, *children, *([plan.parent_id] if plan.parent_id else [])]
    seen = [pk for pk in every if pk in visible]
    return Family(
        plan, visible.get(plan.parent_id or 0), tuple(visible[pk] for pk in children if pk in visible),
        tuple(visible[pk] for pk in before if pk in visible), tuple(visible[pk] for pk in after if pk in visible),
        len(every) - len(seen),
    )  # fmt: skip


def related(plan: Plan) -> QuerySet[Plan]:
    """The plans that an action of this one may serve too: parent, children, those of the same parent, iterations."""
    chain = [*_chain(plan, forwards=False), *_chain(plan, forwards=True)]
    near = Q(pk__in=chain) | Q(parent=plan)
    if plan.parent_id:
        near |= Q(pk=plan.parent_id) | Q(parent=plan.parent_id)
    return Plan.objects.filter(near).exclude(pk=plan.pk)


@dataclass(frozen=True)
class Served:
    """What an action serves in other plans than its own, within the reader's reach."""

    outcomes: tuple[Outcome, ...]
    recommendations: tuple[Recommendation, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.outcomes or self.recommendations)


def served_by(action: Action, person: Person, *, on: date) -> Served:
    """The outcomes and recommendations of related plans that an action serves."""
    own = action.area.plan_id
    outcomes = action.outcomes.exclude(area__plan=own).values("pk")
    recommendations = action.recommendations.exclude(plan=own).values("pk")
    if not (outcomes.exists() or recommendations.exists()):
        return Served((), ())
    return Served(
        tuple(queries.outcomes_visible_to(person, on=on).filter(pk__in=outcomes)),
        tuple(queries.recommendations_visible_to(person, on=on).filter(pk__in=recommendations)),
    )


def descends(plan: Plan, from_plan: Plan) -> bool:
    """Is ``plan`` the other one, or does it hang below it?"""
    at: Plan | None = plan
    while at is not None:
        if at.pk == from_plan.pk:
            return True
        at = at.parent
    return False


def before(plan: Plan) -> list[int]:
    """The iterations before a plan, the nearest first."""
    return _chain(plan, forwards=False)


def _chain(plan: Plan, *, forwards: bool) -> list[int]:
    """The iterations before or after a plan, the nearest first."""
    found: list[int] = []
    at = _next(plan, forwards)
    while at is not None and at.pk not in found:
        found.append(at.pk)
        at = _next(at, forwards)
    return found


def _next(plan: Plan, forwards: bool) -> Plan | None:
    return Plan.objects.filter(earlier=plan).first() if forwards else plan.earlier
