"""Who may have a report made of a plan, and who may take it out of the building as a file."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.measures import queries as figures
from goldenthread.plans import queries as plans
from goldenthread.plans.models import Plan
from goldenthread.reporting.errors import SmallNumbers

CAPABILITY = "report.generate"


def check_generate(plan: Plan, *, by: Person, on: date) -> None:
    """NotAllowed without the right, OutOfReach when neither it nor the right to see plans carries to this one."""
    rights.reach(by, CAPABILITY, on=on)
    if not _carries(plan, by, on):
        raise OutOfReach


def check_download(plan: Plan, *, by: Person, on: date, published: bool = False) -> None:
    """As for making it, and SmallNumbers for whoever may not see figures before small ones are suppressed; with
    figures as they were ``published`` whoever may make it takes it out."""
    check_generate(plan, by=by, on=on)
    if not published and not rights.can(by, figures.CAPABILITY, on=on):
        raise SmallNumbers(figures.CAPABILITY)


def can_generate(plan: Plan, *, by: Person, on: date) -> bool:
    return rights.can(by, CAPABILITY, on=on) and _carries(plan, by, on)


def can_download(plan: Plan, *, by: Person, on: date) -> bool:
    return can_generate(plan, by=by, on=on) and rights.can(by, figures.CAPABILITY, on=on)


def _carries(plan: Plan, by: Person, on: date) -> bool:
    carried = plans.plans_visible_to(by, on=on, capability=CAPABILITY).values("pk")
    return plans.plans_visible_to(by, on=on).filter(pk=plan.pk, pk__in=carried).exists()
