"""Given a plan with something wrong in it, its lead is told while typing, puts it right or lets it stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from tests.functional.browser import Visitor
from tests.web.plans.made import TODAY, Thread, make_thread
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def thread(council: World, settings: LazySettings) -> Thread:
    settings.TODAY = TODAY
    return make_thread(council)


def test_advice_comes_while_an_action_is_typed_and_goes_when_it_is_right(visit: Visit, thread: Thread) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(thread.lead.email, PASSWORD)
    page.goto(f"/areas/{thread.area.pk}/actions/add/")
    page.get_by_label("Action", exact=True).fill("Monitor the number of visits")
    advice = page.locator("#plan-advice")
    expect(advice).to_contain_text("“Monitor” has no end that anybody could see.")
    expect(page.get_by_label("Action", exact=True)).to_be_focused()
    visitor.check()
    page.get_by_label("Action", exact=True).fill("Publish the duty rota")
    page.get_by_label("Owners (optional)").fill("Head of service")
    page.get_by_label("Due (optional)").fill("31 Mar 2027")
    expect(advice).to_contain_text("has nothing to say")


def test_a_finding_is_let_stand_and_asked_again_without_scripts(visit: Visit, thread: Thread) -> None:
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.sign_in(thread.lead.email, PASSWORD)
    page.goto(f"/plans/{thread.plan.pk}/")
    page.get_by_role("link", name="1 to look at").click()
    page.get_by_role("link", name="Accept Q05").click()
    page.get_by_label("Why it may stand").fill("It waits for the new rota.")
    page.get_by_role("button", name="Accept it for now").click()
    expect(page.get_by_text("Q05 is accepted until")).to_be_visible()
    expect(page.get_by_text("It waits for the new rota.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The finding is asked again.")).to_be_visible()
    expect(page.get_by_text("1 thing to look at")).to_be_visible()
