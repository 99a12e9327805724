from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.errors import NotYours, PlanError, SecondPersonNeeded
from goldenthread.plans.models import Action, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def say(action: Action, by: Person, period: str = "2026-11", **words: object) -> object:
    return operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def show(action: Action, by: Person) -> object:
    return operations.add_evidence(about=action, kind="text", text="Minutes of 3 November agree it.", by=by, on=TODAY)


def test_an_update_with_progress_says_that_the_action_is_under_way(action: Action, lead: Person) -> None:
    update = say(action, lead, progress="Met with the police")
    action.refresh_from_db()
    assert (action.status, action.latest_update, action.last_progress_period) == ("under_way", update, "2026-11")


def test_a_second_update_of_a_period_supersedes_the_first(action: Action, lead: Person) -> None:
    first = say(action, lead, progress="Met with the police")
    second = say(action, lead, progress="Met with the police and health")
    first.refresh_from_db()
    assert first.superseded_by == second
    assert first.progress == "Met with the police"


def test_an_update_of_an_earlier_period_does_not_become_the_latest(action: Action, lead: Person) -> None:
    newest = say(action, lead, progress="Agreed")
    say(action, lead, period="2026-09", progress="Began")
    action.refresh_from_db()
    assert (action.latest_update, action.last_progress_period) == (newest, "2026-11")


def test_nothing_changed_is_an_update_but_no_progress(action: Action, lead: Person) -> None:
    say(action, lead, nothing_changed=True)
    action.refresh_from_db()
    assert (action.status, action.last_progress_period) == ("not_started", "")


@pytest.mark.parametrize(
    "words", [{}, {"progress": "  "}, {"progress": "Done", "nothing_changed": True}], ids=["empty", "blank", "both"]
)
def test_an_update_says_something_or_that_nothing_changed(action: Action, lead: Person, words: dict) -> None:
    with pytest.raises(PlanError):
        say(action, lead, **words)


@pytest.mark.parametrize("period", ["2026-12", "2026-13", "November"])
def test_an_update_is_of_a_month_that_has_begun(action: Action, lead: Person, period: str) -> None:
    with pytest.raises(PlanError):
        say(action, lead, period=period, progress="Ahead of time")


def test_the_named_lead_updates_and_a_colleague_does_not(world: World, add_action: Callable[..., Action]) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(leads=[owner.name])
    say(action, owner, progress="Began")
    action.refresh_from_db()
    with pytest.raises(NotYours):
        say(action, world.person("TM", world.north), progress="Me too")


def test_the_named_officer_of_an_area_says_how_it_goes(world: World, plan: Plan, lead: Person) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    area = operations.add_area(plan=plan, name="Assessment", officers=[owner.name], by=lead, on=TODAY)
    operations.update_area(area=area, version=1, period="2026-11", progress="New rota", by=owner, on=TODAY)
    area.refresh_from_db()
    assert area.latest_update.progress == "New rota"


def test_completion_needs_evidence_a_claim_and_a_second_person(world: World, action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="Nothing shows"):
        operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    with pytest.raises(SecondPersonNeeded):
        operations.sign_off(action=action, version=2, by=lead, on=TODAY)
    director = world.person("DIR")
    operations.sign_off(action=action, version=2, by=director, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.completed_on, action.completed_by, action.claimed_by) == (
        "complete",
        TODAY,
        director,
        lead,
    )


def test_nobody_signs_off_what_nobody_claimed(world: World, action: Action) -> None:
    with pytest.raises(PlanError, match="Nobody has claimed"):
        operations.sign_off(action=action, version=1, by=world.person("DIR"), on=TODAY)


def test_a_claim_whose_evidence_was_withdrawn_is_not_signed_off(world: World, action: Action, lead: Person) -> None:
    evidence = show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.withdraw_evidence(evidence=evidence, version=1, reason="Wrong minutes", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="Nothing shows"):
        operations.sign_off(action=action, version=2, by=world.person("DIR"), on=TODAY)


def test_a_claim_can_be_taken_back(action: Action, lead: Person) -> None:
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.withdraw_claim(action=action, version=2, by=lead, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.claimed_by) == ("under_way", None)


def test_a_reopened_action_keeps_both_decisions_in_history(world: World, action: Action, lead: Person) -> None:
    director = world.person("DIR")
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.sign_off(action=action, version=2, by=director, on=TODAY)
    operations.mark_embedded(
        action=action, version=3, reason="Held for two quarters", in_spite=True, by=director, on=TODAY
    )
    operations.reopen(action=action, version=4, reason="The audit disagrees", by=director, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.completed_on, action.embedded_on) == ("under_way", None, None)
    kinds = [line.kind for line in chain.lines_about(action)][:4]
    assert kinds == [
        "plans.action_reopened",
        "plans.action_embedded",
        "plans.action_signed_off",
        "plans.action_claimed",
    ]


def test_beginning_can_be_undone(action: Action, lead: Person) -> None:
    operations.set_begun(action=action, version=1, begun=True, by=lead, on=TODAY)
    operations.set_begun(action=action, version=2, begun=False, by=lead, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.version) == ("not_started", 3)
