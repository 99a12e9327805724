from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.errors import NotYours, PlanError, SecondPersonNeeded
from goldenthread.plans.models import Action, Area, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def say(action: Action, by: Person, period: str = "2026-11", **words: object) -> object:
    return operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def show(action: Action, by: Person) -> object:
    return operations.add_evidence(about=action, kind="text", text="Minutes of 3 November agree it.", by=by, on=TODAY)


def test_a_plan_begins_as_a_draft_with_its_line_of_history(plan: Plan) -> None:
    assert plan.status == "draft"
    assert [line.kind for line in chain.lines_about(plan)] == ["plans.plan_created"]


def test_a_social_worker_can_not_write_plans(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.create_plan(name="Mine", unit=world.north, by=world.person("SW", world.north), on=TODAY)


def test_a_head_of_service_writes_for_the_own_branch_only(world: World, plan: Plan) -> None:
    head = world.person("HOS", world.safeguarding)
    operations.create_plan(name="Safeguarding plan", unit=world.safeguarding, by=head, on=TODAY)
    with pytest.raises(NotYours):
        operations.create_plan(name="Care plan", unit=world.care, by=head, on=TODAY)
    with pytest.raises(NotYours):
        operations.add_area(plan=plan, name="Everything", by=head, on=TODAY)


def test_an_edit_tells_history_what_was_before(plan: Plan, lead: Person) -> None:
    operations.edit_plan(
        plan=plan, version=1, name="Getting it right", title="", purpose="Children are seen in time", period="2026-27",
        by=lead, on=TODAY,
    )  # fmt: skip
    line = chain.lines_about(plan)[0]
    assert line.changes == {"purpose": ["", "Children are seen in time"], "period": ["", "2026-27"]}


def test_a_stale_form_is_told_and_changes_nothing(plan: Plan, lead: Person) -> None:
    words = {"name": "A", "title": "", "purpose": "", "period": "", "by": lead, "on": TODAY}
    operations.edit_plan(plan=Plan.objects.get(), version=1, **words)
    with pytest.raises(StaleVersion):
        operations.edit_plan(plan=Plan.objects.get(), version=1, **{**words, "name": "B"})
    assert Plan.objects.get().name == "A"


def test_a_text_that_is_too_long_is_refused_by_name(plan: Plan, lead: Person) -> None:
    with pytest.raises(PlanError, match="name has 201 characters; at most 200 fit") as refusal:
        operations.add_area(plan=plan, name="x" * 201, by=lead, on=TODAY)
    assert refusal.value.field == "name"


def test_characters_that_no_page_can_hold_are_left_out(plan: Plan, lead: Person) -> None:
    area = operations.add_area(plan=plan, name=" Front\x00 door\x07 ", by=lead, on=TODAY)
    assert area.name == "Front door"


def test_an_area_of_the_same_name_is_refused(area: Area, lead: Person) -> None:
    with pytest.raises(PlanError, match="already has an area"):
        operations.add_area(plan=area.plan, name="Front door", by=lead, on=TODAY)


def test_officers_are_joined_to_people_by_exact_name_or_post_only(world: World, plan: Plan, lead: Person) -> None:
    manager = world.person("TM", world.north, name="Team manager, Assessment North")
    names = ["team manager,  assessment north", "Team manager"]
    area = operations.add_area(plan=plan, name="Assessment", officers=names, by=lead, on=TODAY)
    assert [(officer.raw, officer.person) for officer in area.officers.all()] == [(names[0], manager), (names[1], None)]


def test_a_post_that_two_people_hold_names_nobody(world: World, add_action: Callable[..., Action]) -> None:
    for _ in range(2):
        person = world.person("TM", world.north)
        person.post = "Team manager"
        person.save()
    assert add_action(leads=["Team manager"]).leads.get().person is None


def test_an_area_is_edited_with_its_officers_and_what_it_answers(
    world: World, plan: Plan, area: Area, lead: Person
) -> None:
    asked = operations.add_recommendation(plan=plan, text="See children sooner", by=lead, on=TODAY)
    operations.edit_area(
        area=area, version=1, name="Front door", unit=world.north, officers=["Head of Front Door"], leads=[],
        linked_plans=["Early help"], recommendations=[asked], by=lead, on=TODAY,
    )  # fmt: skip
    area.refresh_from_db()
    assert (area.unit, area.officers.get().raw, area.recommendations.get()) == (
        world.north,
        "Head of Front Door",
        asked,
    )
    changed = [line.changes for line in chain.lines_about(area)]
    assert {"recommendations": [[], [asked.pk]]} in changed


def test_a_source_is_given_its_kind_later(lead: Person) -> None:
    source = operations.add_source(kind="not_stated", title="Inspection", by=lead, on=TODAY)
    operations.edit_source(
        source=source, version=1, kind="ilacs_short", title="Inspection", published_on=date(2026, 5, 1), judgement="",
        link="https://reports.example/1", by=lead, on=TODAY,
    )  # fmt: skip
    assert chain.lines_about(source)[0].changes["kind"] == ["not_stated", "ilacs_short"]


def test_a_source_on_which_every_plan_rests_is_not_corrected_from_one_branch(world: World) -> None:
    head = world.person("HOS", world.safeguarding)
    source = operations.add_source(kind="not_stated", title="Inspection", by=head, on=TODAY)
    with pytest.raises(WholeCouncilOnly):
        operations.edit_source(
            source=source, version=1, kind="ilacs_short", title="Inspection", published_on=None, judgement="", link="",
            by=head, on=TODAY,
        )  # fmt: skip


def test_an_action_keeps_its_dates_as_written_and_as_understood(add_action: Callable[..., Action]) -> None:
    action = add_action("July -27", start="Jan-27", cost="£20k")
    assert (action.due_raw, action.due_iso, action.due_on) == ("July -27", "2027-07", date(2027, 7, 31))
    assert (action.original_due_raw, action.original_due_iso) == ("July -27", "2027-07")
    assert (action.start_iso, action.starts_on) == ("2027-01", date(2027, 1, 1))
    assert action.cost_raw == "£20k"


def test_a_date_that_is_none_keeps_the_reason(add_action: Callable[..., Action]) -> None:
    action = add_action("TBC")
    assert (action.due_raw, action.due_iso, action.due_on) == ("TBC", "", None)
    assert action.due_reason


def test_moving_a_date_keeps_the_log_and_the_original(action: Action, lead: Person) -> None:
    operations.change_due_date(
        action=action, version=1, due="30 Jun 2027", reason="Partner joined late", by=lead, on=TODAY
    )
    action.refresh_from_db()
    assert (action.due_iso, action.original_due_iso) == ("2027-06-30", "2027-03-31")
    line = action.date_changes.get()
    assert (line.old_iso, line.new_iso, line.reason) == ("2027-03-31", "2027-06-30", "Partner joined late")


def test_moving_a_date_asks_for_a_reason(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="Say why"):
        operations.change_due_date(action=action, version=1, due="30 Jun 2027", reason=" ", by=lead, on=TODAY)


def test_moving_a_date_to_no_date_is_refused_and_nothing_changes(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="not a date"):
        operations.change_due_date(action=action, version=1, due="soon", reason="Later", by=lead, on=TODAY)
    assert Action.objects.get().due_iso == "2027-03-31"


@pytest.mark.parametrize("same", ["31 Mar 2027", "31.03.2027", "Mar-27"])
def test_moving_a_date_to_where_it_stands_is_refused(action: Action, lead: Person, same: str) -> None:
    with pytest.raises(PlanError, match="already due on 31 Mar 2027") as refusal:
        operations.change_due_date(action=action, version=1, due=same, reason="Checked", by=lead, on=TODAY)
    assert refusal.value.field == "due"
    assert (action.due_raw, action.date_changes.count()) == ("31 Mar 2027", 0)


def test_after_sign_off_a_date_moves_only_by_agreement(world: World, action: Action, lead: Person) -> None:
    director = world.person("DIR")
    operations.sign_off_plan(plan=action.area.plan, version=action.area.plan.version, by=director, on=TODAY)
    move = {"action": action, "version": 1, "due": "30 Jun 2027", "reason": "Late", "by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="who agreed"):
        operations.change_due_date(**move)
    assert operations.change_due_date(**move, agreed_by="Improvement board").agreed_by == "Improvement board"


def test_the_drafter_does_not_sign_off_the_plan(world: World, lead: Person) -> None:
    world.give(lead, "DIR")
    plan = operations.create_plan(name="Mine", unit=world.authority, by=lead, on=TODAY)
    with pytest.raises(SecondPersonNeeded):
        operations.sign_off_plan(plan=plan, version=1, by=lead, on=TODAY)


def test_signing_off_locks_the_baseline(world: World, plan: Plan, lead: Person) -> None:
    line = operations.add_scorecard_line(plan=plan, text="Visits in time", baseline="70%", by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    same = {
        "line": line, "text": line.text, "area": None, "outcome": None, "actual": "72%", "actual_period": "Oct 2026",
        "comparator": "", "target": ">80%", "by": lead, "on": TODAY,
    }  # fmt: skip
    with pytest.raises(PlanError, match="locked"):
        operations.edit_scorecard_line(version=1, baseline="60%", **same)
    operations.edit_scorecard_line(version=1, baseline="70%", reason="The board set a target", **same)
    line.refresh_from_db()
    assert (line.actual_raw, line.targets[0]["op"], line.targets[0]["value"]) == ("72%", ">", 80)
