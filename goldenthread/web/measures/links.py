"""Addresses of a measure's pages, with the month."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.periods import Month
from goldenthread.measures import parts
from goldenthread.measures.definition import Definition


@lru_cache(maxsize=4096)
def measure(slug: str, month: Month, name: str = "measure", **query: str) -> str:
    """A page about one measure at one month: ``measure`` itself or ``measure-cases``."""
    asked = {"period": month.id} | {key: value for key, value in query.items() if value}
    return f"{reverse(name, args=[slug])}?{urlencode(asked)}"


@lru_cache(maxsize=4096)
def figure(figure_id: str) -> str:
    """How a figure was made."""
    return reverse("figure", args=[figure_id])


def divisions(found: Definition, month: Month, team: str = "", *, but: str = "") -> list[tuple[str, str]]:
    """The ways of dividing a measure's month, each with its address; ``but`` leaves out the one that is shown."""
    rest = urlencode({"period": month.id} | ({"team": team} if team else {}))
    return [
        (each.title, f"{reverse('measure-by', args=[found.slug, each.code])}?{rest}")
        for each in parts.offered(found, month)
        if each.code != but
    ]
