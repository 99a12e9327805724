"""Preparing an edition, approving it, turning it down, withdrawing it; and the rule. Each calls one operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.core.periods import Month
from goldenthread.measures import definition, queries
from goldenthread.measures.disclosure import operations, policies, preparing
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.models import FigureEdition, Result
from goldenthread.plans import queries as plans
from goldenthread.web import forms as web_forms
from goldenthread.web.access import Asking, page
from goldenthread.web.editions import listing
from goldenthread.web.editions.forms import ApproveForm, PrepareForm, ReasonForm, RuleForm

EVERY = "every"
USUAL_MONTHS = 13


@page(policies.PREPARE)
def prepare(request: Asking) -> HttpResponse:
    """Choose measures and months; long work audits, and the edition then waits for another person."""
    policies.check_prepare(by=request.user, on=request.on)
    last = queries.latest_period() or Month.of(request.on).previous()
    initial = {"first": last.plus(1 - USUAL_MONTHS).first_day, "last": last.first_day, "chosen": EVERY}
    form = PrepareForm(request.POST or None, choices=_choices(request), initial=initial)
    if request.method == "POST" and form.attempt(lambda typed: _prepare(request, **typed)):
        return redirect("job", form.outcome.job_id)
    answer = (
        "You choose what should be published. Small numbers are withheld, with as many others as it takes to keep them "
        "from being worked out, and another person approves what is left."
    )
    return _form(request, form, "Prepare an edition of figures", "Prepare it", answer)


@page(policies.APPROVE)
def approve(request: Asking, edition_id: int) -> HttpResponse:
    """Publish it, having seen it."""
    found = _find(request, edition_id)
    policies.check_decide(found, by=request.user, on=request.on)
    form = ApproveForm(request.POST or None, initial={"version": found.version})
    answer = (
        "Everybody whose role sees published figures sees these from then on, on the scorecard, on plans and in "
        "reports. An edition is never edited."
    )
    return _decide(
        request, found, form, operations.approve_edition, "The edition is published.", f"Approve “{found.title}”",
        "Publish it", answer,
    )  # fmt: skip


@page(policies.APPROVE)
def turn_down(request: Asking, edition_id: int) -> HttpResponse:
    found = _find(request, edition_id)
    policies.check_decide(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    return _decide(
        request, found, form, operations.turn_down_edition, "The edition is turned down.", f"Turn down “{found.title}”",
        "Turn it down", "It is not published, and stays here with your reason.",
    )  # fmt: skip


@page(policies.APPROVE)
def withdraw(request: Asking, edition_id: int) -> HttpResponse:
    found = _find(request, edition_id)
    policies.check_withdraw(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    return _decide(
        request, found, form, operations.withdraw_edition, "The edition is withdrawn.", f"Withdraw “{found.title}”",
        "Withdraw it", "What was published before it stands again. Whoever saw it still knows it, so later audits "
        "count it in.",
    )  # fmt: skip


@page(policies.APPROVE)
def set_rule(request: Asking) -> HttpResponse:
    """By which rule small numbers are hidden, from a day on."""
    policies.check_approver(by=request.user, on=request.on)
    initial = {"preset": disclosed.preset_of(request.on).name, "starts_on": request.on}
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_rule(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The rule is set.")
        return redirect("edition-list")
    return _form(
        request,
        form,
        "How small numbers are hidden",
        "Set the rule",
        "It holds for editions prepared from that day on.",
    )


def _find(request: Asking, edition_id: int) -> FigureEdition:
    """The edition, for somebody who decides for the whole council; a branch is told that it does not."""
    found = disclosed.edition(edition_id, all_of_them=True)
    policies.check_approver(by=request.user, on=request.on)
    return found


def _prepare(request: Asking, *, chosen: str, first: Any, last: Any, **typed: Any) -> FigureEdition:
    return preparing.ask_for_edition(
        measures=_measures(request, chosen), first=Month.of(first), last=Month.of(last), **typed, by=request.user,
        on=request.on,
    )  # fmt: skip


def _choices(request: Asking) -> list[tuple[str, str]]:
    seen = plans.plans_visible_to(request.user, on=request.on).filter(scorecard__isnull=False).distinct()
    every = [(str(plan.pk), f"The scorecard of {plan.name}") for plan in plans.to_choose_from(seen)]
    return [*every, (EVERY, "Every measure that has figures")]


def _measures(request: Asking, chosen: str) -> list[str]:
    if chosen == EVERY:
        slugs = Result.objects.filter(is_current=True).values_list("measure", flat=True).distinct().order_by("measure")
    else:
        lines = plans.scorecard_visible_to(request.user, on=request.on).filter(plan=int(chosen))
        slugs = lines.exclude(measure_slug="").values_list("measure_slug", flat=True)
    return [slug for slug in dict.fromkeys(slugs) if slug in definition.library()]


def _decide(
    request: Asking, found: FigureEdition, form: web_forms.VersionedForm, operation: Callable[..., Any], done: str,
    title: str, button: str, answer: str,
) -> HttpResponse:  # fmt: skip
    if request.method == "POST" and form.attempt(
        lambda typed: operation(edition=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, done)
        return redirect("edition-list")
    return _form(request, form, title, button, answer, [*listing.TRAIL, (found.title, f"/editions/{found.pk}/")])


def _form(
    request: Asking, form: web_forms.Form, title: str, button: str, answer: str,
    trail: list[tuple[str, str]] = listing.TRAIL,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "button": button, "answer": answer, "trail": trail}
    return render(request, "editions/form.html", context, status=web_forms.status(form))
