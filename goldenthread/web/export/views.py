"""Pages about tokens: one's own, a new one shown once, and all of them for who manages tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms as django
from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import tokens
from goldenthread.accounts.models import ExportToken
from goldenthread.records.models import AccessLine
from goldenthread.web import access, forms
from goldenthread.web.access import Asking, page
from goldenthread.web.export import door

FILES = ("export-results-csv", "export-results-json", "export-definitions")


@dataclass(frozen=True)
class Line:
    """One token in a list, with its state in words and when it last fetched anything."""

    token: ExportToken
    state: str
    holds: bool
    used_at: datetime | None


class TokenForm(forms.Form):
    label = django.CharField(
        label="What it is for",
        max_length=100,
        help_text="The workbook or report that will use it. No names of children.",
    )
    ends_on = forms.DateField(label="Last day", help_text="At most a year from today.")


class RevokeForm(forms.VersionedForm):
    """Taking back needs nothing but the version that the person saw."""


@page("export.aggregate")
def export(request: Asking) -> HttpResponse:
    """The person's tokens, and the addresses that they open."""
    mine = ExportToken.objects.filter(person=request.user).select_related("person", "revoked_by")
    context = {
        "lines": _lines(mine, request), "may_make": tokens.can_make(request.user, on=request.on),
        "addresses": [request.build_absolute_uri(reverse(name)) for name in FILES], "trail": _trail(),
    }  # fmt: skip
    return render(request, "export/own.html", context)


@page("export.aggregate")
def add(request: Asking) -> HttpResponse:
    """Make a token, after a fresh sign-in; its text is on the answer to this form and never again."""
    if request.method == "POST" and not access.recently_signed_in(request):
        return access.ask_again(request)
    form = TokenForm(request.POST or None, initial={"ends_on": request.on + tokens.LONGEST})
    if request.method == "POST" and form.attempt(
        lambda typed: tokens.make_token(**typed, by=request.user, on=request.on)
    ):
        token, text = form.outcome
        addresses = [request.build_absolute_uri(reverse(name)) for name in FILES]
        context: dict[str, Any] = {"token": token, "text": text, "addresses": addresses, "trail": _trail(own=True)}
        return render(request, "export/made.html", context)
    context = {"form": form, "title": "Make a token", "button": "Make the token", "trail": _trail(own=True)}
    return render(request, "measures/form.html", context, status=forms.status(form))


@require_POST
@page(None)
def revoke(request: Asking, token_id: int) -> HttpResponse:
    """Take back a token of one's own."""
    return _revoke(request, tokens.own(request.user, token_id), "export")


@page("api_token.manage")
def every(request: Asking) -> HttpResponse:
    """All tokens, whoever made them, for who manages them."""
    found = ExportToken.objects.select_related("person", "revoked_by")
    return render(request, "export/all.html", {"lines": _lines(found, request), "trail": _trail()})


@require_POST
@page("api_token.manage")
def withdraw(request: Asking, token_id: int) -> HttpResponse:
    """Take back anybody's token."""
    return _revoke(request, get_object_or_404(ExportToken.objects.select_related("person"), pk=token_id), "export-all")


def _revoke(request: Asking, token: ExportToken, back: str) -> HttpResponse:
    form = RevokeForm(request.POST)
    done = form.attempt(lambda typed: tokens.revoke_token(token=token, **typed, by=request.user, on=request.on))
    if done:
        messages.success(request, f"“{token.label}” is taken back: it opens nothing from now on.")
    else:
        messages.error(request, " ".join(form.non_field_errors()) or "Nothing was changed. Look at the list again.")
    return redirect(back)


def _lines(found: Iterable[ExportToken], request: Asking) -> list[Line]:
    every_token = list(found)
    used = dict(
        AccessLine.objects.filter(purpose__in=[door.purpose_of(token) for token in every_token])
        .filter(outcome=AccessLine.Outcome.SHOWN).order_by().values_list("purpose").annotate(Max("at"))
    )  # fmt: skip
    return [
        Line(token, _state(token, request), token.holds(on=request.on), used.get(door.purpose_of(token)))
        for token in every_token
    ]


def _state(token: ExportToken, request: Asking) -> str:
    if token.revoked_on:
        return "Taken back"
    if token.holds(on=request.on):
        soon = token.ends_on - request.on <= timedelta(days=30)
        return "Ends soon" if soon else "Holds"
    return "Ended" if token.person.is_active else "Account closed"


def _trail(*, own: bool = False) -> list[tuple[str, str]]:
    way = [("My account", reverse("own-account"))]
    return [*way, ("Figures for other programs", reverse("export"))] if own else way
