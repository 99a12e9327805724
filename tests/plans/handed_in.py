"""Made-up plan documents as somebody handed them in."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from goldenthread.accounts.models import Person, Unit
from goldenthread.plans import operations
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import document as reader
from goldenthread.plans.reading.tables import Manuscript
from tests.plans.reading import made_up

HANDED_IN = date(2026, 11, 20)
QUESTIONS = made_up.Plan("Improvement Plan 2026-27", "Northmoor Council", "Front Door").table(
    made_up.PRIORITIES,
    (
        made_up.AREA_CELL,
        ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train staff", "* Audit decisions"],
        ["* Jun-26", "* Jul-26", "* Sep-26", "* Oct-26"],
        ["* Rota reviewed", "* % of staff trained", "* Exit notes", "* Audit grades"],
        ["* Police", "* Health"],
    ),
    (
        ["Core Ofsted recommendation:", "‘Children are heard.’"],
        ["Outcome: Children are heard", "* Ask every child", "* Write it down"],
        ["* Jun-26", "* when Mercury rises"],
        ["* Voice recorded", "* Notes read"],
        ["* Schools", "* Schools"],
    ),
)
"""One row whose dates, measures and partners do not match its actions, and one with a date nobody knows."""


@cache
def content(plan: made_up.Plan) -> bytes:
    """The same bytes each time: a Word file holds the moment at which it was made."""
    return plan.bytes()


def handed_in(by: Person, unit: Unit, *, plan: made_up.Plan = QUESTIONS, **other: Any) -> PlanDocument:
    """Kept and read, as an upload is once its job has run."""
    kept = operations.keep_document(
        data=content(plan), file_name="plan.docx", plan_name="Getting it right", unit=unit, by=by, on=HANDED_IN, **other
    )
    return operations.read_document(document=kept, by=by, on=HANDED_IN)


def read_so(document: PlanDocument, manuscript: Manuscript) -> PlanDocument:
    """The document as if its file held this manuscript, with no question answered."""
    found = reader.understand(manuscript)
    document.reading, document.answers = found.as_json(), {}
    document.questions = document.questions_open = len(found.questions)
    document.save()
    return document
