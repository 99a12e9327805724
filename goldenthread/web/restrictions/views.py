"""Restricted records as pages. A restriction is known by its number and reason; the child's id is never shown."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies
from goldenthread.records import operations, restrictions
from goldenthread.records.errors import UnknownChild
from goldenthread.records.models import RestrictedChild
from goldenthread.web import forms
from goldenthread.web.access import Asking, page

_ID = {"autocomplete": "off", "spellcheck": "false"}


class RestrictForm(forms.Form):
    child_id = django.CharField(
        label="The child's id", max_length=200, widget=django.TextInput(attrs=_ID),
        help_text="As the case system has it, zeros in front included. It is kept as a digest only.",
    )  # fmt: skip
    reason = django.CharField(
        label="Why", max_length=300, widget=django.Textarea(attrs={"rows": 3}),
        help_text="For example: close to a member of staff. Leave out names and details.",
    )  # fmt: skip
    confirmed = django.BooleanField(
        label="The id is right, though no data load holds it yet", required=False,
        help_text="Tick this only when you were told that no load holds the record.",
    )  # fmt: skip


class LiftForm(forms.VersionedForm):
    child_id = django.CharField(
        label="The child's id", max_length=200, widget=django.TextInput(attrs=_ID),
        help_text="So that it is this child's restriction and no other's.",
    )  # fmt: skip
    reason = django.CharField(
        label="Why", max_length=300, widget=django.Textarea(attrs={"rows": 3}),
        help_text="The second person reads it. Leave out names and details.",
    )  # fmt: skip


class VersionForm(forms.VersionedForm):
    """Nothing to ask: only which version is meant."""


@page("restriction.lock")
def standing(request: Asking) -> HttpResponse:
    """Which restrictions stand: all of them for who may lift one, else those of one's own."""
    found = list(restrictions.visible_to(request.user, on=request.on).order_by("-pk"))
    may_lift = policies.can(request.user, restrictions.LIFT, on=request.on)
    for each in found:
        each.review_on = _review_on(each)
        each.is_overdue = each.review_on < request.on
    overdue = sum(each.is_overdue for each in found)
    context = {"found": found, "may_lift": may_lift, "overdue": overdue, "days": restrictions.REVIEW_DAYS}
    return render(request, "restrictions/list.html", context)


@page("restriction.lock")
def restrict(request: Asking) -> HttpResponse:
    """Hide a record from everybody, at once."""
    form = RestrictForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.restrict_child(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The record is restricted: nobody sees its rows from now on.")
        return redirect("restriction-list")
    if not any(str(UnknownChild()) in str(error) for error in form.errors.get("child_id", [])) and not _ticked(form):
        del form.fields["confirmed"]
    return render(request, "restrictions/add.html", {"form": form, "trail": _trail()}, status=forms.status(form))


@page("restriction.lift")
def lift(request: Asking, restriction_id: int) -> HttpResponse:
    """Ask that a record be shown again."""
    found = _one(restriction_id)
    form = LiftForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.ask_lift(restriction=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Asked. The record stays restricted until a second person agrees.")
        return redirect("restriction-list")
    context = {"form": form, "restriction": found, "trail": _trail()}
    return render(request, "restrictions/lift.html", context, status=forms.status(form))


@page("restriction.lift")
@require_POST
def agree(request: Asking, restriction_id: int) -> HttpResponse:
    """The second person's yes."""
    found, form = _one(restriction_id), VersionForm(request.POST)
    if form.attempt(lambda typed: operations.agree_lift(restriction=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"Restriction {found.pk} is lifted.")
    else:
        _say_why(request, form)
    return redirect("restriction-list")


@page("restriction.lift")
@require_POST
def take_back(request: Asking, restriction_id: int) -> HttpResponse:
    """The record stays restricted."""
    found, form = _one(restriction_id), VersionForm(request.POST)
    if form.attempt(
        lambda typed: operations.take_back_lift(restriction=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"Restriction {found.pk} stays.")
    else:
        _say_why(request, form)
    return redirect("restriction-list")


def _one(restriction_id: int) -> RestrictedChild:
    return get_object_or_404(RestrictedChild, pk=restriction_id, lifted_on__isnull=True)


def _ticked(form: RestrictForm) -> bool:
    return bool(form.data.get("confirmed"))


def _review_on(found: RestrictedChild) -> date:
    return found.placed_on + timedelta(days=restrictions.REVIEW_DAYS)


def _trail() -> list[tuple[str, str]]:
    return [("Restricted records", reverse("restriction-list"))]


def _say_why(request: Asking, form: forms.Form) -> None:
    messages.error(request, "; ".join(form.non_field_errors()) or "Open the page again and choose there.")
