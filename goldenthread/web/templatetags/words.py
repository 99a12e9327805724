"""How pages say dates and numbers."""

from __future__ import annotations

from datetime import date

from django import template

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """``Fri 27 Nov 2026``; empty for no date."""
    return f"{value:%a} {value.day} {value:%b %Y}" if value else ""


@register.filter
def month(value: date | None) -> str:
    """``Nov 2026``."""
    return f"{value:%b %Y}" if value else ""
