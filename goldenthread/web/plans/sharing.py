"""Whom a plan is open to: boards and partners by name, everybody by a published edition."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts.models import Organisation
from goldenthread.plans import operations, policies, public_figures, queries
from goldenthread.plans.models import Plan
from goldenthread.plans.operations import publishing
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.editions.forms import WordsForm
from goldenthread.web.forms import VersionedForm
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import ReasonForm, ShareForm, UnshareForm


class PublishForm(WordsForm, VersionedForm):
    """Nothing to type but why a sentence that names a small group may go out."""


@page("plan.edit")
def share(request: Asking, plan_id: int) -> HttpResponse:
    found = _narrowable(request, plan_id)
    is_closed = found.status == Plan.Status.CLOSED
    open_to = list(found.shares.select_related("organisation", "shared_by"))
    others = Organisation.objects.exclude(kind=Organisation.Kind.COUNCIL)
    others = others.exclude(pk__in=[each.organisation_id for each in open_to])
    form = ShareForm(request.POST or None, organisations=others, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.share_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        with_whom = form.outcome.organisation
        undo.offer(
            request, f"{found.name} is shared with {with_whom}.", address=reverse("plan-unshare", args=[found.pk]),
            version=found.version, organisation=with_whom.pk,
        )  # fmt: skip
        return redirect("plan-share", found.pk)
    return pages.show_form(
        request, form, title="Share the plan", button="Share", trail=pages.plan_trail(found), shares=open_to,
        plan=found, others=others.exists() and not is_closed, is_closed=is_closed, template="web/plans/share.html",
        answer="The plan is closed, so it is shared with nobody else; it can still be closed to those who see it."
        if is_closed
        else "Its people then see the plan, its actions and its evidence, as far as their role lets them.",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def unshare(request: Asking, plan_id: int) -> HttpResponse:
    """Close the plan to an organisation again."""
    found = _narrowable(request, plan_id)
    form = UnshareForm(request.POST)
    if form.attempt(lambda typed: operations.unshare_plan(plan=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"{form.cleaned_data['organisation']} no longer sees {found.name}.")
    else:
        messages.error(request, "Nothing was changed: somebody else changed the plan meanwhile. Look and try again.")
    return redirect("plan-share", found.pk)


@page("plan.edit")
def publish(request: Asking, plan_id: int) -> HttpResponse:
    """Freeze the plan's text for the public; asked once more, with what will be read."""
    found = _editable(request, plan_id)
    told = tuple(public_figures.texts(publishing.public_text(found)))
    form = PublishForm(request.POST or None, told=told, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.publish_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"Edition {form.outcome.number} is published.")
        return redirect("published-plan", found.pk)
    number = found.editions.count() + 1
    answer = (
        f"Everybody who may read published plans sees edition {number}: recommendations, areas, outcomes, and actions "
        "with their due dates and state, and figures as they were published, with small numbers withheld. It names "
        "nobody and holds no update, rating, cost or evidence. "
        "An edition is never edited; a later one replaces it."
    )
    return pages.show_form(
        request, form, title="Publish the plan", button="Publish it", trail=pages.plan_trail(found), answer=answer
    )


@page("plan.edit")
def unpublish(request: Asking, plan_id: int) -> HttpResponse:
    found = _narrowable(request, plan_id)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.unpublish_plan(plan=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{found.name} is no longer published. Its editions stay for the record.")
        return redirect("plan", found.pk)
    return pages.show_form(
        request, form, title="Take the plan off the published list", button="Take it off",
        trail=pages.plan_trail(found),
    )  # fmt: skip


def _editable(request: Asking, plan_id: int) -> Plan:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(found, by=request.user, on=request.on)
    return found


def _narrowable(request: Asking, plan_id: int) -> Plan:
    """A plan that the person may show to fewer people, closed or not."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_take_back(found, by=request.user, on=request.on)
    return found
