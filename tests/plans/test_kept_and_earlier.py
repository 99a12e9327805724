"""Promises kept, and the log of dates filled from an earlier document."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import earlier, importing, kept, operations
from goldenthread.plans.directory import operations as directory
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, DateChange, EarlierDocument, Plan
from goldenthread.plans.reading import dates
from goldenthread.plans.reading import model as read
from tests.shared import shared
from tests.world import World

TODAY = date(2026, 11, 20)
AUGUST = date(2026, 8, 14)


def moved(action: Action, due: str, by: Person) -> Action:
    operations.change_due_date(action=action, version=action.version, due=due, reason="Late", by=by, on=TODAY)
    return action


def complete(action: Action, day: date) -> None:
    Action.objects.filter(pk=action.pk).update(
        status="complete", completed_on=day, completed_by=action.area.plan.created_by
    )


def all_of(plan: Plan) -> list[Action]:
    found = Action.objects.filter(area__plan=plan).select_related("area")
    return list(found.prefetch_related("date_changes", "leads"))


def test_a_promise_is_kept_by_its_first_day_and_by_its_last(
    plan: Plan, add_action: Callable[..., Action], lead: Person
) -> None:
    in_time = add_action("31 Oct 2026", text="In time", leads=["Ann"])
    complete(in_time, date(2026, 10, 31))
    late = moved(add_action("30 Sep 2026", text="By its last day", leads=["Ann", "Ben"]), "30 Oct 2026", lead)
    complete(late, date(2026, 10, 30))
    moved(moved(add_action("30 Sep 2026", text="Still open", leads=["Ben"]), "31 Oct 2026", lead), "31 Mar 2027", lead)
    add_action("31 Mar 2027", text="Not due yet")
    add_action("soon", text="No date")
    (door,) = kept.by_area(all_of(plan), on=TODAY)
    assert (door.name, door.actions, door.moves, door.moved) == ("Front door", 5, 3, 2)
    assert (door.first_met, door.first_due, door.last_met, door.last_due) == (1, 3, 2, 2)
    # 22 working days from 30 Sep to 30 Oct; 126 to 31 Mar 2027 (four bank holidays in between); two did not move
    assert door.median_slip == 11
    owners = {
        each.name: (each.actions, each.first_met, each.first_due) for each in kept.by_owner(all_of(plan), on=TODAY)
    }
    assert owners == {"Ann": (2, 1, 2), "Ben": (2, 0, 2), "No owner named": (2, 0, 0)}


def test_the_first_date_that_an_action_is_given_is_its_promise_and_no_move(
    plan: Plan, add_action: Callable[..., Action], lead: Person
) -> None:
    action = moved(add_action("TBC", text="Dated later"), "30 Sep 2026", lead)
    promised = kept.promise(action)
    assert (promised.first_on, promised.moves, promised.slip) == (date(2026, 9, 30), 0, 0)
    assert kept.first_words(action, action.date_changes.all()) == ("2026-09-30", "30 Sep 2026")
    moved(action, "31 Mar 2027", lead)
    promised = kept.promise(Action.objects.get(pk=action.pk))
    assert (promised.first_on, promised.moves) == (date(2026, 9, 30), 1)
    (door,) = kept.by_area(all_of(plan), on=TODAY)
    assert (door.first_met, door.first_due) == (0, 1)


def test_a_move_that_was_taken_back_at_once_is_none(add_action: Callable[..., Action], lead: Person) -> None:
    dated, bare = add_action("30 Sep 2026", text="Dated"), add_action("", text="Bare")
    for action in (dated, bare):
        moved(action, "31 Oct 2026", lead)
        operations.move_due_back(action=action, version=action.version, by=lead, on=TODAY)
    assert [(kept.promise(each).first_on, kept.promise(each).moves) for each in (dated, bare)] == [
        (date(2026, 9, 30), 0), (None, 0),
    ]  # fmt: skip


def test_two_spellings_of_one_owner_are_one(plan: Plan, add_action: Callable[..., Action], lead: Person) -> None:
    quality = directory.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    for spelling in ("HoS QA", "JW", "Head of Service, Quality Assurance", "HoS QA"):
        add_action("30 Sep 2026", text=f"By {spelling}", leads=[spelling, spelling.upper()])
    assert [(each.name, each.actions) for each in kept.by_owner(all_of(plan), on=TODAY)] == [
        ("Head of Service, Quality Assurance", 3), ("JW", 1),
    ]  # fmt: skip
    directory.say_spelling(post=quality, raw="JW", is_meant=True, by=lead, on=TODAY)
    (one,) = kept.by_owner(all_of(plan), on=TODAY)
    assert (one.name, one.actions, one.first_due) == ("Head of Service, Quality Assurance", 4, 4)


def test_what_is_due_today_is_not_yet_counted_against_it(plan: Plan, add_action: Callable[..., Action]) -> None:
    add_action("20 Nov 2026")
    assert kept.by_area(all_of(plan), on=TODAY)[0].first_share is None
    assert kept.by_area(all_of(plan), on=date(2026, 11, 21))[0].first_share == 0


def promised(text: str, due: str, area: str = "Front door") -> read.Action:
    return read.Action(key=f"k-{text}", text=text, area=area, dates=(dates.understand(due),))


def document(*actions: read.Action) -> read.Reading:
    return read.Reading(read.DocumentFacts("Plan of August"), actions=actions)


def bring(plan: Plan, by: Person, reading: read.Reading, day: date = AUGUST, **more: object) -> EarlierDocument:
    plan = Plan.objects.get(pk=plan.pk)
    return operations.bring_earlier(
        plan=plan, version=plan.version, reading=reading, name="Plan of August", dated_on=day, by=by, on=TODAY, **more
    )


@pytest.fixture
def of_september(add_action: Callable[..., Action]) -> list[Action]:
    return [
        add_action("Dec-26", text="Review the duty rota"),
        add_action("Nov-26", text="Monitor level of children seen alone"),
        add_action("Nov-26", text="Meet schools each month"),
        add_action("tbc", text="Name a lead for letters"),
    ]


OF_AUGUST = document(
    promised("Review the duty rota.", "Oct-26"),
    promised("Monitor % of children seen alone", "Nov-26"),
    promised("Name a lead for letters", "Sep-26"),
    promised("Buy a van", "Sep-26"),
)


def test_a_document_of_august_fills_the_log_of_a_plan_of_september(
    plan: Plan, of_september: list[Action], lead: Person
) -> None:
    brought = bring(plan, lead, OF_AUGUST)
    assert (brought.matched, brought.moved) == (2, 1)
    line = DateChange.objects.get()
    assert (line.action.text, line.old_iso, line.new_iso) == ("Review the duty rota", "2026-10", "2026-12")
    assert (line.reason, line.as_at, line.changed_on) == ("As in the document of 14 Aug 2026.", AUGUST, TODAY)
    assert Action.objects.get(text="Review the duty rota").due_iso == "2026-12"
    assert kept.promise(of_september[0]).first_on == date(2026, 10, 31)
    told = chain.lines_about(plan)[0]
    assert told.detail == ("Of 2 actions common to both with a date, 1 moved later; 1 is not found in the plan.")


def test_what_is_found_lost_and_added_is_told_before_anything_is_kept(plan: Plan, of_september: list[Action]) -> None:
    compared = earlier.compare(plan, OF_AUGUST)
    assert [(each.text, each.likeness < 1) for each in compared.found] == [
        ("Review the duty rota.", False), ("Monitor % of children seen alone", True),
        ("Name a lead for letters", False),
    ]  # fmt: skip
    assert [each.text for each in compared.lost] == ["Buy a van"]
    assert [each.text for each in compared.added] == ["Meet schools each month"]


def test_a_person_joins_what_words_do_not_and_parts_what_they_join_wrongly(
    plan: Plan, of_september: list[Action], lead: Person
) -> None:
    by_hand = {"k-Buy a van": of_september[2].pk}
    bring(plan, lead, OF_AUGUST, by_hand=by_hand, apart=["k-Review the duty rota."])
    assert DateChange.objects.get().action == of_september[2]


def test_documents_come_in_from_the_newest_to_the_oldest(plan: Plan, of_september: list[Action], lead: Person) -> None:
    bring(plan, lead, OF_AUGUST)
    with pytest.raises(PlanError, match="from the newest to the oldest"):
        bring(plan, lead, OF_AUGUST, AUGUST)
    bring(plan, lead, document(promised("Review the duty rota", "Jul-26")), date(2026, 6, 1))
    log = [(line.old_iso, line.new_iso) for line in of_september[0].date_changes.all()]
    assert log == [("2026-10", "2026-12"), ("2026-07", "2026-10")]
    assert kept.promise(of_september[0]).moves == 2
    newer, older = EarlierDocument.objects.get(dated_on=AUGUST), EarlierDocument.objects.get(dated_on=date(2026, 6, 1))
    undo = {"by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="rests on this one"):
        operations.take_back_earlier(brought=newer, version=Plan.objects.get().version, **undo)
    operations.take_back_earlier(brought=older, version=Plan.objects.get().version, **undo)
    operations.take_back_earlier(brought=newer, version=Plan.objects.get().version, **undo)
    assert not DateChange.objects.exists()


def test_a_line_from_a_document_stands_below_the_moves_made_here(
    plan: Plan, of_september: list[Action], lead: Person
) -> None:
    moved(Action.objects.get(pk=of_september[0].pk), "31 Jan 2027", lead)
    bring(plan, lead, OF_AUGUST)
    log = [(line.old_iso, line.new_iso) for line in of_september[0].date_changes.all()]
    assert log == [("2026-12", "2027-01-31"), ("2026-10", "2026-12")]


def test_a_document_of_another_plan_or_of_tomorrow_is_refused(
    plan: Plan, of_september: list[Action], lead: Person
) -> None:
    with pytest.raises(PlanError, match="No action of this document"):
        bring(plan, lead, document(promised("Paint the hall", "Oct-26")))
    with pytest.raises(PlanError, match="still to come"):
        bring(plan, lead, OF_AUGUST, date(2026, 11, 21))


def test_only_who_writes_the_plan_fills_its_log(world: World, plan: Plan, of_september: list[Action]) -> None:
    with pytest.raises(Exception, match="not yours to change"):
        bring(plan, world.person("HOS", world.safeguarding), OF_AUGUST)


def of_truth(name: str) -> read.Reading:
    """The actions and dates of a shared document as a careful reader wrote them down."""
    areas = json.loads(shared(f"plans/truth/{name}.json").read_text(encoding="utf-8"))["areas"]
    rows = [(area["name"], action) for area in areas for action in _actions_of(area)]
    actions = (read.Action(key=a["id"], text=a["text"], area=area, dates=_dates_of(a)) for area, a in rows)
    return read.Reading(read.DocumentFacts(name), actions=tuple(actions))


def _dates_of(action: dict[str, Any]) -> tuple[read.ReadDate, ...]:
    return tuple(read.ReadDate(day["raw"], day["iso"]) for day in action["target_dates"])


def _actions_of(area: dict[str, Any]) -> list[dict[str, Any]]:
    blocks = [action for b in area.get("blocks", []) for o in b["outcomes"] for action in o["actions"]]
    return blocks or area["actions"]


def test_of_143_actions_common_to_two_shared_documents_70_moved_later(world: World, lead: Person) -> None:
    """August's document in the log of September's plan. Words find 142 of the 146 actions that a careful reader found
    in both; a person joins the other four, and is offered the right action for each."""
    later, august = of_truth("000_southampton_improvement_plan"), of_truth("001_southampton_exception_report")
    plan = importing.import_reading(later, name="September", unit=world.authority, by=lead, on=TODAY)
    alone = earlier.compare(plan, august)
    assert (len(alone.found), alone.comparable, alone.later) == (142, 139, 67)
    by_hand = {"1.ASM.06": "0.ASM.06", "1.CRS.05": "0.CRS.05", "1.YJ.04": "0.YJ.04", "1.CL.02": "0.CL.02"}
    places = {action.key: place for place, action in enumerate(later.actions)}
    stored = {action.order: action.pk for action in Action.objects.filter(area__plan=plan)}
    joined = {key: stored[places[same]] for key, same in by_hand.items()}
    assert all(pk in [each.pk for each in alone.perhaps[key]] for key, pk in joined.items())
    brought = bring(plan, lead, august, date(2020, 8, 14), by_hand=joined)
    assert (brought.matched, brought.moved) == (143, 71)
    moves = [(line.old_iso, line.new_iso) for line in DateChange.objects.all()]
    assert sum(new > old for old, new in moves) == 70
