"""Taking back a newer version of a plan's document: all of it or nothing, told in the history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.plans import documents, operations
from goldenthread.plans.comparing import Kind
from goldenthread.plans.errors import NotYours, PlanError
from goldenthread.plans.models import Action, Plan, PlanDocument
from goldenthread.plans.operations.renewing import CLOSE, TAKE
from tests.plans.newer import NOVEMBER, handed_in, imported, renewing, version
from tests.reporting import whole_plan
from tests.world import World

LATER = date(2026, 11, 21)


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return imported(lead, world.authority)


@pytest.fixture
def newer(plan: Plan, lead: Person) -> PlanDocument:
    return renewing(plan, lead)


def take(document: PlanDocument, by: Person, **more: str) -> Plan:
    found = documents.compared(document)
    chosen = {each.key: CLOSE if each.kind == Kind.DROPPED else TAKE for each in found.changes}
    return operations.take_version(
        document=document, version=document.version, seen=found.seen, choices=chosen, by=by, on=NOVEMBER, **more
    )


def take_back(document: PlanDocument, by: Person) -> Plan:
    document = PlanDocument.objects.get(pk=document.pk)
    return operations.take_version_back(document=document, version=document.version, by=by, on=LATER)


def said(plan: Plan) -> dict[str, Any]:
    """What the plan says, without its log of what moved and was amended."""
    plan = Plan.objects.get(pk=plan.pk)
    values = whole_plan.as_values(plan)
    return {name: rows for name, rows in values.items() if name not in {"DateChange", "Amendment"}}


def test_the_plan_says_again_what_it_said_and_the_changes_wait_once_more(
    plan: Plan, newer: PlanDocument, lead: Person
) -> None:
    before, file = said(plan), plan.document_id
    changes = documents.compared(newer).changes
    take(newer, lead)
    assert said(plan) != before
    take_back(newer, lead)
    assert said(plan) == before and Plan.objects.get(pk=plan.pk).document_id == file
    back = PlanDocument.objects.get(pk=newer.pk)
    assert back.state == PlanDocument.State.READY
    assert [each.title for each in documents.compared(back).changes] == [each.title for each in changes]


def test_it_can_be_taken_over_again_and_back_again(plan: Plan, newer: PlanDocument, lead: Person) -> None:
    before = said(plan)
    for _ in range(2):
        take(PlanDocument.objects.get(pk=newer.pk), lead)
        take_back(newer, lead)
    assert said(plan) == before


def test_the_history_tells_it_and_the_log_of_dates_shows_both_moves(
    plan: Plan, newer: PlanDocument, lead: Person
) -> None:
    take(newer, lead)
    take_back(newer, lead)
    kinds = set(Entry.objects.filter(by_id=str(lead.pk), on=LATER).values_list("kind", flat=True))
    assert {"plans.version_taken_back", "plans.document_taken_back", "plans.addition_taken_back"} <= kinds
    moved = Action.objects.get(area__plan=plan, text__startswith="Train").date_changes.order_by("pk")
    assert [(each.old_raw, each.new_raw) for each in moved] == [("Jul-27", "Dec-27"), ("Dec-27", "Jul-27")]


def test_what_somebody_changed_since_stands_in_the_way_of_all(plan: Plan, newer: PlanDocument, lead: Person) -> None:
    take(newer, lead)
    after = said(plan)
    action = Action.objects.get(area__plan=plan, text__startswith="Train")
    operations.update_action(
        action=action, version=action.version, period="2026-11", nothing_changed=True, by=lead, on=NOVEMBER
    )
    with pytest.raises(PlanError, match=r"Train screening staff .* was changed since"):
        take_back(newer, lead)
    assert [row["text"] for row in said(plan)["Action"]] == [row["text"] for row in after["Action"]]


def test_what_was_added_and_is_in_use_stands_in_the_way(plan: Plan, newer: PlanDocument, lead: Person) -> None:
    take(newer, lead)
    new = Action.objects.get(area__plan=plan, text__startswith="Ring")
    operations.add_comment(about=new, text="Who rings?", by=lead, on=NOVEMBER)
    with pytest.raises(PlanError, match="is in use already: comments"):
        take_back(newer, lead)
    assert Action.objects.filter(pk=new.pk).exists()


def test_the_newest_version_goes_first(plan: Plan, newer: PlanDocument, lead: Person) -> None:
    before = said(plan)
    take(newer, lead)
    third = version({"* Review the duty rota each day": ("* Jun-27", "* Police")})
    last = handed_in(third, lead, plan.unit, on=NOVEMBER, renews=plan, name="plan v3.docx")
    take(last, lead)
    with pytest.raises(PlanError, match="A later version was taken over since"):
        take_back(newer, lead)
    take_back(last, lead)
    take_back(newer, lead)
    assert said(plan) == before


def test_of_a_signed_off_plan_the_dates_move_back_by_the_same_agreement(
    plan: Plan, newer: PlanDocument, lead: Person, world: World
) -> None:
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=NOVEMBER)
    before = said(plan)
    take(PlanDocument.objects.get(pk=newer.pk), lead, agreed_by="Improvement Board")
    take_back(newer, lead)
    assert said(plan) == before
    action = Action.objects.get(area__plan=plan, text__startswith="Train")
    assert {each.agreed_by for each in action.date_changes.all()} == {"Improvement Board"}


def test_who_may_not_write_the_plan_or_is_too_late_takes_nothing_back(
    plan: Plan, newer: PlanDocument, lead: Person, world: World
) -> None:
    with pytest.raises(PlanError, match="Nothing of this document was taken over"):
        take_back(newer, lead)
    take(newer, lead)
    with pytest.raises(NotYours):
        take_back(newer, world.person("HOS", unit=world.care))
    document = PlanDocument.objects.get(pk=newer.pk)
    with pytest.raises(StaleVersion):
        operations.take_version_back(document=document, version=document.version - 1, by=lead, on=LATER)
