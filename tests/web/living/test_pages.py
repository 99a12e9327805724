"""How a plan lives, seen on its pages: agreed, costed, grouped, recurring, kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.family import Served
from goldenthread.plans.holding import Course, Holding
from goldenthread.plans.models import (
    Action,
    Approval,
    Commitment,
    DateChange,
    EarlierDocument,
    Milestone,
    Occurrence,
    Plan,
    PlanDocument,
    Source,
    WorkStream,
)
from goldenthread.plans.waiting import Ties
from goldenthread.web.living.beside import ActionLife
from tests.plans.agreed import approve
from tests.plans.handed_in import HANDED_IN, handed_in
from tests.plans.reading import made_up
from tests.web.plans.made import MADE, TODAY, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


def at(name: str, *things: object) -> str:
    return reverse(name, args=[getattr(thing, "pk", thing) for thing in things])


def day(name: str, on: date) -> dict[str, object]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def fresh(thing: Action | Plan) -> Action | Plan:
    return type(thing).objects.get(pk=thing.pk)


def sign_off(thread: Thread, world: World) -> None:
    plan = Plan.objects.get(pk=thread.plan.pk)
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR", name="The director"), on=TODAY)


def test_an_approval_is_recorded_with_its_minute_and_withdrawn_with_a_reason(
    leading: Client, thread: Thread, world: World
) -> None:
    typed = {"body": "Improvement Board", "minute": "Minute 12"} | day("approved_on", TODAY)
    early = leading.post(at("approval-add", thread.plan), typed)
    assert early.status_code == 422 and "has not cleared this plan yet" in early.text
    sign_off(thread, world)
    assert "Cleared, not yet approved" in leading.get(at("plan", thread.plan)).text
    page = leading.post(at("approval-add", thread.plan), typed, follow=True).text
    assert "Agreed: cleared by The director on 20 Nov 2026; approved by Improvement Board on 20 Nov 2026" in page
    withdrawn = leading.post(
        at("approval-withdraw", Approval.objects.get()), {"version": 1, "reason": "Another plan"}, follow=True
    )
    assert "withdrawn by Programme lead" in withdrawn.text
    assert "no body has approved it yet" in withdrawn.text


def test_an_approval_says_which_answers_are_missing_and_no_day_before_the_clearance(
    leading: Client, thread: Thread, world: World
) -> None:
    sign_off(thread, world)
    empty = leading.post(at("approval-add", thread.plan), {"body": ""}).text
    for told in (
        "Name the body that approved the plan", "Enter the day on which it approved the plan",
        "Enter where its minute can be looked up",
    ):  # fmt: skip
        assert empty.count(told) == 2  # on top, and beside its field
    typed = {"body": "Improvement Board", "minute": "Minute 12"} | day("approved_on", TODAY - timedelta(days=1))
    early = leading.post(at("approval-add", thread.plan), typed)
    assert early.status_code == 422
    assert "This is before the director cleared the plan, on 20 Nov 2026." in early.text


def test_the_response_clock_runs_stops_and_runs_again(leading: Client, thread: Thread) -> None:
    source = Source.objects.get()
    page = leading.get(at("plan-life", thread.plan)).text
    assert "The clock is unknown, because the source has no date of publication." in page
    typed = {"version": 1, "kind": "ilacs_standard", "title": source.title} | day("published_on", date(2026, 9, 1))
    leading.post(at("source-edit", thread.plan, source), typed)
    who = {"version": 2, "response_lead": "Director of children's services"}
    leading.post(at("source-response", thread.plan, source), who)
    said = "Due on 8 Dec 2026, 12 working days left; Director of children&#x27;s services answers."
    assert said in leading.get(at("plan-life", thread.plan)).text
    assert said in leading.get(at("plan", thread.plan)).text
    sent = {"version": 3} | day("responded_on", TODAY)
    answered = leading.post(at("source-answered", thread.plan, source), sent, follow=True).text
    assert "Answered on 20 Nov 2026, in time (due 8 Dec 2026)." in answered and "Undo" in answered
    assert "It was not answered after all" in leading.get(at("plan-source", thread.plan, source)).text
    again = leading.post(at("source-unanswered", thread.plan, source), {"version": 4}, follow=True).text
    assert "The clock runs again." in again


def test_only_who_writes_plans_for_the_whole_council_is_offered_its_sources(
    thread: Thread, visit_as: Callable[..., Client]
) -> None:
    client = visit_as("HOS", "safeguarding")
    assert at("source-edit", thread.plan, Source.objects.get()) not in client.get(at("plan-life", thread.plan)).text
    assert client.get(at("source-edit", thread.plan, Source.objects.get())).status_code == 403


def test_a_time_band_counts_from_the_day_of_its_source(leading: Client, thread: Thread) -> None:
    thread.asked.timeframe = "Within three months"
    thread.asked.save()
    assert "Unknown, because its source has no date." in leading.get(at("recommendation", thread.asked)).text
    Source.objects.update(published_on=date(2026, 9, 1))
    assert "by Tue 1 Dec 2026" in leading.get(at("recommendation", thread.asked)).text
    assert "by Tue 1 Dec 2026" in leading.get(f"{at('plan', thread.plan)}?by=recommendation").text


def test_plans_are_placed_and_both_pages_say_so(leading: Client, thread: Thread, world: World) -> None:
    child = operations.create_plan(name="Fostering plan", unit=world.authority, by=thread.lead, on=MADE)
    leading.post(at("plan-place", child), {"version": 1, "parent": thread.plan.pk, "earlier": ""})
    assert at("plan", child) in leading.get(at("plan", thread.plan)).text
    assert "Hangs below" in leading.get(at("plan", child)).text
    round_trip = leading.post(at("plan-place", thread.plan), {"version": 1, "parent": child.pk, "earlier": ""})
    assert round_trip.status_code == 422 and "can not stand above it" in round_trip.text


def test_an_action_serves_a_related_plan_and_both_show_it(leading: Client, thread: Thread, world: World) -> None:
    assert "No related plan that you see has any." in leading.get(at("action-related", thread.action)).text
    child = operations.create_plan(
        name="Fostering plan", unit=world.authority, parent=thread.plan, by=thread.lead, on=MADE
    )
    asked = operations.add_recommendation(plan=child, text="Keep carers", by=thread.lead, on=MADE)
    typed = {"version": fresh(thread.action).version, "recommendations": [asked.pk]}
    page = leading.post(at("action-related", thread.action), typed, follow=True).text
    assert "Keep carers" in page and "Serves in other plans" in page
    other = leading.get(at("recommendation", asked)).text
    assert "Book the first visit at once" in other and "of Getting it right" in other


def test_costs_add_up_filter_and_are_taken_out(leading: Client, thread: Thread) -> None:
    assert "No action of this plan says what it costs." in leading.get(at("plan-costs", thread.plan)).text
    typed = {"version": fresh(thread.action).version, "amount": "4500", "every": "month", "funding": "requested"}
    page = leading.post(at("action-cost", thread.action), typed, follow=True).text
    assert "The cost is now: £4,500 a month, requested." in page
    thread.add(text="Rent a hub", cost="TBC")
    costs = leading.get(at("plan-costs", thread.plan)).text
    assert "Of two actions with a cost, one is to be confirmed." in costs
    assert "£54,000" in costs and "58 working days" in costs
    assert "Rent a hub" not in leading.get(f"{at('plan-costs', thread.plan)}?funding=Requested").text
    rows = leading.get(f"{at('plan-costs', thread.plan)}?export=csv").text.splitlines()
    assert rows[1].startswith("FD1 Book the first visit at once,Front door,") and len(rows) == 3
    without = leading.post(at("action-cost", thread.action), typed | {"version": 4, "every": ""})
    assert without.status_code == 422 and "Say how often this falls due" in without.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("twelve", "Enter an amount such as 12,000 or £12k"),
        ("-5", "The amount is below zero. Enter it without a sign"),
        ("9" * 13, "This is more than can be kept here."),
    ],
)
def test_an_amount_is_typed_as_people_write_it(leading: Client, thread: Thread, typed: str, told: str) -> None:
    given = {"version": fresh(thread.action).version, "every": "once", "funding": "agreed"}
    answer = leading.post(at("action-cost", thread.action), given | {"amount": typed})
    assert answer.status_code == 422 and told in answer.text and f'value="{typed}"' in answer.text
    page = leading.post(at("action-cost", thread.action), given | {"amount": "£12,000.50"}, follow=True).text
    assert "The cost is now: £12,000.50, agreed." in page
    assert 'value="12,000.50"' in leading.get(at("action-cost", thread.action)).text


def test_costs_have_a_sum_and_old_ones_are_marked(leading: Client, thread: Thread) -> None:
    """Made on 1 September; on 20 November 58 working days have passed, on 1 December 65."""
    thread.add(text="Rent a hub", cost="£5,000, to be confirmed")
    thread.add(text="Train all", cost="£200 a month, agreed")
    costs = leading.get(at("plan-costs", thread.plan)).text
    assert re.search(r"All of it</th>.*data-label=\"In the first 12 months\">£7,400<", costs)
    assert ">old<" not in costs
    Plan.objects.update(created_on=date(2026, 8, 3))
    Action.objects.filter(text="Rent a hub").update(cost_since=None)
    assert ">old<" in leading.get(at("plan-costs", thread.plan)).text


def test_a_signed_off_cost_changes_with_a_reason(leading: Client, thread: Thread, world: World) -> None:
    sign_off(thread, world)
    typed = {"version": fresh(thread.action).version, "funding": "agreed"}
    assert leading.post(at("action-cost", thread.action), typed).status_code == 422
    page = leading.post(at("action-cost", thread.action), typed | {"reason": "Cabinet agreed"}, follow=True).text
    assert "What was changed after sign-off" in page and "Cabinet agreed" in page


def test_a_work_stream_is_made_changed_taken_away_and_put_back(leading: Client, thread: Thread) -> None:
    assert "Work streams across areas" in leading.get(at("plan-streams", thread.plan)).text
    typed = {"name": "Workforce", "lead": "Head of workforce", "actions": [thread.action.pk]}
    page = leading.post(at("stream-add", thread.plan), typed, follow=True).text
    assert "Led by Head of workforce. Its one action is off track." in page
    assert "Workforce" in leading.get(at("action", thread.action)).text
    stream = WorkStream.objects.get()
    leading.post(at("stream-edit", stream), typed | {"version": 1, "name": "Staff"})
    removed = leading.post(at("stream-remove", stream), {"version": 2}, follow=True).text
    assert "Undo" in removed and "Led by" not in removed
    assert "is back" in leading.post(at("stream-restore", stream), {"version": 3}, follow=True).text


def test_who_ticks_what_another_ticked_otherwise_meanwhile_is_shown_both(leading: Client, thread: Thread) -> None:
    """Saving again is then knowing: neither loses the other's actions in silence."""
    other, third = thread.add(text="Rent a hub"), thread.add(text="Train all")
    operations.add_stream(plan=thread.plan, name="Workforce", actions=[thread.action], by=thread.lead, on=TODAY)
    stream = WorkStream.objects.get()
    typed = {"version": 1, "name": "Workforce", "actions": [thread.action.pk, other.pk]}
    leading.post(at("stream-edit", stream), typed)
    answer = leading.post(at("stream-edit", stream), typed | {"actions": [thread.action.pk, third.pk]})
    text = " ".join(answer.text.split())
    assert answer.status_code == 409
    assert f'data-label="Stored now">{thread.action}; Rent a hub<' in text
    assert f'data-label="Yours">{thread.action}; Train all<' in text
    tie = {"version": fresh(thread.action).version, "waits_for": [other.pk]}
    leading.post(at("action-waits-for", thread.action), tie)
    answer = leading.post(at("action-waits-for", thread.action), tie | {"waits_for": [third.pk]})
    assert answer.status_code == 409 and 'data-label="Stored now">Rent a hub<' in answer.text


