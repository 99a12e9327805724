"""The fourth question for plans: whose is it, and is it allowed now, to this person?

A role that changes its own branch (S in the matrix) changes what belongs to a unit of that branch. What names no
unit of its own belongs to the plan's unit. A named lead or officer may do for their own action or area what their
role may do at all, wherever it belongs. Reading is wider than changing: see ``queries``.

A closed plan refuses every change, whoever asks. What may still be done narrows who sees it, or opens it again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person, Unit
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import NotYours, PlanClosed, PlanError, RatingNotYours, SecondPersonNeeded
from goldenthread.plans.models import Action, Area, Difference, Evidence, Plan, Source

# Either is enough to report another rating than the rule's; to answer for the thing is not.
RATING = ("plan.edit", "action.sign_off")


def check_edit_unit(unit: Unit, *, by: Person, on: date) -> None:
    """May this person write plans for that part of the organisation?"""
    _check_reach(by, "plan.edit", unit.pk, on)


def check_open(plan: Plan) -> None:
    """PlanClosed when the plan is over."""
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed(plan)


def check_edit_plan(plan: Plan, *, by: Person, on: date) -> None:
    _check(by, "plan.edit", plan, on)


def check_take_back(plan: Plan, *, by: Person, on: date) -> None:
    """May this person show the plan to fewer people? Once it is closed too: what was shown too widely can be ended."""
    _check_reach(by, "plan.edit", plan.unit_id, on)


def check_reopen_plan(plan: Plan, *, by: Person, on: date) -> None:
    """May this person say that a closed plan goes on after all? Those who write it may."""
    _check_reach(by, "plan.edit", plan.unit_id, on)
    if plan.status != Plan.Status.CLOSED:
        raise PlanError("This plan is not closed.")


def check_edit_area(area: Area, *, by: Person, on: date) -> None:
    _check(by, "plan.edit", area, on)


def check_update(about: Action | Area, *, by: Person, on: date) -> None:
    """May this person say how it goes? The named lead of an action or officer of an area may."""
    _check(by, "action.update", about, on, owner=about)


def check_rate(about: Action | Area, *, by: Person, on: date) -> None:
    """May this person report another rating than the rule's, or go back to it? RatingNotYours says whom to ask."""
    if not any(_reaches(by, capability, unit_of(about), on) for capability in RATING):
        raise RatingNotYours
    check_open(plan_of(about))


def check_begin_claim(action: Action, *, by: Person, on: date) -> None:
    """May this person claim the action complete, once something shows it? It is claimed once."""
    _check(by, "action.claim_complete", action, on, owner=action)
    if action.status in {Status.CLAIMED, Status.COMPLETE}:
        raise PlanError(f"This action is already {Status(action.status).label.lower()}.")


def check_claim(action: Action, *, by: Person, on: date) -> None:
    """May this person claim the action complete now? It needs evidence."""
    check_begin_claim(action, by=by, on=on)
    _check_shown(action)


def check_decide(action: Action, *, by: Person, on: date) -> None:
    """May this person decide on the claim, with yes or "not yet"? Never the one who made it."""
    _check(by, "action.sign_off", action, on)
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
    _check(by, "action.sign_off", action, on)
    _check_complete(action)


def check_embed(action: Action, *, by: Person, on: date) -> None:
    """May this person say that a completed action has held? Those who sign off may, the claimant never."""
    _check(by, "action.sign_off", action, on)
    _check_complete(action)
    if action.claimed_by_id == by.pk:
        raise SecondPersonNeeded(
            "You claimed this action complete, so somebody else has to say that it held.",
            remedy="Ask somebody else who signs off actions.",
        )


def check_sign_off_plan(plan: Plan, *, by: Person, on: date) -> None:
    """May this person clear the plan? Not the one who drafted it."""
    rights.check(by, "plan.sign_off", on=on, unit_id=plan.unit_id)
    check_open(plan)
    if plan.signed_off_on:
        raise PlanError("This plan is already signed off.")
    if plan.created_by_id == by.pk:
        raise SecondPersonNeeded("You drafted this plan, so somebody else has to sign it off.")


