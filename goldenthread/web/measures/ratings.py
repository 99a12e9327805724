"""How measures are rated: tolerances, what may move a rating, and other ratings than the rule's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core.periods import last_full_month
from goldenthread.measures import definition, operations, queries, rated
from goldenthread.measures.targets import policies, ratings
from goldenthread.measures.targets import queries as targets
from goldenthread.measures.targets.models import RatingOverride
from goldenthread.web import forms, steps
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure
from goldenthread.web.measures.target_forms import (
    CouncilRulesForm,
    DeclineForm,
    MoversForm,
    OverrideForm,
    ToleranceForm,
    unit,
)

SETTINGS = "The council's own numbers"


@page(policies.PROPOSE)
def set_tolerance(request: Asking, slug: str) -> HttpResponse:
    """How far one measure may miss its target and still be at risk."""
    found = measure.named(slug)
    rights.check(request.user, policies.PROPOSE, on=request.on)
    form = ToleranceForm(request.POST or None, initial={"starts_on": request.on})
    form.fields["amount"].help_text = f"In {unit(found)}: a miss within it is at risk, a larger one off track."
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_tolerance(measure=slug, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The tolerance is set.")
        return redirect("measure", slug)
    return _form(request, form, "Set a tolerance", "Set the tolerance", measure.trail(found), found.head.title)


@page(policies.PROPOSE)
def set_movers(request: Asking, slug: str) -> HttpResponse:
    """What may move one measure's rating by a step."""
    found = measure.named(slug)
    rights.check(request.user, policies.PROPOSE, on=request.on)
    now = sorted(targets.rules_of(found, on=request.on).thresholds.movers)
    form = MoversForm(request.POST or None, initial={"starts_on": request.on, "movers": now})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_rating_rule(measure=slug, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The rule is set for this measure.")
        return redirect("measure", slug)
    return _form(request, form, "What may move its rating", "Set the rule", measure.trail(found), found.head.title)


@page(policies.PROPOSE)
def set_council_rules(request: Asking) -> HttpResponse:
    """What may move the rating of every measure without a rule of its own, and from which chance on."""
    rights.check(request.user, policies.PROPOSE, on=request.on)
    now = CouncilRulesForm.of(targets.council_thresholds(on=request.on))
    form = CouncilRulesForm(request.POST or None, initial={"starts_on": request.on, **now})

    def operate(typed: dict[str, Any]) -> object:
        return operations.set_rating_rule(
            movers=typed["movers"], thresholds=form.thresholds(typed), starts_on=typed["starts_on"],
            reason=typed["reason"], by=request.user, on=request.on,
        )  # fmt: skip

    if request.method == "POST" and form.attempt(operate):
        messages.success(request, "The rule is set for every measure.")
        return redirect("settings")
    way = [("Scorecard", reverse("scorecard")), (SETTINGS, reverse("settings"))]
    return _form(request, form, "How measures are rated", "Set the rule", way, "")


@page(policies.PROPOSE)
def set_council_tolerance(request: Asking) -> HttpResponse:
    """How far every share without a tolerance of its own may miss its target and still be at risk."""
    rights.check(request.user, policies.PROPOSE, on=request.on)
    form = ToleranceForm(request.POST or None, initial={"starts_on": request.on})
    form.fields["amount"].help_text = "In percentage points, for every share without a tolerance of its own."
    if request.method == "POST" and form.attempt(
        lambda typed: operations.set_tolerance(measure=targets.EVERY, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The tolerance is set for every share without its own.")
        return redirect("settings")
    way = [("Scorecard", reverse("scorecard")), (SETTINGS, reverse("settings"))]
    return _form(request, form, "Set a tolerance for every share", "Set the tolerance", way, "")


@page(policies.PROPOSE)
def propose_override(request: Asking, slug: str) -> HttpResponse:
    """Another rating than the rule's, one step from it, which a second person agrees to."""
    found = measure.named(slug)
    rights.check(request.user, policies.PROPOSE, on=request.on)
    month = queries.latest_period() or last_full_month(request.on)
    judged = rated.standing(slug, month, seen=queries.sight(request.user, on=request.on)).judgement
    offered = ratings.steps_from(judged.by_rule)
    form = OverrideForm(request.POST or None, initial={"starts_on": month.last_day}, ratings=offered)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.propose_override(
            measure=slug, instead_of=judged.by_rule, **typed, by=request.user, on=request.on
        )
    ):
        messages.success(request, "The rating is proposed, and waits for a second person.")
        return redirect("rating-override", form.outcome.pk)
    hint = f"By the rule, for {month.label}. {judged.sentence}"
    if not offered:
        hint += " There is no rating to disagree with."
    title = "Rate it otherwise"
    return _form(request, form, title, "Propose the rating", measure.trail(found), found.head.title, hint=hint)


@page("kpi.view_unsuppressed")
def override(request: Asking, override_id: int) -> HttpResponse:
    """One rating other than the rule's, and what became of it."""
    return _page(request, _find(override_id))


@require_POST
@page(policies.APPROVE)
def approve(request: Asking, override_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(
        request, override_id, steps.StepForm(request.POST), operations.approve_override, "The rating is approved."
    )


@require_POST
@page(policies.APPROVE)
def decline(request: Asking, override_id: int) -> HttpResponse:
    """The second person's no."""
    form = DeclineForm(request.POST)
    return _step(request, override_id, form, operations.decline_override, "The rating is declined.")


@require_POST
@page(policies.PROPOSE)
def withdraw(request: Asking, override_id: int) -> HttpResponse:
    """The proposer's second thoughts."""
    form = steps.StepForm(request.POST)
    return _step(request, override_id, form, operations.withdraw_override, "The proposal is withdrawn.")


def _step(
    request: Asking, override_id: int, form: forms.VersionedForm, operate: Callable[..., RatingOverride], done: str
) -> HttpResponse:
    found = _find(override_id)
    right = policies.PROPOSE if operate is operations.withdraw_override else policies.APPROVE
    rights.check(request.user, right, on=request.on)
    return steps.take(
        request, form, partial(operate, override=found), done=done, address=reverse("rating-override", args=[found.pk]),
        version=lambda: _find(override_id).version, again=lambda form: _page(request, _find(override_id), form),
    )  # fmt: skip


def _page(request: Asking, found: RatingOverride, form: forms.VersionedForm | None = None) -> HttpResponse:
    of = definition.get(found.measure)
    context: dict[str, Any] = {
        "override": found, "measure": of, "trail": measure.trail(of), "form": form,
        "waits": found.state == RatingOverride.State.PROPOSED, "is_mine": found.set_by_id == request.user.pk,
        "may_approve": policies.can_approve(found, by=request.user, on=request.on),
        "may_withdraw": policies.can_withdraw(found, by=request.user, on=request.on),
        "decline": form if isinstance(form, DeclineForm) else DeclineForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "measures/override.html", context, status=forms.status(form) if form else 200)


def _find(override_id: int) -> RatingOverride:
    found = RatingOverride.objects.select_related("set_by", "decided_by").filter(pk=override_id).first()
    if found is None or found.measure not in definition.library():
        raise OutOfReach
    return found


def _form(
    request: Asking, form: forms.Form, title: str, button: str, trail: list[tuple[str, str]], caption: str,
    hint: str = "",
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "button": button, "trail": trail, "caption": caption, "hint": hint}
    return render(request, "measures/form.html", context, status=forms.status(form))
