"""Letting a finding of the plan check stand for a while, and asking it again."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.core.errors import StaleVersion
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.checking import standing
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.models import AcceptedFinding, Plan
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_checks import presenters
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm

USUAL = 91  # days that an acceptance is first offered for: a quarter


class AcceptForm(forms.VersionedForm):
    """Why a finding may stand as it is, and until when."""

    reason = django.CharField(
        label="Why it may stand", help_text="Shown with your name to whoever may see the plan.", max_length=1000,
        widget=django.Textarea(attrs={"rows": 3}), error_messages={"required": "Say why it may stand"},
    )  # fmt: skip
    expires_on = forms.DateField(label="Last day", help_text="At most a year away. Then the finding comes back.")


@page("plan.edit")
def accept(request: Asking, plan_id: int) -> HttpResponse:
    """Let the finding stand whose ``key`` the address names; back to the list when it is no longer found."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(plan, by=request.user, on=request.on)
    finding = _finding(request, plan)
    if finding is None:
        messages.info(request, "That finding is no longer there.")
        return redirect("plan-check", plan.pk)
    until = presenters.typed_until(request.on, USUAL)
    form = AcceptForm(request.POST or None, initial={"version": plan.version, "expires_on": until})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.accept_finding(plan=plan, finding=finding, **typed, by=request.user, on=request.on)
    ):
        return _accepted(request, form.outcome)
    return pages.show_form(
        request, form, title="Let this finding stand", button="Accept it for now", trail=_trail(plan, finding.code),
        finding=finding, answer=f"{finding.code} {finding.kind.title}: {finding.reason}", caption=_place(finding),
    )  # fmt: skip


@page("plan.edit")
@require_POST
def again(request: Asking, accepted_id: int) -> HttpResponse:
    """Take an acceptance back: the undo of it."""
    accepted = get_object_or_404(AcceptedFinding.objects.select_related("plan"), pk=accepted_id)
    queries.plan_for(request.user, accepted.plan_id, on=request.on)
    policies.check_edit_plan(accepted.plan, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise StaleVersion("This form is incomplete.", remedy="Go back, reload the page and try again.")
    operations.ask_again(accepted=accepted, version=form.cleaned_data["version"], by=request.user, on=request.on)
    messages.success(request, "The finding is asked again.")
    return redirect(_list(accepted.code), accepted.plan_id)


def _accepted(request: Asking, accepted: AcceptedFinding) -> HttpResponse:
    address = reverse("plan-check-ask-again", args=[accepted.pk])
    said = f"{accepted.code} is accepted {presenters.until(accepted)}."
    undo.offer(request, said, address=address, version=accepted.version)
    return redirect(_list(accepted.code), accepted.plan_id)


def _finding(request: Asking, plan: Plan) -> Finding | Contradiction | None:
    """The finding that the address names, if it is found now and nobody has accepted it."""
    key = request.GET.get("key", "")
    found: Any = []
    if key:
        ask = standing.clashes if key.startswith("C") else standing.findings
        found = standing.open_only(ask(plan, request.user, on=request.on))
    return next((each.finding for each in found if each.finding.key == key), None)


def _place(finding: Finding | Contradiction) -> str:
    return finding.place if isinstance(finding, Finding) else finding.subject


def _list(code: str) -> str:
    return "plan-contradictions" if code.startswith("C") else "plan-check"


def _trail(plan: Plan, code: str) -> pages.Trail:
    title = "Contradictions" if code.startswith("C") else "Plan check"
    return [*pages.plan_trail(plan), (title, reverse(_list(code), args=[plan.pk]))]
