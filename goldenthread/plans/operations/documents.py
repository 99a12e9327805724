"""Bringing a plan document in: kept, read, its questions answered, imported; or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person, Unit
from goldenthread.core.counting import counted
from goldenthread.files import store
from goldenthread.files.errors import FileRefused
from goldenthread.history import versions
from goldenthread.plans import documents, editing, importing, policies
from goldenthread.plans.errors import AlreadyUploaded, PlanError, QuestionsOpen
from goldenthread.plans.models import Plan, PlanDocument
from goldenthread.plans.reading import answers, in_doubt, reconsidering, safely
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.work import registry

READ = "plans.read_document"
State = PlanDocument.State


@transaction.atomic
def upload_document(
    *, data: bytes, file_name: str, plan_name: str, unit: Unit, by: Person, on: date, again: bool = False,
    renews: Plan | None = None,
) -> PlanDocument:  # fmt: skip
    """Keep the file sealed and ask for it to be read; see ``keep_document`` for what is refused."""
    document = keep_document(
        data=data, file_name=file_name, plan_name=plan_name, unit=unit, by=by, on=on, again=again, renews=renews
    )  # fmt: skip
    return _ask(document, by, on)


@transaction.atomic
def keep_document(
    *, data: bytes, file_name: str, plan_name: str, unit: Unit, by: Person, on: date, again: bool = False,
    renews: Plan | None = None,
) -> PlanDocument:  # fmt: skip
    """Keep the file sealed, to be read by ``read_document``; as a newer version of the plan that it ``renews``.

    FileRefused when it is none that is read here or not safe to open; AlreadyUploaded when the same file is already in
    use within the person's reach and ``again`` does not say that this is meant.
    """
    policies.check_edit_unit(unit, by=by, on=on)
    if renews:
        policies.check_edit_plan(renews, by=by, on=on)
    try:
        kind = safely.check(data, name=file_name)
    except FileRefused as refused:
        refused.field = "file"
        raise
    earlier = None if again else documents.same_file(data, by, on=on)
    if earlier:
        raise AlreadyUploaded(earlier)
    file = store.seal(data, name=file_name, kind=kind, by=by, on=on)
    document = PlanDocument(
        file=file, plan_name=plan_name, unit=unit, renews=renews, uploaded_on=on, uploaded_by=by
    )  # fmt: skip
    editing.add(document)
    history.record("plans.document_uploaded", subject=document, by=by, on=on, detail=file.name)
    return document


@transaction.atomic
def read_again(*, document: PlanDocument, version: int, by: Person, on: date) -> PlanDocument:
    """Start a reading that stopped half-way once more."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    if not document.is_stuck:
        raise PlanError("This document does not need to be read again.", remedy="Reload the page to see where it is.")
    versions.claim(document, version)
    return _ask(document, by, on)


def read_document(*, document: PlanDocument, by: Person, on: date) -> PlanDocument:
    """Read the kept file in a process of its own and keep what it says and asks.

    A file that can not be read leaves the document refused, with the reason; the FileRefused goes on to whoever asked.
    A document that is no longer waiting to be read is left as it is.
    """
    policies.check_edit_unit(document.unit, by=by, on=on)
    try:
        reading = safely.read(store.unseal(document.file), name=document.file.name)
    except FileRefused as refused:
        _close_reading(document, by, on, "plans.document_refused", state=State.REFUSED, reason=str(refused))
        raise
    found = documents.found_in(document, reading)
    state = State.ASKING if found["questions_open"] else State.READY
    return _close_reading(document, by, on, "plans.document_read", state=state, **found)


@transaction.atomic
def answer_question(
    *, document: PlanDocument, version: int, question: str, given: Any, by: Person, on: date
) -> PlanDocument:
    """Answer one question, or answer it otherwise than before.

    ``given`` is "accept" for what is proposed, or the answer itself: see ``plans.reading.answers.answer``.
    AnswerRefused when it does not fit.
    """
    return answer_questions(document=document, version=version, given={question: given}, by=by, on=on)


@transaction.atomic
def answer_questions(
    *, document: PlanDocument, version: int, given: Mapping[str, Any], by: Person, on: date
) -> PlanDocument:
    """Answer several questions, all or none; ``given`` holds the answers by the questions' ids.

    AnswerRefused when one does not fit.
    """
    policies.check_edit_unit(document.unit, by=by, on=on)
    about = list(given)
    wanted = {**in_doubt.without(document.answers, about), **given}
    return _answer(document, version, wanted, by, on, kind="plans.document_question_answered", about=about)


@transaction.atomic
def accept_all_proposals(*, document: PlanDocument, version: int, by: Person, on: date) -> PlanDocument:
    """Answer every open question as proposed; answers already given stay. AnswerRefused when one has no proposal."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    proposed = documents.proposals(document)
    still_open, wanted = list(proposed), {**document.answers, **proposed}
    return _answer(document, version, wanted, by, on, kind="plans.document_proposals_accepted", about=still_open)


@transaction.atomic
def undo_answers(
    *, document: PlanDocument, version: int, questions: Iterable[str], by: Person, on: date
) -> PlanDocument:
    """Take answers back, so that their questions are open again."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    gone = [each for each in questions if each in document.answers]
    wanted = in_doubt.without(document.answers, gone)
    return _answer(document, version, wanted, by, on, kind="plans.document_answer_undone", about=gone)


