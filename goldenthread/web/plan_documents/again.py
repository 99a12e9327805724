"""Which questions an answer to another one opened again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from goldenthread.plans import documents
from goldenthread.plans.models import PlanDocument
from goldenthread.web.plans.words import joined


def said(found: PlanDocument, before: Mapping[str, Any], about: Collection[str]) -> str:
    """A sentence to put behind "Question 3 is answered.", with a blank before it; empty where each answer ``before``
    stands, but those to the questions ``about`` which it was."""
    gone = set(before) - set(found.answers) - set(about)
    every = documents.asked(found) if gone else []
    numbers = [str(each.number) for each in every if each.question.id in gone]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f" Question {numbers[0]} is open again: its row reads otherwise now."
    return f" Questions {joined(numbers)} are open again: their rows read otherwise now."
