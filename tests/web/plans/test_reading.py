"""The thread can be followed by clicks, each page answers first, and nobody sees what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures import definition
from goldenthread.plans import operations
from goldenthread.plans.models import Action
from tests.measures.disclosure import made
from tests.web.plans.made import SLUG, TODAY, Thread
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_list_of_plans_says_what_slipped_and_leads_on(leading: Client, thread: Thread) -> None:
    page = leading.get("/plans/").text
    assert "Its one action is off track." in page
    assert f'href="/plans/{thread.plan.pk}/"' in page
    assert re.search('data-label="Off track">1<', page)
    assert re.search('data-label="At risk">0<', page)
    assert f'href="{reverse("plan-upload")}"' in page


def test_the_empty_list_says_what_fills_it(world: World, visit_as: Callable[..., Client]) -> None:
    assert "Write a plan by hand" in visit_as("PL").get("/plans/").text
    page = visit_as("SW", "north").get("/plans/").text
    assert "None is open to you yet" in page
    assert "Write a plan by hand" not in page


def test_each_page_of_the_thread_leads_to_the_next(leading: Client, thread: Thread) -> None:
    plan = leading.get(reverse("plan", args=[thread.plan.pk])).text
    assert reverse("area", args=[thread.area.pk]) in plan
    by_recommendation = leading.get(reverse("plan", args=[thread.plan.pk]) + "?by=recommendation").text
    assert reverse("recommendation", args=[thread.asked.pk]) in by_recommendation
    asked = leading.get(reverse("recommendation", args=[thread.asked.pk])).text
    assert "See children sooner" in asked
    assert "Children are seen in time" in asked
    assert reverse("action", args=[thread.action.pk]) in asked
    area = leading.get(reverse("area", args=[thread.area.pk])).text
    assert reverse("recommendation", args=[thread.asked.pk]) in area
    assert reverse("action", args=[thread.action.pk]) in area
    action = leading.get(reverse("action", args=[thread.action.pk])).text
    assert reverse("recommendation", args=[thread.asked.pk]) in action
    assert definition.get(SLUG).head.title in action
    assert "Target 85% by Mar-27" in action


def test_an_overdue_action_says_so_in_words_and_why(leading: Client, thread: Thread) -> None:
    page = leading.get(reverse("action", args=[thread.action.pk])).text
    assert "Overdue: it was due on 31 Oct 2026." in page
    assert "Off track" in page
    assert "Red: the due date has passed." in page
    assert '<time datetime="2026-10">Oct 2026</time>' in page
    assert "15 working days ago" in page


@pytest.mark.parametrize(
    ("view", "told"),
    [("area", "Front door"), ("recommendation", "Inspection of 2026"), ("owner", "Team manager, Assessment North"),
     ("month", "Oct 2026"), ("nonsense", "Front door")],
)  # fmt: skip
def test_a_plan_is_seen_in_four_ways(leading: Client, thread: Thread, view: str, told: str) -> None:
    assert told in leading.get(reverse("plan", args=[thread.plan.pk]) + f"?by={view}").text


def test_the_top_of_a_plan_says_what_hangs_together(leading: Client, thread: Thread) -> None:
    page = leading.get(reverse("plan", args=[thread.plan.pk])).text
    assert "1 of 1 answered" in page
    assert "1, none without a measure" in page
    assert "No update was received for Oct 2026 on one action." in page


def test_actions_are_filtered_by_what_people_say_aloud_and_exported_as_seen(leading: Client, thread: Thread) -> None:
    thread.add(text="Publish guidance")
    address = reverse("plan-actions", args=[thread.plan.pk])
    overdue = leading.get(f"{address}?due=overdue").text
    assert "1 of 2 actions shown" in overdue
    assert "Publish guidance" not in overdue
    exported = leading.get(f"{address}?rating=red&export=csv")
    assert exported["Content-Disposition"] == f'attachment; filename="actions-{thread.plan.pk}.csv"'
    assert "Book the first visit at once" in exported.content.decode()
    assert "Publish guidance" not in exported.content.decode()


def test_those_who_may_not_take_figures_away_export_nothing(thread: Thread, visit_as: Callable[..., Client]) -> None:
    address = reverse("plan-actions", args=[thread.plan.pk])
    answer = visit_as("SW", "north").get(f"{address}?export=csv")
    assert "attachment" not in answer.get("Content-Disposition", "")


@pytest.mark.parametrize("name", ["plan", "area", "recommendation", "action"])
def test_somebody_of_another_branch_finds_nothing(
    thread: Thread, world: World, visit_as: Callable[..., Client], name: str
) -> None:
    thread.plan.unit = world.safeguarding
    thread.plan.save()
    things = {"plan": thread.plan, "area": thread.area, "recommendation": thread.asked, "action": thread.action}
    address = reverse(name, args=[things[name].pk])
    assert visit_as("TM", "looked_after").get(address).status_code == 404
    assert visit_as("TM", "north").get(address).status_code == 200
    assert visit_as("EM").get(address).status_code == 403


def test_who_sees_a_part_of_a_plan_is_told_so_and_not_that_there_is_nothing(
    thread: Thread, world: World, leading: Client, visit_as: Callable[..., Client]
) -> None:
    """The plan is the whole council's, its one area is of safeguarding; then it gets one of the care service too."""
    other = visit_as("HOS", "care")
    plan, actions, asked = (
        reverse("plan", args=[thread.plan.pk]), reverse("plan-actions", args=[thread.plan.pk]),
        reverse("recommendation", args=[thread.asked.pk]),
    )  # fmt: skip
    text = other.get(plan).text
    assert "The areas of this plan are not yours to open." in text and "None has been written down yet" not in text
    text = other.get(actions).text
    assert "The areas of its actions are not yours to open." in text and "None has been written down yet" not in text
    text = other.get(asked).text
    assert "What answers it stands in areas that you do not see." in text and "answers this yet" not in text
    operations.add_area(plan=thread.plan, name="Care", unit=world.care, by=thread.lead, on=TODAY)
    assert "You see one of its two areas." in other.get(plan).text
    assert "You see" not in leading.get(plan).text


