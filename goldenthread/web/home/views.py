"""Home: what needs me, and what changed?"""

from __future__ import annotations

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.home import beginnings, changes, sections


class ReadForm(forms.Form):
    until = django.IntegerField(min_value=1, max_value=2**63 - 1, widget=django.HiddenInput)


@page(None)
def home(request: Asking) -> HttpResponse:
    roles = policies.roles_of(request.user, on=request.on)
    found = sections.for_person(request.user, on=request.on)
    news = changes.for_person(request.user, on=request.on)
    context = {
        "roles": roles, "sections": found, "news": news, "beginning": beginnings.of(request.user, on=request.on),
        "answer": next((section.answer for section in found if section.answer), ""),
        "read_form": ReadForm(initial={"until": news.until}),
    }  # fmt: skip
    return render(request, "web/home.html", context)


@page(None)
@require_POST
def read(request: Asking) -> HttpResponse:
    """Clear the list of what changed, up to the line that was shown."""
    form = ReadForm(request.POST)
    if form.is_valid():
        changes.clear(request.user, until=form.cleaned_data["until"])
        messages.success(request, "Cleared. What changes from now on appears here.")
    return redirect("home")
