"""Several actions changed from their list at a browser, refused together, and taken back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.directory import operations as directory
from goldenthread.plans.models import Action
from tests.web.plans.made import MADE, TODAY, Thread


def _page(thread: Thread) -> str:
    return reverse("plan-actions", args=[thread.plan.pk])


def _send(client: Client, thread: Thread, change: str, *actions: Action, **typed: str) -> HttpResponse:
    address = f"{reverse('plan-actions-change', args=[thread.plan.pk])}?owner=A"
    chosen = [f"{each.pk}:{Action.objects.get(pk=each.pk).version}" for each in actions]
    return client.post(address, {"change": change, "chosen": chosen, **typed}, follow=True)


def _undo(client: Client, answer: HttpResponse) -> str:
    """Send the undo that a page offers, as it stands there."""
    text = answer.content.decode()
    form = re.search(r'<form class="gt-undo" method="post" action="([^"]+)".*?</form>', text, re.S)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    return client.post(form[1], fields, follow=True).content.decode()


@pytest.fixture
def two(thread: Thread) -> list[Action]:
    return [thread.add(text="Agree thresholds"), thread.add(text="Write the guide")]


def test_a_box_and_the_ways_are_offered_to_those_who_may(thread: Thread, leading: Client, visit_as: object) -> None:
    text = leading.get(_page(thread)).content.decode()
    assert f'value="{thread.action.pk}:{thread.action.version}"' in text and "Replace the leads" in text
    assert "Choose" not in leading.get(_page(thread), {"export": "csv"}).content.decode().splitlines()[0]
    looking = visit_as("IN").get(_page(thread)).content.decode()
    assert 'name="chosen"' not in looking and "With those you chose" not in looking


def test_an_owner_gets_a_box_at_their_own_action_only(thread: Thread, two: list[Action], owning: Client) -> None:
    text = owning.get(_page(thread)).content.decode()
    assert text.count('name="chosen"') == 1 and "Replace the leads" not in text


def test_leads_are_replaced_and_the_filters_stay(thread: Thread, two: list[Action], leading: Client) -> None:
    answer = _send(leading, thread, "leads", *two, leads="New lead\nDeputy")
    assert "The leads of two actions are replaced" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{_page(thread)}?owner=A"
    assert [each.leads.count() for each in two] == [2, 2]
    assert re.search(r'class="gt-undo" method="post" action="[^"]+\?owner=A"', answer.content.decode())
    assert "They are as they were before" in _undo(leading, answer)
    assert [each.leads.count() for each in two] == [0, 0]


def test_a_choice_that_nothing_matches_says_so_and_offers_nothing_to_do_with_it(
    thread: Thread, leading: Client
) -> None:
    text = leading.get(_page(thread), {"q": "no such words"}).content.decode()
    assert "No action matches what you chose." in text and "There are no actions yet" not in text
    assert "With those you chose" not in text
    assert "Leads (optional)" not in leading.get(_page(thread)).content.decode()


def test_they_join_a_stream_and_leave_it(thread: Thread, two: list[Action], leading: Client) -> None:
    stream = operations.add_stream(plan=thread.plan, name="Workforce", by=thread.lead, on=MADE)
    answer = _send(leading, thread, "stream", *two, stream=str(stream.pk))
    assert stream.actions.count() == 2
    _undo(leading, answer)
    assert stream.actions.count() == 0
    assert "No work stream is chosen" in _send(leading, thread, "stream", *two).content.decode()


def test_dates_move_and_move_back(thread: Thread, two: list[Action], leading: Client) -> None:
    answer = _send(leading, thread, "due", *two, due="30 Jun 2027", reason="A partner left")
    assert {each.due_iso for each in Action.objects.filter(pk__in=[a.pk for a in two])} == {"2027-06-30"}
    _undo(leading, answer)
    assert {each.due_raw for each in Action.objects.filter(pk__in=[a.pk for a in two])} == {"31 Mar 2027"}


def test_an_owner_of_two_spellings_is_one_to_filter_by_and_in_the_view_by_owner(
    thread: Thread, leading: Client
) -> None:
    directory.add_post(title="Head of Service, Quality Assurance", by=thread.lead, on=MADE)
    thread.add(text="Agree thresholds", leads=["HoS QA"])
    thread.add(text="Write the guide", leads=["Head of Service Quality Assurance"])
    listed = leading.get(_page(thread), {"owner": "Head of Service, Quality Assurance"}).text
    assert "2 of 3 actions shown" in listed and "HoS QA" not in listed
    by_owner = leading.get(f"{reverse('plan', args=[thread.plan.pk])}?by=owner").text
    assert by_owner.count("Head of Service, Quality Assurance") >= 1 and "HoS QA" not in by_owner


def test_those_under_a_time_band_take_its_day_and_give_it_back(thread: Thread, leading: Client) -> None:
    assert "Take the day of their time band" not in leading.get(_page(thread)).text
    thread.asked.timeframe, thread.asked.source.published_on = "Within three months", date(2026, 9, 14)
    thread.asked.source.save(), thread.asked.save()
    banded = thread.add("", text="Recruit a nurse", recommendations=[thread.asked])
    assert "Take the day of their time band" in leading.get(_page(thread)).text
    shown = leading.get(reverse("action", args=[banded.pk])).text
    assert "By its time band" in shown and "Mon 14 Dec 2026" in shown and "“Within three months”" in shown
    answer = _send(leading, thread, "banded", banded)
    assert "One action given the day of the time band" in answer.text
    assert Action.objects.get(pk=banded.pk).due_on == date(2026, 12, 14)
    assert "By its time band:" not in leading.get(reverse("action", args=[banded.pk])).text
    _undo(leading, answer)
    assert Action.objects.get(pk=banded.pk).due_on is None


def test_a_time_band_whose_source_has_no_day_is_shown_as_unknown(thread: Thread, leading: Client) -> None:
    banded = thread.add("", text="Recruit a nurse", phase="Immediately", recommendations=[thread.asked])
    shown = leading.get(reverse("action", args=[banded.pk])).text
    assert "Its time band gives no day, as its source has none" in shown
    assert "Take the day of their time band" not in leading.get(_page(thread)).text


def test_they_are_begun_and_not_after_all(thread: Thread, two: list[Action], leading: Client) -> None:
    answer = _send(leading, thread, "begun", *two)
    assert "Two actions said to be under way" in answer.content.decode()
    _undo(leading, answer)
    assert {each.status for each in Action.objects.all()} == {"not_started"}


def test_what_stands_in_the_way_is_listed_and_nothing_typed_or_ticked_is_lost(
    thread: Thread, two: list[Action], leading: Client
) -> None:
    operations.set_begun(action=two[1], version=two[1].version, begun=True, by=thread.lead, on=TODAY)
    answer = _send(leading, thread, "begun", *two, leads="Half typed")
    text = answer.content.decode()
    assert answer.status_code == 422 and "1 of the 2 chosen can not be changed so" in text
    assert "What stands in the way" in text and "It is under way already." in text and "Half typed" in text


def test_an_undo_that_comes_too_late_says_which(thread: Thread, two: list[Action], leading: Client) -> None:
    answer = _send(leading, thread, "begun", *two)
    late = Action.objects.get(pk=two[0].pk)
    operations.set_begun(action=late, version=late.version, begun=False, by=thread.lead, on=TODAY)
    assert "others changed meanwhile: Agree thresholds" in _undo(leading, answer)


@pytest.mark.parametrize(
    ("change", "data", "says"),
    [
        ("begun", {"chosen": []}, "No action is chosen"),
        ("begun", {"chosen": ["x:1", "²:1"]}, "No action is chosen"),
        ("begun", {"chosen": [f"{n}:1" for n in range(201)]}, "At most 200 actions"),
        ("other", {"chosen": []}, "Nothing was asked for"),
    ],
)
def test_what_no_page_sends_is_refused(
    thread: Thread, leading: Client, change: str, data: dict[str, list[str]], says: str
) -> None:
    answer = leading.post(reverse("plan-actions-change", args=[thread.plan.pk]), {"change": change, **data})
    assert answer.status_code == 422 and says in answer.content.decode()


def test_a_phase_is_written_shown_and_filtered_by(leading: Client, thread: Thread) -> None:
    assert "Phase" not in leading.get(reverse("plan-actions", args=[thread.plan.pk])).text
    version = Action.objects.get(pk=thread.action.pk).version
    typed = {"version": version, "text": thread.action.text, "reference": "FD1", "phase": "Phase 2"}
    leading.post(reverse("action-edit", args=[thread.action.pk]), typed | {"outcomes": [thread.outcome.pk]})
    thread.add()
    assert "Phase 2" in leading.get(reverse("action", args=[thread.action.pk])).text
    listed = leading.get(reverse("plan-actions", args=[thread.plan.pk]), {"phase": "Phase 2"}).text
    assert "Book the first visit at once" in listed and "Agree thresholds" not in listed
