"""Home: what needs me, and what changed?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.web.access import Asking, page
from goldenthread.web.home import sections


@page(None)
def home(request: Asking) -> HttpResponse:
    roles = policies.roles_of(request.user, on=request.on)
    found = sections.for_person(request.user, on=request.on)
    answer = next((section.answer for section in found if section.answer), "")
    return render(request, "web/home.html", {"roles": roles, "sections": found, "answer": answer})
