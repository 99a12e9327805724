"""Comments at a browser: written, mentioned at home, withdrawn with an undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Comment
from tests.web.plans.made import OWNER, TODAY, Thread, make_thread
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def thread(world: World) -> Thread:
    return make_thread(world)


def _page(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data, follow=True) if data else client.get(address)
    return answer.content.decode()


def _addresses(thread: Thread) -> dict[str, tuple[str, str]]:
    """For each kind: where it is seen, and where its comments are."""
    plan, area, asked, line = thread.plan.pk, thread.area.pk, thread.asked.pk, thread.line.pk
    return {
        "plan": (reverse("plan", args=[plan]), reverse("plan-comments", args=[plan])),
        "area": (reverse("area", args=[area]), reverse("area-comments", args=[area])),
        "action": (reverse("action", args=[thread.action.pk]), reverse("action-comments", args=[thread.action.pk])),
        "asked": (reverse("recommendation", args=[asked]), reverse("recommendation-comments", args=[asked])),
        "line": (f"{reverse('scorecard')}?plan={plan}", reverse("line-comments", args=[line])),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["plan", "area", "action", "asked", "line"])
def test_each_thing_leads_to_its_comments_and_takes_one(thread: Thread, kind: str) -> None:
    client = signed_in(thread.lead)
    seen, address = _addresses(thread)[kind]
    assert f'href="{address}"' in _page(client, seen)
    assert "Nobody has said anything yet" in _page(client, address)
    text = _page(client, address, text="Is <b>this</b> booked?")
    assert "Your comment is here" in text and "Is &lt;b&gt;this&lt;/b&gt; booked?" in text and "Name no child" in text


def test_a_mention_stands_on_the_home_page_until_it_is_read(thread: Thread) -> None:
    client, owner = signed_in(thread.lead), signed_in(thread.owner)
    address = reverse("action-comments", args=[thread.action.pk])
    text = _page(client, address, text="Is it booked?", mentions=thread.owner.pk)
    assert f"Told on their home page: {OWNER}" in text
    home = _page(owner, reverse("home"))
    assert "You are mentioned" in home and "Is it booked?" in home
    until = Comment.objects.get().mentions.get().pk
    assert "Cleared" in _page(owner, reverse("mentions-read"), until=until)
    assert "You are mentioned" not in _page(owner, reverse("home"))


def test_an_unknown_name_is_refused_beside_the_text_and_nothing_typed_is_lost(thread: Thread) -> None:
    answer = signed_in(thread.lead).post(reverse("plan-comments", args=[thread.plan.pk]), {"text": "See @Nobody"})
    assert answer.status_code == 422
    assert "Nobody here goes by “@nobody”" in answer.content.decode() and "See @Nobody" in answer.content.decode()


def test_withdrawing_can_be_undone(thread: Thread) -> None:
    client, address = signed_in(thread.lead), reverse("plan-comments", args=[thread.plan.pk])
    comment = operations.add_comment(about=thread.plan, text="Wrong plan", by=thread.lead, on=TODAY)
    text = _page(client, address, withdraw=comment.pk, version=1)
    assert "Withdrawn by Programme lead" in text and "Wrong plan" not in text and "Undo" in text
    assert "Wrong plan" in _page(client, address, restore=comment.pk, version=2)
    assert "Somebody else changed this" in _page(client, address, withdraw=comment.pk, version=1)


def test_a_comment_on_another_thing_is_not_found_here(thread: Thread) -> None:
    client = signed_in(thread.lead)
    comment = operations.add_comment(about=thread.area, text="Here", by=thread.lead, on=TODAY)
    answer = client.post(reverse("plan-comments", args=[thread.plan.pk]), {"withdraw": comment.pk, "version": 1})
    assert answer.status_code == 404


def test_who_only_reads_sees_no_form_and_may_not_send_one(thread: Thread, world: World) -> None:
    client, address = signed_in(world.person("IN")), reverse("plan-comments", args=[thread.plan.pk])
    operations.add_comment(about=thread.plan, text="For all", by=thread.lead, on=TODAY)
    text = _page(client, address)
    assert "For all" in text and "Say something" not in text
    assert client.post(address, {"text": "Me too"}).status_code == 403


def test_offering_people_asks_no_more_the_more_comments_there_are(
    thread: Thread, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client, address = signed_in(thread.lead), reverse("plan-comments", args=[thread.plan.pk])
    for number in range(30):
        operations.add_comment(about=thread.plan, text=f"Comment {number}", by=thread.lead, on=TODAY)
    with django_assert_max_num_queries(30):
        client.get(address)
