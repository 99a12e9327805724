"""Given a plan whose action should move a measure, when people follow the thread, then it leads to the children."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.models import Action, Update
from tests.functional.browser import Visitor
from tests.web.measures.council import ON, SLUG, MeasuresCouncil, line
from tests.world import World

PASSWORD = "a long enough password"
MANAGER = "Team manager, Assessment North"
Visit = Callable[..., Visitor]


@pytest.fixture
def manager(council: World) -> Person:
    return council.person("TM", council.north, name=MANAGER)


@pytest.fixture
def action(council: World, manager: Person, settings: Any) -> Action:
    """One thread: recommendation, outcome, action, and a measure with two months of figures."""
    settings.TODAY = ON
    figures = MeasuresCouncil(council)
    figures.target(90)
    made: dict[str, Any] = {"by": council.person("PL", name="Programme lead"), "on": ON}
    plan, area = figures.plan(by=made["by"])
    source = operations.add_source(kind="ilacs_standard", title="Inspection of 2026", **made)
    asked = operations.add_recommendation(plan=plan, text="See children sooner", reference="R1", source=source, **made)
    outcome = operations.add_outcome(area=area, text="Children are seen in time", recommendations=[asked], **made)
    scored = line(plan, area, "Assessments in time", by=made["by"], slug=SLUG, target="90%")
    action = operations.add_action(
        area=area, text="Book the first visit at once", outcomes=[outcome], leads=[MANAGER], due="Dec-26",
        measures=["Assessments in time"], **made,
    )  # fmt: skip
    operations.link_action_measure(named=action.measures.get(), version=1, line=scored, **made)
    return action


def test_from_the_recommendation_to_the_children_and_into_the_access_log(
    visit: Visit, council: World, manager: Person, action: Action
) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(manager.email, PASSWORD)
    for name in ("Plans", "Getting it right", "By recommendation", "See children sooner", action.text):
        page.get_by_role("link", name=name).first.click()
        visitor.check()
    expect(page.locator(".gt-thread").first).to_contain_text("66.7%", use_inner_text=True)
    page.locator(f".gt-thread a[href^='/measures/{SLUG}/']").first.click()
    expect(page.locator(".gt-answer")).to_contain_text("66.7% (4 of 6) in May 2026", use_inner_text=True)
    page.get_by_role("button", name="Rows behind this figure").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Amara", "Ben"])
    visitor.check()

    page.goto("/account/access/")
    expect(page.locator("main")).to_contain_text("Looking at the rows behind a figure", use_inner_text=True)
    visitor.check()
    watching = visit()
    watching.sign_in(council.person("IG").email, PASSWORD)
    watching.page.get_by_role("link", name="Access", exact=True).click()
    expect(watching.page.locator("main")).to_contain_text(MANAGER)
    expect(watching.page.locator("main")).not_to_contain_text("Amara")
    watching.check()


def test_an_update_is_written_with_the_keyboard_alone(visit: Visit, manager: Person, action: Action) -> None:
    visitor = visit()
    page = visitor.page
    visitor.sign_in(manager.email, PASSWORD)
    page.goto(f"/actions/{action.pk}/update/")
    page.wait_for_load_state("networkidle")  # a Tab into a page that is still being built is lost
    _tab_to(visitor, "Progress")
    page.keyboard.type("All first visits are booked on the day.")
    _tab_to(visitor, "Save the update")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: ").first.wait_for()
    assert Update.objects.get().progress == "All first visits are booked on the day."
    visitor.check()


def test_the_thread_is_followed_and_answered_without_scripts(visit: Visit, manager: Person, action: Action) -> None:
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.sign_in(manager.email, PASSWORD)
    for name in ("Plans", "Getting it right", "Front door", action.text):
        page.get_by_role("link", name=name).first.click()
    page.get_by_role("button", name="Write an update").click()
    page.get_by_role("button", name="Save the update").click()
    expect(page.locator(".govuk-error-summary")).to_have_count(1)
    page.get_by_label("Progress").fill("All first visits are booked on the day.")
    page.get_by_role("button", name="Save the update").click()
    expect(page.get_by_text("Saved: ").first).to_be_visible()
    page.goto(f"/actions/{action.pk}/")
    page.locator(f".gt-thread a[href^='/measures/{SLUG}/']").first.click()
    page.get_by_label("Month").select_option(label="Apr 2026")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".gt-answer")).to_contain_text("(5 of 6) in Apr 2026", use_inner_text=True)
    page.get_by_role("button", name="Rows behind this figure").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Amara"])


def _tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until the field of that label, or the button of that name, has the focus."""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        focused = "document.activeElement.labels?.[0] || document.activeElement"
        if visitor.page.evaluate(f"({focused}).textContent.trim()").startswith(name):
            return
    raise AssertionError(f"Tab never reached {name!r}")
