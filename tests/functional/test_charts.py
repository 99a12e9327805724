"""Given two years of figures, when people look at a measure's charts, then each tab is a page that all can read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from goldenthread.measures import back_tests
from goldenthread.measures.models import Baseline, ChartNote, Result
from tests.functional.browser import Visitor
from tests.web.measures.council import MAY, NORTH, ON, SLUG, SOUTH, MeasuresCouncil, past
from tests.world import World

PASSWORD = "a long enough password"
TABS = ("Over time", "Control chart", "Teams by size", "Forecast")
Visit = Callable[..., Visitor]
# Where pictures of the pages go, for whoever wants to look at them.
PICTURES = os.environ.get("GOLDENTHREAD_PICTURES", "")


@pytest.fixture
def figures(council: World, settings: Any) -> MeasuresCouncil:
    """Two years that end in a fall, with something that happened, and two teams that differ."""
    settings.TODAY = ON
    made = MeasuresCouncil(council)
    made.target(90)
    past(drop=3)
    for cut, above in ((NORTH, 2), (SOUTH, 38)):
        Result.objects.filter(measure=SLUG, period=MAY.id, cut=cut).update(
            numerator=above, denominator=40, value=2.5 * above
        )
    ChartNote.objects.create(
        measure=SLUG, happened_on=date(2025, 9, 8), text="New duty rota", by=council.person("PL"), on=ON
    )
    Baseline.objects.create(
        measure=SLUG, starts="2024-06", reason="One front door", proposed_by=made.loader, proposed_on=ON
    )
    back_tests.renew(on=ON)
    return made


def test_every_chart_is_a_link_without_scripts(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit(javascript=False)
    visitor.sign_in(figures.world.person("DIR").email, PASSWORD)
    visitor.page.goto(f"/measures/{SLUG}/")
    for name in TABS[::-1]:
        visitor.page.get_by_role("link", name=name, exact=True).click()
        expect(visitor.page.locator("a[aria-current=page]", has_text=name)).to_have_count(1)


def test_every_chart_can_be_read_by_all(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit()
    visitor.sign_in(figures.world.person("DIR").email, PASSWORD)
    visitor.page.goto(f"/measures/{SLUG}/")
    for name in TABS:
        visitor.page.get_by_role("link", name=name, exact=True).click()
        _looked_at(visitor, name)
    visitor.page.get_by_role("link", name="How we know", exact=True).click()
    _looked_at(visitor, "How we know")
    visitor.page.get_by_role("link", name="How forecasts have held").click()
    _looked_at(visitor, "Forecasts")
    visitor.page.goto("/scorecard/?plan=all")
    _looked_at(visitor, "Scorecard")


def _looked_at(visitor: Visitor, name: str) -> None:
    if PICTURES:
        part = visitor.page.locator("section[aria-labelledby=course], main").last
        part.screenshot(path=str(Path(PICTURES) / f"{name}.png"))
    visitor.check()
