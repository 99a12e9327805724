"""What an uploaded plan document says now: its reading with the answers given so far; and who may see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.plans import comparing, policies
from goldenthread.plans.comparing import Comparison
from goldenthread.plans.models import Plan, PlanDocument
from goldenthread.plans.reading import answers, in_doubt, reconsidering, remembering
from goldenthread.plans.reading.model import Question, Reading

State = PlanDocument.State


@dataclass(frozen=True)
class Asked:
    """A question as it was asked, its place among all, and the answer if there is one.

    ``earlier`` is what was answered when the row still read otherwise: a proposal that comes before the reader's own.
    """

    number: int
    question: Question
    answer: Any = None
    earlier: Any = None

    @property
    def is_open(self) -> bool:
        return self.answer is None


def as_read(document: PlanDocument) -> Reading:
    """What the reader found, before any answer."""
    return Reading.from_json(document.reading)


def settled(document: PlanDocument) -> Reading:
    """What would be imported: the reading with the answers given so far applied, the rest still open."""
    return answers.answer(as_read(document), document.answers)


def version_before(document: PlanDocument) -> PlanDocument | None:
    """The version that this document follows: what its plan was last read from, or what was last answered for a plan
    of that name in the same part of the organisation."""
    others = PlanDocument.objects.exclude(pk=document.pk).exclude(reading={}).order_by("-pk")
    if document.renews_id:
        return others.filter(plan_id=document.renews_id, state=State.IMPORTED).order_by("-imported_on", "-pk").first()
    return others.filter(plan_name=document.plan_name, unit_id=document.unit_id).exclude(answers={}).first()


def found_in(document: PlanDocument, reading: Reading) -> dict[str, Any]:
    """What was read, as the document keeps it, with the answers to the version before where its rows are unchanged."""
    before = version_before(document)
    kept = remembering.Remembered()
    if before:
        kept = remembering.remember(reading, as_read(before), before.answers)
    number = len(reading.questions)
    return {
        "reading": reading.as_json(), "questions": number, "answers": dict(kept.answers),
        "remembered": dict(kept.suggestions), "questions_open": len(answers.answer(reading, kept.answers).questions),
    }  # fmt: skip


def proposals(document: PlanDocument) -> dict[str, Any]:
    """The proposed answer to each question that is open, by its id: as last time, where that still fits."""
    open_ones = [each for each in asked(document) if each.is_open]
    now = settled(document) if any(each.earlier is not None for each in open_ones) else None
    return {each.question.id: each.earlier if now and _fits(now, each) else answers.ACCEPT for each in open_ones}


def _fits(now: Reading, asked: Asked) -> bool:
    return asked.earlier is not None and reconsidering.fits(now, asked.question.id, asked.earlier)


def trial(reading: Reading, plan: Plan) -> PlanDocument:
    """A newer version of a plan's document that nobody keeps: to see what it would change."""
    document = PlanDocument(plan_name=plan.name, unit=plan.unit, renews=plan)
    for name, value in found_in(document, reading).items():
        setattr(document, name, value)
    return document


def accept(document: PlanDocument) -> None:
    """Answer every open question of a trial as proposed. AnswerRefused when one has no proposal."""
    document.answers = {**document.answers, **proposals(document)}
    document.questions_open = len(settled(document).questions)


def compared(document: PlanDocument) -> Comparison:
    """What the document says otherwise than the plan that it renews; its questions are answered first."""
    before = version_before(document)
    return comparing.compare(document.renews, settled(document), settled(before) if before else None)


def asked(document: PlanDocument, reading: Reading | None = None) -> list[Asked]:
    """Every question of the document in its order, answered or not. ``reading`` spares reading it again.

    Where an answer cut lines or joined an area, the questions are those of its rows now, and new ones come last.
    """
    original = reading or as_read(document)
    questions = original.questions
    if any(in_doubt.changes_others(each) and each.id in document.answers for each in questions):
        now = answers.answer(original, document.answers)
        standing = {each.id: each for each in (*now.questions, *(done.question for done in now.decisions))}
        first = [standing.pop(each.id) for each in questions if each.id in standing]
        questions = (*first, *standing.values())
    return [
        Asked(number, each, document.answers.get(each.id), document.remembered.get(each.id))
        for number, each in enumerate(questions, start=1)
    ]


def documents_visible_to(person: Person, *, on: date) -> QuerySet[PlanDocument]:
    """Documents of the parts of the organisation whose plans the person writes, and of what stands above them.

    NotAllowed without ``plan.edit``. Changing reaches less far: see ``policies.check_edit_unit``.
    """
    far = rights.reach(person, "plan.edit", on=on)
    within = Q() if far.whole else Q(unit_id__in=far.branch | far.line)
    return PlanDocument.objects.filter(within).select_related("file", "unit", "uploaded_by", "job", "plan", "renews")


def listed(person: Person, *, on: date) -> QuerySet[PlanDocument]:
    """The same without what was read, which is large: for lists."""
    return documents_visible_to(person, on=on).defer("reading", "answers", "remembered")


def document_for(person: Person, pk: int, *, on: date) -> PlanDocument:
    """The document, if within reach; OutOfReach otherwise, the same as for one that does not exist."""
    found = documents_visible_to(person, on=on).filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    return found


def same_file(data: bytes, person: Person, *, on: date) -> PlanDocument | None:
    """The latest document within the person's reach with exactly this content, if it is in use."""
    alike = listed(person, on=on).filter(file__sha256=hashlib.sha256(data).hexdigest())
    return alike.exclude(state__in=[State.WITHDRAWN, State.REFUSED]).first()


def waiting_for(person: Person, *, on: date) -> QuerySet[PlanDocument]:
    """The person's own documents that are not finished."""
    return listed(person, on=on).filter(uploaded_by=person, state__in=[State.READING, State.ASKING, State.READY])


def can_change(document: PlanDocument, *, by: Person, on: date) -> bool:
    """May this person answer for the document and import it?"""
    return policies.can_edit_unit(document.unit_id, by=by, on=on)
