"""Answers about rights, remembered while one page is read and no longer.

A page asks dozens of times who somebody is and what lies below their unit: 65 of the 96 queries of one home page
were these. Nothing that changes anything runs in here, so no answer can grow stale by what the request itself does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def while_reading() -> Iterator[None]:
    """From here on each question is asked once; forgotten at the end, and unknown to other threads."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Hashable, find: Callable[[], Answer]) -> Answer:
    """What was found before while this page is read, else what ``find`` finds. The answer must not be changed."""
    answers = _answers.get()
    if answers is None:
        return find()
    if question not in answers:
        answers[question] = find()
    return answers[question]
