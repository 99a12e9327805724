from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.models import Person
from goldenthread.plans.models import Action, Area, Difference, Evidence, Override, Plan, Update

DAY = date(2026, 11, 20)


def refused(thing: Any) -> bool:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("pair", ["claimed", "completed", "embedded"])
def test_the_day_and_the_person_of_an_action_come_together(action: Action, pair: str) -> None:
    action.status = "complete"
    action.completed_on, action.completed_by = DAY, action.area.plan.created_by
    setattr(action, f"{pair}_on", DAY)
    setattr(action, f"{pair}_by", None)
    assert refused(action)


@pytest.mark.parametrize("pair", ["signed_off", "released", "published"])
def test_the_day_and_the_person_of_a_plan_come_together(plan: Plan, pair: str) -> None:
    setattr(plan, f"{pair}_on", DAY)
    assert refused(plan)


def test_an_action_is_complete_exactly_when_it_has_its_day(action: Action, lead: Person) -> None:
    action.status = "complete"
    assert refused(action)
    action.status, action.completed_on, action.completed_by = "under_way", DAY, lead
    assert refused(action)


def test_an_understood_date_has_its_day(action: Action) -> None:
    action.due_on = None
    assert refused(action)


def test_an_update_is_of_an_action_or_an_area_and_says_something(action: Action, lead: Person) -> None:
    parts = {"period": "2026-11", "made_on": DAY, "made_by": lead}
    assert refused(Update(progress="Both", action=action, area=action.area, **parts))
    assert refused(Update(progress="Neither", **parts))
    assert refused(Update(action=action, **parts))
    assert refused(Update(action=action, progress="Done", nothing_changed=True, **parts))


def test_evidence_is_of_one_kind_and_withdrawn_with_a_reason(action: Action, lead: Person) -> None:
    parts = {"action": action, "made_on": DAY, "made_by": lead}
    assert refused(Evidence(kind="text", **parts))
    assert refused(Evidence(kind="link", link="https://a.example/", address="measure:x", **parts))
    assert refused(Evidence(kind="text", text="Yes", withdrawn_on=DAY, withdrawn_by=lead, **parts))
    assert refused(Evidence(kind="text", text="Yes", withdrawn_on=DAY, withdrawn_reason="Wrong", **parts))


def test_a_difference_is_withdrawn_by_somebody(area: Area, lead: Person) -> None:
    parts = {"kind": "staff", "text": "Better", "period": "2026-11", "made_on": DAY, "made_by": lead}
    assert refused(Difference(area=area, withdrawn_on=DAY, **parts))


def test_an_override_does_not_expire_before_it_is_made(area: Area, lead: Person) -> None:
    parts = {"rating": "red", "reason": "Why", "made_on": DAY, "made_by": lead}
    assert refused(Override(area=area, expires_on=date(2026, 11, 19), **parts))
    assert refused(Override(area=area, expires_on=DAY, lifted_on=DAY, **parts))
