"""What every answer carries, and how a refusal from below becomes a page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve

from goldenthread.accounts import remembered
from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.web import errors

# Requests that change nothing.
SAFE = ("GET", "HEAD")
Next = Callable[[HttpRequest], HttpResponse]

# No inline script or style anywhere, so neither is allowed; htmx speaks to this site only.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "manifest-src 'self'",
    ]
)  # fmt: skip
DOWNLOAD_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


class SecureHeaders:
    """The headers of every answer, refusals and files included. Pages are never kept by a cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        attached = response.get("Content-Disposition", "").startswith("attachment")
        response["Content-Security-Policy"] = DOWNLOAD_POLICY if attached else CONTENT_SECURITY_POLICY
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response


class PlainAddresses:
    """Takes NUL out of what an address asks for: no text here has one, and PostgreSQL stops at it where SQLite does
    not. Forms refuse it by themselves."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\x00" in text for name, values in request.GET.lists() for text in (name, *values)):
            asked = QueryDict(mutable=True)
            for name, values in request.GET.lists():
                asked.setlist(name.replace("\x00", ""), [value.replace("\x00", "") for value in values])
            request.GET = asked
        return self.get_response(request)


class Remembering:
    """Rights are asked once for a whole page, the page of a refusal included. Not where something may change."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with remembered.while_reading() if request.method in SAFE else nullcontext():
            return self.get_response(request)


class Refusals:
    """403 for a right that is not held, 404 for what is out of reach, 405 for the address of a form that was opened as
    a page, 409 for a stale form, 422 for other refusals.

    A page that has a form shows refusals beside its fields; this is for what no form caught.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method not in SAFE or response.content:
            return response
        told = errors.forms_only(request)
        told["Allow"] = response["Allow"]
        return told

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case NotAllowed():
                return errors.refused(request, exception, status=403)
            case OutOfReach():
                return errors.not_found(request, exception)
            case Http404():
                return errors.not_found(request, exception) if _exists(request) else None
            case StaleVersion():
                return errors.refused(request, exception, status=409)
            case Refusal():
                return errors.refused(request, exception, status=422)
        return None


def _exists(request: HttpRequest) -> bool:
    try:
        resolve(request.path_info)
    except Resolver404:
        return False
    return True
