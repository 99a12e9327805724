"""How far a plan is agreed, what it answers and by when, and the plans around it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.plans import agreement, family, operations, parts, policies, queries, responding
from goldenthread.plans.models import Plan
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.forms import PlaceForm
from goldenthread.web.plans import pages


@page("plan.view")
def life(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan(request, plan_id)
    by, on = request.user, request.on
    can_edit = policies.can_edit_plan(found, by=by, on=on)
    clocks = [responding.clock(source, on=on) for source in parts.sources_of(found)]
    context = {
        "plan": found, "agreement": agreement.of(found), "clocks": clocks, "family": family.of(found, by, on=on),
        "withdrawn": list(found.approvals.filter(withdrawn_on__isnull=False).select_related("withdrawn_by")),
        "can_edit": can_edit, "earlier_documents": list(found.earlier_documents.all()),
        "trail": pages.plan_trail(found),
    }  # fmt: skip
    return render(request, "living/life.html", context)


@page("plan.edit")
def place(request: Asking, plan_id: int) -> HttpResponse:
    """Say below which plan this one hangs, and which iteration it took over from."""
    found = asked.plan_to_edit(request, plan_id)
    others = queries.plans_visible_to(request.user, on=request.on).exclude(pk=found.pk)
    initial = _stored(found)[0] | {"version": found.version, "parent": found.parent, "earlier": found.earlier}
    form = PlaceForm(request.POST or None, plans=others, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.place_plan(plan=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Plan.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("plan-life", found.pk)
    return pages.show_form(
        request, form, title="Where the plan belongs", button="Save", trail=trail(found),
        answer="A plan hangs below one other at most, and takes over from one iteration at most.",
    )  # fmt: skip


def trail(found: Plan) -> pages.Trail:
    """The way back to this page."""
    address = pages.address("plan-life", found.pk)
    return [*pages.plan_trail(found), ("Sign-off and family", address)]


def _stored(found: Plan) -> tuple[dict[str, Any], int]:
    return {"parent": str(found.parent or ""), "earlier": str(found.earlier or "")}, found.version
