from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans import operations, policies
from goldenthread.plans.errors import NotYours, PlanError, RatingNotYours
from goldenthread.plans.models import Action, Area, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def say(action: Action, by: Person, period: str = "2026-11", **words: object) -> object:
    return operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def show(action: Action, by: Person) -> object:
    return operations.add_evidence(about=action, kind="text", text="Minutes of 3 November agree it.", by=by, on=TODAY)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://fenmere.example/", "data:text/html,x", "https://", "https://a b"]
)
def test_evidence_links_are_safe_to_click(action: Action, lead: Person, link: str) -> None:
    with pytest.raises(PlanError):
        operations.add_evidence(about=action, kind="link", link=link, by=lead, on=TODAY)


def test_evidence_may_be_the_address_of_a_measure_that_exists(action: Action, lead: Person) -> None:
    slug = next(iter(definition.library()))
    kept = operations.add_evidence(about=action, kind="address", address=f"measure:{slug}", by=lead, on=TODAY)
    assert kept.address == f"measure:{slug}"
    for address in ("measure:no_such_measure", "child:1"):
        with pytest.raises(Exception, match=r"no measure|not the address"):
            operations.add_evidence(about=action, kind="address", address=address, by=lead, on=TODAY)


def test_evidence_is_one_thing_at_a_time(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="one thing at a time"):
        operations.add_evidence(
            about=action, kind="link", link="https://a.example/", address="measure:x", by=lead, on=TODAY
        )
    with pytest.raises(PlanError, match="missing"):
        operations.add_evidence(about=action, kind="text", by=lead, on=TODAY)


def test_withdrawn_evidence_is_kept_with_its_reason_and_can_be_shown_again(action: Action, lead: Person) -> None:
    evidence = show(action, lead)
    with pytest.raises(PlanError, match="Say why"):
        operations.withdraw_evidence(evidence=evidence, version=1, reason="", by=lead, on=TODAY)
    operations.withdraw_evidence(evidence=evidence, version=1, reason="Wrong meeting", by=lead, on=TODAY)
    evidence.refresh_from_db()
    assert (evidence.withdrawn_on, evidence.withdrawn_by, evidence.text) == (
        TODAY,
        lead,
        "Minutes of 3 November agree it.",
    )
    operations.restore_evidence(evidence=evidence, version=2, by=lead, on=TODAY)
    evidence.refresh_from_db()
    assert evidence.withdrawn_on is None


def test_a_lead_withdraws_the_own_evidence_and_nobody_elses(
    world: World, add_action: Callable[..., Action], lead: Person
) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(leads=[owner.name])
    own, other = show(action, owner), show(action, lead)
    operations.withdraw_evidence(evidence=own, version=1, reason="Wrong", by=owner, on=TODAY)
    with pytest.raises(NotYours):
        operations.withdraw_evidence(evidence=other, version=1, reason="Wrong", by=owner, on=TODAY)


def test_what_children_said_is_entered_for_an_area(area: Area, lead: Person) -> None:
    entry = operations.add_difference(
        area=area, kind="children", text="We tell our story once", period="2026-10", by=lead, on=TODAY
    )
    operations.withdraw_difference(difference=entry, version=1, reason="Said elsewhere", by=lead, on=TODAY)
    entry.refresh_from_db()
    assert entry.withdrawn_reason == "Said elsewhere"


def test_another_rating_holds_at_most_a_quarter(action: Action, lead: Person) -> None:
    words = {"about": action, "version": 1, "rating": "red", "reason": "The partner left", "by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="at most 92 days"):
        operations.override_rating(expires_on=date(2027, 3, 1), **words)
    with pytest.raises(PlanError, match="at most 92 days"):
        operations.override_rating(expires_on=date(2026, 11, 19), **words)
    assert operations.override_rating(expires_on=date(2027, 2, 20), **words).rating == "red"


RATED = {"rating": "amber", "reason": "It is nearly done", "expires_on": date(2027, 2, 20)}


def test_an_owner_does_not_rate_their_own_action_otherwise(world: World, add_action: Callable[..., Action]) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(due="31 Oct 2026", leads=[owner.name])
    assert policies.can_update(action, by=owner, on=TODAY)
    with pytest.raises(RatingNotYours, match="Ask your head of service"):
        operations.override_rating(about=action, version=1, **RATED, by=owner, on=TODAY)
    assert not action.overrides.exists()


def test_an_officer_does_not_lift_what_somebody_reported_of_their_area(world: World, plan: Plan, lead: Person) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    area = operations.add_area(plan=plan, name="Assessment", officers=[owner.name], by=lead, on=TODAY)
    override = operations.override_rating(about=area, version=1, **RATED, by=lead, on=TODAY)
    with pytest.raises(RatingNotYours):
        operations.lift_override(override=override, version=1, by=owner, on=TODAY)


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        ("HOS", "safeguarding", True), ("SM", "safeguarding", True), ("DIR", "authority", True),
        ("QA", "authority", True), ("SM", "care", False), ("HOS", "care", False), ("DT", "authority", False),
    ],
)  # fmt: skip
def test_who_writes_the_plan_or_signs_actions_off_may_rate_otherwise(
    world: World, action: Action, role: str, place: str, may: bool
) -> None:
    person = world.person(role, getattr(world, place))
    assert policies.can_rate(action, by=person, on=TODAY) is may
    if may:
        assert operations.override_rating(about=action, version=1, **RATED, by=person, on=TODAY).made_by == person


def test_complete_is_not_a_matter_of_opinion(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="not a matter of opinion"):
        operations.override_rating(
            about=action, version=1, rating="blue", reason="I think so", expires_on=TODAY, by=lead, on=TODAY
        )


def test_a_new_override_lifts_the_one_before(action: Action, lead: Person) -> None:
    words = {"about": action, "reason": "The partner left", "expires_on": date(2027, 1, 31), "by": lead, "on": TODAY}
    first = operations.override_rating(version=1, rating="red", **words)
    operations.override_rating(version=2, rating="amber", **words)
    first.refresh_from_db()
    assert (first.lifted_on, first.lifted_by) == (TODAY, lead)
