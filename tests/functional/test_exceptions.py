"""Given a plan in October, when its lead adds what children said and takes the report out, then the board has it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect

from goldenthread.plans import operations as plans
from tests.functional.browser import Visitor
from tests.reporting.planned import SAID, TODAY, Planned
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def planned(council: World, settings: Any) -> Planned:
    settings.TODAY = TODAY
    made = Planned(council)
    made.tell()
    made.figure()
    return made


def test_from_exceptions_to_the_report_in_word(visit: Visit, planned: Planned, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(planned.lead.email, PASSWORD)
    page.get_by_role("link", name="Exceptions", exact=True).click()
    visitor.check()
    page.get_by_role("link", name="Say what was found or heard in Front door").click()
    visitor.check()
    page.get_by_role("button", name="Save it").click()
    expect(page.locator(".govuk-error-summary")).to_have_count(1)
    visitor.check()
    page.get_by_label("What children said").check()
    page.get_by_label("What was found or said").fill("Nine of ten said that somebody rang back.")
    page.get_by_role("button", name="Save it").click()
    page.get_by_text("Saved: what children said.").wait_for()
    visitor.check()
    page.get_by_role("button", name="See the report").click()
    page.get_by_text("Nine of ten said that somebody rang back.").wait_for()
    visitor.check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download for Word").click()
    waiting.value.save_as(tmp_path / "report.docx")
    document = docx.Document(io.BytesIO((tmp_path / "report.docx").read_bytes()))
    assert any("Nine of ten said that somebody rang back." in each.text for each in document.paragraphs)


def test_ratings_are_kept_without_scripts(visit: Visit, planned: Planned) -> None:
    visitor = visit(javascript=False)
    visitor.sign_in(planned.lead.email, PASSWORD)
    visitor.page.goto("/exceptions/")
    visitor.page.get_by_role("link", name="Keep the ratings of Oct 2026").click()
    visitor.page.get_by_role("button", name="Keep these ratings").click()
    visitor.page.get_by_text("Kept for Oct 2026: 2 areas.").wait_for()


def test_the_exceptions_fit_a_phone(visit: Visit, planned: Planned) -> None:
    visitor = visit(width=320)
    visitor.sign_in(planned.lead.email, PASSWORD)
    keep = f"/plans/{planned.plan.pk}/ratings/keep/"
    for address in (
        keep,
        "/exceptions/",
        "/exceptions/?criterion=at_risk",
        "/exceptions/?criterion=progress&period=2026-09",
    ):
        visitor.page.goto(address)
        visitor.check()


def test_a_sentence_that_names_a_small_group_is_put_in_other_words_before_the_report_goes_out(
    visit: Visit, planned: Planned
) -> None:
    planned.door.refresh_from_db()
    plans.update_area(
        area=planned.door, version=planned.door.version, period="2026-10", progress="One family of three waited.",
        by=planned.lead, on=SAID,
    )  # fmt: skip
    visitor = visit(width=320)
    page = visitor.page
    visitor.sign_in(planned.lead.email, PASSWORD)
    page.goto(f"/plans/{planned.plan.pk}/exception-report/?period=2026-10&edition=published")
    visitor.check()
    page.get_by_role("button", name="Decide about them").click()
    visitor.check()
    page.get_by_label("Put it in other words").check()
    page.get_by_role("button", name="Save what was decided").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Write the other words")
    visitor.check()
    page.get_by_label("Sentence 1 in other words").fill("Some waited.")
    page.get_by_role("button", name="Save what was decided").click()
    page.get_by_text("“[Some waited.]”").wait_for()
    expect(page.get_by_role("button", name="Download for Word")).to_be_visible()
    visitor.check()
