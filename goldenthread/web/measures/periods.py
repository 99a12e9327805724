"""Which month a page shows, and which it compares: always in the address, so that a page can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from goldenthread.core import working_days
from goldenthread.core.periods import Month, last_full_month, months_ending
from goldenthread.measures import queries
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight

# As many months as a chart of one measure shows.
CHART_MONTHS = 24
# And as many as a small picture in a row of a table.
SPARK_MONTHS = 13


@dataclass(frozen=True)
class Choice:
    """The month shown, the month compared (or none), and those that can be chosen, newest first."""

    month: Month
    compared: Month | None
    months: tuple[Month, ...]

    @property
    def chart(self) -> list[Month]:
        return months_ending(self.month, CHART_MONTHS)

    @property
    def spark(self) -> list[Month]:
        return months_ending(self.month, SPARK_MONTHS)

    @property
    def earlier(self) -> list[Month]:
        """The months that can be compared with the one shown."""
        return [month for month in self.months if month < self.month]


def choose(asked: QueryDict, *, on: date, seen: Sight | None = None) -> Choice:
    """The months of the address; without one the latest that has figures, or the last full month. For somebody who
    sees what is published (``seen``) the months that are."""
    months = _with_figures(seen)
    latest = queries.latest_period(seen) or last_full_month(on)
    month = _month(asked.get("period")) or latest
    compared = _month(asked.get("compare"))
    return Choice(month, compared if compared and compared < month else None, months or (latest,))


def _with_figures(seen: Sight | None) -> tuple[Month, ...]:
    every = queries.results(seen) if seen and seen.published else Result.objects.filter(is_current=True)
    computed = every.filter(breakdown=queries.COUNCIL).values_list("period", flat=True)
    return tuple(Month.parse(text) for text in computed.order_by("-period").distinct())


def _month(text: str | None) -> Month | None:
    """The month of an address; None for what is no month, and for one so far away that no page could count its working
    days: those of its chart before it, and of the days after it on which a load may still answer."""
    try:
        month = Month.parse(text or "")
        first, last = month.plus(-CHART_MONTHS).first_day, month.next().last_day
    except ValueError:
        return None
    return month if working_days.covers(first) and working_days.covers(last) else None
