"""The coverage of a plan: the tree, what is missing in words, only holes, and the same as a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action
from tests.web.plans.made import MADE, TODAY, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


def at(thread: Thread, asked: str = "") -> str:
    return reverse("plan-coverage", args=[thread.plan.pk]) + asked


def begin(thread: Thread) -> None:
    Action.objects.filter(pk=thread.action.pk).update(status="under_way")


def add_unanswered(thread: Thread) -> None:
    operations.add_recommendation(plan=thread.plan, text="Write plans families read", by=thread.lead, on=MADE)


def test_the_tree_goes_from_the_recommendation_to_the_evidence(leading: Client, thread: Thread) -> None:
    page = leading.get(at(thread)).text
    order = ["See children sooner", "Children are seen in time", "Book the first visit at once"]
    places = [page.index(text, page.index("<tbody")) for text in order]
    assert places == sorted(places)
    assert "Assessments in time" in page
    assert "Not begun, so nothing to show yet" in page
    assert "Nothing is missing: one recommendation with outcomes, actions, measures and evidence." in page


def test_what_is_missing_is_said_in_words(leading: Client, thread: Thread) -> None:
    begin(thread)
    add_unanswered(thread)
    page = leading.get(at(thread)).text
    assert (
        "All two recommendations have something missing: one recommendation without an outcome, "
        "one recommendation without an action and one action without evidence." in page
    )
    assert page.count('<span class="gt-flag">No evidence</span>') == 1


def test_only_holes_keeps_the_way_down_to_each(leading: Client, thread: Thread) -> None:
    begin(thread)
    whole = thread.add(text="Write the rota", outcomes=[thread.outcome])
    page = leading.get(at(thread, "?hole=any")).text
    assert "See children sooner" in page and "Book the first visit at once" in page
    assert whole.text not in page
    none = leading.get(at(thread, "?hole=old_evidence")).text
    assert "Nothing of that kind is missing" in none


def test_words_find_the_branch(leading: Client, thread: Thread) -> None:
    add_unanswered(thread)
    page = leading.get(at(thread, "?q=families")).text
    body = page[page.index("<tbody") :]
    assert "Write plans families read" in body and "See children sooner" not in body


def test_the_file_holds_exactly_what_is_seen(leading: Client, thread: Thread) -> None:
    begin(thread)
    lines = leading.get(at(thread, "?export=csv")).text.lstrip("\ufeff").splitlines()
    assert lines[0] == "Recommendation,Outcome,Action,Delivery,Measures,Evidence,Missing"
    assert lines[-1].startswith("R1 See children sooner,Children are seen in time,FD1 Book the first visit at once")
    assert lines[-1].endswith(",Off track,Assessments in time,None,No evidence")


def test_evidence_that_may_not_be_opened_is_counted(
    leading: Client, thread: Thread, visit_as: Callable[..., Client]
) -> None:
    begin(thread)
    operations.add_evidence(
        about=thread.action,
        kind="text",
        text="A child's own words",
        contains_child_data=True,
        by=thread.owner,
        on=TODAY,
    )
    page = leading.get(at(thread)).text
    assert "1 that you may not open" in page
    assert "A child's own words" not in page and "No evidence</span>" not in page


def test_what_is_out_of_reach_is_told_without_its_words(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    made = {"by": thread.lead, "on": MADE}
    care = operations.add_area(plan=thread.plan, name="Children in care", unit=world.care, **made)
    outcome = operations.add_outcome(area=care, text="Settled homes", recommendations=[thread.asked], **made)
    operations.add_action(area=care, text="Find homes near by", outcomes=[outcome], measures=["Moves"], **made)
    page = visit_as("TM", "north", name="Another manager").get(at(thread)).text
    assert "An outcome that you may not open" in page and "An action that you may not open" in page
    assert "Settled homes" not in page and "Find homes near by" not in page and "Moves" not in page


def test_a_plan_that_answers_nothing_yet_says_so(leading: Client, thread: Thread, world: World) -> None:
    empty = operations.create_plan(name="New plan", unit=world.authority, by=thread.lead, on=MADE)
    page = leading.get(reverse("plan-coverage", args=[empty.pk])).text
    assert "No recommendation has been written down yet" in page


def test_the_plan_leads_to_its_coverage(leading: Client, thread: Thread) -> None:
    assert f'href="{at(thread)}"' in leading.get(reverse("plan", args=[thread.plan.pk])).text
