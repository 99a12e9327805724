from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.plans import covering, following, operations, queries
from goldenthread.plans.models import Action, Area, Evidence, Plan
from tests.plans.agreed import approve
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def care_area(world: World, plan: Plan, lead: Person) -> Area:
    return operations.add_area(plan=plan, name="Children in care", unit=world.care, by=lead, on=TODAY)


@pytest.mark.parametrize("role", ["DIR", "PL", "QA", "DT", "IN", "LM", "CE", "AD"])
def test_roles_of_the_whole_authority_see_every_area(world: World, area: Area, care_area: Area, role: str) -> None:
    assert set(queries.areas_visible_to(world.person(role), on=TODAY)) == {area, care_area}


@pytest.mark.parametrize("role", ["HOS", "SM", "TM", "SW", "IRO", "PRA"])
def test_roles_of_a_branch_see_its_areas_what_stands_above_and_what_names_no_unit(
    world: World, plan: Plan, area: Area, care_area: Area, lead: Person, role: str
) -> None:
    loose = operations.add_area(plan=plan, name="Everywhere", by=lead, on=TODAY)
    person = world.person(role, world.north)
    assert set(queries.areas_visible_to(person, on=TODAY)) == {area, loose}
    with pytest.raises(OutOfReach):
        queries.area_for(person, care_area.pk, on=TODAY)


def test_an_area_of_another_services_plan_without_a_unit_stays_there(world: World, lead: Person) -> None:
    plan = operations.create_plan(name="Care plan", unit=world.care, by=lead, on=TODAY)
    area = operations.add_area(plan=plan, name="Placements", by=lead, on=TODAY)
    person = world.person("TM", world.north)
    assert not queries.plans_visible_to(person, on=TODAY).exists()
    with pytest.raises(OutOfReach):
        queries.area_for(person, area.pk, on=TODAY)


@pytest.mark.parametrize("role", ["PA", "BM"])
def test_partners_and_board_members_see_what_is_shared_with_their_organisation(
    world: World, plan: Plan, action: Action, lead: Person, role: str
) -> None:
    person = world.person(role, organisation=world.partner)
    with pytest.raises(OutOfReach):
        queries.plan_for(person, plan.pk, on=TODAY)
    operations.share_plan(plan=plan, version=1, organisation=world.partner, by=lead, on=TODAY)
    assert queries.plan_for(person, plan.pk, on=TODAY) == plan
    assert queries.action_for(person, action.pk, on=TODAY) == action
    operations.unshare_plan(plan=plan, version=2, organisation=world.partner, by=lead, on=TODAY)
    with pytest.raises(OutOfReach):
        queries.action_for(person, action.pk, on=TODAY)


def test_a_partner_sees_the_action_they_lead_in_a_plan_not_shared(
    world: World, plan: Plan, add_action: Callable[..., Action]
) -> None:
    person = world.person("PA", organisation=world.partner, name="Designated nurse")
    mine, other = add_action(leads=["Designated nurse"]), add_action(text="Another")
    assert list(queries.actions_visible_to(person, on=TODAY)) == [mine]
    assert list(queries.my_actions(person, on=TODAY)) == [mine]
    with pytest.raises(OutOfReach):
        queries.action_for(person, other.pk, on=TODAY)
    with pytest.raises(OutOfReach):
        queries.plan_for(person, plan.pk, on=TODAY)


@pytest.mark.parametrize("role", ["EM", "SA", "IG"])
def test_roles_without_the_capability_are_refused(world: World, plan: Plan, role: str) -> None:
    with pytest.raises(NotAllowed):
        queries.plans_visible_to(world.person(role), on=TODAY)


def test_a_role_that_has_ended_sees_nothing(world: World, plan: Plan) -> None:
    person = world.person(None)
    world.give(person, "DIR", ends_on=date(2026, 11, 19))
    with pytest.raises(NotAllowed):
        queries.plan_for(person, plan.pk, on=TODAY)


def test_what_is_absent_and_what_is_out_of_reach_are_refused_alike(world: World, care_area: Area) -> None:
    person = world.person("TM", world.north)
    with pytest.raises(OutOfReach) as absent:
        queries.area_for(person, 999_999, on=TODAY)
    with pytest.raises(OutOfReach) as hidden:
        queries.area_for(person, care_area.pk, on=TODAY)
    assert str(absent.value) == str(hidden.value)


def evidence(about: Action | Area, by: Person, **more: Any) -> Evidence:
    return operations.add_evidence(about=about, kind="text", text="Minutes", by=by, on=TODAY, **more)


def test_evidence_with_child_data_needs_the_right_to_see_a_childs_name(
    world: World, action: Action, lead: Person
) -> None:
    plain, secret = evidence(action, lead), evidence(action, lead, contains_child_data=True)
    assert set(queries.evidence_visible_to(lead, on=TODAY)) == {plain}
    assert set(queries.evidence_visible_to(world.person("SM", world.safeguarding), on=TODAY)) == {plain, secret}
    for elsewhere in (world.person("QA"), world.person("SM", world.care)):
        assert secret not in queries.evidence_visible_to(elsewhere, on=TODAY)
    for asks_for_more in ("DIR", "DT"):
        assert set(queries.evidence_visible_to(world.person(asks_for_more), on=TODAY)) == {plain}
    with pytest.raises(OutOfReach):
        queries.evidence_for(lead, secret.pk, on=TODAY)


