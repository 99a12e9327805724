"""Ending a target that nothing follows: the proposal, its page, and the second person's answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import definition, operations
from goldenthread.measures.targets import ending as ends
from goldenthread.measures.targets import policies, wanted
from goldenthread.measures.targets.models import Target, TargetEnding
from goldenthread.web import forms, steps
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure, target_page, targets
from goldenthread.web.measures.target_forms import DeclineForm


class EndForm(forms.Form):
    ends_on = forms.DateField(label="Last day")
    reason = django.CharField(
        label="Why nothing is wanted of it any more", max_length=500, widget=django.Textarea(attrs={"rows": 3})
    )


@page(policies.PROPOSE)
def propose(request: Asking, target_id: int) -> HttpResponse:
    """The last day of a target, with its reason."""
    found = targets.find(target_id)
    rights.check(request.user, policies.PROPOSE, on=request.on)
    form = EndForm(request.POST or None, initial={"ends_on": request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.propose_end(target=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The end is proposed, and waits for a second person.")
        return redirect("target-ending", form.outcome.pk)
    context = {
        "form": form, "title": "End this target", "button": "Propose the end", "trail": _trail(found),
        "caption": definition.get(found.measure).head.title,
        "hint": f"Now: {_words(found)}. It ends once another person agrees, and nothing follows it. To change it, "
        "propose a new target instead: that ends this one by itself.",
    }  # fmt: skip
    return render(request, "measures/form.html", context, status=forms.status(form))


@page("kpi.view_unsuppressed")
def ending(request: Asking, ending_id: int) -> HttpResponse:
    """One proposal to end a target, and what became of it."""
    return _page(request, _find(ending_id))


@require_POST
@page(policies.APPROVE)
def approve(request: Asking, ending_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(
        request, ending_id, forms.VersionedForm(request.POST), operations.approve_end, "Agreed: the target ends."
    )


@require_POST
@page(policies.APPROVE)
def decline(request: Asking, ending_id: int) -> HttpResponse:
    """The second person's no: the target stays."""
    return _step(request, ending_id, DeclineForm(request.POST), operations.decline_end, "Declined: the target stays.")


@require_POST
@page(policies.PROPOSE)
def withdraw(request: Asking, ending_id: int) -> HttpResponse:
    """The proposer's second thoughts."""
    return _step(
        request, ending_id, forms.VersionedForm(request.POST), operations.withdraw_end, "The proposal is withdrawn."
    )


def _step(
    request: Asking, ending_id: int, form: forms.VersionedForm, operate: Callable[..., TargetEnding], done: str
) -> HttpResponse:
    found = _find(ending_id)
    right = policies.PROPOSE if operate is operations.withdraw_end else policies.APPROVE
    rights.check(request.user, right, on=request.on)
    return steps.take(
        request, form, partial(operate, ending=found), done=done, address=reverse("target-ending", args=[found.pk]),
        version=lambda: _find(ending_id).version, again=lambda form: _page(request, _find(ending_id), form),
    )  # fmt: skip


def _page(request: Asking, found: TargetEnding, form: forms.VersionedForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "ending": found, "target": found.target, "words": _words(found.target), "form": form,
        "measure": definition.get(found.target.measure), "part": target_page.part(found.target),
        "last_day": ends.last_day(found, on=request.on), "trail": _trail(found.target),
        "waits": found.state == TargetEnding.State.PROPOSED, "is_mine": found.set_by_id == request.user.pk,
        "is_done": found.state == TargetEnding.State.APPROVED,
        "may_approve": policies.can_approve(found, by=request.user, on=request.on),
        "may_withdraw": policies.can_withdraw(found, by=request.user, on=request.on),
        "may_propose": rights.can_whole(request.user, policies.PROPOSE, on=request.on),
        "decline": form if isinstance(form, DeclineForm) else DeclineForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "measures/ending.html", context, status=forms.status(form) if form else 200)


def _words(target: Target) -> str:
    return wanted.told(target, unit=definition.get(target.measure).head.unit)


def _trail(target: Target) -> list[tuple[str, str]]:
    return [*measure.trail(definition.get(target.measure)), ("Target", reverse("target", args=[target.pk]))]


def _find(ending_id: int) -> TargetEnding:
    kept = TargetEnding.objects.select_related("target__set_by", "target__decided_by", "set_by", "decided_by")
    found = kept.filter(pk=ending_id).first()
    if found is None or found.target.measure not in definition.library():
        raise OutOfReach
    return found
