"""The one place where pages learn what day and moment it is; everything below is told."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The date in England, or the fixed date of ``settings.TODAY`` (tests)."""
    return getattr(settings, "TODAY", None) or timezone.localdate()


def now() -> datetime:
    """The moment, for counting how often a program has asked lately; nothing that is kept rests on it."""
    return timezone.now()
