"""Questions that ask the same of many rows, so that one answer may settle them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from goldenthread.plans.reading import in_doubt
from goldenthread.plans.reading.model import Question

FEWEST = 3  # of fewer, each is answered as quickly by itself
ACCEPT = "accept"
OTHER = "other"
LEFT_OUT = "table_not_understood"


@dataclass(frozen=True)
class Group:
    """Questions of one ``kind``; ``about`` is what they have in common: a list of the row, or a text."""

    kind: str
    about: str
    questions: tuple[Question, ...]

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The answers that may be given to all at once, each with its words."""
        return TOGETHER.get(self.kind, ())


TOGETHER: dict[str, tuple[tuple[str, str], ...]] = {
    in_doubt.LINES: (
        (in_doubt.EVERY, "In all of them each piece begins a line of its own"),
        (in_doubt.NONE, "All of them are one line each"),
    ),
    in_doubt.WORD: ((ACCEPT, "All of them as they are read"), (OTHER, "All of them the other way")),
    "date_not_understood": ((ACCEPT, "Keep all of them without a date"),),
    "counts_differ": ((ACCEPT, "Pair all of them as proposed"),),
    LEFT_OUT: ((ACCEPT, "Leave all of them out"),),
}  # fmt: skip


def groups(questions: Iterable[Question]) -> list[Group]:
    """The questions that have others like them, in the order of the first of each group."""
    found: dict[tuple[str, str], list[Question]] = {}
    for each in questions:
        if each.kind in TOGETHER and "listed" not in each.about:
            found.setdefault((each.kind, _about(each)), []).append(each)
    return [Group(*key, tuple(held)) for key, held in found.items() if len(held) >= FEWEST]


def with_question(questions: Iterable[Question], question: Question) -> Group:
    """The group that a question is in, which may be the only one there."""
    key = (question.kind, _about(question))
    return Group(*key, tuple(each for each in questions if (each.kind, _about(each)) == key))


def _about(question: Question) -> str:
    """What a question shares with those like it: the list its line is in, or the text that is a date or not."""
    if question.kind == in_doubt.LINES:
        return str(question.about.get("list", ""))
    if question.kind == "date_not_understood":
        return str(question.about["raw"])
    if question.kind == LEFT_OUT:
        return next((name for name in ("row", "column") if name in question.about), "table")
    return ""


def answer_for(question: Question, given: str) -> Any:
    """The answer to one question that an answer to all of its group is."""
    return question.readings[1][0] if given == OTHER else given