def test_a_date_that_was_moved_meanwhile_is_told_as_it_is_stored(leading: Client, thread: Thread) -> None:
    move = {"version": fresh(thread.action).version, "due": "31 Jan 2027", "reason": "Late"}
    leading.post(at("action-due", thread.action), move)
    answer = leading.post(at("action-due", thread.action), move | {"due": "28 Feb 2027"})
    assert answer.status_code == 409
    assert 'datetime="2027-01-31"' in answer.text and 'datetime="2027-02-28"' not in answer.text


def test_a_milestone_is_late_until_it_is_reached(leading: Client, thread: Thread) -> None:
    typed = {"name": "Hub opens"} | day("due_on", date(2026, 11, 2))
    page = leading.post(at("milestone-add", thread.plan), typed, follow=True).text
    assert "None of one milestone reached, one late." in page
    hub = Milestone.objects.get()
    reached = leading.post(at("milestone-reached", hub), {"version": 1} | day("reached_on", TODAY), follow=True).text
    assert "One of one milestone reached." in reached and "Undo" in reached
    assert "Not reached after all" in leading.post(at("milestone-not-reached", hub), {"version": 2}, follow=True).text
    leading.post(at("milestone-edit", hub), typed | {"version": 3} | day("due_on", date(2027, 1, 4)))
    assert Milestone.objects.get().due_on == date(2027, 1, 4)


