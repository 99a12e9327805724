"""What waits for what, work streams, milestones, and what an action does again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations, positions, waiting
from goldenthread.plans.delivery import Flag, Rating
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Commitment, Occurrence, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def wait(action: Action, *others: Action, by: Person) -> Action:
    stored = Action.objects.get(pk=action.pk)
    return operations.set_waits_for(action=stored, version=stored.version, waits_for=others, by=by, on=TODAY)


def test_a_late_action_says_what_waits_for_it(add_action: Callable[..., Action], lead: Person) -> None:
    rota, train = add_action("31 Oct 2026", text="Write the rota"), add_action(text="Train the duty team")
    wait(train, rota, by=lead)
    assert waiting.of(rota, lead, on=TODAY).sentence == "It is late, and one action waits for it."
    assert waiting.of(train, lead, on=TODAY).sentence == "Of the actions that it waits for one is late."
    assert waiting.of(rota, lead, on=date(2026, 10, 31)).sentence == ""


def test_a_date_moved_past_that_of_what_waits_for_it_is_told_on_both_sides(
    add_action: Callable[..., Action], lead: Person
) -> None:
    """Due on the same day nothing is said: what has to be done first may be done that morning."""
    rota, train = (
        add_action("28 Feb 2027", text="Write the rota"),
        add_action("31 Mar 2027", text="Train the duty team"),
    )
    wait(train, rota, by=lead)
    rota = move(rota, "31 Mar 2027", by=lead)
    assert _sentences(rota, train, lead) == ("", "")
    rota = move(rota, "1 Apr 2027", by=lead)
    assert _sentences(rota, train, lead) == (
        "Of the actions that wait for it one is due before it.",
        "Of the actions that it waits for one is due only after its own date.",
    )
    operations.drop_action(action=rota, version=rota.version, reason="Done elsewhere", by=lead, on=TODAY)
    assert _sentences(rota, train, lead) == ("", "")


def move(action: Action, due: str, *, by: Person) -> Action:
    stored = Action.objects.get(pk=action.pk)
    operations.change_due_date(action=stored, version=stored.version, due=due, reason="Ill", by=by, on=TODAY)
    return stored


def _sentences(first: Action, then: Action, reader: Person) -> tuple[str, str]:
    stored = [Action.objects.get(pk=each.pk) for each in (first, then)]
    return tuple(waiting.of(each, reader, on=TODAY).sentence for each in stored)


def test_what_is_no_longer_in_the_plan_neither_waits_nor_is_waited_for(
    add_action: Callable[..., Action], lead: Person
) -> None:
    rota, train = add_action("31 Oct 2026", text="Write the rota"), add_action(text="Train the duty team")
    wait(train, rota, by=lead)
    for gone, other in ((rota, train), (train, rota)):
        stored = Action.objects.get(pk=gone.pk)
        operations.drop_action(action=stored, version=stored.version, reason="Done elsewhere", by=lead, on=TODAY)
        assert waiting.of(Action.objects.get(pk=other.pk), lead, on=TODAY).sentence == ""
        assert waiting.of(stored, lead, on=TODAY).sentence == ""
        stored.refresh_from_db()
        operations.take_up_action(action=stored, version=stored.version, by=lead, on=TODAY)


def test_no_action_waits_for_itself_round_any_number_of_corners(
    add_action: Callable[..., Action], lead: Person
) -> None:
    first, second, third = (add_action(text=text) for text in ("First", "Second", "Third"))
    wait(second, first, by=lead)
    wait(third, second, by=lead)
    with pytest.raises(PlanError, match="“First” waits for this action"):
        wait(first, first, by=lead)
    with pytest.raises(PlanError, match="“Third” waits for this action already"):
        wait(first, third, by=lead)
    assert not Action.objects.get(pk=first.pk).waits_for.exists()
    wait(third, second, first, by=lead)
    assert chain.lines_about(third)[0].changes == {"waits_for": [[second.pk], sorted([first.pk, second.pk])]}


def test_an_action_waits_within_its_plan_only(world: World, action: Action, lead: Person) -> None:
    other = operations.create_plan(name="Elsewhere", unit=world.authority, by=lead, on=TODAY)
    area = operations.add_area(plan=other, name="Area", by=lead, on=TODAY)
    far = operations.add_action(area=area, text="Far", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="of its own plan"):
        wait(action, far, by=lead)


def test_a_circle_is_found_along_every_branch() -> None:
    waits = {2: [3, 4], 4: [5], 5: [1]}
    assert waiting.circle(1, [2], waits) == [2, 4, 5, 1]
    assert waiting.circle(1, [3], waits) == []


def test_an_action_belongs_to_any_number_of_streams(
    plan: Plan, add_action: Callable[..., Action], lead: Person
) -> None:
    actions = [add_action(text="Train"), add_action(text="Recruit")]
    made = {"by": lead, "on": TODAY}
    staff = operations.add_stream(plan=plan, name="Workforce", lead="Head of workforce", actions=actions, **made)
    operations.add_stream(plan=plan, name="Practice", actions=actions[:1], **made)
    assert [stream.name for stream in actions[0].streams.all()] == ["Workforce", "Practice"]
    with pytest.raises(PlanError, match="already has a work stream"):
        operations.add_stream(plan=plan, name=" Workforce ", **made)
    operations.edit_stream(stream=staff, version=1, name="Staff", lead="", actions=actions[1:], **made)
    assert chain.lines_about(plan)[0].changes["name"] == ["Workforce", "Staff"]
    operations.remove_stream(stream=staff, version=2, **made)
    operations.add_stream(plan=plan, name="Staff", **made)
    with pytest.raises(PlanError, match="already has a work stream"):
        operations.restore_stream(stream=staff, version=3, **made)


def test_a_removed_stream_comes_back_with_its_actions(plan: Plan, action: Action, lead: Person) -> None:
    made = {"by": lead, "on": TODAY}
    stream = operations.add_stream(plan=plan, name="Workforce", actions=[action], **made)
    operations.remove_stream(stream=stream, version=1, **made)
    operations.restore_stream(stream=stream, version=2, **made)
    assert stream.removed_on is None
    assert list(stream.actions.all()) == [action]


def test_a_milestone_is_reached_on_a_day_and_that_is_taken_back(plan: Plan, lead: Person) -> None:
    made = {"by": lead, "on": TODAY}
    hub = operations.add_milestone(plan=plan, name="Hub opens", due_on=date(2027, 1, 4), **made)
    operations.edit_milestone(milestone=hub, version=1, name="Hub opens", due_on=date(2027, 2, 1), **made)
    with pytest.raises(PlanError, match="still to come"):
        operations.reach_milestone(milestone=hub, version=2, reached_on=date(2026, 11, 21), **made)
    operations.reach_milestone(milestone=hub, version=2, reached_on=TODAY, **made)
    assert (hub.reached_on, hub.reached_by) == (TODAY, lead)
    operations.reach_milestone(milestone=hub, version=3, reached_on=None, **made)
    assert hub.reached_on is None and hub.reached_by is None
    assert chain.lines_about(plan)[2].changes["milestone"][1] == "Hub opens, 2027-02-01"


@pytest.fixture
def visits(action: Action, lead: Person) -> Commitment:
    return operations.add_commitment(
        action=action, text="Visit a team", rule="monthly", starts_on=date(2026, 9, 5), by=lead, on=TODAY
    )


def tell(visits: Commitment, by: Person, due_on: date, said: str = "done", **words: object) -> Occurrence:
    stored = Commitment.objects.get(pk=visits.pk)
    return operations.tell_occurrence(
        commitment=stored, version=stored.version, due_on=due_on, said=said, by=by, on=TODAY, **words
    )


def test_a_missed_time_stands_beside_the_rating_and_does_not_move_it(
    action: Action, visits: Commitment, lead: Person
) -> None:
    position = positions.of_action(Action.objects.get(), on=TODAY)
    assert (position.reported, position.flags) == (Rating.GREY, (Flag.MISSED,))
    tell(visits, lead, date(2026, 9, 5))
    tell(visits, lead, date(2026, 10, 5), "not_done", note="The team moved house")
    assert positions.of_action(Action.objects.get(), on=TODAY).flags == ()


def test_a_time_is_told_by_whoever_answers_for_the_action(world: World, visits: Commitment, lead: Person) -> None:
    owner, stranger = world.person("TM", world.north, name="Team manager"), world.person("TM", world.south)
    visits.action.leads.create(raw="Team manager", person=owner)
    told = tell(visits, owner, date(2026, 9, 5), done_on=date(2026, 9, 7), note="With the head of service")
    assert (told.said_by, told.done_on) == (owner, date(2026, 9, 7))
    with pytest.raises(NotAllowed):
        tell(visits, stranger, date(2026, 10, 5))
    assert tell(visits, owner, date(2026, 9, 5), "not_done", note="It was another team").pk == told.pk
    operations.untell_occurrence(occurrence=told, version=3, by=owner, on=TODAY)
    assert not Occurrence.objects.exists()


@pytest.mark.parametrize(
    ("due_on", "words", "why"),
    [
        (date(2026, 9, 6), {}, "does not fall due"),
        (date(2026, 12, 5), {}, "still to come"),
        (date(2026, 9, 5), {"done_on": date(2026, 11, 21)}, "still to come"),
        (date(2026, 9, 5), {"said": "not_done"}, "Say why it was not done"),
    ],
)
def test_what_cannot_be_said_of_a_time_is_refused(
    visits: Commitment, lead: Person, due_on: date, words: dict[str, object], why: str
) -> None:
    with pytest.raises(PlanError, match=why):
        tell(visits, lead, due_on, **words)


def test_a_commitment_ends_and_goes_on(visits: Commitment, lead: Person) -> None:
    tell(visits, lead, date(2026, 11, 5))
    stored = Commitment.objects.get()
    with pytest.raises(PlanError, match="a later time already"):
        operations.end_commitment(commitment=stored, version=2, ends_on=date(2026, 10, 31), by=lead, on=TODAY)
    operations.end_commitment(commitment=stored, version=2, ends_on=TODAY, by=lead, on=TODAY)
    assert [time.due_on.month for time in positions.times(Commitment.objects.get(), on=TODAY)] == [9, 10, 11]
    operations.end_commitment(commitment=stored, version=3, ends_on=None, by=lead, on=TODAY)
    assert len(positions.times(Commitment.objects.get(), on=TODAY)) == 6


def test_a_milestone_added_by_mistake_is_taken_back_by_who_added_it_while_nothing_else_was_done(
    plan: Plan, lead: Person, world: World
) -> None:
    made = {"by": lead, "on": TODAY}
    hub = operations.add_milestone(plan=plan, name="Hub opens", due_on=TODAY, **made)
    with pytest.raises(PlanError, match="changed otherwise meanwhile"):
        operations.take_milestone_back(milestone=hub, version=1, by=world.person("PL"), on=TODAY)
    operations.take_milestone_back(milestone=hub, version=1, **made)
    assert not plan.milestones.exists()
    line = chain.lines_about(plan).first()
    assert line is not None and (line.kind, line.detail) == ("plans.milestone_taken_back", "Hub opens, 2026-11-20")
    again = operations.add_milestone(plan=plan, name="Hub opens", due_on=TODAY, **made)
    operations.reach_milestone(milestone=again, version=1, reached_on=TODAY, **made)
    with pytest.raises(PlanError, match="changed otherwise meanwhile"):
        operations.take_milestone_back(milestone=again, version=2, **made)


def test_what_recurs_is_taken_back_by_who_added_it_while_nothing_was_said_of_it(
    action: Action, lead: Person, world: World
) -> None:
    """A promise that stood for a while is ended, never taken out: only the last thing done is undone."""
    made = {"by": lead, "on": TODAY}
    visits = operations.add_commitment(action=action, text="Visit", rule="weekly", starts_on=TODAY, **made)
    with pytest.raises(PlanError, match="changed otherwise meanwhile"):
        operations.take_commitment_back(commitment=visits, version=1, by=world.person("PL"), on=TODAY)
    operations.take_commitment_back(commitment=visits, version=1, **made)
    assert not action.commitments.exists()
    line = chain.lines_about(action).first()
    assert line is not None and (line.kind, line.detail) == ("plans.commitment_taken_back", "Visit")
    again = operations.add_commitment(action=action, text="Visit", rule="weekly", starts_on=TODAY, **made)
    operations.tell_occurrence(commitment=again, version=1, due_on=TODAY, said="done", **made)
    with pytest.raises(PlanError, match="changed otherwise meanwhile"):
        operations.take_commitment_back(commitment=again, version=2, **made)
