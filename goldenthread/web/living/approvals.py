"""That a body approved a plan: written down, and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.plans import operations, parts
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked, life
from goldenthread.web.living.forms import ApprovalForm
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import ReasonForm


@page("plan.edit")
def add(request: Asking, plan_id: int) -> HttpResponse:
    found = asked.plan_to_edit(request, plan_id)
    form = ApprovalForm(request.POST or None, initial={"approved_on": request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.record_approval(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{form.outcome.body} has approved the plan.")
        return redirect("plan-life", found.pk)
    answer = (
        "The director has cleared the plan. With an approval it is agreed, and may be published."
        if found.signed_off_on
        else "The director clears the plan first: until it is signed off no approval is recorded."
    )
    return pages.show_form(
        request, form, title="Record an approval", button="Record it", trail=life.trail(found), answer=answer
    )


@page("plan.edit")
def withdraw(request: Asking, approval_id: int) -> HttpResponse:
    found = parts.approval_for(request.user, approval_id, on=request.on)
    asked.check(request, found.plan)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.withdraw_approval(approval=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"The approval of {found.body} is withdrawn. It stays in the plan's history.")
        return redirect("plan-life", found.plan_id)
    return pages.show_form(
        request, form, title="Withdraw an approval", button="Withdraw it", trail=life.trail(found.plan),
        caption=str(found),
    )  # fmt: skip
