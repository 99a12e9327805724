"""Pages for what went wrong: always what happened and what to do next, never a trace, a query or a row."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import TooManyFilesSent
from django.shortcuts import render
from django.urls import reverse

from goldenthread.core.errors import Refusal

# What a page is about, by its address: where somebody goes on who was refused there.
_ABOUT = (
    ("action_id", "action", "Go to the action"),
    ("area_id", "area", "Go to the area"),
    ("recommendation_id", "recommendation", "Go to the recommendation"),
    ("plan_id", "plan", "Go to the plan"),
    ("load_id", "load", "Go to the data load"),
    ("finding_id", "finding", "Go to the finding"),
)
_AFTER_FETCHING = (409, 422)  # refused by what the thing is, so the person saw it; a right that is missing is 403


def refused(request: HttpRequest, refusal: Refusal, *, status: int) -> HttpResponse:
    """The page of a refusal, with a way back to what it is about where that may be opened."""
    way = _way_back(request) if status in _AFTER_FETCHING else None
    return render(request, "web/refused.html", {"refusal": refusal, "status": status, "way": way}, status=status)


def forms_only(request: HttpRequest) -> HttpResponse:
    """Somebody opened the address of a step, which a button sends: from the address line, or by reloading a refusal."""
    refusal = Refusal(
        "This address takes a form and has no page of its own. Nothing was changed.",
        remedy="Go back to the page with the button, and press it there.",
    )
    return render(
        request, "web/refused.html", {"refusal": refusal, "status": 405, "way": _way_back(request)}, status=405
    )


def _way_back(request: HttpRequest) -> tuple[str, str] | None:
    """The address and the words of what the page is about; None where its address says nothing of it."""
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    for given, name, words in _ABOUT:
        if given in asked and (address := reverse(name, args=[asked[given]])) != request.path:
            return address, words
    return None


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
