"""Which computed measure stands behind the words of a plan: a line of its scorecard, or what an action names."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import definition
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import ActionMeasure, ScorecardLine
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.forms import MeasureForm


@page("plan.view")
def lines(request: Asking, plan_id: int) -> HttpResponse:
    """The measures that a plan names, as it names them, and the computed ones behind them."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    edits = policies.can_edit_plan(found, by=request.user, on=request.on)
    card = queries.scorecard_visible_to(request.user, on=request.on).filter(plan=found)
    shown = [presenters.scorecard_line(line, can_edit=edits) for line in card]
    linked = sum(bool(each.title) for each in shown)
    context = {
        "plan": found, "lines": shown, "trail": pages.plan_trail(found), "linked": linked, "can_edit": edits,
        "answer": f"{linked} of the {len(shown)} measures that the plan names have figures from records.",
    }  # fmt: skip
    return render(request, "web/plans/measures.html", context)


@page("plan.edit")
def link_line(request: Asking, line_id: int) -> HttpResponse:
    found = queries.line_for(request.user, line_id, on=request.on)
    policies.check_edit_plan(found.plan, by=request.user, on=request.on)
    before = found.measure_slug
    form = _form(request, found)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.link_measure(line=found, **typed, by=request.user, on=request.on),
        stored=lambda: (lambda now: ({"measure_slug": now.measure_slug}, now.version))(
            ScorecardLine.objects.get(pk=found.pk)
        ),
    ):
        _offer(request, found, before, "measure-link")
        return redirect("plan-measures", found.plan_id)
    trail = [*pages.plan_trail(found.plan), ("Measures", reverse("plan-measures", args=[found.plan_id]))]
    return pages.show_form(
        request, form, title=found.text, caption="Link a measure", button="Link", trail=trail, line=found,
        answer="Its figures, computed from records, then stand beside what the plan says.",
        template="web/plans/link.html",
    )  # fmt: skip


@page("plan.edit")
def link_named(request: Asking, named_id: int) -> HttpResponse:
    """Say which measure an action means by its words."""
    found = ActionMeasure.objects.filter(pk=named_id).select_related("line").first()
    if found is None:
        raise OutOfReach
    action = queries.action_for(request.user, found.action_id, on=request.on)
    policies.check_edit_area(action.area, by=request.user, on=request.on)
    before = found.slug
    form = _form(request, found, found.slug)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.link_action_measure(named=found, **typed, by=request.user, on=request.on),
        stored=lambda: (lambda now: ({"measure_slug": now.slug}, now.version))(ActionMeasure.objects.get(pk=found.pk)),
    ):
        _offer(request, found, before, "action-measure-link")
        return redirect("action", action.pk)
    return pages.show_form(
        request, form, title=found.raw, caption="Link a measure", button="Link", line=found.line,
        trail=pages.action_trail(action), template="web/plans/link.html",
        answer="Its figures, computed from records, then stand beside the action.",
    )  # fmt: skip


def _form(request: Asking, found: ScorecardLine | ActionMeasure, slug: str = "") -> MeasureForm:
    choices = [(each.slug, each.head.title) for each in definition.library().values()]
    initial = {"version": found.version, "measure_slug": found.measure_slug or slug}
    return MeasureForm(request.POST or None, choices=choices, initial=initial)


def _offer(request: Asking, found: ScorecardLine | ActionMeasure, before: str, name: str) -> None:
    title, _ = presenters.titles(found.measure_slug)
    said = f"Linked to {title}." if title else "The link is taken away."
    address = reverse(name, args=[found.pk])
    undo.offer(request, said, address=address, version=found.version, measure_slug=before)
