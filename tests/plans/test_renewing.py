"""Taking a newer version over: only what was chosen, each move in the log, nothing of people's own lost."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.plans import covering, documents, exceptions, operations, positions
from goldenthread.plans.comparing import Kind
from goldenthread.plans.delivery import Flag, Rating
from goldenthread.plans.errors import NotYours, PlanError, QuestionsOpen
from goldenthread.plans.models import Action, DateChange, Plan, PlanDocument
from goldenthread.plans.operations import publishing
from goldenthread.plans.operations.renewing import CLOSE, KEEP, LEAVE, TAKE
from tests.plans.handed_in import QUESTIONS
from tests.plans.newer import NOVEMBER, imported, renewing
from tests.world import World


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return imported(lead, world.authority)


@pytest.fixture
def newer(plan: Plan, lead: Person) -> PlanDocument:
    return renewing(plan, lead)


def choices(document: PlanDocument, dropped: str = KEEP, **by_kind: str) -> dict[str, str]:
    """Everything taken, unless a kind says otherwise."""
    return {
        each.key: dropped if each.kind == Kind.DROPPED else by_kind.get(each.kind.value, TAKE)
        for each in documents.compared(document).changes
    }


def take(document: PlanDocument, by: Person, chosen: dict[str, str] | None = None, **more: str) -> Plan:
    return operations.take_version(
        document=document, version=document.version, seen=documents.compared(document).seen,
        choices=choices(document) if chosen is None else chosen, by=by, on=NOVEMBER, **more,
    )  # fmt: skip


def texts(plan: Plan) -> list[str]:
    return [action.text for action in Action.objects.filter(area__plan=plan)]


def test_everything_taken_makes_the_plan_say_what_the_document_says(newer: PlanDocument, lead: Person) -> None:
    plan = take(newer, lead, choices(newer, CLOSE))
    open_ones = [each.text for each in Action.objects.filter(area__plan=plan, dropped_on=None)]
    assert open_ones == [
        "Review the duty rota each week", "Train screening staff in thresholds", "Ring every school that refers",
    ]  # fmt: skip
    new = Action.objects.get(text__startswith="Ring")
    assert (new.due_raw, new.outcomes.get().text) == ("Mar-27", "Children are seen quickly")
    assert documents.compared(newer).changes == ()
    newer.refresh_from_db()
    assert (newer.state, newer.plan, plan.document) == (PlanDocument.State.IMPORTED, plan, newer.file)


def test_a_date_that_moved_is_in_the_log_with_the_document_as_its_reason(newer: PlanDocument, lead: Person) -> None:
    take(newer, lead)
    [line] = DateChange.objects.all()
    assert (line.old_iso, line.new_iso, line.changed_on) == ("2027-07", "2027-12", NOVEMBER)
    assert line.reason == "As in plan v2.docx, handed in on 20 Nov 2026."
    assert (line.action.original_due_iso, line.action.due_on) == ("2027-07", date(2027, 12, 31))


def test_only_what_is_chosen_is_taken(newer: PlanDocument, lead: Person) -> None:
    left = dict.fromkeys(["added", "reworded", "partners"], LEAVE)
    plan = take(newer, lead, choices(newer, **left))
    assert texts(plan) == [
        "Review the duty rota each month", "Train screening staff in thresholds", "Audit ten decisions a week",
    ]  # fmt: skip
    assert DateChange.objects.count() == 1


def test_nothing_is_stored_before_and_a_dropped_action_must_be_decided(newer: PlanDocument, lead: Person) -> None:
    undecided = {key: given for key, given in choices(newer).items() if not key.endswith("dropped")}
    with pytest.raises(PlanError) as refused:
        take(newer, lead, undecided)
    assert "Audit ten decisions a week" in refused.value.message
    assert "Ring every school that refers" not in texts(newer.renews)


def test_a_closed_action_stays_with_all_that_was_said_and_is_asked_for_no_more(
    newer: PlanDocument, lead: Person, world: World
) -> None:
    audit = Action.objects.get(text__startswith="Audit")
    operations.update_action(
        action=audit, version=audit.version, period="2026-10", progress="Nine audits", by=lead, on=NOVEMBER
    )
    plan = take(newer, lead, choices(newer, CLOSE))
    audit.refresh_from_db()
    assert (audit.dropped_on, audit.dropped_by) == (NOVEMBER, lead)
    assert audit.dropped_reason.startswith("No longer in the document. As in plan v2.docx")
    assert audit.updates.get().progress == "Nine audits"
    stands = positions.of_action(audit, on=NOVEMBER)
    assert (stands.reported, stands.flags) == (Rating.GREY, (Flag.DROPPED,))
    assert audit not in [each for area in positions.of_plan(plan, on=NOVEMBER) for each, _ in area.actions]
    month = exceptions.of_areas(plan.areas.all(), period=exceptions.Month.parse("2026-10"), on=NOVEMBER)
    assert audit not in [each.action for area in month for each in area.actions]


def test_a_closed_action_is_not_counted_and_not_published(newer: PlanDocument, lead: Person) -> None:
    plan = take(newer, lead, choices(newer, CLOSE))
    assert covering.counts(plan).actions == 3
    assert "Audit ten decisions a week" not in str(publishing.public_text(plan))


def test_a_closed_action_can_be_taken_up_again(newer: PlanDocument, lead: Person) -> None:
    take(newer, lead, choices(newer, CLOSE))
    audit = Action.objects.get(text__startswith="Audit")
    operations.take_up_action(action=audit, version=audit.version, by=lead, on=NOVEMBER)
    audit.refresh_from_db()
    assert (audit.dropped_on, audit.dropped_reason) == (None, "")
    with pytest.raises(PlanError):
        operations.take_up_action(action=audit, version=audit.version, by=lead, on=NOVEMBER)


def test_a_plan_that_changed_meanwhile_is_looked_at_again(newer: PlanDocument, lead: Person) -> None:
    seen, chosen = documents.compared(newer).seen, choices(newer)
    trained = Action.objects.get(text__startswith="Train")
    operations.change_due_date(
        action=trained, version=trained.version, due="1 Feb 2028", reason="Ill", by=lead, on=NOVEMBER
    )
    with pytest.raises(StaleVersion):
        operations.take_version(
            document=newer, version=newer.version, seen=seen, choices=chosen, by=lead, on=NOVEMBER
        )  # fmt: skip


def test_dates_of_a_signed_off_plan_move_by_agreement_and_its_words_are_kept_beside(
    newer: PlanDocument, lead: Person, world: World
) -> None:
    director = world.person("DIR", name="Director")
    operations.sign_off_plan(plan=newer.renews, version=newer.renews.version, by=director, on=NOVEMBER)
    newer.refresh_from_db()
    with pytest.raises(PlanError) as refused:
        take(newer, lead)
    assert refused.value.field == "agreed_by"
    newer = PlanDocument.objects.get(pk=newer.pk)
    take(newer, lead, agreed_by="Improvement Board")
    assert DateChange.objects.get().agreed_by == "Improvement Board"
    [kept] = Action.objects.get(text__endswith="each week").amendments.all()
    assert (kept.before, kept.reason) == ("Review the duty rota each month", DateChange.objects.get().reason)


def test_what_a_newer_version_drops_leaves_a_signed_off_plan_by_the_same_agreement(
    newer: PlanDocument, lead: Person, world: World
) -> None:
    director = world.person("DIR", name="Director")
    operations.sign_off_plan(plan=newer.renews, version=newer.renews.version, by=director, on=NOVEMBER)
    newer.refresh_from_db()
    found = documents.compared(newer)
    only = {each.key: CLOSE if each.kind == Kind.DROPPED else LEAVE for each in found.changes}
    with pytest.raises(PlanError) as refused:
        take(newer, lead, only)
    assert refused.value.field == "agreed_by"
    newer = PlanDocument.objects.get(pk=newer.pk)
    take(newer, lead, only, agreed_by="Improvement Board")
    assert Action.objects.get(text__startswith="Audit").dropped_agreed_by == "Improvement Board"


def test_a_newer_version_is_not_imported_as_another_plan(newer: PlanDocument, lead: Person) -> None:
    with pytest.raises(PlanError, match="newer version"):
        operations.import_document(document=newer, version=newer.version, by=lead, on=NOVEMBER)


def test_its_questions_come_first_and_those_of_unchanged_rows_are_answered(world: World, lead: Person) -> None:
    plan = imported(lead, world.authority, plan=QUESTIONS, accept=True)
    first = plan.documents.get()
    again = renewing(plan, lead, newer=QUESTIONS)
    assert (again.questions, again.questions_open, again.answers) == (2, 0, first.answers)
    operations.undo_answers(document=again, version=again.version, questions=["q1"], by=lead, on=NOVEMBER)
    with pytest.raises(QuestionsOpen):
        take(again, lead, {})


def test_somebody_of_another_branch_takes_nothing_over(newer: PlanDocument, world: World) -> None:
    head = world.person("HOS", unit=world.safeguarding, name="Head of Service")
    with pytest.raises(NotYours):
        take(newer, head)
