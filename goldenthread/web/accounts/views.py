"""One's own account: which roles, which second factor, who looked at what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.web.access import Asking, page


@page(None)
def own_account(request: Asking) -> HttpResponse:
    roles = policies.roles_of(request.user, on=request.on)
    return render(request, "web/own_account.html", {"roles": roles, "held": policies.held(request.user, on=request.on)})