def test_a_late_action_says_what_waits_for_it(leading: Client, thread: Thread) -> None:
    other = thread.add(text="Train the duty team")
    leading.post(at("action-waits-for", other), {"version": other.version, "waits_for": [thread.action.pk]})
    assert "It is late, and one action waits for it." in leading.get(at("action", thread.action)).text
    typed = {"version": fresh(thread.action).version, "waits_for": [other.pk]}
    circle = leading.post(at("action-waits-for", thread.action), typed)
    assert circle.status_code == 422 and "waits for this action already" in circle.text


def test_what_recurs_is_told_by_its_owner_time_by_time(leading: Client, owning: Client, thread: Thread) -> None:
    typed = {"text": "Visit a team", "rule": "monthly"} | day("starts_on", date(2026, 9, 5))
    page = leading.post(at("commitment-add", thread.action), typed, follow=True).text
    assert "What recurs: 2 missed" in page and "missed a time of what recurs" in page
    visits = Commitment.objects.get()
    told = owning.post(at("commitment-tell", visits, 0), {"version": 1, "said": "done"}, follow=True).text
    assert "What recurs: 1 missed" in told and "Undo" in told
    why = owning.post(at("commitment-tell", visits, 1), {"version": 2, "said": "not_done"})
    assert why.status_code == 422 and "Say why it was not done." in why.text
    assert owning.post(at("commitment-tell", visits, 3), {"version": 2, "said": "done"}).status_code == 422
    assert owning.get(at("commitment-tell", visits, 999_999)).status_code == 404
    listed = leading.get(at("plan-recurring", thread.plan)).text
    assert "Of two times so far one was done, none not done and one missed." in listed
    assert leading.get(f"{at('plan-recurring', thread.plan)}?state=missed&export=csv").text.count("Visit a team") == 1
    taken = owning.post(at("occurrence-take-back", Occurrence.objects.get()), {"version": 2}, follow=True).text
    assert "What recurs: 2 missed" in taken
    leading.post(at("commitment-end", visits), {"version": 3} | day("ends_on", TODAY))
    assert Commitment.objects.get().ends_on == TODAY


