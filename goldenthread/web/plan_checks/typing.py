"""What the plan check says of an action or a line of the scorecard while it is typed: advice, never a refusal.

The part is asked for as somebody types; without scripts the same is said once the form was saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goldenthread.plans import delivery, policies, queries
from goldenthread.plans.checking import contradictions, from_measures, from_plan, quality, standing
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.checking.view import ActionView, Due, LineView, PlanView
from goldenthread.plans.models import Action, Area, Plan, ScorecardLine
from goldenthread.plans.operations.scorecard import understood
from goldenthread.plans.reading import dates
from goldenthread.web.access import Asking, page

Typed = Mapping[str, str]
_OF_DATES = {"Q04", "Q05", "Q20"}
CELLS = ("baseline", "actual", "comparator", "target")


@page("plan.edit")
@require_POST
def new_action(request: Asking, area_id: int) -> HttpResponse:
    area = queries.area_for(request.user, area_id, on=request.on)
    policies.check_edit_area(area, by=request.user, on=request.on)
    return _part(request, of_new_action(request.POST, area, request))


@page("plan.edit")
@require_POST
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    return _part(request, of_action(request.POST, found, request))


@page("plan.edit")
@require_POST
def line(request: Asking, line_id: int) -> HttpResponse:
    found = queries.line_for(request.user, line_id, on=request.on)
    policies.check_edit_plan(found.plan, by=request.user, on=request.on)
    return _part(request, of_line(request.POST, found, request))


def of_new_action(typed: Typed, area: Area, request: Asking) -> list[Finding]:
    """What the check would say of an action with these words; nothing before there are any."""
    owners = tuple(each.strip() for each in typed.get("leads", "").splitlines() if each.strip())
    due = typed.get("due", "").strip()
    view = ActionView(
        "action:new", typed.get("text", "").strip(), area=area.name, owners=owners, cost_raw=typed.get("cost", ""),
        due=(Due(due, delivery.meant_due(dates.understand(due).iso or "")),) if due else (),
    )  # fmt: skip
    return _of(view, area.plan, request) if view.text else []


def of_action(typed: Typed, found: Action, request: Asking) -> list[Finding]:
    """What the check would say of an action if it were saved so; its owners and date stand elsewhere."""
    view = from_plan.of_action(found)
    if "text" in typed:
        view = replace(view, text=typed["text"].strip(), cost_raw=typed.get("cost", ""))
    first = from_plan.first_of(found, request.user, on=request.on) if view.waits_for else []
    return _of(view, found.area.plan, request, first)


def of_dates(found: Action, request: Asking) -> list[Finding]:
    """What the check says of the day of an action, beside what it waits for."""
    return [each for each in of_action({}, found, request) if each.code in _OF_DATES]


def of_line(typed: Typed, found: ScorecardLine, request: Asking) -> list[Finding | Contradiction]:
    """What the check would say of a line of the scorecard if it were saved so: by itself, and beside our figures."""
    view = _line_view(typed, found) if "text" in typed else from_plan.of_line(found)
    alone = PlanView(f"plan:{found.plan_id}", "This line", lines=(view,))
    held = from_measures.visible([alone], request.user, on=request.on)
    return [*quality.of_line(view), *contradictions.of(alone, on=request.on, held=held)]


def tell(request: Asking, found: Sequence[Finding | Contradiction]) -> None:
    """Say after saving what the check says, as advice."""
    if found:
        said = " ".join(f"{each.kind.title}: {each.reason}" for each in found)
        messages.info(request, f"The plan check says of it: {said}")


def _line_view(typed: Typed, found: ScorecardLine) -> LineView:
    kept = {name: getattr(found, f"{name}_raw") for name in CELLS}
    cells = {name: typed.get(name, kept[name]).strip() for name in CELLS}
    trial = ScorecardLine(
        pk=found.pk, plan=found.plan, area=found.area, area_text=found.area_text, text=typed["text"].strip(),
        measure_slug=found.measure_slug, actual_period=typed.get("actual_period", found.actual_period),
        **understood(typed["text"].strip(), **cells),
    )  # fmt: skip
    return from_plan.of_line(trial)


def _of(view: ActionView, plan: Plan, request: Asking, first: Sequence[ActionView] = ()) -> list[Finding]:
    around = PlanView(
        f"plan:{plan.pk}", plan.name, begins_on=from_plan.begins_on(plan), written_on=plan.created_on,
        actions=(view, *first),
    )  # fmt: skip
    return quality.of_action(view, around, on=request.on, settings=standing.settings_on(request.on))


def _part(request: Asking, found: Sequence[Finding | Contradiction]) -> HttpResponse:
    return render(request, "plan_checks/advice_part.html", {"advice": found, "asked": True})
