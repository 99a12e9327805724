"""Ten seconds to take something back, instead of a box that asks beforehand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

KEY = "undo"


def offer(request: HttpRequest, done: str, *, address: str, **fields: Any) -> None:
    """Say what was done, with an Undo button that posts ``fields`` to ``address``.

    The view at ``address`` calls the operation that undoes it, which asks its own policy and version as always.
    """
    request.session[KEY] = {"address": address, "fields": {name: str(value) for name, value in fields.items()}}
    messages.success(request, done, extra_tags=KEY)


def offered(request: HttpRequest) -> dict[str, Any] | None:
    """What the next page offers to undo; forgotten once shown."""
    session = getattr(request, "session", None)
    if session is None or KEY not in session:
        return None
    return session.pop(KEY)
