"""Addresses of entering: always with the month, and the team where there is one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.periods import Month
from goldenthread.measures.definition import Definition


def enter(found: Definition, period: Month, team: str = "") -> str:
    """The form for one figure."""
    asked = {"period": period.id} | ({"team": team} if team else {})
    return f"{reverse('measure-enter', args=[found.slug])}?{urlencode(asked)}"


def measure(found: Definition, period: Month) -> str:
    """The measure's own page at a month."""
    return f"{reverse('measure', args=[found.slug])}?{urlencode({'period': period.id})}"


def month(text: str | None) -> Month | None:
    """The month of an address; None when it names none."""
    try:
        return Month.parse(text or "")
    except ValueError:
        return None
