"""The door of every page: known person, second factor, capability, step-up. Objects are fetched through the person."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows import reauthentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.web import clock

View = Callable[..., HttpResponseBase]


class Asking(HttpRequest):
    """A request that has passed the door: ``user`` is a person and ``on`` is today."""

    user: Person
    on: date


def page(capability: str | None, *, step_up: bool = True) -> Callable[[View], View]:
    """Ask questions one and two before the view runs.

    ``capability`` None is for pages of the person's own (home, sign-out). ``step_up`` False leaves the fresh
    sign-in to the POST of the same page, so that a list can be read without it.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            if needs_second_factor(request):
                return redirect("mfa_activate_totp")
            asking = cast("Asking", request)
            asking.on = clock.today()
            if capability:
                far = policies.reach(asking.user, capability, on=asking.on)
                if step_up and far.step_up and not recently_signed_in(request):
                    return ask_again(request)
            return view(request, *args, **kwargs)

        door.capability = capability  # type: ignore[attr-defined]
        return door

    return wrap


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in, and from there to what was asked for. A form that came too late is not kept, and its address may
    take forms only: then back to the page that it stood on, where the person can send it again."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    messages.info(request, "You were signed out, so nothing was changed. Sign in, then send it again.")
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return redirect_to_login(reverse("home"))
    return redirect_to_login(f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path)


def needs_second_factor(request: HttpRequest) -> bool:
    """In a council's own folder nobody works on a password alone."""
    return settings.REQUIRE_SECOND_FACTOR and not Authenticator.objects.filter(user=request.user).exists()


def recently_signed_in(request: HttpRequest) -> bool:
    """Did the person prove within the last five minutes that it is they?"""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def ask_again(request: HttpRequest) -> HttpResponse:
    """Ask who it is, then go on where the person was: a form that was sent is kept and sent again for them."""
    if request.FILES:
        return redirect_to_login(request.get_full_path(), login_url="account_reauthenticate")
    return reauthentication.suspend_request(request, reverse("account_reauthenticate"))
