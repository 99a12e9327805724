"""The one place where pages learn what day it is; everything below is told."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The date in England, or the fixed date of ``settings.TODAY`` (tests)."""
    return getattr(settings, "TODAY", None) or timezone.localdate()
