"""Which answer is applied before which: what makes rows comes before what pairs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.plans.reading import area_again, in_doubt
from goldenthread.plans.reading.asking import ROW
from goldenthread.plans.reading.model import Question

BEFORE = (*in_doubt.KINDS, ROW)


def sorted_by(answers: Mapping[str, Any], asked: Mapping[str, Question]) -> list[str]:
    """The ids of the questions answered, in the order in which their answers are applied."""
    places = {each: at for at, each in enumerate(asked)}
    return sorted(answers, key=lambda each: (_of(each, asked, answers[each]), places.get(each, len(places))))


def _of(question_id: str, asked: Mapping[str, Question], given: Any) -> int:
    """The place of an answer: areas that go on, lines, words, rows, all others, and pairs.

    What only an answer gave rise to comes when it is there.
    """
    question = asked.get(question_id)
    if question and area_again.is_accepted(question, given):
        return 0
    kind = question.kind if question else ""
    if kind in BEFORE:
        return 1 + BEFORE.index(kind)
    is_pairs = kind == "counts_differ" or question_id.endswith(in_doubt.PAIRS) or area_again.REST in question_id
    return len(BEFORE) + (2 if is_pairs else 1)
