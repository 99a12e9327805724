"""From draft to published, and how plans hang together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import agreement, family, following, operations
from goldenthread.plans.agreement import Stage
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Plan
from tests.plans.agreed import approve
from tests.world import World

TODAY = date(2026, 11, 20)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def test_a_plan_is_cleared_then_approved_then_published(world: World, plan: Plan, lead: Person) -> None:
    assert agreement.of(plan).stage == Stage.DRAFT
    with pytest.raises(PlanError, match="has not cleared"):
        approve(plan, by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR", name="The director"), on=TODAY)
    assert agreement.of(fresh(plan)).stage == Stage.CLEARED
    approve(fresh(plan), by=lead, on=TODAY)
    agreed = agreement.of(fresh(plan))
    assert agreed.stage == Stage.AGREED
    assert agreed.sentence == (
        "Agreed: cleared by The director on 20 Nov 2026; approved by Improvement Board on 20 Nov 2026 (Minute 12)."
    )
    operations.publish_plan(plan=fresh(plan), version=2, by=lead, on=TODAY)
    assert agreement.of(fresh(plan)).stage == Stage.PUBLISHED
    assert agreement.of(fresh(plan)).sentence.endswith("published on 20 Nov 2026.")


def test_an_approval_needs_a_body_a_minute_and_a_day_that_has_come(world: World, plan: Plan, lead: Person) -> None:
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    right = {"body": "Cabinet", "minute": "CAB 7", "approved_on": TODAY}
    for wrong, why in (
        ({"body": " "}, "name of the body"), ({"minute": ""}, "reference of the minute"),
        ({"approved_on": date(2026, 11, 21)}, "still to come"),
    ):  # fmt: skip
        with pytest.raises(PlanError, match=why):
            operations.record_approval(plan=plan, **(right | wrong), by=lead, on=TODAY)


def test_a_body_approves_on_the_day_of_the_clearance_or_later_and_not_before(
    world: World, plan: Plan, lead: Person
) -> None:
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=date(2026, 11, 18))
    right = {"body": "Cabinet", "minute": "CAB 7", "by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="before the director cleared the plan, on 18 Nov 2026") as refused:
        operations.record_approval(plan=plan, approved_on=date(2026, 11, 17), **right)
    assert refused.value.field == "approved_on"
    assert operations.record_approval(plan=plan, approved_on=date(2026, 11, 18), **right).pk


def test_a_withdrawn_approval_counts_no_longer_and_stays_in_history(world: World, plan: Plan, lead: Person) -> None:
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    approval = approve(plan, by=lead, on=TODAY)
    with pytest.raises(PlanError, match="Say why"):
        operations.withdraw_approval(approval=approval, version=1, reason=" ", by=lead, on=TODAY)
    operations.withdraw_approval(approval=approval, version=1, reason="Wrong meeting", by=lead, on=TODAY)
    assert agreement.of(fresh(plan)).stage == Stage.CLEARED
    assert [line.kind for line in chain.lines_about(plan)][:2] == [
        "plans.approval_withdrawn",
        "plans.approval_recorded",
    ]
    with pytest.raises(PlanError, match="already withdrawn"):
        operations.withdraw_approval(approval=approval, version=2, reason="Again", by=lead, on=TODAY)


@pytest.fixture
def another(world: World, lead: Person) -> Callable[..., Plan]:
    def make(name: str, unit: object = None) -> Plan:
        return operations.create_plan(name=name, unit=unit or world.authority, by=lead, on=TODAY)

    return make


def place(plan: Plan, by: Person, parent: Plan | None = None, earlier: Plan | None = None) -> Plan:
    plan = fresh(plan)
    return operations.place_plan(plan=plan, version=plan.version, parent=parent, earlier=earlier, by=by, on=TODAY)


def test_plans_hang_below_each_other_and_follow_each_other(
    plan: Plan, lead: Person, another: Callable[..., Plan]
) -> None:
    child, first, second = another("Fostering plan"), another("Plan of 2024"), another("Plan of 2025")
    place(child, lead, parent=plan)
    place(second, lead, earlier=first)
    assert place(plan, lead, earlier=fresh(second)).iteration == 3
    found = family.of(fresh(plan), lead, on=TODAY)
    assert (found.children, found.earlier, found.later, found.hidden) == ((child,), (second, first), (), 0)
    assert family.of(fresh(first), lead, on=TODAY).later == (second, plan)
    assert family.of(fresh(child), lead, on=TODAY).parent == plan
    assert place(plan, lead).iteration == 1


def test_a_plan_stands_neither_above_itself_nor_before_itself(
    plan: Plan, lead: Person, another: Callable[..., Plan]
) -> None:
    child, later = place(another("Child"), lead, parent=plan), place(another("Later"), lead, earlier=plan)
    for parent in (plan, child):
        with pytest.raises(PlanError, match="can not stand above it"):
            place(plan, lead, parent=parent)
    for earlier in (plan, later):
        with pytest.raises(PlanError, match="is this plan or comes after it"):
            place(plan, lead, earlier=earlier)
    with pytest.raises(PlanError, match="took over from that iteration already"):
        place(child, lead, earlier=plan)


def test_a_family_names_only_what_the_reader_sees(
    world: World, plan: Plan, lead: Person, another: Callable[..., Plan]
) -> None:
    place(another("Care plan", world.care), lead, parent=plan)
    place(another("Safeguarding plan", world.safeguarding), lead, parent=plan)
    found = family.of(fresh(plan), world.person("HOS", world.safeguarding), on=TODAY)
    assert ([each.name for each in found.children], found.hidden) == (["Safeguarding plan"], 1)


def test_one_action_serves_a_related_plan_and_shows_on_both(
    world: World, plan: Plan, action: Action, lead: Person, another: Callable[..., Plan]
) -> None:
    child = place(another("Fostering plan", world.care), lead, parent=plan)
    area = operations.add_area(plan=child, name="Carers", by=lead, on=TODAY)
    outcome = operations.add_outcome(area=area, text="Carers stay", by=lead, on=TODAY)
    asked = operations.add_recommendation(plan=child, text="Keep carers", by=lead, on=TODAY)
    serve = {"outcomes": [outcome], "recommendations": [asked], "by": lead, "on": TODAY}
    operations.serve_related(action=action, version=action.version, **serve)
    served = family.served_by(action, lead, on=TODAY)
    assert (served.outcomes, served.recommendations) == ((outcome,), (asked,))
    assert not family.served_by(action, world.person("TM", world.north), on=TODAY).is_any
    assert following.answered_directly(asked, lead, on=TODAY) == [action]
    assert following.thread(action, lead, on=TODAY).outcomes == []
    operations.edit_action(
        action=action, version=action.version, text="Agree thresholds", reference="", start="", cost="", outcomes=[],
        recommendations=[], by=lead, on=TODAY,
    )  # fmt: skip
    assert family.served_by(action, lead, on=TODAY).outcomes == (outcome,)


def test_an_action_does_not_serve_a_plan_that_has_nothing_to_do_with_its_own(
    action: Action, lead: Person, another: Callable[..., Plan]
) -> None:
    asked = operations.add_recommendation(plan=another("Elsewhere"), text="Keep carers", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="not related"):
        operations.serve_related(action=action, version=1, outcomes=[], recommendations=[asked], by=lead, on=TODAY)


def test_what_an_editor_does_not_see_stays_when_they_save(
    world: World, plan: Plan, action: Action, lead: Person, another: Callable[..., Plan]
) -> None:
    child = place(another("Care plan", world.care), lead, parent=plan)
    asked = operations.add_recommendation(plan=child, text="Keep carers", by=lead, on=TODAY)
    nothing = {"outcomes": [], "recommendations": []}
    operations.serve_related(
        action=action, version=action.version, **(nothing | {"recommendations": [asked]}), by=lead, on=TODAY
    )
    head = world.person("HOS", world.safeguarding)
    operations.serve_related(action=action, version=action.version, **nothing, by=head, on=TODAY)
    assert list(action.recommendations.all()) == [asked]
    operations.serve_related(action=action, version=action.version, **nothing, by=lead, on=TODAY)
    assert not action.recommendations.exists()
