"""Several actions changed together: all or none, each with its line, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.plans import operations
from goldenthread.plans.errors import NotAllChanged, PlanError
from goldenthread.plans.models import Action, DateChange, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def three(add_action: Callable[..., Action]) -> list[Action]:
    return [add_action(text=f"Action {n}", leads=["Old lead"], partners=["Police"]) for n in "abc"]


def _chosen(actions: list[Action]) -> dict[int, int]:
    return dict(Action.objects.filter(pk__in=[each.pk for each in actions]).values_list("pk", "version"))


def _call(name: str, by: Person, actions: list[Action], **more: Any) -> dict[int, int]:
    plan = Plan.objects.get()
    return getattr(operations, name)(plan=plan, chosen=more.pop("chosen", _chosen(actions)), by=by, on=TODAY, **more)


def _leads(action: Action) -> list[str]:
    return [each.raw for each in action.leads.all()]


def _kinds(action: Action) -> list[str]:
    return [line.kind.removeprefix("plans.") for line in chain.lines_about(action)][:-1]


def test_leads_are_replaced_partners_stay_and_it_can_be_taken_back(three: list[Action], lead: Person) -> None:
    left = _call("lead_actions", lead, three[:2], leads=["New lead", "Deputy"])
    assert [_leads(each) for each in three] == [["New lead", "Deputy"]] * 2 + [["Old lead"]]
    assert [each.raw for each in three[0].partners.all()] == ["Police"]
    assert left == _chosen(three[:2])
    _call("change_back", lead, three[:2], chosen=left, change="leads")
    assert [_leads(each) for each in three] == [["Old lead"]] * 3
    assert [_kinds(each) for each in three] == [["action_assigned"] * 2] * 2 + [[]]
    with pytest.raises(PlanError, match="Say who leads them"):
        _call("lead_actions", lead, three, leads=[])


def test_they_join_a_work_stream_and_leave_it_again(three: list[Action], lead: Person, plan: Plan) -> None:
    stream = operations.add_stream(plan=plan, name="Workforce", actions=[three[2]], by=lead, on=TODAY)
    with pytest.raises(NotAllChanged, match="1 of the 3 chosen") as refused:
        _call("stream_actions", lead, three, stream=stream)
    assert [(a, str(why)) for a, why in refused.value.refused] == [(three[2], "It is in this work stream already.")]
    assert list(stream.actions.all()) == [three[2]]
    left = _call("stream_actions", lead, three[:2], stream=stream)
    assert set(stream.actions.all()) == set(three)
    _call("change_back", lead, three[:2], chosen=left, change="stream", stream=stream)
    assert list(stream.actions.all()) == [three[2]]
    assert _kinds(three[0]) == ["action_streamed", "action_streamed"]


def test_a_stream_of_another_plan_or_one_taken_away_is_none(world: World, three: list[Action], lead: Person) -> None:
    other = operations.create_plan(name="Another", unit=world.authority, by=lead, on=TODAY)
    stream = operations.add_stream(plan=other, name="Elsewhere", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="not one of the plan's"):
        operations.stream_actions(
            plan=three[0].area.plan, chosen=_chosen(three), stream=stream, by=lead, on=TODAY
        )  # fmt: skip


def test_dates_move_for_one_reason_and_the_log_shows_both_ways(three: list[Action], lead: Person) -> None:
    left = _call("move_actions", lead, three[:2], due="30 Jun 2027", reason="A partner left", agreed_by="Board")
    lines = DateChange.objects.order_by("pk")
    assert [(each.old_raw, each.new_iso, each.reason, each.agreed_by) for each in lines] == [
        ("31 Mar 2027", "2027-06-30", "A partner left", "Board")
    ] * 2
    _call("change_back", lead, three[:2], chosen=left, change="due")
    assert {(each.due_raw, each.due_on) for each in Action.objects.all()} == {("31 Mar 2027", date(2027, 3, 31))}
    assert [each.reason for each in lines.all()][2:] == ["Taken back: A partner left"] * 2


def test_a_date_that_was_none_is_none_again(add_action: Callable[..., Action], lead: Person) -> None:
    action = add_action("To be confirmed")
    left = _call("move_actions", lead, [action], due="30 Jun 2027", reason="Known now")
    _call("change_back", lead, [action], chosen=left, change="due")
    action.refresh_from_db()
    assert (action.due_raw, action.due_on) == ("To be confirmed", None)


def test_only_ones_own_last_move_of_the_day_is_taken_back(world: World, three: list[Action], lead: Person) -> None:
    _call("move_actions", lead, three[:1], due="30 Jun 2027", reason="Late")
    with pytest.raises(NotAllChanged):
        _call("change_back", world.person("PL"), three[:1], change="due")
    with pytest.raises(NotAllChanged):
        _call("change_back", lead, three[1:], change="due")


def test_a_mistake_in_what_was_typed_is_told_once_beside_its_field(three: list[Action], lead: Person) -> None:
    with pytest.raises(PlanError, match="Say why the date moves") as told:
        _call("move_actions", lead, three, due="30 Jun 2027", reason=" ")
    assert told.value.field == "reason"
    with pytest.raises(PlanError, match="is not a date"):
        _call("move_actions", lead, three, due="soon", reason="Late")


def test_they_are_begun_and_not_begun_after_all(three: list[Action], lead: Person) -> None:
    left = _call("begin_actions", lead, three[:2])
    assert [each.status for each in Action.objects.order_by("pk")] == ["under_way", "under_way", "not_started"]
    with pytest.raises(NotAllChanged, match="2 of the 3"):
        _call("begin_actions", lead, three)
    _call("change_back", lead, three[:2], chosen=left, change="begun")
    assert {each.status for each in Action.objects.all()} == {"not_started"}


def test_one_stale_version_stops_all_of_them(three: list[Action], lead: Person) -> None:
    chosen, before = _chosen(three), Entry.objects.count()
    chosen[three[1].pk] += 1
    with pytest.raises(NotAllChanged, match="1 of the 3 chosen can not be changed so, and therefore none was") as told:
        _call("lead_actions", lead, three, leads=["New"], chosen=chosen)
    assert "Somebody else changed this" in str(told.value.refused[0][1])
    assert [_leads(each) for each in three] == [["Old lead"]] * 3
    assert Entry.objects.count() == before


def test_what_was_changed_otherwise_meanwhile_is_not_taken_back(three: list[Action], lead: Person) -> None:
    left = _call("lead_actions", lead, three, leads=["New"])
    operations.set_begun(
        action=Action.objects.get(pk=three[0].pk), version=left[three[0].pk], begun=True, by=lead, on=TODAY
    )
    with pytest.raises(NotAllChanged, match="1 of the 3"):
        _call("change_back", lead, three, chosen=left, change="leads")
    assert _leads(three[1]) == ["New"]
    with pytest.raises(PlanError, match="Nothing of this kind"):
        _call("change_back", lead, three, change="text")


def test_rights_are_asked_of_each_action(world: World, three: list[Action], plan: Plan, lead: Person) -> None:
    manager = world.person("TM", world.north)
    three[0].leads.create(raw="Me", person=manager)
    with pytest.raises(NotAllChanged, match="2 of the 3"):
        _call("begin_actions", manager, three)
    _call("begin_actions", manager, three[:1])
    with pytest.raises(NotAllChanged):
        _call("lead_actions", manager, three[:1], leads=["New"])
    stream = operations.add_stream(plan=plan, name="Workforce", by=lead, on=TODAY)
    with pytest.raises(NotAllowed):
        _call("stream_actions", manager, three[:1], stream=stream)


def test_actions_out_of_reach_or_of_no_choice(world: World, three: list[Action], lead: Person) -> None:
    with pytest.raises(OutOfReach):
        _call("begin_actions", world.person("TM", world.looked_after), three)
    with pytest.raises(PlanError, match="No action is chosen"):
        _call("begin_actions", lead, [])


def test_who_has_the_list_open_while_another_changes_it_is_told_to_look_not_of_a_text_beside_theirs(
    three: list[Action], lead: Person
) -> None:
    chosen = _chosen(three[:1])
    chosen[three[0].pk] += 1
    with pytest.raises(NotAllChanged, match="The one that you chose can not be changed so") as told:
        _call("lead_actions", lead, three[:1], leads=["New"], chosen=chosen)
    assert str(told.value.refused[0][1]) == (
        "Somebody else changed this while you had it open. Look at it, and choose it again."
    )


def test_leads_that_own_it_already_are_no_change_to_take_back(three: list[Action], lead: Person) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotAllChanged, match="None of the 3 chosen can be changed so") as told:
        _call("lead_actions", lead, three, leads=["Old lead"])
    assert {str(why) for _, why in told.value.refused} == {"It is led by these already."}
    assert Entry.objects.count() == before


@pytest.fixture
def banded(plan: Plan, lead: Person, add_action: Callable[..., Action]) -> list[Action]:
    """Two actions without a date that answer what an inspection wants at once and within three months."""
    source = operations.add_source(
        kind="ilacs_short", title="Inspection", published_on=date(2026, 9, 14), by=lead, on=TODAY
    )
    wanted = [
        operations.add_recommendation(plan=plan, text=band, timeframe=band, source=source, by=lead, on=TODAY)
        for band in ("Immediately", "Within three months")
    ]
    return [add_action("", text=each.text, recommendations=[each]) for each in wanted]


def test_actions_take_the_day_of_their_time_band_and_the_log_says_from_which(
    banded: list[Action], lead: Person
) -> None:
    left = _call("band_actions", lead, banded)
    found = Action.objects.order_by("pk")
    assert [(each.due_raw, each.due_on) for each in found] == [
        ("14 Sep 2026", date(2026, 9, 14)), ("14 Dec 2026", date(2026, 12, 14)),
    ]  # fmt: skip
    assert [(each.old_raw, each.reason) for each in DateChange.objects.order_by("pk")] == [
        ("", "By its time band, “Immediately”."), ("", "By its time band, “Within three months”."),
    ]  # fmt: skip
    _call("change_back", lead, banded, chosen=left, change="banded")
    assert {(each.due_raw, each.due_on) for each in Action.objects.all()} == {("", None)}


def test_of_several_bands_the_first_day_counts(plan: Plan, banded: list[Action], lead: Person) -> None:
    banded[1].recommendations.add(banded[0].recommendations.get())
    _call("band_actions", lead, banded[1:])
    assert Action.objects.get(pk=banded[1].pk).due_on == date(2026, 9, 14)


def test_a_date_of_its_own_no_band_or_a_source_without_a_day_stand_in_the_way(
    plan: Plan, banded: list[Action], add_action: Callable[..., Action], lead: Person
) -> None:
    dated, bare = add_action(text="Dated"), add_action("", text="Bare")
    lost = add_action("", text="Lost", phase="Within a year")
    lost.recommendations.add(operations.add_recommendation(plan=plan, text="See", timeframe="", by=lead, on=TODAY))
    with pytest.raises(NotAllChanged, match="3 of the 4") as told:
        _call("band_actions", lead, [banded[0], dated, bare, lost])
    assert [str(why) for _, why in told.value.refused] == [
        "It has a due date of its own.",
        "It stands under no time band.",
        "“Within a year” gives no day: its source has none. Say on which day the source was published.",
    ]
    assert not DateChange.objects.exists()


def test_in_a_plan_that_is_signed_off_somebody_agrees_to_the_days_of_bands(
    world: World, plan: Plan, banded: list[Action], lead: Person
) -> None:
    plan.refresh_from_db()
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=TODAY)
    with pytest.raises(PlanError, match="Say who agreed"):
        _call("band_actions", lead, banded)
    _call("band_actions", lead, banded, agreed_by="Improvement Board")
    assert {each.agreed_by for each in DateChange.objects.all()} == {"Improvement Board"}
