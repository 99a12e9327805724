"""An action leaves the plan by its page, with a reason, and is taken up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action
from tests.web.plans.made import TODAY, Thread
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db
WHY = "The thresholds board does it instead"


def at(name: str) -> str:
    return reverse(name, args=[stored().pk])


def stored() -> Action:
    return Action.objects.get()


def drop(client: Client) -> str:
    return client.post(at("action-drop"), {"version": stored().version, "reason": WHY}, follow=True).text


def test_the_page_says_what_follows_and_the_action_leaves_with_its_reason(leading: Client, thread: Thread) -> None:
    assert f'href="{at("action-drop")}"' in leading.get(at("action")).text
    asked = leading.get(at("action-drop")).text
    assert "Take the action out of the plan" in asked and "not rated or counted, costs nothing" in asked
    page = drop(leading)
    assert (stored().dropped_on, stored().dropped_by, stored().dropped_reason) == (TODAY, thread.lead, WHY)
    assert f"No longer in the plan since Fri 20 Nov 2026, said Programme lead. {WHY}" in page


def test_it_is_undone_at_once_and_its_history_tells_both(leading: Client, thread: Thread) -> None:
    page = drop(leading)
    assert "Undo" in page and f'action="{at("action-take-up")}"' in page
    leading.post(at("action-take-up"), {"version": stored().version})
    assert (stored().dropped_on, stored().dropped_reason) == (None, "")
    told = leading.get(at("action-history")).text
    assert WHY in told and "Action taken out of the plan" in told and "Action taken up" in told
    assert "Why it was taken out" in told


def test_taken_up_by_mistake_it_is_out_again_since_the_same_day_for_the_same_reason(
    leading: Client, thread: Thread, settings: LazySettings
) -> None:
    drop(leading)
    settings.TODAY = date(2026, 11, 27)
    page = leading.post(at("action-take-up"), {"version": stored().version}, follow=True).text
    assert "Undo" in page and f'action="{at("action-drop-again")}"' in page
    leading.post(at("action-drop-again"), {"version": stored().version})
    assert (stored().dropped_on, stored().dropped_by, stored().dropped_reason) == (TODAY, thread.lead, WHY)


def test_what_was_changed_since_it_was_taken_up_stays_in_the_plan(leading: Client, thread: Thread) -> None:
    drop(leading)
    leading.post(at("action-take-up"), {"version": stored().version})
    operations.set_begun(action=stored(), version=stored().version, begun=True, by=thread.lead, on=TODAY)
    answer = leading.post(at("action-drop-again"), {"version": stored().version}, follow=True).text
    assert "It was changed otherwise meanwhile." in answer and stored().dropped_on is None


def test_without_a_reason_it_stays(leading: Client, thread: Thread) -> None:
    answer = leading.post(at("action-drop"), {"version": stored().version, "reason": " "})
    assert answer.status_code == 422 and stored().dropped_on is None


def test_what_somebody_else_changed_meanwhile_is_looked_at_first(leading: Client, thread: Thread) -> None:
    seen = stored().version
    operations.set_begun(action=stored(), version=seen, begun=True, by=thread.lead, on=TODAY)
    answer = leading.post(at("action-drop"), {"version": seen, "reason": WHY})
    assert answer.status_code == 422 and "Open the page again to see how it stands now." in answer.text
    assert WHY in answer.text and stored().dropped_on is None


def test_its_owner_is_neither_offered_it_nor_allowed(owning: Client, thread: Thread) -> None:
    assert at("action-drop") not in owning.get(at("action")).text
    assert owning.post(at("action-drop"), {"version": stored().version, "reason": WHY}).status_code == 403


def test_a_dropped_action_offers_nothing_that_only_a_promise_needs(leading: Client, thread: Thread) -> None:
    drop(leading)
    page = leading.get(at("action")).text
    for name in ("update-action", "action-claim", "action-begin", "action-due", "action-override", "action-drop"):
        assert f'"{at(name)}"' not in page, name
    assert at("action-take-up") in page and at("action-history") in page


def test_a_dropped_claim_waits_for_nobodys_sign_off(thread: Thread, visit_as: Callable[..., Client]) -> None:
    operations.add_evidence(about=stored(), kind="text", text="Agreed on 3 November.", by=thread.lead, on=TODAY)
    operations.claim_complete(action=stored(), version=stored().version, by=thread.owner, on=TODAY)
    lead = signed_in(thread.lead)
    assert "Waiting for your sign-off" in lead.get("/").text
    drop(lead)
    assert "Waiting for your sign-off" not in lead.get("/").text
    page = lead.get(at("action")).text
    assert at("action-sign-off") not in page and at("action-not-yet") not in page


def test_a_signed_off_plan_asks_who_agreed_and_the_page_says_it(leading: Client, thread: Thread, world: World) -> None:
    operations.sign_off_plan(plan=thread.plan, version=thread.plan.version, by=world.person("DIR"), on=TODAY)
    answer = leading.post(at("action-drop"), {"version": stored().version, "reason": WHY})
    assert answer.status_code == 422 and 'id="id_agreed_by_error"' in answer.text and stored().dropped_on is None
    typed = {"version": stored().version, "reason": WHY, "agreed_by": "Improvement Board"}
    page = leading.post(at("action-drop"), typed, follow=True).text
    assert f"said Programme lead, agreed by Improvement Board. {WHY}" in page
    assert "Agreed by" in leading.get(at("action-history")).text


def test_a_complete_action_says_why_it_stays_and_leads_back_to_it(thread: Thread, world: World) -> None:
    made = {"by": thread.lead, "on": TODAY}
    operations.add_evidence(about=stored(), kind="text", text="Agreed on 3 November.", **made)
    operations.claim_complete(action=stored(), version=stored().version, by=thread.owner, on=TODAY)
    operations.sign_off(action=stored(), version=stored().version, **made)
    lead = signed_in(thread.lead)
    assert at("action-drop") not in lead.get(at("action")).text
    for answer in (lead.get(at("action-drop")), lead.post(at("action-drop"), {"version": 1, "reason": WHY})):
        assert answer.status_code == 422
        assert "This action is complete, so it cannot be taken out of the plan." in answer.text
        assert "open it again on its page" in answer.text
        assert f'href="{at("action")}">Go to the action' in answer.text
    assert stored().dropped_on is None
