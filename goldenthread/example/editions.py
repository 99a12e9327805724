"""What the example council has published: the plan's measures of a year, prepared by one and approved by another."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.measures.disclosure import operations, preparing
from goldenthread.measures.models import FigureEdition
from goldenthread.plans.models import Plan

MONTHS = 12


def publish(plan: Plan, until: Month, *, on: date) -> None:
    """One edition of the council's totals, without teams. Also one that a stopped fill left waiting is approved."""
    edition = FigureEdition.objects.first()
    if edition is None:
        linked = plan.scorecard.exclude(measure_slug="").order_by().values_list("measure_slug", flat=True).distinct()
        edition = preparing.prepare_edition(
            title=f"The plan's measures, year to {until.label}", measures=sorted(linked), first=until.plus(1 - MONTHS),
            last=until, by=people.get("programme-lead"), on=on,
        )  # fmt: skip
    if edition.state == FigureEdition.State.PREPARED:
        operations.approve_edition(edition=edition, version=edition.version, by=people.get("director"), on=on)
