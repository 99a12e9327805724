"""What people answered about an earlier version of a document, carried to the questions of the next one.

Questions of two versions are the same by their kind and the words of their row, never by their number: a row put in
above renumbers all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.plans.reading import answers, in_doubt, likeness
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Block, Question, Reading

ALIKE = 0.5  # share of words that a changed row has in common with the one it was
Words = tuple[str, ...]


@dataclass(frozen=True)
class Remembered:
    """Answers by question id: ``answers`` to rows that did not change, ``suggestions`` for rows that did."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    suggestions: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class _Earlier:
    question: Question
    words: Words
    given: Any
    reading: Reading
    is_used: bool = False


def remember(now: Reading, before: Reading, given: Mapping[str, Any]) -> Remembered:
    """The answers ``given`` to ``before``, for the questions of ``now`` that ask the same.

    What cuts lines or joins areas comes first, on both sides: a question is held against the other as both were asked,
    its row as those answers left it, and so are questions that they gave rise to.
    A changed row asks again: its earlier answer is a suggestion, as far as its words still stand in the row. An answer
    that no longer fits is left out.
    """
    earlier = [_Earlier(each, _words(each, at), given[each.id], at) for at, each in _answered(before, given)]
    found: dict[str, Any] = {}
    rest: list[tuple[Reading, Question]] = []
    asked: set[str] = set()
    at = now
    while step := _next([each for each in at.questions if each.id not in asked]):
        asked |= {each.id for each in step}
        twins = [(each, _first(earlier, each, _words(each, at))) for each in step]
        rest += [(at, question) for question, twin in twins if twin is None]
        wanted = {each.id: carried(at, each, twin.reading, twin.given) for each, twin in twins if twin}
        found, at = _fitting(now, found, wanted)
    likely = {each.id: (then, answer) for then, each in rest if (answer := _likely(then, each, earlier)) is not None}
    fitting = {key: answer for key, (then, answer) in likely.items() if _applied(then, {key: answer})}
    return Remembered(found, fitting)


def _answered(before: Reading, given: Mapping[str, Any]) -> Iterator[tuple[Reading, Question]]:
    """Each question that was answered, in the reading in which it stood then."""
    done: dict[str, Any] = {}
    at: Reading | None = before
    while at and (step := _next([each for each in at.questions if each.id in given and each.id not in done])):
        yield from ((at, each) for each in step)
        done |= {each.id: given[each.id] for each in step}
        at = _applied(before, done)  # nothing where answers were written otherwise when it was kept


def _next(questions: list[Question]) -> list[Question]:
    """Those to look at first: whose answers change other questions, and when there are none, all."""
    return [each for each in questions if in_doubt.changes_others(each)] or questions


def _words(question: Question, reading: Reading) -> Words:
    """The words of the row that the question is about, or of what it shows where it is about no row."""
    block = _block(question, reading)
    if block is None:
        return tuple(same(text) for lines in question.readings for text in lines)
    texts = {action.key: action.text for action in reading.actions}
    lines = [*(texts[key] for key in block.actions), *(text for each in block.lists.values() for text in each)]
    own = [question.about["raw"]] if "raw" in question.about else []
    return tuple(same(text) for text in [*own, *lines])


def _block(question: Question, reading: Reading) -> Block | None:
    key = question.about.get("block")
    return next((block for block in reading.blocks if block.key == key), None)


def _first(earlier: Sequence[_Earlier], question: Question, words: Words) -> _Earlier | None:
    for each in earlier:
        if not each.is_used and each.question.kind == question.kind and each.words == words:
            each.is_used = True
            return each
    return None


def _likely(now: Reading, question: Question, earlier: Iterable[_Earlier]) -> Any:
    """The answer to the likest earlier question that nothing else has taken; None when there is none."""
    words = _words(question, now)
    near = [
        (likeness.of(" ".join(words), " ".join(each.words)), each)
        for each in earlier
        if not each.is_used and each.question.kind == question.kind and _same_date(each.question, question)
    ]
    score, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < ALIKE:
        return None
    best.is_used = True
    return carried(now, question, best.reading, best.given)


def _same_date(one: Question, other: Question) -> bool:
    return one.about.get("raw") == other.about.get("raw")


def carried(now: Reading, question: Question, before: Reading, given: Any) -> Any:
    """An answer given when the document read as ``before``, in the keys it has now: pairs name their actions by words,
    and what no longer stands in the row is left out."""
    block = _block(question, now)
    if given == answers.ACCEPT or question.kind != "counts_differ" or block is None:
        return given
    old = {action.key: same(action.text) for action in before.actions}
    new: dict[str, list[str]] = {}
    for action in now.actions:
        if action.key in block.actions:
            new.setdefault(same(action.text), []).append(action.key)
    pairs = [_renamed(pair, old, new) for pair in map(_as_mapping, given)]
    return [_still_there(pair, block) for pair in pairs if pair]


def _as_mapping(pair: Any) -> dict[str, Any]:
    if isinstance(pair, Mapping):
        return dict(pair)
    lines = pair[1]
    return {"action": pair[0], "dates": [lines] if isinstance(lines, str) else list(lines)}


def _renamed(pair: dict[str, Any], old: Mapping[str, str], new: Mapping[str, list[str]]) -> dict[str, Any] | None:
    if pair["action"] is None:
        return pair
    waiting = new.get(old.get(pair["action"], ""), [])
    return {**pair, "action": waiting.pop(0)} if waiting else None


def _still_there(pair: dict[str, Any], block: Block) -> dict[str, Any]:
    kept = {
        name: [text for text in pair[name] if text in lines] for name, lines in block.lists.items() if pair.get(name)
    }
    return {**pair, **kept}


def _fitting(now: Reading, found: dict[str, Any], wanted: Mapping[str, Any]) -> tuple[dict[str, Any], Reading]:
    """The answers found, with those wanted that the reading takes beside them, and the reading with all of these.

    All at once where all fit: a hundred answers take some tenths of a second to apply.
    """
    every = {**found, **wanted}
    if at := _applied(now, every):
        return every, at
    for question_id, given in wanted.items():
        if _applied(now, {**found, question_id: given}):
            found = {**found, question_id: given}
    return found, answers.answer(now, found)


def _applied(reading: Reading, wanted: Mapping[str, Any]) -> Reading | None:
    try:
        return answers.answer(reading, wanted)
    except AnswerRefused:
        return None
