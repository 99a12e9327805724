"""What is allowed with areas and actions: writing, saying how it goes, rating, claiming and signing off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import PlanError, RatingNotYours, SecondPersonNeeded
from goldenthread.plans.models import Action, Area, Plan
from goldenthread.plans.policies import evidence, reach

# Either is enough to report another rating than the rule's; to answer for the thing is not.
RATING = ("plan.edit", "action.sign_off")


def check_edit_area(area: Area, *, by: Person, on: date) -> None:
    reach.check(by, "plan.edit", area, on)


def check_drop(action: Action, *, by: Person, on: date) -> None:
    """May this person take an open action out of the plan? Those who write its area may; what is complete stays."""
    check_edit_area(action.area, by=by, on=on)
    if action.dropped_on:
        raise PlanError("This action is already no longer in the plan.", remedy="Its page says since when and why.")
    if action.status == Status.COMPLETE:
        raise PlanError(
            "This action is complete, so it cannot be taken out of the plan.",
            remedy="What was done stays with what shows it. If it is not done after all, open it again on its page "
            "first; whoever signs actions off does that.",
        )


def check_update(about: Action | Area, *, by: Person, on: date) -> None:
    """May this person say how it goes? The named lead of an action or officer of an area may, while it is promised."""
    reach.check(by, "action.update", about, on, owner=about)
    _check_promised(about)


def check_rate(about: Action | Area, *, by: Person, on: date) -> None:
    """May this person report another rating than the rule's, or go back to it? RatingNotYours says whom to ask."""
    if not any(reach.reaches(by, capability, reach.unit_of(about), on) for capability in RATING):
        raise RatingNotYours
    reach.check_open(reach.plan_of(about))
    _check_promised(about)


def check_begin_claim(action: Action, *, by: Person, on: date) -> None:
    """May this person claim the action complete, once something shows it? It is claimed once."""
    reach.check(by, "action.claim_complete", action, on, owner=action)
    _check_promised(action)
    if action.status in {Status.CLAIMED, Status.COMPLETE}:
        raise PlanError(f"This action is already {Status(action.status).label.lower()}.")


def check_claim(action: Action, *, by: Person, on: date) -> None:
    """May this person claim the action complete now? It needs evidence."""
    check_begin_claim(action, by=by, on=on)
    _check_shown(action)


def check_decide(action: Action, *, by: Person, on: date) -> None:
    """May this person decide on the claim, with yes or "not yet"? Never the one who made it."""
    reach.check(by, "action.sign_off", action, on)
    _check_promised(action)
    if action.status != Status.CLAIMED:
        raise PlanError("Nobody has claimed this action complete.", remedy="Its owner claims it first, with evidence.")
    if action.claimed_by_id == by.pk:
        raise SecondPersonNeeded(
            "You claimed this action complete, so you can not sign it off.",
            remedy="Ask somebody else who signs off actions.",
        )


def check_sign_off(action: Action, *, by: Person, on: date) -> None:
    """May this person sign off the claim? Not once its evidence is withdrawn."""
    check_decide(action, by=by, on=on)
    _check_shown(action)


def check_reopen(action: Action, *, by: Person, on: date) -> None:
    """May this person open a completed action again? Those who sign off may."""
    reach.check(by, "action.sign_off", action, on)
    _check_complete(action)


def check_embed(action: Action, *, by: Person, on: date) -> None:
    """May this person say that a completed action has held? Those who sign off may, the claimant never."""
    reach.check(by, "action.sign_off", action, on)
    _check_complete(action)
    if action.claimed_by_id == by.pk:
        raise SecondPersonNeeded(
            "You claimed this action complete, so somebody else has to say that it held.",
            remedy="Ask somebody else who signs off actions.",
        )


def check_held(action: Action, *, by: Person, on: date) -> None:
    """May this person say that an embedded action did not hold after all? Whoever may say that it held."""
    check_embed(action, by=by, on=on)
    if not action.is_embedded:
        raise PlanError("Nobody has said that this action held.", remedy="Its page says how it stands.")


def can_rate(about: Action | Area, *, by: Person, on: date) -> bool:
    return reach.passes(check_rate, about, by, on)


def changing(capability: str, *, by: Person, on: date) -> Callable[[Action | Area], bool]:
    """For which actions and areas may this person use a right of changing? Rights are asked once for all."""
    if not rights.can(by, capability, on=on):
        return lambda about: False
    far = rights.reach(by, capability, on=on)
    return lambda about: (
        reach.plan_of(about).status != Plan.Status.CLOSED
        and (far.changes_unit(reach.unit_of(about)) or reach.owns(by, about))
    )


def can_edit_area(area: Area, *, by: Person, on: date) -> bool:
    return reach.passes(check_edit_area, area, by, on)


def can_drop(action: Action, *, by: Person, on: date) -> bool:
    return reach.passes(check_drop, action, by, on)


def can_update(about: Action | Area, *, by: Person, on: date) -> bool:
    return reach.passes(check_update, about, by, on)


def can_claim(action: Action, *, by: Person, on: date) -> bool:
    """Is a claim this person's to make now? Evidence is asked when it is made."""
    return reach.passes(check_begin_claim, action, by, on)


def can_sign_off(action: Action, *, by: Person, on: date) -> bool:
    return can_reopen(action, by=by, on=on) and action.claimed_by_id != by.pk


def can_reopen(action: Action, *, by: Person, on: date) -> bool:
    """Would opening it again be this person's to decide? Its claimant may, where they sign off actions."""
    return reach.passes(_check_signs_off, action, by, on)


def _check_signs_off(action: Action, *, by: Person, on: date) -> None:
    reach.check(by, "action.sign_off", action, on)


def _check_complete(action: Action) -> None:
    if action.status != Status.COMPLETE:
        raise PlanError("This action is not complete.", remedy="It is claimed by its owner and signed off first.")


def _check_promised(about: Action | Area) -> None:
    """What was dropped is neither reported on nor rated, claimed or decided until somebody takes it up again."""
    if isinstance(about, Action) and about.dropped_on:
        raise PlanError(
            "This action is no longer in the plan.", remedy="Whoever writes the plan can take it up again first."
        )


def _check_shown(action: Action) -> None:
    if not evidence.is_shown(action):
        raise PlanError(
            "Nothing shows yet that this action is complete.",
            remedy="Add evidence first: words, a link, a file or a measure.",
        )
