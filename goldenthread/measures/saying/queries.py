"""What the owners of measures said, as those read it who may see small numbers: words may hold one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.core.periods import Month
from goldenthread.measures.queries import Sight
from goldenthread.measures.saying.models import OwnerSentence


def of_month(slugs: Iterable[str], period: Month, *, seen: Sight) -> dict[str, OwnerSentence]:
    """By measure what is said of that month's figure; nothing for a reader of published figures. One query."""
    if not seen.allowed:
        return {}
    found = _said().filter(measure__in=list(slugs), period=period.id)
    return {each.measure: each for each in found}


def earlier(measure: str, period: Month, *, seen: Sight) -> list[OwnerSentence]:
    """What was said of the months before, the latest first. One query."""
    if not seen.allowed:
        return []
    return list(_said().filter(measure=measure, period__lt=period.id).order_by("-period"))


def standing(measure: str, period: Month) -> OwnerSentence | None:
    """What is said of a month, whoever reads it."""
    return _said().filter(measure=measure, period=period.id).first()


def version(measure: str, period: Month) -> int:
    """The version that the next sentence about a month takes the place of; 0 for none."""
    latest = OwnerSentence.objects.filter(measure=measure, period=period.id, is_current=True).first()
    return latest.version if latest else 0


def _said() -> QuerySet[OwnerSentence]:
    return OwnerSentence.objects.filter(is_current=True, is_withdrawn=False).select_related("by")
