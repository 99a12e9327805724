"""Saved views: kept from a scorecard, opened by a link that carries no figure, renamed, shared and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Unit
from goldenthread.core.errors import Refusal
from goldenthread.measures import teams
from goldenthread.plans import queries as plans
from goldenthread.plans.models import Plan
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import sets
from goldenthread.web.models import SavedView
from goldenthread.web.saved_views import operations, queries, words

NONE = "none"  # in an address: no view, also for somebody who has one that opens first
UNIT = "of_unit"  # the unit whose scorecard a view is kept from
PLAN = "of_plan"  # the plan whose list of actions it is kept from


class NameForm(forms.Form):
    name = django.CharField(label="Name", max_length=100, help_text="For you: what do you look for in it?")


class RenameForm(NameForm, forms.VersionedForm):
    """Another name for a view that exists."""


class SwitchForm(forms.VersionedForm):
    """One property of a view switched on or off."""

    to = django.BooleanField(required=False)


def address(view: SavedView) -> str:
    """The scorecard, or the list of actions, with the view's choices."""
    if view.actions_of_id:
        start = reverse("plan-actions", args=[view.actions_of_id])
        return f"{start}?{'&'.join(filter(None, (view.asked, urlencode({'view': view.pk}))))}"
    start = reverse("team-scorecard", args=[view.unit_id]) if view.unit_id else reverse("scorecard")
    return f"{start}?{'&'.join(filter(None, (view.asked, urlencode({'view': view.pk}))))}"


def first(request: Asking) -> HttpResponse | None:
    """The view with which the scorecard opens for this person, where there is one and what it shows is still there."""
    found = queries.own(request.user).filter(opens_first=True).first()
    return redirect(address(found)) if found and _is_there(request, found) else None


def _is_there(request: Asking, view: SavedView) -> bool:
    """A part of the council, plan or set that this person may not open any more must not close the scorecard."""
    given = QueryDict(view.asked)
    plan = given.get("plan", "")
    try:
        sets.asked(given)
        if view.unit_id:
            teams.unit_for(request.user, view.unit_id, on=request.on)
    except Refusal:
        return False
    if not plan.isdigit():
        return True
    return plans.plans_visible_to(request.user, on=request.on).filter(pk=plan, scorecard__isnull=False).exists()


def beside(request: Asking, unit: Unit | None = None) -> dict[str, Any]:
    """What a scorecard shows of views: the person's own, which of them this is, and where to keep another."""
    asked = queries.choices(request.GET)
    kept = urlencode({UNIT: unit.pk}) if unit else ""
    return {
        "saved_views": [
            (view, address(view), view.asked == asked and view.unit_id == (unit.pk if unit else None))
            for view in queries.own(request.user).filter(actions_of__isnull=True)
        ],
        "keep_view": f"{reverse('view-keep')}?{'&'.join(filter(None, (kept, asked)))}",
        "no_view": f"{reverse('scorecard')}?{urlencode({'view': NONE})}",
    }  # fmt: skip


def beside_actions(request: Asking, plan: Plan) -> dict[str, Any]:
    """What the list of actions of a plan shows of views: the person's own of this plan, and where to keep another."""
    asked = queries.choices(request.GET)
    own = queries.own(request.user).filter(actions_of=plan)
    return {
        "saved_views": [(view, address(view), view.asked == asked) for view in own],
        "keep_view": f"{reverse('view-keep')}?{'&'.join(filter(None, (urlencode({PLAN: plan.pk}), asked)))}",
        "no_view": reverse("plan-actions", args=[plan.pk]),
    }  # fmt: skip


@page("kpi.view_suppressed")
def keep(request: Asking) -> HttpResponse:
    """The choices are those of this page's own address, so that nothing of them is typed or hidden in a form."""
    given = request.GET.copy()
    unit = _unit(request, given.pop(UNIT, [""])[-1])
    plan = _plan(request, given.pop(PLAN, [""])[-1])
    asked = queries.choices(given)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.keep(**typed, asked=asked, unit=unit, plan=plan, by=request.user, on=request.on)
    ):
        messages.success(request, f"The view “{form.outcome.name}” is kept.")
        return redirect(address(form.outcome))
    context = {
        "form": form, "title": "Keep this view", "button": "Keep it", "trail": _trail(),
        "where": words.where(unit, plan, request.user, on=request.on),
        "choices": words.choices(asked, request.user, on=request.on),
    }  # fmt: skip
    return render(request, "saved_views/form.html", context, status=forms.status(form))


