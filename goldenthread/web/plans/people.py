"""Who owns an action, and who helps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Action
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import Names, PeopleForm


@page("plan.edit")
def assign(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    form = PeopleForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.assign_action(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Action.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("action", found.pk)
    return pages.show_form(request, form, title="Owners and partners", button="Save", trail=pages.action_trail(found))


def _stored(found: Action) -> tuple[dict[str, Any], int]:
    stored = {
        "leads": Names(lead.raw for lead in found.leads.all()),
        "partners": Names(partner.raw for partner in found.partners.all()),
    }
    return stored, found.version
