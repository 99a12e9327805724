"""The figures that stand beside a plan's measures: only for those who may see figures, else the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.measures import queries, rated
from goldenthread.web.access import Asking
from goldenthread.web.measures import shown
from goldenthread.web.measures.shown import Shown
from goldenthread.web.plans import pages


@dataclass(frozen=True)
class Figures:
    """The council's figures of one month by the measure's slug; ``reason`` says why there are none for this reader.

    ``hides_quotes``: the reader sees no figures, or those that were published, so the numbers that the plan itself
    quotes are left out as well. Beside a withheld figure the plan's own number would tell it.
    """

    by_slug: dict[str, Shown]
    reason: str = ""
    hides_quotes: bool = False

    def get(self, slug: str) -> Shown | None:
        return self.by_slug.get(slug)


def of(slugs: Iterable[str], request: Asking) -> Figures:
    """The latest figure of each computed measure, with its target and how it stands against it."""
    wanted = list(dict.fromkeys(slug for slug in slugs if slug))
    seen = queries.sight(request.user, on=request.on)
    if not wanted or not seen.shows:
        return Figures({}, seen.reason, hides_quotes=not seen.allowed)
    month = queries.latest_period(seen) or pages.period_of(request.on)
    found = rated.standings(wanted, month, seen=seen)
    by_slug = {slug: shown.standing(each, month) for slug, each in found.items()}
    return Figures(by_slug, hides_quotes=not seen.allowed)
