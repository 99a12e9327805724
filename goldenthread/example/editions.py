"""What the example council has published: a year of what its boards look at, agreed by two people."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.measures.disclosure import operations, preparing
from goldenthread.measures.models import FigureEdition
from goldenthread.measures.sets import queries as sets
from goldenthread.plans.models import Plan

MONTHS = 12


def publish(plan: Plan, until: Month, *, on: date) -> None:
    """One edition of the council's totals, without teams. Also one that a stopped fill left waiting is approved."""
    edition = FigureEdition.objects.first()
    if edition is None:
        edition = preparing.prepare_edition(
            title=f"What the boards look at, year to {until.label}", measures=_looked_at(plan),
            first=until.plus(1 - MONTHS), last=until, by=people.get("programme-lead"), on=on,
        )  # fmt: skip
    if edition.state == FigureEdition.State.PREPARED:
        operations.approve_edition(edition=edition, version=edition.version, by=people.get("director"), on=on)


def _looked_at(plan: Plan) -> list[str]:
    """The measures of the plan's scorecard and of every set that a board has, each once."""
    linked = plan.scorecard.exclude(measure_slug="").order_by().values_list("measure_slug", flat=True).distinct()
    return sorted({*linked, *(slug for each in sets.every() for slug in each.measures)})