def check_baseline(plan: Plan) -> None:
    """The baseline is what was signed off; it does not move afterwards."""
    if plan.signed_off_on:
        raise PlanError(
            "The baseline is locked, because the plan is signed off.",
            remedy="Make a new iteration of the plan if its baseline has to change.",
        )


def check_takes_up(plan: Plan, source: Source | None) -> None:
    """A signed-off plan answers what it answered; what a source of a later day asks for is no part of its baseline."""
    if not plan.signed_off_on or can_take_up(plan, source):
        return None
    if source is None:
        return check_baseline(plan)
    if source.published_on is None:
        raise PlanError(
            f"{source.title} has no day of publication, so nobody can tell whether the signed-off plan knew it.",
            remedy="Describe the source first, with its day.", field="source",
        )  # fmt: skip
    raise PlanError(
        f"The baseline is locked: the plan was signed off after {source.title} was published.",
        remedy="Make a new iteration of the plan if it has to answer more of it.", field="source",
    )  # fmt: skip


def can_take_up(plan: Plan, source: Source | None) -> bool:
    """May the plan still take up what that source asks for?"""
    if not plan.signed_off_on:
        return True
    return bool(source and source.published_on and source.published_on >= plan.signed_off_on)


def check_add_evidence(about: Action | Area, *, by: Person, on: date) -> None:
    _check(by, "evidence.upload", about, on, owner=about)


def check_withdraw(thing: Evidence | Difference, *, by: Person, on: date) -> None:
    """May this person take it back? Who handed it in may, where their role holds that.

    From a closed plan too: what should never have been handed in is hidden whenever it is found.
    """
    far = rights.reach(by, "evidence.withdraw", on=on)
    if not (far.changes_unit(unit_of(_about(thing))) or thing.made_by_id == by.pk):
        raise NotYours("evidence.withdraw")


def check_restore(thing: Evidence | Difference, *, by: Person, on: date) -> None:
    """May this person show again what was taken back?"""
    check_withdraw(thing, by=by, on=on)
    check_open(plan_of(_about(thing)))


def can_edit_unit(unit_id: int, *, by: Person, on: date) -> bool:
    return _reaches(by, "plan.edit", unit_id, on)


def can_take_back(plan: Plan, *, by: Person, on: date) -> bool:
    return _reaches(by, "plan.edit", plan.unit_id, on)


def can_rate(about: Action | Area, *, by: Person, on: date) -> bool:
    return _passes(check_rate, about, by, on)


def withdrawing(about: Action | Area, *, by: Person, on: date) -> Callable[[Evidence | Difference], bool]:
    """Which of the things handed in about ``about`` may this person take back? Rights are asked once for all."""
    if not rights.can(by, "evidence.withdraw", on=on):
        return lambda thing: False
    covered = rights.reach(by, "evidence.withdraw", on=on).changes_unit(unit_of(about))
    return lambda thing: covered or thing.made_by_id == by.pk


def withdrawing_any(*, by: Person, on: date) -> Callable[[Difference], bool]:
    """Which of the things said of areas may this person take back? Rights are asked once for all."""
    if not rights.can(by, "evidence.withdraw", on=on):
        return lambda thing: False
    far = rights.reach(by, "evidence.withdraw", on=on)
    return lambda thing: far.changes_unit(unit_of(thing.area)) or thing.made_by_id == by.pk


def changing(capability: str, *, by: Person, on: date) -> Callable[[Action | Area], bool]:
    """For which actions and areas may this person use a right of changing? Rights are asked once for all."""
    if not rights.can(by, capability, on=on):
        return lambda about: False
    far = rights.reach(by, capability, on=on)
    return lambda about: (
        plan_of(about).status != Plan.Status.CLOSED and (far.changes_unit(unit_of(about)) or owns(by, about))
    )


