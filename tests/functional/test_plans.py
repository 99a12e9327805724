"""Given a plan, when its people follow the thread and say what happened, then everybody can use every page of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from goldenthread.plans.models import Evidence, Update
from tests.functional.browser import Visitor
from tests.web.plans.made import TODAY, Thread, make_thread
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def thread(council: World, settings: LazySettings) -> Thread:
    settings.TODAY = TODAY
    return make_thread(council)


def test_the_thread_is_followed_by_clicks_from_the_recommendation_to_the_measure(visit: Visit, thread: Thread) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(thread.lead.email, PASSWORD)
    page.get_by_role("link", name="Plans", exact=True).click()
    visitor.check()
    page.get_by_role("link", name="Getting it right").click()
    visitor.check()
    page.get_by_role("link", name="By recommendation").click()
    visitor.check()
    page.get_by_role("link", name="See children sooner").click()
    visitor.check()
    page.get_by_role("link", name="Book the first visit at once").click()
    expect(page.locator("h1")).to_have_text("Book the first visit at once", use_inner_text=True)
    page.get_by_text("Why it is rated so").click()
    expect(page.get_by_text("Red: the due date has passed.")).to_be_visible()
    visitor.check()
    page.get_by_role("link", name="Children are seen in time").click()
    expect(page.locator("h1")).to_have_text("Front door", use_inner_text=True)
    visitor.check()
    page.locator(".gt-measure a").first.click()
    expect(page.locator("h1")).to_contain_text("45 working days", use_inner_text=True)


def test_an_owner_says_what_happened_and_hands_in_what_shows_it(visit: Visit, thread: Thread) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(thread.owner.email, PASSWORD)
    expect(page.get_by_text("You own one open action; it is overdue")).to_be_visible()
    visitor.check()
    page.get_by_role("button", name="Write my updates").click()
    visitor.check()
    page.get_by_role("button", name="Save the update").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visitor.check()
    page.get_by_label("Progress").fill("All first visits are booked on the day.")
    page.get_by_text("Add what shows it").click()
    page.get_by_label("File (optional)").set_input_files(
        files=[{"name": "visits.csv", "mimeType": "text/csv", "buffer": b"month,booked\n2026-10,41\n"}]
    )
    visitor.check()
    page.get_by_role("button", name="Save the update").click()
    page.get_by_text("Saved: Oct 2026.").wait_for()
    visitor.check()
    assert (Update.objects.count(), Evidence.objects.get().kind) == (1, "file")
    with page.expect_download() as coming:
        page.get_by_role("link", name="visits.csv", exact=True).click()
    assert coming.value.suggested_filename == "visits.csv"


def test_a_change_of_rating_is_undone_within_ten_seconds(visit: Visit, thread: Thread) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(thread.lead.email, PASSWORD)  # an owner does not rate their own action
    page.goto(f"/actions/{thread.action.pk}/rating/")
    visitor.check()
    page.get_by_label("At risk").check()
    page.get_by_label("Why", exact=True).fill("The visits are booked; only the form is late.")
    page.get_by_role("button", name="Report your rating").click()
    page.get_by_text("Reported as at risk until").first.wait_for()
    visitor.check()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Overdue: it was due on 31 Oct 2026.").first).to_be_visible()


def test_every_form_of_a_plan_can_be_used_by_everybody(visit: Visit, thread: Thread) -> None:
    visitor = visit()
    visitor.sign_in(thread.lead.email, PASSWORD)
    plan, area, action = thread.plan.pk, thread.area.pk, thread.action.pk
    for path in (
        "/plans/add/", f"/plans/{plan}/actions/", f"/plans/{plan}/?by=owner", f"/plans/{plan}/?by=month",
        f"/plans/{plan}/edit/", f"/plans/{plan}/share/", f"/plans/{plan}/publish/", f"/plans/{plan}/history/",
        f"/plans/{plan}/areas/add/", f"/areas/{area}/edit/", f"/areas/{area}/update/", f"/areas/{area}/actions/add/",
        f"/outcomes/{thread.outcome.pk}/edit/", f"/actions/{action}/edit/", f"/actions/{action}/people/",
        f"/actions/{action}/due/", f"/actions/{action}/evidence/add/", f"/actions/{action}/history/",
        f"/actions/{action}/claim/",
    ):  # fmt: skip
        visitor.page.goto(path)
        visitor.check()


def test_two_people_say_what_happened_and_neither_text_is_lost(visit: Visit, thread: Thread) -> None:
    first, second = visit(), visit(javascript=False)
    first.sign_in(thread.lead.email, PASSWORD)
    second.sign_in(thread.owner.email, PASSWORD)
    for visitor in (first, second):
        visitor.page.goto(f"/actions/{thread.action.pk}/update/")
    first.page.get_by_label("Progress").fill("Said by the lead.")
    first.page.get_by_role("button", name="Save the update").click()
    first.page.get_by_text("Saved: Oct 2026.").wait_for()
    second.page.get_by_label("Progress").fill("Said by the owner.")
    second.page.get_by_role("button", name="Save the update").click()
    told = second.page.locator("#conflict").inner_text()
    assert "Said by the lead." in told
    assert "Said by the owner." in told
    second.page.get_by_role("button", name="Save the update").click()
    expect(second.page.get_by_text("Said by the owner.").first).to_be_visible()
