"""Given a plan in Word, when its programme lead hands it in and answers what it leaves open, then it is a plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from goldenthread.plans.models import Action, Plan, PlanDocument
from tests.functional.browser import Visitor, fits
from tests.functional.test_sign_in import PASSWORD
from tests.plans.handed_in import QUESTIONS, content, handed_in, read_so
from tests.plans.reading import made_up
from tests.plans.reading.test_alike import asked
from tests.world import World

Visit = Callable[..., Visitor]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Our plan.docx"
    path.write_bytes(content(QUESTIONS))
    return path


def test_a_plan_is_handed_in_answered_with_one_key_and_imported(visit: Visit, council: World, file: Path) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(council.person("PL", name="Programme lead").email, PASSWORD)
    page.goto("/plans/documents/")
    visitor.check()
    page.get_by_role("link", name="Bring in a document").click()
    visitor.check()

    page.get_by_role("button", name="Read the document").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(2)
    visitor.check()
    page.get_by_label("Plan document").set_input_files(file)
    page.get_by_label("What to call the plan").fill("Getting it right")
    page.get_by_role("button", name="Read the document").click()
    page.get_by_role("button", name="See what it made").click()

    expect(page.locator(".gt-answer")).to_have_text(re.compile("^5 actions, 2 to confirm"), use_inner_text=True)
    assert page.get_by_role("button", name="Import the plan").is_disabled()
    visitor.check()
    page.get_by_role("button", name="Answer the next question").click()
    page.wait_for_function("document.activeElement.id === 'q1'")
    page.keyboard.press("n")
    page.wait_for_function("document.activeElement.id === 'q2'")
    page.keyboard.press("p")
    page.wait_for_function("document.activeElement.id === 'q1'")
    page.keyboard.press("a")
    page.get_by_text("1 of 2 questions answered").wait_for()
    page.wait_for_function("document.activeElement.id === 'q2'")
    visitor.check()

    page.locator("#q2-answer").press_sequentially("a")  # typing in a field is not answering
    assert PlanDocument.objects.get().answers == {"q1": "accept"}
    page.locator("#q2-answer").fill("Aug 2027")
    page.locator("#q2").get_by_role("button", name="Save").click()
    page.get_by_text("2 of 2 questions answered").wait_for()
    visitor.check()
    page.get_by_role("button", name="Import the plan").first.click()
    page.wait_for_url("**/plans/*/")
    assert Plan.objects.get().name == "Getting it right"
    assert Action.objects.get(text="Write it down").due_iso == "2027-08"


def test_pairs_are_changed_and_taken_back_without_scripts(visit: Visit, council: World) -> None:
    lead = council.person("PL", name="Programme lead")
    document = handed_in(lead, council.authority)
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.sign_in(lead.email, PASSWORD)
    page.goto(f"/plans/documents/{document.pk}/?show=questions")
    page.get_by_role("link", name="Change the pairs").click()
    page.get_by_label("The date for action 2").select_option("4. Oct-26")
    page.get_by_role("button", name="Give me more boxes").click()
    expect(page.get_by_label("The date for action 2")).to_have_value("4")
    page.get_by_role("button", name="Save my pairs").click()
    page.wait_for_url("**/?show=questions#q2")
    expect(page.locator("#q1").get_by_text("Paired by hand.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("0 of 2 questions answered")).to_be_visible()
    document.refresh_from_db()
    assert document.answers == {}


def test_the_boxes_for_pairs_fit_a_phone_and_are_accessible(visit: Visit, council: World) -> None:
    lead = council.person("PL", name="Programme lead")
    document = handed_in(lead, council.authority)
    visitor = visit(width=360)
    visitor.sign_in(lead.email, PASSWORD)
    visitor.page.goto(f"/plans/documents/{document.pk}/questions/q1/")
    visitor.check()
    visitor.page.goto(f"/plans/documents/{document.pk}/")
    visitor.check()
    visitor.page.emulate_media(media="print")
    fits(visitor.page, width=700)
    expect(visitor.page.get_by_role("button", name="Accept the proposal")).not_to_be_visible()


def test_questions_that_ask_the_same_are_answered_together_without_scripts(visit: Visit, council: World) -> None:
    lead = council.person("PL", name="Programme lead")
    document = read_so(handed_in(lead, council.authority, plan=made_up.UNEVEN), asked())
    visitor = visit(javascript=False, width=360)
    page = visitor.page
    visitor.sign_in(lead.email, PASSWORD)
    page.goto(f"/plans/documents/{document.pk}/")
    page.get_by_role("link", name="Is this one line, or several? (partners)").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(1)
    page.get_by_label("In all of them each piece begins a line of its own").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("3 questions are answered.")).to_be_visible()
    document.refresh_from_db()
    assert set(document.answers.values()) == {"all"}


def test_the_page_of_questions_that_ask_the_same_is_accessible(visit: Visit, council: World) -> None:
    lead = council.person("PL", name="Programme lead")
    document = read_so(handed_in(lead, council.authority, plan=made_up.UNEVEN), asked())
    visitor = visit()
    visitor.sign_in(lead.email, PASSWORD)
    visitor.page.goto(f"/plans/documents/{document.pk}/")
    visitor.check()
    visitor.page.get_by_role("link", name="Is this one line, or several? (partners)").click()
    visitor.check()
    visitor.page.get_by_role("button", name="Save").click()
    visitor.check()
