"""How pages say dates and numbers."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone

from goldenthread.core import counting, working_days
from goldenthread.history.models import Entry
from goldenthread.web import told

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


@register.filter
def times(value: int) -> str:
    """``once``, ``3 times``."""
    return counting.times(value)


@register.filter
def away(value: date | None, today: date) -> str:
    """How far a day is from today, in working days: ``in 4 working days``, ``today``, ``2 working days ago``.

    Empty for no date and for one that the list of bank holidays does not cover.
    """
    if value is None:
        return ""
    if value == today:
        return "today"
    try:
        count = working_days.working_days_between(today, value)
    except working_days.OutsideCalendar:
        return ""
    noun = "working day" if abs(count) == 1 else "working days"
    if count == 0:
        return "before the next working day"
    return f"in {count:,} {noun}" if count > 0 else f"{-count:,} {noun} ago"


@register.filter
def period(value: str) -> str:
    """``2026-10`` as ``Oct 2026``; what is neither a month nor a day, as it is."""
    return told.dated(value)


@register.filter
def what_happened(line: Entry) -> str:
    """``accounts.person_added`` as ``Person added``."""
    return told.happened(line)


@register.filter
def what_it_adds(line: Entry) -> str:
    """The reason, name or month that a line of history carries."""
    return told.detail(line)


@register.filter
def changed_fields(line: Entry) -> list[tuple[str, str, str]]:
    """What a line of history says changed: the field in words, before, after."""
    return told.fields(line)
