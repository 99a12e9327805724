"""The time band of a recommendation as a day."""

from __future__ import annotations

from goldenthread.plans import timebands
from goldenthread.plans.models import Recommendation
from goldenthread.plans.timebands import Meant


def of(found: Recommendation) -> Meant:
    """The day that the recommendation's time band means, counted from its source's; or why it means none."""
    source = found.source
    published = source.published_on if source else None
    return timebands.understand(found.timeframe, source_on=published, has_source=source is not None)
