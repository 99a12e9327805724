"""The undo of the last change of an action."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action
from tests.web.plans.made import OWNER, TODAY, Thread

pytestmark = pytest.mark.django_db


def at(name: str, thread: Thread) -> str:
    return reverse(name, args=[thread.action.pk])


def stored() -> Action:
    return Action.objects.get()


def test_a_date_moved_by_mistake_is_taken_back_and_the_log_keeps_both_moves(leading: Client, thread: Thread) -> None:
    typed = {"version": stored().version, "due": "30 Jun 2027", "reason": "A mistake", "agreed_by": "The board"}
    moved = leading.post(at("action-due", thread), typed, follow=True).text
    assert "Undo" in moved and at("action-due-back", thread) in moved
    back = leading.post(at("action-due-back", thread), {"version": stored().version}, follow=True).text
    assert "The date is as it was before." in back
    assert stored().due_iso == "2026-10"
    assert [each.reason for each in stored().date_changes.order_by("pk")] == ["A mistake", "Taken back: A mistake"]


def test_owners_named_by_mistake_are_taken_back(leading: Client, thread: Thread) -> None:
    typed = {"version": stored().version, "leads": "Somebody else", "partners": "Police"}
    given = leading.post(at("action-people", thread), typed, follow=True).text
    assert "Undo" in given and at("action-people-back", thread) in given
    leading.post(at("action-people-back", thread), {"version": stored().version})
    assert [each.raw for each in stored().leads.all()] == [OWNER]
    assert not stored().partners.exists()
    assert stored().leads.get().person == thread.owner


def test_what_was_changed_otherwise_meanwhile_is_not_taken_back(leading: Client, thread: Thread) -> None:
    typed = {"version": stored().version, "leads": "Somebody else", "partners": ""}
    leading.post(at("action-people", thread), typed)
    operations.set_begun(action=stored(), version=stored().version, begun=True, by=thread.lead, on=TODAY)
    answer = leading.post(at("action-people-back", thread), {"version": stored().version}, follow=True).text
    assert "It was changed otherwise meanwhile." in answer
    assert stored().leads.get().raw == "Somebody else"
    late = leading.post(at("action-people-back", thread), {"version": 1}, follow=True).text
    assert "changed" in late and stored().leads.get().raw == "Somebody else"


def test_whose_move_it_was_not_takes_it_not_back(leading: Client, owning: Client, thread: Thread) -> None:
    typed = {"version": stored().version, "due": "30 Jun 2027", "reason": "A mistake", "agreed_by": "The board"}
    leading.post(at("action-due", thread), typed)
    answer = owning.post(at("action-due-back", thread), {"version": stored().version}, follow=True).text
    assert "Its date was not the last thing you moved today." in answer and stored().due_iso == "2027-06-30"
