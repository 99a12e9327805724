"""A plan document on its way: kept, read, asked about, imported; and what is refused on that way."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.files import store
from goldenthread.files.errors import FileRefused
from goldenthread.history import chain
from goldenthread.plans import documents, operations
from goldenthread.plans.errors import AlreadyUploaded, NotYours, PlanError, QuestionsOpen
from goldenthread.plans.models import Action, Plan, PlanDocument
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.work.models import Job
from tests.plans.handed_in import QUESTIONS, content, handed_in
from tests.plans.reading import made_up
from tests.world import World

TODAY = date(2026, 11, 20)
State = PlanDocument.State
LETTER = made_up.Plan("Dear all", "We will improve.")


@pytest.fixture
def document(world: World, lead: Person) -> PlanDocument:
    return handed_in(lead, world.authority)


def answer(document: PlanDocument, by: Person, question: str, given: object) -> PlanDocument:
    return operations.answer_question(
        document=document, version=document.version, question=question, given=given, by=by, on=TODAY
    )


def test_an_uploaded_document_is_sealed_and_read_as_long_work(world: World, lead: Person) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        document = operations.upload_document(
            data=content(QUESTIONS), file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
        )
        assert document.state == State.READING and not document.is_stuck
    document.refresh_from_db()
    assert (document.state, document.questions, document.questions_open) == (State.ASKING, 2, 2)
    assert (document.job.state, document.job.result) == (Job.State.DONE, {"document": document.pk, "questions": 2})
    assert store.unseal(document.file) == content(QUESTIONS)
    assert not Plan.objects.exists()


def test_a_file_that_is_no_word_document_is_refused_beside_its_field_and_nothing_is_kept(
    world: World, lead: Person
) -> None:
    with pytest.raises(FileRefused) as refused:
        operations.upload_document(
            data=b"Improve everything.", file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead,
            on=TODAY,
        )  # fmt: skip
    assert refused.value.field == "file"
    assert not PlanDocument.objects.exists()


def test_a_document_that_can_not_be_read_says_why_and_stays_refused(world: World, lead: Person) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        document = operations.upload_document(
            data=LETTER.bytes(), file_name="letter.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
        )
    document.refresh_from_db()
    assert document.state == State.REFUSED
    assert "letter.docx has no tables" in document.reason
    assert document.job.problem == document.reason


def test_the_same_file_again_names_the_earlier_one_unless_it_is_meant(
    world: World, lead: Person, document: PlanDocument
) -> None:
    with pytest.raises(AlreadyUploaded) as refused:
        handed_in(lead, world.authority)
    assert refused.value.earlier == document
    assert handed_in(lead, world.authority, again=True).pk != document.pk


def test_a_withdrawn_document_does_not_stand_in_the_way_of_its_file(
    world: World, lead: Person, document: PlanDocument
) -> None:
    operations.withdraw_document(document=document, version=document.version, by=lead, on=TODAY)
    assert handed_in(lead, world.authority).state == State.ASKING


def test_the_same_file_out_of_reach_is_not_given_away(world: World, document: PlanDocument) -> None:
    document.unit = world.care
    document.save()
    head = world.person("HOS", world.safeguarding)
    assert handed_in(head, world.safeguarding).state == State.ASKING


def test_accepting_does_what_is_proposed(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q1", "accept")
    assert (document.state, document.questions_open) == (State.ASKING, 1)
    reading = documents.settled(document)
    assert [[date.raw for date in action.dates] for action in reading.actions[:3]] == [
        ["Jun-26"], ["Jul-26", "Sep-26"], ["Oct-26"],
    ]  # fmt: skip


def test_pairs_of_ones_own_are_kept_as_given(document: PlanDocument, lead: Person) -> None:
    pairs = [
        {"action": "a1", "dates": ["Jun-26", "Jul-26"], "measures": [], "partners": ["Police", "Health"]},
        {"action": "a2", "dates": ["Sep-26"]},
    ]
    answer(document, lead, "q1", pairs)
    first, second, third = documents.settled(document).actions[:3]
    assert ([each.iso for each in first.dates], first.partners) == (["2026-06", "2026-07"], ("Police", "Health"))
    assert ([each.iso for each in second.dates], third.dates) == (["2026-09"], ())


def test_an_answer_that_does_not_fit_changes_nothing(document: PlanDocument, lead: Person) -> None:
    with pytest.raises(AnswerRefused) as refused:
        answer(document, lead, "q2", "sooner")
    assert refused.value.field == "answer"
    document.refresh_from_db()
    assert document.answers == {}


def test_an_answer_can_be_given_otherwise_and_taken_back(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q2", "accept")
    answer(document, lead, "q2", "Aug-27")
    assert documents.settled(document).actions[4].dates[0].iso == "2027-08"
    operations.undo_answers(document=document, version=document.version, questions=["q2"], by=lead, on=TODAY)
    assert (document.answers, document.questions_open) == ({}, 2)


def test_accepting_all_leaves_the_answers_already_given(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q2", "Aug-27")
    operations.accept_all_proposals(document=document, version=document.version, by=lead, on=TODAY)
    assert document.answers == {"q2": "Aug-27", "q1": "accept"}
    assert document.state == State.READY


def test_two_people_answering_at_once_do_not_overwrite_each_other(
    document: PlanDocument, world: World, lead: Person
) -> None:
    seen = document.version
    answer(document, lead, "q1", "accept")
    with pytest.raises(StaleVersion):
        operations.answer_question(
            document=document, version=seen, question="q2", given="accept", by=lead, on=TODAY
        )  # fmt: skip


def test_nothing_is_imported_while_a_question_is_open(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q1", "accept")
    with pytest.raises(QuestionsOpen, match="1 question is still open"):
        operations.import_document(document=document, version=document.version, by=lead, on=TODAY)
    assert not Plan.objects.exists()


def test_an_answered_document_becomes_a_draft_plan_once(document: PlanDocument, lead: Person) -> None:
    operations.accept_all_proposals(document=document, version=document.version, by=lead, on=TODAY)
    plan = operations.import_document(document=document, version=document.version, by=lead, on=TODAY)
    assert (plan.name, plan.status, plan.document) == ("Getting it right", "draft", document.file)
    assert Action.objects.filter(area__plan=plan).count() == 5
    document.refresh_from_db()
    assert (document.state, document.plan, document.imported_by) == (State.IMPORTED, plan, lead)
    with pytest.raises(PlanError, match="imported"):
        operations.import_document(document=document, version=document.version, by=lead, on=TODAY)
    with pytest.raises(PlanError, match="imported"):
        answer(document, lead, "q1", "accept")


def test_a_withdrawn_document_can_be_taken_up_where_it_was_left(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q1", "accept")
    operations.withdraw_document(document=document, version=document.version, by=lead, on=TODAY)
    with pytest.raises(PlanError):
        answer(document, lead, "q2", "accept")
    operations.restore_document(document=document, version=document.version, by=lead, on=TODAY)
    assert (document.state, document.questions_open, document.withdrawn_on) == (State.ASKING, 1, None)


def test_a_document_withdrawn_while_it_is_read_stays_withdrawn(world: World, lead: Person) -> None:
    kept = operations.keep_document(
        data=content(QUESTIONS), file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
    )
    operations.withdraw_document(document=kept, version=kept.version, by=lead, on=TODAY)
    assert operations.read_document(document=kept, by=lead, on=TODAY).state == State.WITHDRAWN


def test_a_reading_that_stopped_can_be_started_again(world: World, lead: Person) -> None:
    kept = operations.keep_document(
        data=content(QUESTIONS), file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
    )
    assert kept.is_stuck
    with TestCase.captureOnCommitCallbacks(execute=True):
        operations.read_again(document=kept, version=kept.version, by=lead, on=TODAY)
    kept.refresh_from_db()
    assert kept.state == State.ASKING
    with pytest.raises(PlanError):
        operations.read_again(document=kept, version=kept.version, by=lead, on=TODAY)


def test_every_step_leaves_a_line_in_the_history(document: PlanDocument, lead: Person) -> None:
    answer(document, lead, "q1", "accept")
    operations.undo_answers(document=document, version=document.version, questions=["q1"], by=lead, on=TODAY)
    operations.accept_all_proposals(document=document, version=document.version, by=lead, on=TODAY)
    operations.import_document(document=document, version=document.version, by=lead, on=TODAY)
    kinds = [line.kind.removeprefix("plans.document_") for line in chain.lines_about(document)]
    assert kinds == ["imported", "proposals_accepted", "answer_undone", "question_answered", "read", "uploaded"]
    assert chain.verify() == []


def test_only_who_writes_plans_there_may_upload_and_answer(world: World, document: PlanDocument) -> None:
    with pytest.raises(NotAllowed):
        handed_in(world.person("TM", world.north), world.north)
    head = world.person("HOS", world.safeguarding)
    with pytest.raises(NotYours):
        answer(document, head, "q1", "accept")
    assert documents.can_change(document, by=head, on=TODAY) is False


def test_documents_are_seen_where_plans_are_written(world: World, document: PlanDocument, lead: Person) -> None:
    head, other = world.person("HOS", world.safeguarding), world.person("HOS", world.care)
    own = handed_in(head, world.safeguarding, again=True)
    assert documents.document_for(head, document.pk, on=TODAY) == document
    assert set(documents.listed(lead, on=TODAY)) == {document, own}
    with pytest.raises(OutOfReach):
        documents.document_for(other, own.pk, on=TODAY)
    assert list(documents.waiting_for(lead, on=TODAY)) == [document]


@pytest.mark.parametrize("fields", [{"state": "imported"}, {"withdrawn_on": TODAY}, {"questions_open": 9}])
def test_the_database_refuses_half_a_state(document: PlanDocument, fields: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanDocument.objects.filter(pk=document.pk).update(**fields)
