"""One step on one thing, by one button: done and told on the thing's own page, or that page again with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.web import forms
from goldenthread.web.access import Asking


class StepForm(forms.VersionedForm):
    """A step that needs nothing but the version that the person saw."""

    def refuse(self, refusal: Refusal) -> None:
        """There is no text to show beside another: who pressed too late looks again."""
        if isinstance(refusal, StaleVersion):
            refusal = Refusal("Somebody else decided about this meanwhile.", remedy="Look at it again.")
        super().refuse(refusal)


def take(
    request: Asking, form: forms.VersionedForm, operate: Callable[..., Any], *, done: str, address: str,
    again: Callable[[forms.VersionedForm], HttpResponse], version: Callable[[], int],
) -> HttpResponse:  # fmt: skip
    """Call the operation with what was typed, by whom and when: then to ``address`` with ``done`` said on top.

    Refused, the page ``again``, whose form carries the ``version`` that stands now.
    """
    if form.attempt(lambda typed: operate(**typed, by=request.user, on=request.on)):
        messages.success(request, done)
        return redirect(address)
    form.clash({}, version())
    return again(form)
