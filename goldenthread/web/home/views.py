"""Home: what needs me, and what changed?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.web.access import Asking, page


@page(None)
def home(request: Asking) -> HttpResponse:
    roles = policies.roles_of(request.user, on=request.on)
    return render(request, "web/home.html", {"roles": roles})
