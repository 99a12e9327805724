"""What a plan costs: by funding and by how often, what is to be confirmed and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.core import working_days
from goldenthread.plans import costing, operations, parts
from goldenthread.plans.costing import Cost, Every, Funding
from goldenthread.plans.models import Action
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.forms import CostForm
from goldenthread.web.plans import pages, words

UNNAMED = "Not said"


@dataclass(frozen=True)
class Line:
    """One action with its cost; ``days`` is for how many working days it has been to be confirmed."""

    action: Action
    cost: Cost
    days: int | None

    @property
    def funding(self) -> str:
        return Funding(self.cost.funding).label if self.cost.funding else UNNAMED

    @property
    def age(self) -> str:
        if self.days is None:
            return ""
        return words.counted(self.days, "working day") if self.days else "since today"

    @property
    def is_old(self) -> bool:
        return self.days is not None and self.days > costing.LONG


@page("plan.view")
def costs(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan(request, plan_id)
    lines = [_line(action, request.on) for action in parts.costed(found, request.user, on=request.on)]
    can_export = rights.can(request.user, "export.aggregate", on=request.on)
    table = tables.Table(
        lines, _COLUMNS, request.GET, filters=_FILTERS, can_export=can_export, noun="action", per_page=50
    )
    if table.is_export:
        return table.as_csv(f"costs-{found.pk}.csv")
    context = {
        "plan": found, "table": table, "answer": _answer(lines), "trail": pages.plan_trail(found),
        "totals": _totals([line.cost for line in lines]),
        "long": costing.LONG,
    }  # fmt: skip
    return render(request, "living/costs.html", context)


@page("plan.edit")
def cost(request: Asking, action_id: int) -> HttpResponse:
    """Say what an action costs and where the money comes from."""
    found = asked.action_to_edit(request, action_id)
    signed = bool(found.area.plan.signed_off_on)
    initial = _stored(found)[0] | {"version": found.version}
    form = CostForm(request.POST or None, needs_reason=signed, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.cost_action(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Action.objects.get(pk=found.pk)),
    ):
        messages.success(request, f"The cost is now: {costing.words(_cost(found))}.")
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="What it costs", button="Save", trail=pages.action_trail(found), caption=str(found)[:200]
    )


def _totals(found: list[Cost]) -> list[tuple[str, costing.Total]]:
    """What each funding comes to; below them, where there are several, all that is spent."""
    each = [(_name(total.funding), total) for total in costing.totals(found)]
    spent = [total for _, total in each if total.funding != Funding.SAVING]
    if len(spent) < 2:
        return each
    return [*each, ("All of it" if len(spent) == len(each) else "All but savings", costing.together(found))]


def _line(action: Action, on: date) -> Line:
    found = _cost(action)
    if found.funding != Funding.TO_CONFIRM:
        return Line(action, found, None)
    since = found.since or action.area.plan.created_on
    try:
        return Line(action, found, working_days.working_days_between(since, on))
    except working_days.OutsideCalendar:
        return Line(action, found, None)


def _cost(action: Action) -> Cost:
    return costing.as_kept(
        action.cost_raw, action.cost_amount, action.cost_period, action.cost_funding, action.cost_since
    )


def _answer(lines: list[Line]) -> str:
    """``Of 12 actions with a cost, three are to be confirmed, one of them for more than 60 working days.``"""
    if not lines:
        return "No action of this plan says what it costs."
    waiting = [line for line in lines if line.cost.funding == Funding.TO_CONFIRM]
    unsaid = sum(not line.cost.funding for line in lines)
    old = sum(line.is_old for line in waiting)
    said = f"Of {words.counted(len(lines), 'action')} with a cost, {words.some(len(waiting))} "
    said += "is to be confirmed" if len(waiting) < 2 else "are to be confirmed"
    which = "" if len(waiting) == 1 else f"{'all' if old == len(waiting) else words.some(old)} of them "
    said += f", {which}for more than {costing.LONG} working days" if old else ""
    return f"{said}. For {words.some(unsaid)} nobody has said where the money comes from." if unsaid else f"{said}."


def _stored(found: Action) -> tuple[dict[str, Any], int]:
    kept = _cost(found)
    stored = {"amount": kept.amount, "every": kept.every, "funding": kept.funding, "note": kept.raw}
    return stored, found.version


def _name(funding: str) -> str:
    return Funding(funding).label if funding else UNNAMED


def _every(line: Line) -> str:
    return Every(line.cost.every).label if line.cost.every in set(Every) else ""


_COLUMNS = (
    tables.Column(
        "action", "Action", lambda line: str(line.action), link=lambda line: reverse("action", args=[line.action.pk])
    ),
    tables.Column("area", "Area", lambda line: line.action.area.name),
    tables.Column(
        "amount", "Amount", lambda line: "" if line.cost.amount is None else costing.pounds(line.cost.amount),
        order=lambda line: line.cost.amount, is_number=True,
    ),
    tables.Column("every", "How often", _every),
    tables.Column("funding", "Funding", lambda line: line.funding),
    tables.Column(
        "age", "To be confirmed for", lambda line: line.age, order=lambda line: line.days, is_number=True,
        template="living/age_cell.html",
    ),
    tables.Column("words", "In the plan's words", lambda line: line.cost.raw),
)  # fmt: skip
_FILTERS = (
    tables.Filter("funding", "Funding", lambda line: line.funding),
    tables.Filter("every", "How often", _every),
    tables.Filter("area", "Area", lambda line: line.action.area.name),
)
