"""What an action is tied to: its cost, the actions it waits for, what it serves in related plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import costing, editing, family, parts, policies, queries, waiting
from goldenthread.plans.costing import Every, Funding
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Outcome, Recommendation
from goldenthread.plans.operations import amending
from goldenthread.plans.operations.actions import unconfirmed_since


@transaction.atomic
def cost_action(
    *, action: Action, version: int, amount: Decimal | None, every: str, funding: str, by: Person, on: date,
    note: str = "", reason: str = "",
) -> Action:  # fmt: skip
    """Say what an action costs, how often, and where the money comes from; with a reason once the plan is signed off.

    While it is to be confirmed, the day since when is kept: its age is shown.
    """
    policies.check_edit_area(action.area, by=by, on=on)
    _check_cost(amount, every, funding)
    before = amending.promises(action)
    every = every if amount is not None else ""
    found = costing.Cost(note, amount, every, funding)
    fields = {
        "cost_raw": note.strip() or costing.words(found), "cost_amount": amount, "cost_period": every,
        "cost_funding": funding, "cost_since": unconfirmed_since(action, funding, on),
    }  # fmt: skip
    editing.change(action, version=version, kind="plans.action_costed", by=by, on=on, fields=fields, detail=reason)
    amending.keep(action, before, reason=reason, by=by, on=on)
    return action


@transaction.atomic
def set_waits_for(
    *, action: Action, version: int, waits_for: Iterable[Action], by: Person, on: date
) -> Action:  # fmt: skip
    """Say which actions of the plan have to be done before this one. Two never wait for each other."""
    policies.check_edit_area(action.area, by=by, on=on)
    kept = parts.unseen(action.waits_for.all(), queries.actions_visible_to(by, on=on))
    wanted = {each.pk: each for each in [*waits_for, *kept]}
    _check_waiting(action, wanted)
    before = sorted(action.waits_for.values_list("pk", flat=True))
    versions.claim(action, version)
    action.waits_for.set(wanted)
    if before != sorted(wanted):
        changes = {"waits_for": [before, sorted(wanted)]}
        history.record("plans.action_waits", subject=action, by=by, on=on, changes=changes)
    return action


@transaction.atomic
def serve_related(
    *, action: Action, version: int, outcomes: Collection[Outcome], recommendations: Collection[Recommendation],
    by: Person, on: date,
) -> Action:  # fmt: skip
    """Say which outcomes and recommendations of related plans an action serves too. Its own plan's stay as they are.

    Whoever writes the action says so; the other plan shows it on its pages. What they do not see of it stays.
    """
    policies.check_edit_area(action.area, by=by, on=on)
    own = action.area.plan_id
    near = set(family.related(action.area.plan).values_list("pk", flat=True))
    if ({each.area.plan_id for each in outcomes} | {each.plan_id for each in recommendations}) - near:
        raise PlanError("That belongs to a plan that is not related to this one.", remedy="Say first how they hang "
                        "together: on the plan's page, under sign-off and family.")  # fmt: skip
    before = _served(action)
    kept = parts.unseen(action.outcomes.exclude(area__plan=own), queries.outcomes_visible_to(by, on=on))
    asked = parts.unseen(action.recommendations.exclude(plan=own), queries.recommendations_visible_to(by, on=on))
    versions.claim(action, version)
    action.outcomes.set([*action.outcomes.filter(area__plan=own), *outcomes, *kept])
    action.recommendations.set([*action.recommendations.filter(plan=own), *recommendations, *asked])
    after = _served(action)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changes:
        history.record("plans.action_serves_related", subject=action, by=by, on=on, changes=changes)
    return action


def _check_cost(amount: Decimal | None, every: str, funding: str) -> None:
    if amount is not None and amount < 0:
        raise PlanError(
            "The amount is below zero.", remedy="Enter it without a sign; a saving is a funding.", field="amount"
        )
    if amount is not None and every not in set(Every):
        raise PlanError("Say how often this falls due.", remedy="Choose once, a month or a year.", field="every")
    if funding and funding not in set(Funding):
        raise PlanError("This is no funding that is known here.", field="funding")


def _check_waiting(action: Action, wanted: dict[int, Action]) -> None:
    if any(each.area.plan_id != action.area.plan_id for each in wanted.values()):
        raise PlanError("An action waits for actions of its own plan.", field="waits_for")
    waits: dict[int, list[int]] = {}
    for one, other in Action.waits_for.through.objects.values_list("from_action_id", "to_action_id"):
        waits.setdefault(one, []).append(other)
    if way := waiting.circle(action.pk, wanted, waits):
        first = wanted[way[0]]
        raise PlanError(
            f"“{first}” waits for this action already, so this action can not wait for it.",
            remedy="Leave it out, or say there first that it waits no longer.", field="waits_for",
        )  # fmt: skip


def _served(action: Action) -> dict[str, list[int]]:
    return {
        "outcomes": sorted(action.outcomes.values_list("pk", flat=True)),
        "recommendations": sorted(action.recommendations.values_list("pk", flat=True)),
    }
