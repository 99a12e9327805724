"""Addresses of pages, some of which stand in other areas of the site."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from goldenthread.core.periods import Month


def measure(slug: str, month: Month, name: str = "measure", **query: str) -> str:
    """A page about one measure at one month: ``measure`` itself or ``measure-cases``."""
    asked = {"period": month.id} | {key: value for key, value in query.items() if value}
    return f"{reverse(name, args=[slug])}?{urlencode(asked)}"


def page(name: str, *args: object) -> str:
    """The address of a page of another area; empty where this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
