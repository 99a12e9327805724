"""After sign-off the promises of a plan change with a reason only, and what stood before is kept beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.plans import costing, editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Amendment, ScorecardLine

LONGEST = 4000  # characters kept of a promise: an action's text whole, a long list of outcomes cut


def promises(thing: Action | ScorecardLine) -> dict[str, str]:
    """What the thing promises, each by its name in words. Figures that are reported are none; nor is the due date,
    which has a log of its own."""
    if isinstance(thing, Action):
        return {
            "text": thing.text, "reference": thing.reference, "start": thing.start_raw, "cost": _cost(thing),
            "outcomes": _listed(thing.outcomes.all()), "recommendations": _listed(thing.recommendations.all()),
        }  # fmt: skip
    return {
        "measure": thing.text, "target": thing.target_raw, "area": str(thing.area or ""),
        "outcome": str(thing.outcome or ""),
    }  # fmt: skip


def keep(thing: Action | ScorecardLine, before: Mapping[str, str], *, reason: str, by: Person, on: date) -> None:
    """Keep each promise that changed since ``before`` with the reason; PlanError when the plan is signed off and
    none is given. Before sign-off the plan is a draft, and history is enough."""
    plan = policies.plan_of(thing) if isinstance(thing, Action) else thing.plan
    after = promises(thing)
    changed = [name for name in after if after[name] != before[name]]
    if not (plan.signed_off_on and changed):
        return
    if not reason.strip():
        raise PlanError(
            f"Say why you change the {changed[0]}.",
            remedy="The plan is signed off: enter a reason, which is shown beside what was promised before.",
            field="reason",
        )
    about = {"action": thing} if isinstance(thing, Action) else {"line": thing}
    for name in changed:
        editing.add(
            Amendment(
                **about, name=name, before=before[name], after=after[name], reason=reason, changed_on=on, changed_by=by
            )
        )


def _cost(action: Action) -> str:
    """The words of a cost, and what they were understood to mean where somebody said more than they do."""
    found = costing.Cost(action.cost_raw, action.cost_amount, action.cost_period, action.cost_funding)
    said = costing.words(found)
    return said if said == action.cost_raw or not action.cost_raw else f"{action.cost_raw} ({said})"


def _listed(things: Iterable[object]) -> str:
    return "; ".join(str(each) for each in things)[:LONGEST]