def test_the_list_of_what_recurs_offers_to_say_what_came_of_it_to_those_who_may(
    leading: Client, owning: Client, thread: Thread, visit_as: Callable[..., Client]
) -> None:
    made = {"by": thread.lead, "on": MADE}
    visits = operations.add_commitment(
        action=thread.action, text="Visit", rule="monthly", starts_on=date(2026, 9, 5), **made
    )
    for number in (0, 1, 2):  # missed, missed, due; the fourth is still to come
        assert f'href="{at("commitment-tell", visits, number)}"' in leading.get(at("plan-recurring", thread.plan)).text
    text = leading.get(at("plan-recurring", thread.plan)).text
    assert at("commitment-tell", visits, 3) not in text
    assert text.index("5 Dec 2026") < text.index("5 Jan 2027")
    assert "Say what came of it" not in visit_as("IN").get(at("plan-recurring", thread.plan)).text


def test_adding_what_recurs_says_what_counts_as_missed_at_once_and_can_be_undone(
    leading: Client, thread: Thread
) -> None:
    typed = {"text": "Visit a team", "rule": "monthly"} | day("starts_on", date(2026, 9, 5))
    page = leading.post(at("commitment-add", thread.action), typed, follow=True).text
    assert "Two times lie further back and count as missed until somebody says what came of them." in page
    assert at("commitment-take-back", Commitment.objects.get()) in page
    leading.post(at("commitment-take-back", Commitment.objects.get()), {"version": 1})
    assert not Commitment.objects.exists()
    form = leading.get(at("commitment-add", thread.action)).text
    assert form.index("Every three months") < form.index("Every four months")