def test_withdrawn_evidence_is_counted_and_not_shown(action: Action, lead: Person) -> None:
    gone = evidence(action, lead)
    operations.withdraw_evidence(evidence=gone, version=1, reason="Wrong", by=lead, on=TODAY)
    thread = following.thread(action, lead, on=TODAY)
    assert (thread.evidence, thread.evidence_withdrawn) == ([], 1)


def test_a_social_worker_sees_evidence_of_the_own_actions_only(
    world: World, add_action: Callable[..., Action], lead: Person
) -> None:
    person = world.person("SW", world.north, name="Social worker 12")
    own = evidence(add_action(leads=["Social worker 12"]), lead)
    evidence(add_action(text="Another"), lead)
    assert list(queries.evidence_visible_to(person, on=TODAY)) == [own]


def test_a_manager_sees_evidence_of_the_branch(
    world: World, action: Action, area: Area, care_area: Area, lead: Person
) -> None:
    found = {evidence(action, lead), evidence(area, lead)}
    evidence(care_area, lead)
    assert set(queries.evidence_visible_to(world.person("TM", world.north), on=TODAY)) == found


def test_a_thread_runs_from_the_recommendation_to_the_evidence(plan: Plan, area: Area, lead: Person) -> None:
    source = operations.add_source(kind="ilacs_standard", title="Inspection 2026", by=lead, on=TODAY)
    asked = operations.add_recommendation(
        plan=plan, text="See children sooner", source=source, reference="R1", by=lead, on=TODAY
    )
    outcome = operations.add_outcome(area=area, text="Seen in time", recommendations=[asked], by=lead, on=TODAY)
    action = operations.add_action(
        area=area,
        text="Book the first visit at once",
        outcomes=[outcome],
        measures=["Visits in time"],
        by=lead,
        on=TODAY,
    )
    shown = evidence(action, lead)
    thread = following.thread(action, lead, on=TODAY)
    assert (thread.recommendations, thread.outcomes, thread.evidence) == ([asked], [outcome], [shown])
    assert [named.raw for named in thread.measures] == ["Visits in time"]
    assert following.answers(asked, lead, on=TODAY) == [outcome]
    assert following.answered_directly(asked, lead, on=TODAY) == []


def test_coverage_counts_what_is_answered_and_what_is_measured(plan: Plan, area: Area, lead: Person) -> None:
    answered = operations.add_recommendation(plan=plan, text="See children sooner", by=lead, on=TODAY)
    operations.add_recommendation(plan=plan, text="Write plans families understand", by=lead, on=TODAY)
    outcome = operations.add_outcome(area=area, text="Seen in time", recommendations=[answered], by=lead, on=TODAY)
    operations.add_outcome(area=area, text="Understood", by=lead, on=TODAY)
    operations.add_action(
        area=area, text="Visit", outcomes=[outcome], due="TBC", measures=["Visits"], by=lead, on=TODAY
    )
    found = covering.counts(plan)
    assert (found.recommendations, found.recommendations_answered) == (2, 1)
    assert (found.outcomes, found.outcomes_without_measure) == (2, 1)
    assert (found.actions, found.actions_without_date) == (1, 1)


def test_a_published_edition_is_open_to_elected_members(world: World, plan: Plan, action: Action, lead: Person) -> None:
    member = world.person("EM")
    assert not queries.published_plans(member, on=TODAY).exists()
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    approve(plan, by=lead, on=TODAY)
    operations.publish_plan(plan=plan, version=2, by=lead, on=TODAY)
    assert queries.edition_for(member, plan.pk, on=TODAY).number == 1
    operations.unpublish_plan(plan=plan, version=3, reason="An error in it", by=lead, on=TODAY)
    with pytest.raises(OutOfReach):
        queries.edition_for(member, plan.pk, on=TODAY)


def test_my_actions_come_by_due_date_with_undated_ones_last(world: World, add_action: Callable[..., Action]) -> None:
    person = world.person("TM", world.north, name="Team manager, Assessment North")
    dues = ["TBC", "Mar-27", "Jan-27"]
    actions = [add_action(due, text=due, leads=[person.name]) for due in dues]
    assert list(queries.my_actions(person, on=TODAY)) == [actions[2], actions[1], actions[0]]


def test_a_page_offers_the_plan_in_force_before_a_newer_draft_and_a_closed_one(world: World, lead: Person) -> None:
    made: dict[str, Any] = {"unit": world.authority, "by": lead}
    for name, day in (("In force", 1), ("Closed", 2), ("Older draft", 3), ("Newer draft", 4)):
        operations.create_plan(name=name, on=date(2026, 11, day), **made)
    Plan.objects.filter(name="In force").update(status=Plan.Status.IN_FORCE)
    Plan.objects.filter(name="Closed").update(status=Plan.Status.CLOSED)
    found = queries.to_choose_from(queries.plans_visible_to(lead, on=TODAY))
    assert [plan.name for plan in found] == ["In force", "Newer draft", "Older draft", "Closed"]
