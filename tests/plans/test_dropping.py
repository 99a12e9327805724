"""An action that is no longer promised: taken out with a reason, refused what only promises need, taken up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import documents, operations
from goldenthread.plans.comparing import Kind
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, PlanDocument
from goldenthread.plans.operations.renewing import CLOSE, LEAVE, TAKE
from tests.plans.newer import FIRST, handed_in, imported, renewing, version
from tests.world import World

TODAY = date(2026, 11, 20)
WHY = "The thresholds board does it instead"


def drop(action: Action, by: Person, reason: str = WHY, agreed_by: str = "") -> Action:
    return operations.drop_action(
        action=action, version=action.version, reason=reason, agreed_by=agreed_by, by=by, on=TODAY
    )


def test_it_keeps_when_who_and_why_and_history_tells_it(action: Action, lead: Person) -> None:
    drop(action, lead)
    assert (action.dropped_on, action.dropped_by, action.dropped_reason) == (TODAY, lead, WHY)
    assert chain.lines_about(action)[0].kind == "plans.action_dropped"


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_needs_a_reason(action: Action, lead: Person, reason: str) -> None:
    with pytest.raises(PlanError, match="Say why it is no longer in the plan"):
        drop(action, lead, reason)


def test_from_a_signed_off_plan_it_leaves_by_agreement_and_comes_back_without_one(
    action: Action, lead: Person, world: World
) -> None:
    plan = action.area.plan
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR", name="Director"), on=TODAY)
    action = Action.objects.get(pk=action.pk)
    with pytest.raises(PlanError, match="Say who agreed that it is no longer in the plan") as refused:
        drop(action, lead, agreed_by=" ")
    assert (refused.value.field, action.dropped_on) == ("agreed_by", None)
    drop(action, lead, agreed_by="Improvement Board ")
    assert action.dropped_agreed_by == "Improvement Board"
    assert chain.lines_about(action)[0].changes["dropped_agreed_by"] == ["", "Improvement Board"]
    operations.take_up_action(action=action, version=action.version, by=lead, on=TODAY)
    assert action.dropped_agreed_by == ""
    operations.drop_again(action=action, version=action.version, by=lead, on=TODAY)
    assert (action.dropped_reason, action.dropped_agreed_by) == (WHY, "Improvement Board")


def test_what_was_taken_up_before_the_sign_off_leaves_it_only_by_agreement(
    action: Action, lead: Person, world: World
) -> None:
    plan = action.area.plan
    drop(action, lead)
    operations.take_up_action(action=action, version=action.version, by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR", name="Director"), on=TODAY)
    action = Action.objects.get(pk=action.pk)
    with pytest.raises(PlanError, match="signed off") as refused:
        operations.drop_again(action=action, version=action.version, by=lead, on=TODAY)
    assert refused.value.remedy == "Take it out of the plan on its own page."
    assert Action.objects.get(pk=action.pk).dropped_on is None


def test_what_was_no_promise_when_the_plan_was_signed_off_goes_back_without_one(
    action: Action, lead: Person, world: World
) -> None:
    plan = action.area.plan
    drop(action, lead)
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR", name="Director"), on=TODAY)
    action = Action.objects.get(pk=action.pk)
    operations.take_up_action(action=action, version=action.version, by=lead, on=TODAY)
    operations.drop_again(action=action, version=action.version, by=lead, on=TODAY)
    assert (action.dropped_reason, action.dropped_agreed_by) == (WHY, "")


def test_only_those_who_write_the_area_take_it_out(action: Action, world: World) -> None:
    with pytest.raises(NotAllowed):
        drop(action, world.person("SW", world.north))


def test_it_leaves_once(action: Action, lead: Person) -> None:
    drop(action, lead)
    with pytest.raises(PlanError, match="already no longer in the plan"):
        drop(action, lead)


def _ways(action: Action, by: Person) -> dict[str, Callable[[], object]]:
    more: dict[str, Any] = {"action": action, "version": action.version, "by": by, "on": TODAY}
    rated = {"about": action} | {name: value for name, value in more.items() if name != "action"}
    return {
        "update": lambda: operations.update_action(period="2026-11", progress="Agreed", **more),
        "begin": lambda: operations.set_begun(begun=True, **more),
        "date": lambda: operations.change_due_date(due="1 Feb 2028", reason="Ill", **more),
        "claim": lambda: operations.claim_complete(**more),
        "sign off": lambda: operations.sign_off(**more),
        "rating": lambda: operations.override_rating(
            rating="green", reason="It holds", expires_on=date(2026, 12, 1), **rated
        ),
    }  # fmt: skip


@pytest.mark.parametrize("way", ["update", "begin", "date", "claim", "sign off", "rating"])
def test_nothing_that_only_a_promise_needs_is_taken_until_it_is_taken_up_again(
    action: Action, lead: Person, way: str
) -> None:
    drop(action, lead)
    with pytest.raises(PlanError, match="This action is no longer in the plan"):
        _ways(action, lead)[way]()
    operations.take_up_action(action=action, version=action.version, by=lead, on=TODAY)
    if way in {"update", "begin", "date", "rating"}:
        _ways(action, lead)[way]()


THIRD = FIRST | {"* Audit ten decisions a week": ("* Dec-27", "* Schools")}


@pytest.fixture
def audit(world: World, lead: Person) -> Action:
    """An action that the second version of the document no longer has, closed with it."""
    plan = imported(lead, world.authority)
    _take(renewing(plan, lead), lead)
    return Action.objects.get(text__startswith="Audit")


def _third(audit: Action, by: Person) -> PlanDocument:
    """The third version, which has the action again, with another date."""
    return handed_in(version(THIRD), by, audit.area.plan.unit, on=TODAY, renews=audit.area.plan, name="v3.docx")


def _take(document: PlanDocument, by: Person, back: str = TAKE) -> PlanDocument:
    """Everything is taken over, what is dropped is closed, and what is back in the document is decided so."""
    found, ways = documents.compared(document), {Kind.DROPPED: CLOSE, Kind.TAKEN_UP: back}
    chosen = {each.key: ways.get(each.kind, TAKE) for each in found.changes}
    operations.take_version(
        document=document, version=document.version, seen=found.seen, choices=chosen, by=by, on=TODAY
    )
    return PlanDocument.objects.get(pk=document.pk)


def test_an_action_that_a_later_document_has_again_is_asked_about(audit: Action, lead: Person) -> None:
    third = _third(audit, lead)
    [back] = documents.compared(third).of(Kind.TAKEN_UP)
    assert (back.title, back.after) == ("Audit ten decisions a week", "Dec-27")
    assert back.before.startswith("No longer in the document.")
    found = documents.compared(third)
    undecided = {each.key: CLOSE if each.kind == Kind.DROPPED else TAKE for each in found.changes if each != back}
    with pytest.raises(PlanError, match="Say what becomes of “Audit ten decisions a week”"):
        operations.take_version(
            document=third, version=third.version, seen=found.seen, choices=undecided, by=lead, on=TODAY
        )


def test_it_is_promised_again_with_its_new_date_and_all_of_it_is_taken_back(audit: Action, lead: Person) -> None:
    before = (audit.dropped_on, audit.dropped_by, audit.dropped_reason)
    third = _take(_third(audit, lead), lead)
    audit.refresh_from_db()
    assert (audit.dropped_on, audit.due_iso) == (None, "2027-12")
    operations.take_version_back(document=third, version=third.version, by=lead, on=TODAY)
    audit.refresh_from_db()
    assert (audit.dropped_on, audit.dropped_by, audit.dropped_reason) == before and audit.due_iso == "2027-09"


def test_left_out_it_stays_out(audit: Action, lead: Person) -> None:
    _take(_third(audit, lead), lead, LEAVE)
    audit.refresh_from_db()
    assert audit.dropped_on is not None


def test_left_out_nothing_else_of_it_changes(audit: Action, lead: Person) -> None:
    audit.refresh_from_db()
    before = (audit.version, audit.due_iso, audit.text, audit.date_changes.count())
    third = _third(audit, lead)
    found = documents.compared(third)
    assert {each.kind for each in found.changes if each.stored == audit} >= {Kind.TAKEN_UP, Kind.REDATED}
    _take(third, lead, LEAVE)
    audit.refresh_from_db()
    assert (audit.version, audit.due_iso, audit.text, audit.date_changes.count()) == before


def test_what_a_person_took_out_while_the_document_kept_it_is_not_asked_again(world: World, lead: Person) -> None:
    plan = imported(lead, world.authority)
    drop(Action.objects.get(text__startswith="Train"), lead)
    changes = documents.compared(renewing(plan, lead)).changes
    assert "Train screening staff in thresholds" not in [each.title for each in changes]