def test_adding_a_milestone_can_be_undone(leading: Client, thread: Thread) -> None:
    typed = {"name": "Hub opens"} | day("due_on", date(2026, 12, 2))
    page = leading.post(at("milestone-add", thread.plan), typed, follow=True).text
    assert at("milestone-take-back", Milestone.objects.get()) in page
    leading.post(at("milestone-take-back", Milestone.objects.get()), {"version": 1})
    assert not Milestone.objects.exists()


def test_what_is_no_longer_in_the_plan_costs_nothing_and_nothing_of_it_recurs(leading: Client, thread: Thread) -> None:
    typed = {"amount": "900", "every": "month", "funding": "to_confirm"}
    leading.post(at("action-cost", thread.action), typed | {"version": fresh(thread.action).version})
    leading.post(
        at("commitment-add", thread.action),
        {"text": "Visit a team", "rule": "monthly"} | day("starts_on", date(2026, 9, 5)),
    )
    leading.post(at("stream-add", thread.plan), {"name": "Workforce", "actions": [thread.action.pk]})
    told = {"plan-costs": "£900", "plan-recurring": "Visit a team", "plan-streams": thread.action.text}
    assert all(said in leading.get(at(name, thread.plan)).text for name, said in told.items())
    action = fresh(thread.action)
    operations.drop_action(action=action, version=action.version, reason="Done elsewhere", by=thread.lead, on=TODAY)
    assert not any(said in leading.get(at(name, thread.plan)).text for name, said in told.items())
    kept = leading.get(at("plan-kept", thread.plan)).text
    assert "What was taken out of the plan counts as it did: taking a promise back does not keep it." in kept


def test_promises_kept_by_owner_and_by_area(leading: Client, thread: Thread) -> None:
    page = leading.get(at("plan-kept", thread.plan)).text
    assert "none was kept by it (0%)" in page
    assert thread.owner.name in page
    assert "Front door" in leading.get(f"{at('plan-kept', thread.plan)}?by=area").text
    rows = leading.get(f"{at('plan-kept', thread.plan)}?by=area&export=csv").text.splitlines()
    assert rows[1] == "Front door,1,0 of 1,0%,0 of 1,0%,0.0,0"


OLD = made_up.Plan("Improvement Plan of May", "Northmoor Council", "Front Door").table(
    made_up.PRIORITIES,
    (
        made_up.AREA_CELL,
        ["Outcome: Children are seen quickly", "* Book the first visit at once", "* Buy a van"],
        ["* Jun-26", "* Jul-26"],
        ["* Visits booked", "* Van bought"],
        ["* Police", "* Health"],
    ),
)


def test_a_document_fills_the_log_and_is_taken_out_again(leading: Client, thread: Thread, world: World) -> None:
    assert "Upload a document" in leading.get(at("earlier-choose", thread.plan)).text
    document = handed_in(thread.lead, world.authority, plan=OLD)
    assert document.state == PlanDocument.State.READY and HANDED_IN == TODAY
    assert at("earlier-bring", thread.plan, document) in leading.get(at("earlier-choose", thread.plan)).text
    other = thread.add("Nov-26", text="Hire a minibus")
    page = leading.get(at("earlier-bring", thread.plan, document)).text
    assert "Of 1 action common to both with a date, 1 moved later; 1 is not found in the plan." in page
    typed = {"version": fresh(thread.plan).version, "lost-0": other.pk} | day("dated_on", date(2026, 5, 4))
    brought = leading.post(at("earlier-bring", thread.plan, document), typed, follow=True).text
    assert "Of 2 actions found again, the dates of 2 had moved" in brought and "Undo" in brought
    action = leading.get(at("action", thread.action)).text
    assert "First promised for Jun 2026" in action and "brought in by Programme lead" in action
    assert "document of Mon 4 May 2026" in leading.get(at("plan-life", thread.plan)).text
    out = {"version": fresh(thread.plan).version}
    leading.post(at("earlier-take-back", EarlierDocument.objects.get()), out)
    assert not DateChange.objects.exists()


