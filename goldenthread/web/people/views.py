"""People: the list, one person, adding, changing, closing and opening an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import operations, policies
from goldenthread.accounts.models import Assignment, Person
from goldenthread.history import chain
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.people import lists
from goldenthread.web.people.forms import ChangePersonForm, CloseAccountForm, OpenAccountForm, PersonForm

HISTORY_LINES = 50


@page("role.assign", step_up=False)
def people_list(request: Asking) -> HttpResponse:
    table = lists.table(request.GET, on=request.on)
    if table.is_export:
        return table.as_csv("people.csv")
    waiting = Assignment.objects.filter(agreed_on__isnull=True).select_related("person", "role", "unit")
    context = {"table": table, "waiting": waiting, "can_manage": _manages(request)}
    return render(request, "people/list.html", context)


@page("role.assign", step_up=False)
def person(request: Asking, person_id: int) -> HttpResponse:
    found = get_object_or_404(Person.objects.select_related("organisation"), pk=person_id)
    held = list(found.assignments.select_related("role", "unit", "proposed_by").order_by("-starts_on", "-pk"))
    context = {
        "person": found, "state": lists.state_of(found), "state_words": lists.STATES[lists.state_of(found)],
        "held": [(one, _may_agree(one, request.user)) for one in held], "can_manage": _manages(request),
        "history": chain.lines_about(found)[:HISTORY_LINES], "trail": trail(),
        "open_form": OpenAccountForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "people/person.html", context)


@page("user.manage")
def add(request: Asking) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_person(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{form.outcome.name} is added. Now give them a role.")
        return redirect("person", form.outcome.pk)
    context = {"form": form, "title": "Add a person", "button": "Add", "trail": trail()}
    return render(request, "people/form.html", context, status=forms.status(form))


@page("user.manage")
def change(request: Asking, person_id: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=person_id)
    form = ChangePersonForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.change_person(person=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Person.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("person", found.pk)
    context = {"form": form, "title": f"Change {found.name}", "button": "Save", "trail": trail(found)}
    return render(request, "people/form.html", context, status=forms.status(form))


@page("user.manage")
def close(request: Asking, person_id: int) -> HttpResponse:
    """Close an account; undone by opening it again."""
    found = get_object_or_404(Person, pk=person_id)
    form = CloseAccountForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.deactivate(person=found, **typed, by=request.user, on=request.on)
    ):
        back = reverse("person-open", args=[found.pk])
        undo.offer(request, f"The account of {found.name} is closed.", address=back, version=found.version)
        return redirect("person", found.pk)
    context = {
        "form": form, "title": f"Close the account of {found.name}", "button": "Close it", "trail": trail(found),
        "answer": "They are signed out at their next click. What they did and what they own stays.",
    }  # fmt: skip
    return render(request, "people/form.html", context, status=forms.status(form))


@page("user.manage")
@require_POST
def open_again(request: Asking, person_id: int) -> HttpResponse:
    """Open a closed account; a stale form leads back to the person, who is shown as they are now."""
    found = get_object_or_404(Person, pk=person_id)
    form = OpenAccountForm(request.POST)
    if form.attempt(lambda typed: operations.reactivate(person=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"The account of {found.name} is open.")
    else:
        messages.error(request, "The account was changed by somebody else meanwhile. This is how it stands now.")
    return redirect("person", found.pk)


def trail(found: Person | None = None) -> list[tuple[str, str]]:
    """The way back: the list, and the person."""
    way = [("People", reverse("people-list"))]
    return [*way, (found.name, reverse("person", args=[found.pk]))] if found else way


def _stored(found: Person) -> tuple[dict[str, Any], int]:
    stored = {
        "name": found.name, "post": found.post, "organisation": found.organisation, "worker_id": found.worker_id,
    }  # fmt: skip
    return stored, found.version


def _manages(request: Asking) -> bool:
    return policies.can(request.user, "user.manage", on=request.on)


def _may_agree(assignment: Assignment, person: Person) -> bool:
    return assignment.agreed_on is None and person.pk not in {assignment.proposed_by_id, assignment.person_id}
