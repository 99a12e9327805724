"""An earlier document is held against a plan: a box stands only where words leave a doubt."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action, DateChange, Plan, PlanDocument
from tests.plans.handed_in import handed_in
from tests.plans.reading import made_up
from tests.web.plans.made import MADE, TODAY, Thread
from tests.world import World

pytestmark = pytest.mark.django_db
ACTIONS = ["* Book the first visit at once", "* Count letters to schools", "* Paint the hall"]
DUE = ["* Jun-26", "* Jul-26", "* Aug-26"]
ALONE = "Nothing that is left in the plan is like these"
DAY = {"dated_on-day": "4", "dated_on-month": "5", "dated_on-year": "2026"}


@pytest.fixture
def document(thread: Thread, world: World) -> PlanDocument:
    """Of its three actions the plan has one in the same words, one in others, and one in an area of another name."""
    thread.add("Nov-26", text="Count the letters that schools get")
    elsewhere = operations.add_area(plan=thread.plan, name="Conferences", by=thread.lead, on=MADE)
    operations.add_action(area=elsewhere, text="Hire a minibus", due="Dec-26", by=thread.lead, on=MADE)
    made = made_up.one_area(ACTIONS, DUE, measures=[], partners=["* Police"] * 3)
    return handed_in(thread.lead, world.authority, plan=made)


def address(document: PlanDocument, thread: Thread) -> str:
    return reverse("earlier-bring", args=[thread.plan.pk, document.pk])


def sent(**typed: object) -> dict[str, object]:
    return {"version": Plan.objects.get().version, **DAY, **typed}


def offered(page: str, name: str) -> list[str]:
    """The words in a box; nothing where there is no such box."""
    box = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
    return re.findall(r">\s*([^<>]+?)\s*</option>", box[0]) if box else []


def test_what_is_certain_stands_as_text_and_what_is_like_nothing_as_a_tick(
    leading: Client, thread: Thread, document: PlanDocument
) -> None:
    page = leading.get(address(document, thread)).text
    assert "1 action stands in the plan in the same words" in page and "Not the same?" in page
    assert "“Count letters to schools” is now “Count the letters that schools get”" in page
    assert "<select" not in page and "Hire a minibus" not in page
    assert ALONE in page and "Paint the hall" in page


def test_a_certain_one_is_asked_about_where_a_person_wants_it(
    leading: Client, thread: Thread, document: PlanDocument
) -> None:
    page = leading.get(address(document, thread)).text
    asked = re.search(r'href="(\?ask=[^"#]+)#id_same"', page)
    assert asked and "“Book the first visit at once” is now" not in page
    own = f"{address(document, thread)}{asked[1]}"
    assert "“Book the first visit at once” is now “Book the first visit at once”" in leading.get(own).text
    leading.post(own, sent(same=[]))
    assert "Book the first visit at once" not in [each.action.text for each in DateChange.objects.all()]


def test_several_certain_ones_are_asked_about_together(leading: Client, thread: Thread, world: World) -> None:
    thread.add("Nov-26", text="Count letters to schools")
    made = made_up.one_area(ACTIONS, DUE, measures=[], partners=["* Police"] * 3)
    document = handed_in(thread.lead, world.authority, plan=made)
    page = leading.get(address(document, thread)).text
    first, _ = re.findall(r'href="(\?ask=[^"#]+)#id_same"', page)
    page = leading.get(f"{address(document, thread)}{first}").text
    [both] = [html.unescape(link) for link in re.findall(r'href="(\?[^"#]*ask=[^"#]+)#id_same"', page)]
    page = leading.get(f"{address(document, thread)}{both}").text
    for words in ("Book the first visit at once", "Count letters to schools"):
        assert f"“{words}” is now “{words}”" in page


def test_what_is_ticked_is_asked_about_and_nothing_is_stored_before_it_is_answered(
    leading: Client, thread: Thread, document: PlanDocument
) -> None:
    here, (ticked,) = address(document, thread), _ticks(leading.get(address(document, thread)).text)
    page = leading.post(here, sent(opened=ticked))
    assert page.status_code == 422 and "Choose which action it became" in page.text
    assert not DateChange.objects.exists()
    assert offered(page.text, "lost-0") == ["Not in the plan", "Hire a minibus"]
    assert _hidden(page.text) == [ticked] and 'value="4"' in page.text
    van = Action.objects.get(text="Hire a minibus")
    leading.post(here, sent(**{"opened": ticked, "lost-0": van.pk}))
    assert DateChange.objects.get(action=van).old_iso == "2026-08"


def test_of_those_offered_none_may_be_the_one(leading: Client, thread: Thread, document: PlanDocument) -> None:
    thread.add("Dec-26", text="Redecorate the entrance")
    here = address(document, thread)
    near = offered(leading.get(here).text, "lost-0")
    assert near == ["Not in the plan", "Redecorate the entrance", "Another action of the plan"]
    page = leading.post(here, sent(**{"lost-0": "other"}))
    assert page.status_code == 422 and not DateChange.objects.exists()
    assert offered(page.text, "lost-0") == ["Not in the plan", "Redecorate the entrance", "Hire a minibus"]


def test_two_hundred_actions_of_another_plan_make_no_boxes(leading: Client, thread: Thread, world: World) -> None:
    other = [f"* {word} {number} lanterns" for number in range(100) for word in ("Hang", "Light")]
    made = made_up.Plan("Plan of May", "Northmoor", "Lanterns").table(
        made_up.PRIORITIES, (["Lighting"], ["Outcome: Light", *other], ["* Jun-26"] * 200, ["* Lit"], ["* Police"])
    )
    document = handed_in(thread.lead, world.authority, plan=made)
    operations.accept_all_proposals(document=document, version=document.version, by=thread.lead, on=TODAY)
    page = leading.get(address(document, thread)).text
    assert len(_ticks(page)) == 200 and "<select" not in page and len(page) < 120_000


def _ticks(page: str) -> list[str]:
    return re.findall(r'type="checkbox"[^>]*name="opened" value="([^"]+)"', page)


def _hidden(page: str) -> list[str]:
    return re.findall(r'type="hidden" name="opened" value="([^"]+)"', page)
