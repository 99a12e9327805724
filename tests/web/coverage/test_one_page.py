"""A plan on a page: the rating of its areas, outcomes, what is off track, figures that may be seen, what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.measures import definition
from goldenthread.measures.models import Result
from goldenthread.plans import operations
from goldenthread.plans.models import Milestone, Plan
from goldenthread.web.coverage import one_page
from tests.web.plans.made import MADE, SLUG, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


def at(thread: Thread) -> str:
    return reverse("plan-on-a-page", args=[thread.plan.pk])


def test_the_page_says_where_the_plan_stands(leading: Client, thread: Thread) -> None:
    Plan.objects.filter(pk=thread.plan.pk).update(purpose="So that every child is seen in time")
    Milestone.objects.create(plan=thread.plan, name="New front door opens", due_on=date(2027, 1, 4))
    Milestone.objects.create(plan=thread.plan, name="Rota agreed", due_on=MADE, reached_on=MADE, reached_by=thread.lead)
    page = leading.get(at(thread)).text
    for said in ("Its one action is off track.", "So that every child is seen in time", "Front door", "Off track",
                 "Children are seen in time", "Book the first visit at once", "due Oct 2026", thread.owner.name,
                 "New front door opens", "4 Jan 2027"):  # fmt: skip
        assert said in page
    assert "Rota agreed" not in page
    assert "No measure of the plan has a figure yet." in page


def test_what_does_not_fit_is_counted(leading: Client, thread: Thread) -> None:
    for number in range(one_page.SLIPPED + 1):
        thread.add("30 Sep 2026", text=f"Late {number}")
    for number in range(one_page.MILESTONES + 1):
        Milestone.objects.create(plan=thread.plan, name=f"Reach {number}", due_on=date(2027, 1, 1 + number))
    page = leading.get(at(thread)).text
    assert "And 2 more off track" in page and "And 1 more<" in page
    assert page.count("Late ") == one_page.SLIPPED and page.count("Reach ") == one_page.MILESTONES


def test_dropped_actions_are_not_off_track(leading: Client, thread: Thread) -> None:
    action = thread.action
    action.refresh_from_db()
    operations.drop_action(action=action, version=action.version, reason="Done", by=thread.lead, on=MADE)
    page = leading.get(at(thread)).text
    assert "Nothing is off track." in page and "Book the first visit at once" not in page


def test_areas_out_of_reach_are_left_out(thread: Thread, world: World, visit_as: Callable[..., Client]) -> None:
    made = {"by": thread.lead, "on": MADE}
    care = operations.add_area(plan=thread.plan, name="Children in care", unit=world.care, **made)
    operations.add_outcome(area=care, text="Settled homes", **made)
    operations.add_action(area=care, text="Find homes near by", due="30 Sep 2026", **made)
    page = visit_as("TM", "north", name="Another manager").get(at(thread)).text
    assert "Front door" in page
    assert not any(said in page for said in ("Children in care", "Settled homes", "Find homes near by"))


def test_a_figure_is_shown_only_to_those_who_may_see_it(
    leading: Client, thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    Result.objects.create(
        figure_id="0" * 16, measure=SLUG, period="2026-10", breakdown="council", numerator=41, denominator=52,
        missing=0, value=78.8, state="known", fingerprint="f" * 64, rule_version="1", snapshots=[3],
        computed_on=date(2026, 11, 2),
    )  # fmt: skip
    operations.share_plan(plan=thread.plan, version=1, organisation=world.partner, by=thread.lead, on=MADE)
    title = definition.get(SLUG).head.title
    page = leading.get(at(thread)).text
    assert title in page and "78.8%" in page and "41 of 52" in page
    hidden = visit_as("BM", organisation=world.partner).get(at(thread)).text
    assert "Your role sees figures as they are published" in hidden and "78.8%" not in hidden


def test_the_plan_leads_to_its_page(leading: Client, thread: Thread) -> None:
    assert f'href="{at(thread)}"' in leading.get(reverse("plan", args=[thread.plan.pk])).text
