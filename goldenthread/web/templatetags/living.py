"""How pages say money."""

from __future__ import annotations

from decimal import Decimal

from django import template

from goldenthread.plans import costing

register = template.Library()


@register.filter
def pounds(amount: Decimal) -> str:
    """``£53,000``; a dash-free empty cell for nothing."""
    return costing.pounds(amount) if amount else ""
