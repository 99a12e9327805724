"""What each field said before, who changed it and when, for a plan and each of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action, Plan
from tests.web.plans.made import TODAY, Thread
from tests.world import World


def _text(client: Client, name: str, pk: int) -> str:
    return re.sub(r"\s+", " ", client.get(reverse(f"{name}-history", args=[pk])).content.decode())


def _change(thread: Thread) -> dict[str, tuple[int, str, str, str]]:
    """Change one thing of each kind; for each its number, the field, what it said and what it says."""
    made = {"by": thread.lead, "on": TODAY}
    plan, asked, outcome, line = thread.plan, thread.asked, thread.outcome, thread.line
    operations.edit_plan(plan=plan, version=plan.version, name="Better", title="", purpose="", period="2026", **made)
    operations.edit_recommendation(
        recommendation=asked, version=asked.version, text="See children in a day", reference="R1", timeframe="", **made
    )
    operations.edit_outcome(
        outcome=outcome, version=outcome.version, text="Children are heard", recommendations=[asked], **made
    )
    operations.edit_scorecard_line(
        line=line, version=line.version, text="Assessments", area=thread.area, outcome=outcome, baseline="71%",
        actual="", actual_period="", comparator="", target="85% by Mar-27", **made,
    )  # fmt: skip
    return {
        "plan": (plan.pk, "Name", "Getting it right", "Better"),
        "recommendation": (asked.pk, "Text", "See children sooner", "See children in a day"),
        "outcome": (outcome.pk, "Text", "Children are seen in time", "Children are heard"),
        "line": (line.pk, "Text", "Assessments in time", "Assessments"),
    }


@pytest.mark.parametrize("kind", ["plan", "recommendation", "outcome", "line"])
def test_each_field_tells_what_it_said_before_and_who_changed_it(thread: Thread, leading: Client, kind: str) -> None:
    pk, field, before, after = _change(thread)[kind]
    text = _text(leading, kind, pk)
    assert re.search(
        rf"Field by field.*>{field}</h3>.*Programme lead</span><br>Before: {before}<br>After: {after}</li>", text
    )


def _say_actual(thread: Thread, actual: str) -> None:
    line = thread.line
    operations.edit_scorecard_line(
        line=line, version=line.version, text=line.text, area=thread.area, outcome=thread.outcome, baseline="71%",
        actual=actual, actual_period="", comparator="", target="85% by Mar-27", by=thread.lead, on=TODAY,
    )  # fmt: skip


def test_what_a_line_quotes_is_told_as_it_was_written_and_once(thread: Thread, leading: Client) -> None:
    _say_actual(thread, "72%")
    _say_actual(thread, "96% (3 of 78 late)")
    text = _text(leading, "line", thread.line.pk)
    assert "Actual: 72% → 96% (3 of 78 late)" in text and "Before: 72%<br>After: 96% (3 of 78 late)" in text
    assert "label:" not in text and "Actual raw" not in text


def test_who_sees_published_figures_only_reads_none_that_a_line_quoted(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    _say_actual(thread, "72%")
    _say_actual(thread, "96% (3 of 78 late)")
    operations.share_plan(plan=thread.plan, version=1, organisation=world.partner, by=thread.lead, on=TODAY)
    reader = visit_as("BM", organisation=world.partner)
    for kind, pk in (("line", thread.line.pk), ("area", thread.area.pk), ("plan", thread.plan.pk)):
        text = _text(reader, kind, pk)
        assert "72%" not in text and "78" not in re.sub(r"<[^>]*>", " ", text)
        assert "a figure that your role does not see" in text


def test_what_never_changed_has_no_fields_to_show(thread: Thread, leading: Client) -> None:
    assert "Field by field" not in _text(leading, "outcome", thread.outcome.pk)
    assert Plan.objects.count() == 1


def test_each_thing_leads_to_its_history(thread: Thread, leading: Client) -> None:
    pages = {
        reverse("recommendation", args=[thread.asked.pk]): reverse("recommendation-history", args=[thread.asked.pk]),
        reverse("area", args=[thread.area.pk]): reverse("outcome-history", args=[thread.outcome.pk]),
        reverse("line-comments", args=[thread.line.pk]): reverse("line-history", args=[thread.line.pk]),
    }
    for seen, address in pages.items():
        assert f'href="{address}"' in leading.get(seen).content.decode()


def test_linked_things_are_told_by_name_and_not_by_number(thread: Thread, leading: Client) -> None:
    made = {"by": thread.lead, "on": TODAY}
    first, stored = thread.add(text="Appoint two practice leads"), Action.objects.get(pk=thread.action.pk)
    operations.set_waits_for(action=stored, version=stored.version, waits_for=[first], **made)
    told = f"Waits for</h3>.*<br>Before: nothing<br>After: {first}</li>"
    assert re.search(told, _text(leading, "action", thread.action.pk))
    operations.add_stream(plan=thread.plan, name="Workforce", actions=[first], **made)
    stream = thread.plan.streams.get()
    operations.edit_stream(stream=stream, version=1, name="Workforce", lead="", actions=[first, stored], **made)
    assert f"Actions: {first} → {stored}; {first}" in _text(leading, "plan", thread.plan.pk)


def test_the_history_of_an_action_names_nothing_that_its_reader_may_not_open(
    thread: Thread, leading: Client, owning: Client, world: World
) -> None:
    """Its owner sees their own action, not the one of a colleague elsewhere that it waits for."""
    made = {"by": thread.lead, "on": TODAY}
    area = operations.add_area(plan=thread.plan, name="Care", unit=world.care, **made)
    hidden = operations.add_action(area=area, text="Reorganise the other service", **made)
    stored = Action.objects.get(pk=thread.action.pk)
    operations.set_waits_for(action=stored, version=stored.version, waits_for=[hidden], **made)
    assert "Reorganise the other service" in _text(leading, "action", stored.pk)
    text = _text(owning, "action", stored.pk)
    assert "Reorganise" not in text
    assert "After: one that is not here any more, or not yours to open</li>" in text