@transaction.atomic
def import_document(*, document: PlanDocument, version: int, by: Person, on: date) -> Plan:
    """Store what was read, as answered, as a draft plan. QuestionsOpen while a question has no answer."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    if document.state == State.ASKING:
        raise QuestionsOpen(document.questions_open)
    _check_open(document)
    if document.renews_id:
        raise PlanError("This is a newer version of a plan.", remedy="Look at its changes and take them over.")
    versions.claim(document, version)
    reading = documents.settled(document)
    plan = importing.import_reading(
        reading, name=document.plan_name, unit=document.unit, by=by, on=on, document=document.file
    )
    document.state, document.plan = State.IMPORTED, plan
    document.imported_on, document.imported_by = on, by
    document.save(update_fields=["state", "plan", "imported_on", "imported_by"])
    history.record("plans.document_imported", subject=document, by=by, on=on, detail=plan.name)
    return plan


@transaction.atomic
def withdraw_document(*, document: PlanDocument, version: int, by: Person, on: date) -> PlanDocument:
    """Put a document aside. What was read and answered is kept, so that it can be taken up again."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    if document.state in {State.IMPORTED, State.WITHDRAWN}:
        raise PlanError(f"This document is already {document.get_state_display().lower()}.")
    versions.claim(document, version)
    document.state, document.withdrawn_on, document.withdrawn_by = State.WITHDRAWN, on, by
    document.save(update_fields=["state", "withdrawn_on", "withdrawn_by"])
    history.record("plans.document_withdrawn", subject=document, by=by, on=on)
    return document


@transaction.atomic
def restore_document(*, document: PlanDocument, version: int, by: Person, on: date) -> PlanDocument:
    """Take up a withdrawn document where it was left."""
    policies.check_edit_unit(document.unit, by=by, on=on)
    if document.state != State.WITHDRAWN:
        raise PlanError("This document is not withdrawn.")
    versions.claim(document, version)
    document.state, document.withdrawn_on, document.withdrawn_by = _state_of(document), None, None
    document.save(update_fields=["state", "withdrawn_on", "withdrawn_by"])
    history.record("plans.document_restored", subject=document, by=by, on=on)
    return document


def _ask(document: PlanDocument, by: Person, on: date) -> PlanDocument:
    document.job = registry.ask(
        READ, title=f"Reading {document.file.name}"[:200], owner=by, document=document.pk, by=by.pk, on=on.isoformat()
    )
    document.save(update_fields=["job"])
    return document


@transaction.atomic
def _close_reading(document: PlanDocument, by: Person, on: date, kind: str, **found: Any) -> PlanDocument:
    """Keep what came of a reading, unless somebody withdrew the document meanwhile."""
    current = PlanDocument.objects.select_for_update().get(pk=document.pk)
    if current.state != State.READING:
        return current
    versions.claim(current, current.version)
    for name, value in found.items():
        setattr(current, name, value)
    current.reason = current.reason[:1000]
    current.save(update_fields=[*found])
    detail = current.reason or counted(current.questions, "question")
    history.record(kind, subject=current, by=by, on=on, detail=detail)
    return current


def _answer(
    document: PlanDocument, version: int, wanted: dict[str, Any], by: Person, on: date, *, kind: str, about: list[str]
) -> PlanDocument:
    """Hold the answers wanted against the questions, then keep them; an answer to a row that they changed is open
    again."""
    _check_open(document)
    reading, before = documents.as_read(document), document.answers
    with _named():
        now = reconsidering.reconsider(reading, before, wanted)
        settled = answers.answer(reading, now.answers)
    versions.claim(document, version)
    document.answers, document.questions_open = dict(now.answers), len(settled.questions)
    document.remembered = {**document.remembered, **now.suggestions}
    document.state = State.READY if settled.is_settled else State.ASKING
    document.save(update_fields=["answers", "remembered", "questions_open", "state"])
    about = [*about, *(each for each in wanted if each not in now.answers)]
    changes = {each: [before.get(each), now.answers.get(each)] for each in about}
    history.record(kind, subject=document, by=by, on=on, detail=", ".join(about), changes=changes)
    return document


@contextmanager
def _named() -> Iterator[None]:
    """An answer that is refused is told beside its box."""
    try:
        yield
    except AnswerRefused as refused:
        refused.field = "answer"
        raise


def _check_open(document: PlanDocument) -> None:
    if not document.is_open:
        raise PlanError(
            f"This document is {document.get_state_display().lower()}, so nothing of it can be changed now.",
            remedy="Reload the page to see where it is.",
        )


def _state_of(document: PlanDocument) -> Any:
    if document.reason:
        return State.REFUSED
    if not document.reading:
        return State.READING
    return State.ASKING if document.questions_open else State.READY
