"""What must the board know of a plan this month? Areas in exception first, with what shows it and who may answer."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.core.periods import Month, last_full_month
from goldenthread.plans import delivery, policies
from goldenthread.plans.exceptions import RULES, Criterion
from goldenthread.plans.models import AreaRating, Plan
from goldenthread.reporting import exceptions as reports
from goldenthread.reporting import policies as report_policies
from goldenthread.reporting.exceptions import PlanFacts, summary
from goldenthread.web.access import Asking, page
from goldenthread.web.exceptions import chosen, presenters
from goldenthread.web.plans import pages
from goldenthread.web.plans import presenters as plan_presenters


@page("plan.view")
def exceptions(request: Asking) -> HttpResponse:
    choice = chosen.choose(request)
    context = {
        "choice": choice,
        "criteria": list(Criterion),
        "rules": [(each.label, RULES[each]) for each in Criterion],
    }
    if choice.plan:
        context |= _facts(request, choice.plan, choice)
    return render(request, "web/exceptions/exceptions.html", context)


def _facts(request: Asking, plan: Plan, choice: chosen.Choice) -> dict[str, object]:
    facts = reports.gather(plan, period=choice.month, reader=request.user, on=request.on)
    by, on = request.user, request.on
    return {
        "plan": plan, "facts": facts, "sight": facts.sight, "answer": _answer(facts),
        "cards": presenters.cards(facts, choice.criterion, request),
        "others": [(each, plan_presenters.rated(each.at.position)) for each in facts.others],
        "kept": _kept(facts), "trail": pages.plan_trail(plan), "area_rule": delivery.AREA_RULE,
        "keep_address": _keep_address(plan, choice.month, request),
        "report_address": chosen.address("exception-report", plan, choice.month)
        if report_policies.can_generate(plan, by=by, on=on)
        else "",
    }  # fmt: skip


def _answer(facts: PlanFacts) -> str:
    return f"{summary.of_areas(facts)} {summary.of_actions(facts)}" if facts.areas else "The plan has no areas yet."


def _kept(facts: PlanFacts) -> AreaRating | None:
    """The newest of the ratings kept for the month; it says when and by whom they were kept."""
    kept = [each.kept for each in facts.areas if each.kept]
    return max(kept, key=lambda each: each.recorded_on, default=None)


def _keep_address(plan: Plan, month: Month, request: Asking) -> str:
    """Today's ratings are kept for the month that is over or the one that runs; for an older one they were false."""
    recent = month >= last_full_month(request.on)
    if not recent or not policies.can_edit_plan(plan, by=request.user, on=request.on):
        return ""
    return chosen.address("ratings-keep", plan, month)
