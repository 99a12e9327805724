"""Given two months of figures, when people follow one to its rows, then each sees what is theirs, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from goldenthread.plans.models import ScorecardLine
from tests.functional.browser import Visitor
from tests.web.measures.council import ON, SLUG, MeasuresCouncil, line
from tests.world import World

PASSWORD = "a long enough password"
LINK_IT = re.compile("Link it.*Children feel heard")
Visit = Callable[..., Visitor]


@pytest.fixture
def figures(council: World, settings: Any) -> MeasuresCouncil:
    """A plan with one line that is linked to its figures and one that is not."""
    settings.TODAY = ON
    made = MeasuresCouncil(council)
    made.target(90)
    lead = council.person("PL", name="Programme lead")
    plan, area = made.plan(by=lead)
    line(plan, area, "More assessments in time", by=lead, slug=SLUG, baseline="61%", target=">80%", comparator="SN 84%")
    line(plan, area, "Children feel heard", by=lead, actual="7 of 10")
    return made


def test_a_team_manager_follows_a_figure_to_the_children_behind_it(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit()
    visitor.sign_in(figures.world.person("TM", figures.world.north).email, PASSWORD)
    visitor.check()
    visitor.page.get_by_role("link", name="Scorecard").click()
    visitor.check()
    visitor.page.get_by_role("link", name="More assessments in time", exact=True).click()
    expect(visitor.page.locator(".gt-answer")).to_contain_text("66.7% (4 of 6) in May 2026", use_inner_text=True)
    for closed in visitor.page.locator("details").all():
        closed.locator("summary").click()
    visitor.check()
    visitor.page.get_by_role("link", name="How this figure was made").click()
    visitor.check()
    visitor.page.go_back()
    visitor.page.get_by_role("button", name="Rows behind this figure").click()
    expect(visitor.page.get_by_role("rowheader")).to_have_text(["Amara", "Ben"])
    visitor.check()


def test_the_programme_lead_links_a_line_and_takes_it_back(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit()
    visitor.sign_in(figures.world.person("PL").email, PASSWORD)
    visitor.page.goto("/scorecard/?compare=2026-04")
    visitor.check()
    visitor.page.get_by_role("link", name=LINK_IT).click()
    visitor.check()
    visitor.page.get_by_label("Measure (optional)").select_option(label="Looked-after children")
    visitor.page.get_by_role("button", name="Save").click()
    visitor.check()
    visitor.page.get_by_role("button", name="Undo").click()
    visitor.page.get_by_role("link", name=LINK_IT).wait_for()
    assert ScorecardLine.objects.get(text="Children feel heard").measure_slug == ""


def test_a_target_and_a_number_are_set_without_scripts(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit(javascript=False)
    visitor.sign_in(figures.loader.email, PASSWORD)
    visitor.page.goto(f"/measures/{SLUG}/tolerance/")
    visitor.page.get_by_label("May miss by").fill("25")
    visitor.page.get_by_role("button", name="Set the tolerance").click()
    visitor.page.goto("/settings/population_0_17/")
    visitor.page.get_by_label("Amount").fill("62400")
    visitor.page.get_by_role("button", name="Set the number").click()
    expect(visitor.page.locator(".govuk-error-summary")).to_have_count(1)
    assert visitor.page.get_by_label("Amount").input_value() == "62400"
    visitor.page.get_by_label("Where the number is from").fill("Mid-year estimate")
    visitor.page.get_by_role("button", name="Set the number").click()
    assert "62,400 children" in visitor.page.content()


def test_a_board_member_reads_how_figures_are_counted(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit(width=320)
    visitor.sign_in(figures.world.person("BM").email, PASSWORD)
    for address in ("/scorecard/", f"/measures/{SLUG}/", "/settings/"):
        visitor.page.goto(address)
        visitor.check()
        assert "66.7" not in visitor.page.content()
