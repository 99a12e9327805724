"""Which authority this council is, and which published indicator stands beside a measure."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import policies as rights
from goldenthread.measures.comparators import choosing
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Beside, OwnAuthority
from goldenthread.web import forms as web_forms
from goldenthread.web.access import Asking, page
from goldenthread.web.comparators import forms
from goldenthread.web.comparators.views import TRAIL
from goldenthread.web.measures import measure as measures


@page(choosing.CHOOSE)
def own_authority(request: Asking) -> HttpResponse:
    """Say which of the published authorities this council is."""
    rights.check(request.user, choosing.CHOOSE, on=request.on)
    own = OwnAuthority.objects.select_related("area").first()
    initial = {"version": own.version if own else 0, "key": own.area.key if own else ""}
    form = forms.AuthorityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: choosing.set_own(**typed, by=request.user, on=request.on), stored=_stored_own
    ):
        messages.success(request, "Your authority is set.")
        return redirect("comparator-list")
    context = {"form": form, "title": "Your authority in published files", "button": "Set it", "trail": TRAIL}
    return render(request, "measures/form.html", context | {"caption": ""}, status=web_forms.status(form))


def _stored_own() -> tuple[dict[str, str], int]:
    own = OwnAuthority.objects.select_related("area").get()
    return {"key": own.area.key}, own.version


@page(choosing.CHOOSE)
def beside(request: Asking, slug: str) -> HttpResponse:
    """Say by hand what stands beside a measure, with how far the two are alike."""
    found = measures.named(slug)
    rights.check(request.user, choosing.CHOOSE, on=request.on)
    row = Beside.objects.filter(measure=slug).first()
    form = forms.BesideForm(request.POST or None, initial=_initial(found, row))
    if request.method == "POST" and form.attempt(
        lambda typed: choosing.put_beside(measure=slug, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(slug),
    ):
        messages.success(request, "The choice is kept.")
        return redirect(f"{measures.trail(found)[-1][1]}#others")
    context = {
        "form": form, "title": "What stands beside it", "button": "Keep the choice", "trail": measures.trail(found),
        "caption": found.head.title,
    }  # fmt: skip
    return render(request, "measures/form.html", context, status=web_forms.status(form))


def _initial(found: Definition, row: Beside | None) -> dict[str, Any]:
    if row:
        return {"version": row.version, "code": row.code, "note": row.note}
    return {"version": 0, "code": found.head.published if found.comparable else "", "note": ""}


def _stored(slug: str) -> tuple[dict[str, str], int]:
    row = Beside.objects.get(measure=slug)
    return {"code": row.code, "note": row.note}, row.version
