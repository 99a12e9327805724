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
from goldenthread.plans import policies
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import answers
from goldenthread.plans.reading.model import Question, Reading

State = PlanDocument.State


@dataclass(frozen=True)
class Asked:
    """A question as it was asked, its place among all, and the answer if there is one."""

    number: int
    question: Question
    answer: Any = None

    @property
    def is_open(self) -> bool:
        return self.answer is None


def as_read(document: PlanDocument) -> Reading:
    """What the reader found, before any answer."""
    return Reading.from_json(document.reading)


def settled(document: PlanDocument) -> Reading:
    """What would be imported: the reading with the answers given so far applied, the rest still open."""
    return answers.answer(as_read(document), document.answers)


def asked(document: PlanDocument, reading: Reading | None = None) -> list[Asked]:
    """Every question of the document in its order, answered or not. ``reading`` spares reading it again."""
    questions = (reading or as_read(document)).questions
    return [Asked(number, each, document.answers.get(each.id)) for number, each in enumerate(questions, start=1)]


def documents_visible_to(person: Person, *, on: date) -> QuerySet[PlanDocument]:
    """Documents of the parts of the organisation whose plans the person writes, and of what stands above them.

    NotAllowed without ``plan.edit``. Changing reaches less far: see ``policies.check_edit_unit``.
    """
    far = rights.reach(person, "plan.edit", on=on)
    within = Q() if far.whole else Q(unit_id__in=far.branch | far.line)
    return PlanDocument.objects.filter(within).select_related("file", "unit", "uploaded_by", "job", "plan")


def listed(person: Person, *, on: date) -> QuerySet[PlanDocument]:
    """The same without what was read, which is large: for lists."""
    return documents_visible_to(person, on=on).defer("reading", "answers")


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