def can_edit_plan(plan: Plan, *, by: Person, on: date) -> bool:
    return _passes(check_edit_plan, plan, by, on)


def can_edit_area(area: Area, *, by: Person, on: date) -> bool:
    return _passes(check_edit_area, area, by, on)


def can_update(about: Action | Area, *, by: Person, on: date) -> bool:
    return _passes(check_update, about, by, on)


def can_claim(action: Action, *, by: Person, on: date) -> bool:
    """Is a claim this person's to make now? Evidence is asked when it is made."""
    return _passes(check_begin_claim, action, by, on)


def can_sign_off(action: Action, *, by: Person, on: date) -> bool:
    return can_reopen(action, by=by, on=on) and action.claimed_by_id != by.pk


def can_reopen(action: Action, *, by: Person, on: date) -> bool:
    """Would opening it again be this person's to decide? Its claimant may, where they sign off actions."""
    return _passes(_check_signs_off, action, by, on)


def can_add_evidence(about: Action | Area, *, by: Person, on: date) -> bool:
    return _passes(check_add_evidence, about, by, on)


def is_shown(action: Action) -> bool:
    """Is there evidence of the action that was not withdrawn?"""
    return action.evidence.filter(withdrawn_on__isnull=True).exists()


def unit_of(about: Action | Area) -> int:
    """The unit that an action or area belongs to: the area's, or else the plan's."""
    area = about.area if isinstance(about, Action) else about
    return area.unit_id or area.plan.unit_id


def plan_of(about: Action | Area) -> Plan:
    return about.area.plan if isinstance(about, Action) else about.plan


def owns(person: Person, about: Action | Area) -> bool:
    """Is this the named lead of the action, or a named officer of the area?"""
    named = about.leads if isinstance(about, Action) else about.officers
    return any(each.person_id == person.pk for each in named.all())


def _about(thing: Evidence | Difference) -> Action | Area:
    """What was shown: evidence is of an action or an area, and the database keeps it so."""
    return thing.area if isinstance(thing, Difference) else thing.action or thing.area


def _check_signs_off(action: Action, *, by: Person, on: date) -> None:
    _check(by, "action.sign_off", action, on)


def _check_complete(action: Action) -> None:
    if action.status != Status.COMPLETE:
        raise PlanError("This action is not complete.", remedy="It is claimed by its owner and signed off first.")


def _check_shown(action: Action) -> None:
    if not is_shown(action):
        raise PlanError(
            "Nothing shows yet that this action is complete.",
            remedy="Add evidence first: words, a link, a file or a measure.",
        )


def _check(
    by: Person, capability: str, about: Plan | Area | Action, on: date, owner: Action | Area | None = None
) -> None:
    """A change within a plan: the capability carries to the thing, and the plan is not closed."""
    unit_id = about.unit_id if isinstance(about, Plan) else unit_of(about)
    _check_reach(by, capability, unit_id, on, owner)
    check_open(about if isinstance(about, Plan) else plan_of(about))


def _check_reach(by: Person, capability: str, unit_id: int, on: date, owner: Action | Area | None = None) -> None:
    """NotAllowed when no role holds the capability, NotYours when it does not carry to this thing."""
    far = rights.reach(by, capability, on=on)
    if not (far.changes_unit(unit_id) or (owner is not None and owns(by, owner))):
        raise NotYours(capability)


def _reaches(by: Person, capability: str, unit_id: int, on: date) -> bool:
    return rights.can(by, capability, on=on) and rights.reach(by, capability, on=on).changes_unit(unit_id)


def _passes(check: Callable[..., None], about: Plan | Area | Action, by: Person, on: date) -> bool:
    """Would the check let it through? For pages that offer what is asked here."""
    try:
        check(about, by=by, on=on)
    except (NotAllowed, PlanError):
        return False
    return True