def test_a_partner_sees_the_action_they_lead_without_the_plan_around_it(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    client = visit_as("PA", name="Designated nurse", organisation=world.partner)
    action = thread.add(leads=["Designated nurse"], outcomes=[thread.outcome])
    page = client.get(reverse("action", args=[action.pk]))
    assert page.status_code == 200
    assert reverse("area", args=[thread.area.pk]) not in page.text
    assert reverse("recommendation", args=[thread.asked.pk]) not in page.text
    assert client.get(reverse("area", args=[thread.area.pk])).status_code == 404


def test_every_page_of_a_plan_costs_the_same_however_long_the_plan(leading: Client, thread: Thread) -> None:
    pages = {
        "plan-list": [], "plan": [thread.plan.pk], "plan-actions": [thread.plan.pk],
        "area": [thread.area.pk], "recommendation": [thread.asked.pk], "action": [thread.action.pk], "home": [],
        "exceptions": [], "exception-report": [thread.plan.pk],
    }  # fmt: skip
    before = {name: _queries(leading, reverse(name, args=arguments)) for name, arguments in pages.items()}
    for number in range(12):
        thread.add(
            text=f"Action {number}", outcomes=[thread.outcome], measures=["Visits", "Reviews"],
            leads=["Somebody", thread.owner.name], recommendations=[thread.asked],
        )  # fmt: skip
    after = {name: _queries(leading, reverse(name, args=arguments)) for name, arguments in pages.items()}
    assert after == before
    assert max(after.values()) <= 50


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_texts_of_a_plan_are_never_mark_up(leading: Client, thread: Thread) -> None:
    thread.add(text="<script>alert(1)</script>", outcomes=[thread.outcome])
    for name, pk in (("area", thread.area.pk), ("plan-actions", thread.plan.pk), ("recommendation", thread.asked.pk)):
        assert "<script>alert" not in leading.get(reverse(name, args=[pk])).text


def test_no_page_holds_a_style_or_a_script_of_its_own(leading: Client, thread: Thread) -> None:
    for name, pk in (("plan", thread.plan.pk), ("area", thread.area.pk), ("action", thread.action.pk)):
        page = leading.get(reverse(name, args=[pk])).text
        assert not re.search(r"<script(?![^>]*src=)|style=", page)


def test_those_who_see_no_figures_see_none_that_the_plan_quotes_either(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    operations.share_plan(plan=thread.plan, version=1, organisation=world.partner, by=thread.lead, on=TODAY)
    page = visit_as("BM", organisation=world.partner).get(reverse("area", args=[thread.area.pk])).text
    assert "Target 85% by Mar-27" in page
    assert "71%" not in page
    assert "Your role sees figures as they are published" in page
    assert "baseline 71%" in signed_in(thread.lead).get(reverse("area", args=[thread.area.pk])).text


def test_beside_a_published_figure_no_page_quotes_the_plans_own(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    made.figure(made.SHARE, made.APRIL, 40, 50)
    made.figure(made.SHARE, made.MAY, 48, 50)  # two did not: withheld
    made.published(world, measures=[made.SHARE])
    operations.share_plan(plan=thread.plan, version=1, organisation=world.partner, by=thread.lead, on=TODAY)
    reader = visit_as("BM", organisation=world.partner)
    lead = signed_in(thread.lead)
    for name, pk in (("area", thread.area.pk), ("action", thread.action.pk)):
        page = reader.get(reverse(name, args=[pk])).text
        assert "withheld" in page and "Target 85% by Mar-27" in page
        assert "71%" not in page
        assert "baseline 71%" in lead.get(reverse(name, args=[pk])).text


def test_the_home_page_of_the_lead_says_what_slipped_and_who_has_not_answered(
    leading: Client, thread: Thread, visit_as: Callable[..., Client]
) -> None:
    assert "What slipped" not in leading.get("/").text
    visit_as("DIR").post(reverse("plan-sign-off", args=[thread.plan.pk]), {"version": 1})
    page = leading.get("/").text
    assert "What slipped, and where" in page
    assert "Its one action is off track. No update from Team manager, Assessment North." in page
    assert "What slipped" not in visit_as("SW", "north").get("/").text


def test_others_read_on_their_home_page_what_changed_where_they_may_look(
    leading: Client, thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    near, far = visit_as("TM", "south"), visit_as("TM", "looked_after")
    thread.plan.unit = world.safeguarding
    thread.plan.save()
    leading.post(
        reverse("action-due", args=[thread.action.pk]),
        {"version": Action.objects.get().version, "due": "Dec-26", "reason": "A supplier was late"},
    )
    address = reverse("action", args=[thread.action.pk])
    assert address in near.get("/").text
    assert address not in far.get("/").text


def test_the_list_counts_what_is_off_track_and_a_draft_stays_out_of_the_answer(
    leading: Client, thread: Thread, visit_as: Callable[..., Client]
) -> None:
    visit_as("DIR").post(reverse("plan-sign-off", args=[thread.plan.pk]), {"version": 1})
    draft = operations.create_plan(name="Next", unit=thread.plan.unit, by=thread.lead, on=TODAY)
    area = operations.add_area(plan=draft, name="Early help", by=thread.lead, on=TODAY)
    operations.add_action(area=area, text="Begin", due="31 Mar 2028", by=thread.lead, on=TODAY)
    page = leading.get("/plans/").text
    assert "Its one action is off track." in page
    assert 'data-label="Off track">1</td>' in page
    assert 'data-label="Off track">0</td>' in page
