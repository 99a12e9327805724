"""The undo of the last change of an action: of its date, of who owns it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Action
from goldenthread.web.access import Asking, page
from goldenthread.web.plans.forms import VersionForm


@page("action.update")
@require_POST
def due(request: Asking, action_id: int) -> HttpResponse:
    """The date stands as it did before; the log keeps both moves."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    return _back(request, found, operations.move_due_back, "The date is as it was before. The log keeps both moves.")


@page("plan.edit")
@require_POST
def people(request: Asking, action_id: int) -> HttpResponse:
    """Who owned it and helped before does so again."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    return _back(request, found, operations.assign_back, "Owners and partners are as they were before.")


def _back(request: Asking, found: Action, operation: Callable[..., Any], said: str) -> HttpResponse:
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operation(action=found, **typed, by=request.user, on=request.on)):
        messages.success(request, said)
    else:
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, str(error))
    return redirect("action", found.pk)
