"""Keeping the ratings of a month, so that the next one is held against them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.core.periods import Month, last_full_month
from goldenthread.plans import operations, policies, positions, queries
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Plan
from goldenthread.reporting import words
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.exceptions import chosen
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.presenters import Rated


@dataclass(frozen=True)
class Keeping:
    """An area with the rating kept for the month so far (or none) and the one that would be kept now."""

    area: str
    kept: str
    now: Rated


@page("plan.edit")
def keep(request: Asking, plan_id: int) -> HttpResponse:
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(plan, by=request.user, on=request.on)
    month = chosen.month_of(request)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.attempt(lambda typed: _keep(plan, month, request)):
        messages.success(request, f"Kept for {month.label}: {words.count(form.outcome, 'area')}.")
        return redirect(chosen.overview(plan, month))
    lines = _lines(plan, month, request)
    trail = [*pages.plan_trail(plan), ("Exceptions", chosen.overview(plan, month))]
    return pages.show_form(
        request, form, title=f"Keep the ratings of {month.label}", button="Keep these ratings", trail=trail,
        caption=plan.name, answer=_answer(lines, month), lines=lines, month=month, template="web/exceptions/keep.html",
    )  # fmt: skip


def _keep(plan: Plan, month: Month, request: Asking) -> int:
    if month < last_full_month(request.on):
        raise PlanError(
            f"Today's ratings are not those of {month.label}.", remedy="Keep them for the month that has just ended."
        )
    return operations.record_ratings(plan=plan, period=month.id, by=request.user, on=request.on)


def _lines(plan: Plan, month: Month, request: Asking) -> list[Keeping]:
    kept = dict(plan.areas.filter(ratings__period=month.id).values_list("pk", "ratings__reported"))
    return [
        Keeping(each.area.name, kept.get(each.area.pk, ""), presenters.rated(each.position))
        for each in positions.of_plan(plan, on=request.on)
    ]


def _answer(lines: list[Keeping], month: Month) -> str:
    """What follows from keeping them."""
    start = f"{month.next().label} will be held against these ratings, area by area and action by action."
    if not any(line.kept for line in lines):
        return start
    changed = sum(bool(line.kept) and line.kept != _plain(line.now.rating) for line in lines)
    many = f"{words.in_words(changed)} of {words.count(len(lines), 'area')}"
    return f"{start} They replace those kept before; {many} change."


def _plain(rating: str) -> str:
    return "blue" if rating == "embedded" else rating
