"""Given a plan that lives, its lead takes an action out and back, and sees what was reached, at every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from goldenthread.plans import operations
from tests.functional.browser import Visitor
from tests.web.plans.made import MADE, TODAY, Thread, make_thread
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def thread(council: World, settings: LazySettings) -> Thread:
    settings.TODAY = TODAY
    return make_thread(council)


def test_an_action_is_taken_out_of_the_plan_and_back_without_scripts(visit: Visit, thread: Thread) -> None:
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.sign_in(thread.lead.email, PASSWORD)
    page.goto(f"/actions/{thread.action.pk}/")
    page.get_by_role("link", name="Take it out of the plan").click()
    page.get_by_label("Why it is no longer in the plan").fill("The first visit is booked by the hub now.")
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("The action is no longer in the plan.")).to_be_visible()
    page.goto(f"/plans/{thread.plan.pk}/actions/")
    expect(page.get_by_text("Book the first visit at once")).to_have_count(0)
    page.goto(f"/actions/{thread.action.pk}/")
    page.get_by_role("button", name="Take it up again").click()
    expect(page.get_by_text("The action is part of the plan again.")).to_be_visible()
    expect(page.get_by_role("link", name="Take it out of the plan")).to_be_visible()


def test_milestones_reached_and_to_come_leave_room_for_a_finger(visit: Visit, thread: Thread) -> None:
    made: dict[str, object] = {"by": thread.lead, "on": MADE}
    reached = operations.add_milestone(plan=thread.plan, name="The hub opens", due_on=MADE, **made)
    operations.reach_milestone(milestone=reached, version=reached.version, reached_on=MADE, by=thread.lead, on=TODAY)
    operations.add_milestone(plan=thread.plan, name="Every team is trained", due_on=TODAY, **made)
    visitor = visit()
    visitor.sign_in(thread.lead.email, PASSWORD)
    visitor.page.goto(f"/plans/{thread.plan.pk}/streams/")
    expect(visitor.page.get_by_role("button", name="Not reached after all")).to_be_visible()
    visitor.check()
