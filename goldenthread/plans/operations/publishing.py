"""The public edition of a plan: its promises, published figures, and nothing that names a person or a small number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.measures.disclosure import wording
from goldenthread.plans import agreement, policies, public_figures
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area, Edition, Outcome, Plan


@transaction.atomic
def publish_plan(
    *, plan: Plan, version: int, by: Person, on: date, accepted: Mapping[str, str] | None = None
) -> Edition:
    """Freeze the plan's text as its next public edition. The plan must be agreed first: cleared and approved.

    ``accepted`` gives a reason for each sentence that names a small group; PlanError for one without.
    """
    policies.check_edit_plan(plan, by=by, on=on)
    if not plan.signed_off_on:
        raise PlanError(
            "The plan is not signed off, so it can not be published.", remedy="Ask the director to sign it off."
        )
    if not agreement.of(plan).is_agreed:
        raise PlanError(
            "No body has approved the plan, so it can not be published.",
            remedy="Record the approval with its minute first: on the plan's page, under sign-off and family.",
        )
    content = public_text(plan)
    kept = _check_words(content, accepted or {})
    versions.claim(plan, version)
    content |= {"figures": public_figures.of(plan)}
    edition = Edition.objects.create(
        plan=plan, number=plan.editions.count() + 1, published_on=on, published_by=by, content=content
    )
    plan.published_on, plan.published_by = on, by
    plan.save(update_fields=["published_on", "published_by"])
    history.record(
        "plans.plan_published", subject=plan, by=by, on=on, detail=f"edition {edition.number}",
        changes={"accepted": [None, kept]} if kept else None,
    )  # fmt: skip
    return edition


@transaction.atomic
def unpublish_plan(*, plan: Plan, version: int, reason: str, by: Person, on: date) -> None:
    """Take the plan off the published list. Its editions stay for the record."""
    policies.check_take_back(plan, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why the plan is no longer published.", remedy="Enter a reason.", field="reason")
    versions.claim(plan, version)
    plan.published_on, plan.published_by = None, None
    plan.save(update_fields=["published_on", "published_by"])
    history.record("plans.plan_unpublished", subject=plan, by=by, on=on, detail=reason.strip())


def public_text(plan: Plan) -> dict[str, Any]:
    """What the public reads: recommendations, areas, outcomes, and actions with due date and state.

    Left out on purpose: what was dropped, people, partners, costs, targets, updates, evidence, ratings. Figures are
    those of editions of figures, see ``public_figures``.
    """
    actions = Prefetch("actions", queryset=Action.objects.filter(dropped_on=None).prefetch_related("outcomes"))
    areas = plan.areas.prefetch_related("outcomes", actions)
    return {
        "name": plan.name, "title": plan.title, "purpose": plan.purpose, "period": plan.period,
        "recommendations": [{"reference": r.reference, "text": r.text} for r in plan.recommendations.all()],
        "areas": [_area(area) for area in areas],
    }  # fmt: skip


def _check_words(content: dict[str, Any], accepted: Mapping[str, str]) -> dict[str, str]:
    """The sentences that name a small group, each with the reason why it stays."""
    named = wording.in_all(public_figures.texts(content))
    kept = {one.sentence: accepted.get(one.sentence, "").strip() for one in named}
    if left := [sentence for sentence, reason in kept.items() if not reason]:
        raise PlanError(
            f"This sentence names a small group: “{left[0]}”",
            remedy="Write it in the plan so that nobody is recognised, or say why it stays.",
        )
    return kept


def _area(area: Area) -> dict[str, Any]:
    actions = list(area.actions.all())
    served: dict[int, list[Action]] = {}
    for action in actions:
        for outcome in action.outcomes.all():
            served.setdefault(outcome.pk, []).append(action)
    groups = [_outcome(outcome, served.get(outcome.pk, [])) for outcome in area.outcomes.all()]
    shown = {action.pk for outcome in area.outcomes.all() for action in served.get(outcome.pk, [])}
    loose = [_action(action) for action in actions if action.pk not in shown]
    return {"name": area.name, "outcomes": groups, "actions": loose}


def _outcome(outcome: Outcome, actions: list[Action]) -> dict[str, Any]:
    return {"text": outcome.text, "actions": [_action(action) for action in actions]}


def _action(action: Action) -> dict[str, str]:
    state = Status.UNDER_WAY if action.status == Status.CLAIMED else Status(action.status)
    return {
        "reference": action.reference, "text": action.text, "due": action.due_iso or action.due_raw,
        "state": state.label,
    }  # fmt: skip
