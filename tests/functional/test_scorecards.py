"""Given a team's figures, when its manager looks at them against the whole, then chance is in words, and a view keeps
what was chosen; the programme lead gives a board its own set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from goldenthread.measures.sets import queries
from tests.functional.browser import Visitor
from tests.web.measures.council import ON, MeasuresCouncil
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def figures(council: World, settings: Any) -> MeasuresCouncil:
    settings.TODAY = ON
    return MeasuresCouncil(council)


def test_a_team_manager_keeps_a_view_of_the_team_without_scripts(visit: Visit, figures: MeasuresCouncil) -> None:
    visitor = visit(javascript=False)
    visitor.sign_in(figures.world.person("TM", figures.world.north).email, PASSWORD)
    page = visitor.page
    page.get_by_role("link", name="Scorecard", exact=True).click()
    page.get_by_role("link", name="Scorecards of teams").click()
    page.get_by_role("link", name="Assessment North").click()
    expect(page.locator(".gt-answer")).to_contain_text("within what chance would give a team of this size")
    page.get_by_label("Against chance").select_option(label="Within what chance would give")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Keep this view").click()
    page.get_by_label("Name").fill("Our team")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Rename, share or remove").click()
    page.get_by_role("button", name="Open first").click()
    page.get_by_role("button", name="Share by link").click()
    page.get_by_role("link", name="Scorecard", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessment North")
    expect(page.get_by_label("Against chance")).to_have_value("within")


def test_the_pages_of_scorecards_are_accessible_and_a_board_gets_its_set(
    visit: Visit, figures: MeasuresCouncil
) -> None:
    visitor = visit()
    lead = figures.world.person("PL", name="Programme lead")
    figures.plan(by=lead)
    visitor.sign_in(lead.email, PASSWORD)
    page = visitor.page
    for address in ("/scorecard/?set=critical-measures&group=owner&compare=2026-04", "/scorecard/teams/"):
        page.goto(address)
        visitor.check()
    page.goto(f"/scorecard/teams/{figures.world.north.pk}/?compare=2026-04")
    page.get_by_text("How we know").click()
    visitor.check()
    page.goto("/scorecard/sets/")
    visitor.check()
    page.get_by_role("link", name="Change Corporate parenting board").click()
    visitor.check()
    page.get_by_label("Children adopted").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Corporate parenting board is changed.")).to_be_visible()
    assert "children-adopted" not in queries.find("corporate-parenting-board").measures


_LONG = """up => {
    const cell = words => `<th class="govuk-table__header">${words}</th>`;
    const row = (words, kind) => `<tr class="govuk-table__row ${kind}">${cell(words)}</tr>`;
    const body = (title) => `<tbody>${row(title, 'gt-group')}${row('One line', '').repeat(3)}</tbody>`;
    const table = `<table class="govuk-table">${body('A heading').repeat(20)}</table>`;
    document.querySelector('main').innerHTML = `<div></div>${table}`;
    document.querySelector('main div').style.height = `${up}px`;
}"""


def test_on_paper_no_heading_of_a_group_ends_a_page(visit: Visit, council: World) -> None:
    visitor = visit()
    visitor.page.goto("/glossary/")
    for up in range(0, 240, 12):  # somewhere in this stretch the page ends right below a heading
        visitor.page.evaluate(_LONG, up)
        paper = pypdfium2.PdfDocument(visitor.page.pdf(format="A4"))
        pages = [paper[number].get_textpage().get_text_bounded().split() for number in range(len(paper))]
        assert len(pages) > 1 and not [words for words in pages if words[-2:] == ["A", "heading"]], up
