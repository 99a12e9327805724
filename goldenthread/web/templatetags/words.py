"""How pages say dates and numbers."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """``Fri 27 Nov 2026``; empty for no date."""
    return f"{value:%a} {value.day} {value:%b %Y}" if value else ""


@register.filter
def month(value: date | None) -> str:
    """``Nov 2026``."""
    return f"{value:%b %Y}" if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """``Fri 27 Nov 2026, 09:05``, in England."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)}, {local:%H:%M}"


@register.filter
def thousands(value: int | None) -> str:
    """``3,400``."""
    return "" if value is None else f"{value:,}"
