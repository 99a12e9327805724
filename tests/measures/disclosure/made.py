"""Figures of a made-up council, written down instead of computed."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures.disclosure import operations, preparing
from goldenthread.measures.models import FigureEdition, Result
from tests.world import World

APRIL, MAY = Month(2026, 4), Month(2026, 5)
ON = date(2026, 6, 8)
SHARE, COUNT = "assessments-within-45-working-days", "assessments-open-beyond-45-working-days"
NORTH, SOUTH, WEST = "Assessment North", "Assessment South", "Looked After West"


def figure(
    slug: str, month: Month, numerator: float, denominator: float | None = None, *, team: str = "", state: str = "known"
) -> Result:
    """A figure in use; the one it follows is kept and no longer in use."""
    breakdown = "team" if team else "council"
    Result.objects.filter(measure=slug, period=month.id, breakdown=breakdown, cut=team).update(is_current=False)
    value = None if state != "known" else numerator if denominator is None else 100 * numerator / denominator
    return Result.objects.create(
        figure_id=f"{Result.objects.count() + 1:016d}", measure=slug, period=month.id, breakdown=breakdown, cut=team,
        numerator=numerator, denominator=denominator, missing=0, value=value, state=state, fingerprint="f",
        rule_version="1", computed_on=ON,
    )  # fmt: skip


def published(world: World, **given: object) -> FigureEdition:
    """An edition of both measures for April and May, prepared by the data team and approved by the director."""
    edition = prepared(world, **given)
    return operations.approve_edition(edition=edition, version=edition.version, by=world.person("DIR"), on=ON)


def prepared(world: World, **given: object) -> FigureEdition:
    asked: dict = {"title": "Figures for scrutiny", "measures": [SHARE, COUNT], "first": APRIL, "last": MAY} | given
    return preparing.prepare_edition(**asked, by=world.person("DT"), on=ON)


def shown(edition: FigureEdition) -> dict[tuple[str, str, str], object]:
    """What the edition tells of each figure: numerator or flag."""
    return {
        (each.measure, each.period, each.cut): each.flag or each.numerator for each in edition.figures.order_by("pk")
    }
