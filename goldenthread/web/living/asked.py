"""What the pages of this area fetch first: the plan or action of an address, and the right to change it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet

from goldenthread.plans import policies, queries
from goldenthread.plans.models import Action, Plan
from goldenthread.web import forms
from goldenthread.web.access import Asking


def plan(request: Asking, pk: int) -> Plan:
    return queries.plan_for(request.user, pk, on=request.on)


def plan_to_edit(request: Asking, pk: int) -> Plan:
    found = plan(request, pk)
    check(request, found)
    return found


def check(request: Asking, found: Plan) -> None:
    policies.check_edit_plan(found, by=request.user, on=request.on)


def action(request: Asking, pk: int) -> Action:
    return queries.action_for(request.user, pk, on=request.on)


def action_to_edit(request: Asking, pk: int) -> Action:
    found = action(request, pk)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    return found


def actions_of(request: Asking, found: Plan) -> QuerySet[Action]:
    """The actions of a plan that the reader sees, in the plan's order."""
    mine = queries.actions_visible_to(request.user, on=request.on).filter(area__plan=found)
    return mine.order_by("area__order", "area_id", "order", "pk")


def tell(request: Asking, form: forms.Form) -> None:
    """A button has no field to stand beside, so its refusal is told on the page that it leads back to."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
