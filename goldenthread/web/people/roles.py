"""Roles: given by one person, agreed by a second where they open the system itself, ended on a day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import operations
from goldenthread.accounts.models import Assignment, Person
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.people.forms import AgreeForm, EndRoleForm, RoleForm
from goldenthread.web.people.views import trail


@page("role.assign")
def assign(request: Asking, person_id: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=person_id)
    form = RoleForm(request.POST or None, on=request.on)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.assign_role(person=person, **typed, by=request.user, on=request.on)
    ):
        waits = form.outcome.agreed_on is None
        messages.success(request, "The role waits for a second person to agree." if waits else "The role is given.")
        return redirect("person", person.pk)
    context = {"form": form, "title": f"Give {person.name} a role", "button": "Give it", "trail": trail(person)}
    return render(request, "people/form.html", context, status=forms.status(form))


@page("role.assign")
@require_POST
def agree(request: Asking, assignment_id: int) -> HttpResponse:
    assignment = get_object_or_404(Assignment, pk=assignment_id)
    form = AgreeForm(request.POST)
    if form.attempt(
        lambda typed: operations.agree_role(assignment=assignment, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Agreed. The role counts from its first day.")
    else:
        messages.error(request, "; ".join(form.non_field_errors()) or "Open the page again and agree there.")
    return redirect("person", assignment.person_id)


@page("role.assign")
def end(request: Asking, assignment_id: int) -> HttpResponse:
    held = get_object_or_404(Assignment.objects.select_related("person", "role", "unit"), pk=assignment_id)
    form = EndRoleForm(request.POST or None, initial={"version": held.version, "ends_on": held.ends_on or request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.end_role(assignment=held, **typed, by=request.user, on=request.on),
        stored=lambda: ({"ends_on": fresh(held).ends_on}, fresh(held).version),
    ):
        messages.success(request, "Saved.")
        return redirect("person", held.person_id)
    title = f"End: {held.role.name}, {held.unit.name}"
    answer = "The last day still counts. A day in the past takes effect at their next click."
    context = {"form": form, "title": title, "button": "Save", "trail": trail(held.person), "answer": answer}
    return render(request, "people/form.html", context, status=forms.status(form))


def fresh(held: Assignment) -> Assignment:
    return Assignment.objects.get(pk=held.pk)
