"""Pages for what went wrong: always what happened and what to do next, never a trace, a query or a row."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import TooManyFilesSent
from django.shortcuts import render

from goldenthread.core.errors import Refusal


def refused(request: HttpRequest, refusal: Refusal, *, status: int) -> HttpResponse:
    return render(request, "web/refused.html", {"refusal": refusal, "status": status}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same words, headers and status whether a thing is out of reach or does not exist."""
    return render(request, "web/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    refusal = Refusal("You cannot open this page.", remedy="Go back to your home page, or sign in as someone else.")
    return refused(request, refusal, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return refused(request, _TOO_LARGE, status=413)
    refusal = Refusal("This request could not be understood.", remedy="Go back and try again.")
    return refused(request, refusal, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    refusal = Refusal(
        "This form was open for too long, or was not sent from this site.",
        remedy="Go back, copy what you typed, reload the page and send it again.",
    )
    return refused(request, refusal, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "web/server_error.html", status=500)


_TOO_LARGE = Refusal("What was sent is too large.", remedy="Send less at once: a smaller file, or fewer of them.")
