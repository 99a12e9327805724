"""An action leaves the plan, with a reason, and is taken up again; each undoes the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Action
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import DropForm, VersionForm

_WHAT_FOLLOWS = (
    "It stays here with all that was said of it, and can be taken up again. Nobody is asked about it any more: it is "
    "not rated or counted, costs nothing, does not come round, is not checked, and is not in what is published next."
)


@page("plan.edit")
def drop(request: Asking, action_id: int) -> HttpResponse:
    """Say that an action is no longer part of the plan, why, and who agreed where the plan is signed off."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_drop(found, by=request.user, on=request.on)
    needs_agreement = bool(found.area.plan.signed_off_on)
    form = DropForm(request.POST or None, needs_agreement=needs_agreement, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.drop_action(action=found, **typed, by=request.user, on=request.on)
    ):
        said = "The action is no longer in the plan."
        undo.offer(request, said, address=reverse("action-take-up", args=[found.pk]), version=found.version)
        return redirect("action", found.pk)
    return pages.show_form(
        request, form, title="Take the action out of the plan", button="Take it out", answer=_WHAT_FOLLOWS,
        trail=_trail(request, found), action=found, template="web/plans/status.html",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def take_up(request: Asking, action_id: int) -> HttpResponse:
    """A dropped action is part of the plan after all."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.take_up_action(action=found, **typed, by=request.user, on=request.on)):
        said = "The action is part of the plan again."
        undo.offer(request, said, address=reverse("action-drop-again", args=[found.pk]), version=found.version)
    else:
        _tell(request, form)
    return redirect("action", found.pk)


@page("plan.edit")
@require_POST
def drop_again(request: Asking, action_id: int) -> HttpResponse:
    """It was taken up by mistake: it is out of the plan as it was before."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.drop_again(action=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The action is out of the plan, as it was before.")
    else:
        _tell(request, form)
    return redirect("action", found.pk)


def _tell(request: Asking, form: VersionForm) -> None:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))


def _trail(request: Asking, found: Action) -> pages.Trail:
    """Without the area for whoever sees the action and not the plan around it."""
    return pages.action_trail(found, open_area=queries.can_open_area(request.user, found.area_id, on=request.on))
