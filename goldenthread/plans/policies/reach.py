"""Whose is it? What belongs to a unit, to a plan and to a person, and what a closed plan refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.plans.errors import NotYours, PlanClosed, PlanError
from goldenthread.plans.models import Action, Area, Plan


def check_open(plan: Plan) -> None:
    """PlanClosed when the plan is over."""
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed(plan)


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


def check(
    by: Person, capability: str, about: Plan | Area | Action, on: date, owner: Action | Area | None = None
) -> None:
    """A change within a plan: the capability carries to the thing, and the plan is not closed."""
    unit_id = about.unit_id if isinstance(about, Plan) else unit_of(about)
    check_reach(by, capability, unit_id, on, owner)
    check_open(about if isinstance(about, Plan) else plan_of(about))


def check_reach(by: Person, capability: str, unit_id: int, on: date, owner: Action | Area | None = None) -> None:
    """NotAllowed when no role holds the capability, NotYours when it does not carry to this thing."""
    far = rights.reach(by, capability, on=on)
    if not (far.changes_unit(unit_id) or (owner is not None and owns(by, owner))):
        raise NotYours(capability)


def reaches(by: Person, capability: str, unit_id: int, on: date) -> bool:
    return rights.can(by, capability, on=on) and rights.reach(by, capability, on=on).changes_unit(unit_id)


def passes(check: Callable[..., None], about: Plan | Area | Action, by: Person, on: date) -> bool:
    """Would the check let it through? For pages that offer what is asked here."""
    try:
        check(about, by=by, on=on)
    except (NotAllowed, PlanError):
        return False
    return True
