"""What a source asks of a plan, and what answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.plans import operations
from goldenthread.plans.errors import NotYours, PlanError
from goldenthread.plans.models import Action, Amendment, Area, Outcome, Plan, Recommendation, Source
from goldenthread.plans.operations import Answers
from tests.world import World

ON = date(2026, 11, 20)
NOTHING = Answers(frozenset(), frozenset())


@pytest.fixture
def source(lead: Person) -> Source:
    return operations.add_source(
        kind="monitoring_visit", title="Second monitoring visit", published_on=date(2026, 11, 12), by=lead, on=ON
    )


@pytest.fixture
def asked(plan: Plan, source: Source, lead: Person) -> Recommendation:
    return operations.add_recommendation(plan=plan, source=source, text="See children sooner", by=lead, on=ON)


@pytest.fixture
def outcome(area: Area, lead: Person) -> Outcome:
    return operations.add_outcome(area=area, text="Children are seen in time", by=lead, on=ON)


def sign_off(plan: Plan, world: World) -> Plan:
    return operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=date(2026, 11, 1))


def tie(asked: Recommendation, by: Person, wanted: Answers, seen: Answers = NOTHING, **more: object) -> Recommendation:
    return operations.tie_recommendation(recommendation=asked, seen=seen, wanted=wanted, by=by, on=ON, **more)


def test_what_a_source_found_is_written_down_at_once(plan: Plan, source: Source, lead: Person) -> None:
    made = operations.add_recommendations(
        plan=plan, source=source, texts=["See children sooner", "Record why"], timeframe="Within three months", by=lead,
        on=ON,
    )  # fmt: skip
    assert [(each.text, each.source, each.timeframe) for each in made] == [
        ("See children sooner", source, "Within three months"), ("Record why", source, "Within three months"),
    ]  # fmt: skip
    assert Entry.objects.filter(kind="plans.recommendation_added").count() == 2


def test_one_finding_written_down_twice_is_refused_and_none_is_kept(
    plan: Plan, source: Source, lead: Person, asked: Recommendation
) -> None:
    with pytest.raises(PlanError, match="“see  children sooner” is written down twice"):
        operations.add_recommendations(
            plan=plan, source=source, texts=["Record why", "see  children sooner"], by=lead, on=ON
        )
    with pytest.raises(PlanError, match="Nothing is written down"):
        operations.add_recommendations(plan=plan, source=source, texts=[], by=lead, on=ON)
    assert plan.recommendations.get() == asked


def test_the_same_source_is_not_added_twice(source: Source, lead: Person) -> None:
    again = {"kind": "monitoring_visit", "title": "second monitoring visit", "by": lead, "on": ON}
    with pytest.raises(PlanError, match="is here already"):
        operations.add_source(**again, published_on=date(2026, 11, 12))
    operations.add_source(**again, published_on=date(2026, 5, 12))


def test_a_signed_off_plan_takes_up_what_a_later_source_asks_for_and_nothing_else(
    plan: Plan, source: Source, lead: Person, world: World
) -> None:
    plan = sign_off(plan, world)
    made = {"by": lead, "on": ON}
    assert operations.add_recommendations(plan=plan, source=source, texts=["Record why"], **made)
    older = operations.add_source(kind="ilacs_standard", title="Report", published_on=date(2026, 3, 2), **made)
    with pytest.raises(PlanError, match="signed off after Report was published"):
        operations.add_recommendations(plan=plan, source=older, texts=["New"], **made)
    undated = operations.add_source(kind="peer_challenge", title="Peer challenge", **made)
    with pytest.raises(PlanError, match="no day of publication"):
        operations.add_recommendations(plan=plan, source=undated, texts=["New"], **made)
    with pytest.raises(PlanError, match="The baseline is locked"):
        operations.add_recommendation(plan=plan, text="New", **made)


def test_where_a_recommendation_came_from_is_said_after_sign_off_too(
    plan: Plan, source: Source, lead: Person, world: World
) -> None:
    asked = operations.add_recommendation(plan=plan, text="See children sooner", by=lead, on=ON)
    sign_off(Plan.objects.get(), world)
    asked = operations.name_source(
        recommendation=Recommendation.objects.get(), version=1, source=source, kind="priority_action",
        place="page 5, paragraph 13", by=lead, on=ON,
    )  # fmt: skip
    assert (asked.source, asked.kind) == (source, "priority_action")
    assert asked.inspection_refs == [{"page": 5, "paragraph": 13}]
    line = Entry.objects.last()
    assert line.kind == "plans.recommendation_sourced"
    assert line.changes["source"] == [None, {"id": source.pk, "name": "Second monitoring visit"}]
    with pytest.raises(PlanError, match="names no page or paragraph"):
        operations.name_source(
            recommendation=asked, version=2, source=source, kind="priority_action", place="at the end", by=lead, on=ON
        )


def test_outcomes_and_actions_are_tied_to_a_recommendation_and_each_tells_it(
    asked: Recommendation, outcome: Outcome, action: Action, lead: Person
) -> None:
    both = Answers(frozenset({outcome.pk}), frozenset({action.pk}))
    tie(asked, lead, both)
    assert list(asked.outcomes.all()) == [outcome] and list(asked.actions.all()) == [action]
    said = [(line.kind, line.changes) for line in Entry.objects.order_by("-pk")[:3]]
    assert said[0][0] == "plans.recommendation_tied"
    assert said[1] == ("plans.action_edited", {"recommendations": [[], [asked.pk]]})
    assert said[2] == ("plans.outcome_edited", {"recommendations": [[], [asked.pk]]})
    tie(asked, lead, NOTHING, seen=both)
    assert not asked.outcomes.exists() and not asked.actions.exists()


def test_what_somebody_else_tied_meanwhile_stays(
    asked: Recommendation, outcome: Outcome, action: Action, lead: Person
) -> None:
    operations.edit_outcome(outcome=outcome, version=1, text=outcome.text, recommendations=[asked], by=lead, on=ON)
    tie(asked, lead, Answers(frozenset(), frozenset({action.pk})))
    assert list(asked.outcomes.all()) == [outcome]
    with pytest.raises(StaleVersion):  # whoever had the outcome open is told
        operations.edit_outcome(outcome=outcome, version=1, text="New", recommendations=[], by=lead, on=ON)


def test_an_action_of_another_plan_is_not_tied(
    asked: Recommendation, action: Action, lead: Person, world: World
) -> None:
    other = operations.create_plan(name="Fostering", unit=world.authority, by=lead, on=ON)
    its = operations.add_area(plan=other, name="Carers", by=lead, on=ON)
    foreign = operations.add_action(area=its, text="Recruit carers", by=lead, on=ON)
    tie(asked, lead, Answers(frozenset(), frozenset({foreign.pk})))
    assert not asked.actions.exists()


def test_after_sign_off_an_action_answers_more_only_with_a_reason_that_is_shown(
    asked: Recommendation, action: Action, lead: Person, world: World
) -> None:
    sign_off(Plan.objects.get(), world)
    wanted = Answers(frozenset(), frozenset({action.pk}))
    with pytest.raises(PlanError, match="Say why"):
        tie(asked, lead, wanted)
    tie(asked, lead, wanted, reason="The visit asks for it")
    kept = Amendment.objects.get()
    assert (kept.name, kept.after, kept.reason) == ("recommendations", "See children sooner", "The visit asks for it")


def test_who_does_not_write_the_plan_ties_nothing(
    asked: Recommendation, action: Action, world: World, add_action: Callable[..., Action]
) -> None:
    with pytest.raises(NotYours):
        tie(asked, world.person("HOS", world.care), Answers(frozenset(), frozenset({action.pk})))
