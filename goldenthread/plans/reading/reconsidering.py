"""Which answers stand when another one changed the rows that they were given to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.plans.reading import answers, in_doubt, remembering
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Question, Reading


@dataclass(frozen=True)
class Reconsidered:
    """``answers`` that stand; of those that do not, by question, ``suggestions`` as far as their words still do."""

    answers: Mapping[str, Any]
    suggestions: Mapping[str, Any] = field(default_factory=dict)


def reconsider(reading: Reading, before: Mapping[str, Any], wanted: Mapping[str, Any]) -> Reconsidered:
    """The answers ``wanted`` after those ``before``, without the ones whose question asks something else by now.

    Lines told apart, words put together and areas that go on change the rows below other questions. An answer that was
    given to the row as it was would be read as one to the row as it is: an action told apart would silently have no
    date. What was accepted as proposed stands where the lists are as long as they were. AnswerRefused where what is
    newly wanted does not fit.
    """
    changed = {key for key in {*before, *wanted} if before.get(key) != wanted.get(key)}
    if changed <= {each.id for each in reading.questions if not in_doubt.changes_others(each)}:
        return Reconsidered(dict(wanted))  # as most are, at once
    was = answers.answer(reading, before)
    asked = {each.id: each for each in _standing(was)}
    changing = {key for key, each in asked.items() if in_doubt.changes_others(each)}
    kept = {key: given for key, given in wanted.items() if key not in changing | changed}
    now = answers.answer(reading, {key: given for key, given in wanted.items() if key not in kept})
    mine = [each for each in now.questions if each.id in kept]
    again = {each.id: each for each in mine if not _stands(now, each, asked, kept[each.id])}
    said = {key: each for key, each in again.items() if kept[key] != answers.ACCEPT}
    carried = {key: remembering.carried(now, each, was, kept[key]) for key, each in said.items()}
    return Reconsidered(
        {key: given for key, given in wanted.items() if key not in again},
        {key: given for key, given in carried.items() if fits(now, key, given)},
    )


def _standing(reading: Reading) -> Iterator[Question]:
    """Every question that is asked now, open or answered."""
    yield from reading.questions
    yield from (each.question for each in reading.decisions)


def _stands(now: Reading, question: Question, asked: Mapping[str, Question], given: Any) -> bool:
    """Does an earlier answer to this question still say what it said?"""
    old = asked.get(question.id)
    if old and given == answers.ACCEPT:
        return [*map(len, old.readings)] == [*map(len, question.readings)]
    return (old is None or old.readings == question.readings) and fits(now, question.id, given)


def fits(now: Reading, question_id: str, given: Any) -> bool:
    """Would this reading take the answer?"""
    try:
        answers.answer(now, {question_id: given})
    except AnswerRefused:
        return False
    return True
