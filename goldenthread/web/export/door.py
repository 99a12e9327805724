"""The door of the addresses that programs ask: a token in the header, the reach of its owner today, and a log line.

A token is never read from an address, which ends up in logs and histories.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from goldenthread.accounts import tokens
from goldenthread.accounts.models import ExportToken
from goldenthread.core.errors import Refusal
from goldenthread.measures import export
from goldenthread.measures.queries import Sight
from goldenthread.records import access
from goldenthread.web import clock

# A refresh every minute: far more than a dashboard needs, far less than would be felt.
EACH_HOUR = 60
REALM = 'Basic realm="Golden Thread export", charset="UTF-8"'


@dataclass(frozen=True)
class Answer:
    """What a view hands out: bytes, how many figures are in them, and when (seconds) the newest was computed."""

    content: bytes
    media_type: str
    name: str
    rows: int
    asked: str = ""
    newest: float | None = None


View = Callable[[HttpRequest, Sight], Answer]


def by_token(view: View) -> Callable[[HttpRequest], HttpResponseBase]:
    """401 without a token that holds, 403 without the right, 429 asked too often, 422 for a filter not understood."""

    @wraps(view)
    def door(request: HttpRequest) -> HttpResponse:
        token = tokens.find(_sent(request))
        if token is None:
            return _refused(401, "Send a token of yours as a bearer token or as the password of a basic sign-in.")
        if _asked_lately(token) >= EACH_HOUR:
            return _refused(429, f"This token has asked {EACH_HOUR} times within the hour. Try again later.")
        on = clock.today()
        if not token.holds(on=on):
            return _turned_away(request, token, 401, "This token has ended or was taken back. Make another.")
        seen = export.sight(token.person, on=on)
        if not seen.allowed:
            return _turned_away(request, token, 403, export.NO_EXPORT)
        return _answered(request, token, view, seen)

    return require_safe(door)


def purpose_of(token: ExportToken) -> str:
    """How the access log names a token; its last use is found by this."""
    return f"Export by token {token.pk}: {token}"


def _sent(request: HttpRequest) -> str:
    """The token in the header, as bearer or as the password beside any name; empty when there is none."""
    scheme, _, rest = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(rest.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _asked_lately(token: ExportToken) -> int:
    since = clock.now() - timedelta(hours=1)
    return access.lines_of(token.person).filter(purpose=purpose_of(token), at__gte=since).count()


def _answered(request: HttpRequest, token: ExportToken, view: View, seen: Sight) -> HttpResponse:
    try:
        made = view(request, seen)
    except Refusal as refusal:
        return _turned_away(request, token, 422, str(refusal))
    etag = f'"{sha256(made.content).hexdigest()[:32]}"'
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    found = get_conditional_response(request, etag=etag, response=response)
    answer = found if isinstance(found, HttpResponse) else response
    answer["ETag"], answer["Vary"] = etag, "Authorization"
    if made.newest is not None:
        answer["Last-Modified"] = http_date(made.newest)
    same = answer.status_code == 304
    what = ", ".join(filter(None, (made.name, made.asked, "unchanged" if same else "")))
    _log(token, what, rows=0 if same else made.rows, outcome=access.SHOWN)
    return answer


def _turned_away(request: HttpRequest, token: ExportToken, status: int, said: str) -> HttpResponse:
    _log(token, request.path, rows=0, outcome=access.REFUSED)
    return _refused(status, said)


def _log(token: ExportToken, what: str, *, rows: int, outcome: str) -> None:
    access.write(
        reader=token.person, capability=tokens.EXPORT, purpose=purpose_of(token), subject=f"export: {what}",
        children=(), rows=rows, outcome=outcome, on=clock.today(),
    )  # fmt: skip


def _refused(status: int, said: str) -> HttpResponse:
    response = HttpResponse(f"{said}\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 401:
        response["WWW-Authenticate"] = REALM
    if status == 429:
        response["Retry-After"] = "3600"
    return response