def test_whether_it_held_is_said_and_may_be_said_in_spite(
    leading: Client, owning: Client, thread: Thread, world: World
) -> None:
    owning.post(at("evidence-add", thread.action), {"text": "The list of visits"})
    owning.post(at("action-claim", thread.action), {"version": fresh(thread.action).version})
    leading.post(at("action-sign-off", thread.action), {"version": fresh(thread.action).version})
    assert "The condition does not hold" in leading.get(at("action", thread.action)).text
    form = leading.get(at("action-embed", thread.action)).text
    assert "I say so in spite of the condition" in form
    typed = {"version": fresh(thread.action).version, "reason": "An audit found it so", "in_spite": "on"}
    page = leading.post(at("action-embed", thread.action), typed, follow=True).text
    assert "in spite of the condition" in page
    assert at("action-held-no-longer", thread.action) in page
    typed = {"version": fresh(thread.action).version, "reason": ""}
    empty = leading.post(at("action-held-no-longer", thread.action), typed)
    assert empty.status_code == 422 and "Say what shows that it does not hold" in empty.text
    typed["reason"] = "The list was not kept in November"
    page = leading.post(at("action-held-no-longer", thread.action), typed, follow=True).text
    assert "The action is complete, and not embedded." in page and "The condition does not hold" in page
    assert "The list was not kept in November" in leading.get(at("action-history", thread.action)).text
    assert leading.get(at("action-held-no-longer", thread.action)).status_code == 422


def test_what_was_said_to_have_held_is_told_to_hold_no_longer_unless_its_figures_are_hidden_from_the_reader() -> None:
    ties, served = Ties((), (), is_late=False, late_ones=()), Served((), ())
    fell = Holding(3, True, (Course("slug", "Visits in time", 1),))
    told = ActionLife(ties, served, (), (), (), 0, fell).holds_no_longer
    assert told == "The condition does not hold: “Visits in time” is at its target for 1 of 3 months."
    for held in (Holding(3, True, (Course("slug", "Visits in time", 3),)), Holding(3, True, (), "not shown"), None):
        assert ActionLife(ties, served, (), (), (), 0, held).holds_no_longer == ""


def test_a_plan_published_is_one_that_a_body_approved(leading: Client, thread: Thread, world: World) -> None:
    sign_off(thread, world)
    approve(Plan.objects.get(pk=thread.plan.pk), by=thread.lead, on=TODAY)
    leading.post(at("plan-publish", thread.plan), {"version": fresh(thread.plan).version})
    assert "Published: cleared by" in leading.get(at("plan-life", thread.plan)).text


@pytest.mark.parametrize("name", ["plan-costs", "plan-streams", "plan-recurring", "plan-kept"])
def test_a_page_costs_the_same_queries_however_long_it_is(leading: Client, thread: Thread, name: str) -> None:
    made = {"by": thread.lead, "on": MADE}
    counts = []
    for number in range(2):
        for each in range(1 + 4 * number):
            action = thread.add(text=f"Action {number} {each}", cost="£5k", leads=["Somebody"])
            operations.add_commitment(action=action, text="Visit", rule="monthly", starts_on=MADE, **made)
            operations.add_stream(plan=thread.plan, name=f"Stream {number} {each}", actions=[action], **made)
            operations.add_milestone(plan=thread.plan, name="Hub", due_on=TODAY, **made)
            told = {"due_on": MADE, "said": "done", **made}
            operations.tell_occurrence(commitment=action.commitments.get(), version=1, **told)
        leading.get(at(name, thread.plan))
        with CaptureQueriesContext(connection) as caught:
            assert leading.get(at(name, thread.plan)).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_who_reads_only_is_offered_no_change(thread: Thread, visit_as: Callable[..., Client]) -> None:
    reader = visit_as("DIR")
    for name in ("plan-life", "plan-streams", "plan-kept"):
        page = reader.get(at(name, thread.plan)).text
        assert "/add/" not in page and "/earlier/" not in page and "/place/" not in page


def test_the_owner_finds_on_the_home_page_what_waits_and_what_passed_in_silence(
    leading: Client, owning: Client, thread: Thread
) -> None:
    operations.add_commitment(
        action=thread.action, text="Visit a team", rule="monthly", starts_on=date(2026, 10, 5), by=thread.lead, on=MADE
    )
    page = owning.get("/").text
    assert "What recurs in my actions" in page
    assert at("commitment-tell", Commitment.objects.get(), 0) in page
    assert at("commitment-tell", Commitment.objects.get(), 1) in page
    for number in (0, 1):
        version = Commitment.objects.get().version
        owning.post(at("commitment-tell", Commitment.objects.get(), number), {"version": version, "said": "done"})
    assert "What recurs in my actions" not in owning.get("/").text