def _unit(request: Asking, text: str) -> Unit | None:
    return teams.unit_for(request.user, _number(text), on=request.on) if text else None


def _plan(request: Asking, text: str) -> Plan | None:
    return plans.plan_for(request.user, _number(text), on=request.on) if text else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise OutOfReach
    return int(text)


@page(None)
def view_list(request: Asking) -> HttpResponse:
    """The person's own views, with all that can be done to them."""
    found = [
        (
            view, words.where(view.unit, view.actions_of, request.user, on=request.on),
            words.choices(view.asked, request.user, on=request.on), request.build_absolute_uri(_link(view)),
        )
        for view in queries.own(request.user)
    ]  # fmt: skip
    return render(request, "saved_views/list.html", {"views": found, "trail": _trail()[:1]})


@page(None)
def open_view(request: Asking, view_id: int) -> HttpResponse:
    """To the scorecard or list with these choices; the page asks what this reader may see."""
    found = queries.to_open(request.user, view_id)
    if found.person_id != request.user.pk and not policies.can(request.user, operations.CAPABILITY, on=request.on):
        raise OutOfReach
    return redirect(address(found))


@page(None)
def rename(request: Asking, view_id: int) -> HttpResponse:
    found = queries.mine(request.user, view_id)
    form = RenameForm(request.POST or None, initial={"name": found.name, "version": found.version})

    def stored() -> tuple[dict[str, Any], int]:
        found.refresh_from_db()
        return {"name": found.name}, found.version

    if request.method == "POST" and form.attempt(
        lambda typed: operations.rename(view=found, **typed, by=request.user, on=request.on), stored=stored
    ):
        messages.success(request, f"The view is now called “{found.name}”.")
        return redirect("view-list")
    context = {
        "form": form, "title": "Rename a view", "button": "Save", "trail": _trail(),
        "where": words.where(found.unit, found.actions_of, request.user, on=request.on),
        "choices": words.choices(found.asked, request.user, on=request.on),
    }  # fmt: skip
    return render(request, "saved_views/form.html", context, status=forms.status(form))


@page(None)
@require_POST
def remove(request: Asking, view_id: int) -> HttpResponse:
    found = queries.mine(request.user, view_id)
    if _post(request, forms.VersionedForm, found, operations.remove):
        back = reverse("view-restore", args=[found.pk])
        undo.offer(request, f"The view “{found.name}” is removed.", address=back, version=found.version)
    return redirect("view-list")


@page(None)
@require_POST
def restore(request: Asking, view_id: int) -> HttpResponse:
    found = queries.mine(request.user, view_id, removed=True)
    if _post(request, forms.VersionedForm, found, operations.restore):
        messages.success(request, f"The view “{found.name}” is back.")
    return redirect("view-list")


@page(None)
@require_POST
def open_first(request: Asking, view_id: int) -> HttpResponse:
    found = queries.mine(request.user, view_id)
    if _post(request, SwitchForm, found, operations.open_first, "first"):
        opens = f"opens with “{found.name}”" if found.opens_first else "opens as it is, without a view"
        messages.success(request, f"The scorecard {opens}.")
    return redirect("view-list")


@page(None)
@require_POST
def share(request: Asking, view_id: int) -> HttpResponse:
    found = queries.mine(request.user, view_id)
    if _post(request, SwitchForm, found, operations.share, "shared"):
        said = "can be opened by its link" if found.is_shared else "is yours alone"
        messages.success(request, f"The view “{found.name}” {said}.")
    return redirect("view-list")


def _post(
    request: Asking, form: type[forms.VersionedForm], view: SavedView, operation: Callable[..., SavedView], to: str = ""
) -> bool:  # fmt: skip
    """Do what a button asks; a refusal is told on top of the next page."""
    sent = form(request.POST)

    def operate(typed: dict[str, Any]) -> SavedView:
        given = {to: typed.pop("to")} if to else {}
        return operation(view=view, **typed, **given, by=request.user, on=request.on)

    if sent.attempt(operate):
        return True
    said = [error for errors in sent.errors.values() for error in errors]
    messages.error(request, said[0] if said else "Nothing was changed.")
    return False


def _link(view: SavedView) -> str:
    return reverse("view-open", args=[view.pk])


def _trail() -> list[tuple[str, str]]:
    return [("Scorecard", reverse("scorecard")), ("Your views", reverse("view-list"))]
