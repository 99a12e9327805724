"""Addresses of a measure's pages, with the month."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.periods import Month


def measure(slug: str, month: Month, name: str = "measure", **query: str) -> str:
    """A page about one measure at one month: ``measure`` itself or ``measure-cases``."""
    asked = {"period": month.id} | {key: value for key, value in query.items() if value}
    return f"{reverse(name, args=[slug])}?{urlencode(asked)}"
