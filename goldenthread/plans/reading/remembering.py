"""What people answered about an earlier version of a document, carried to the questions of the next one.

Questions of two versions are the same by their kind and the words of their row, never by their number: a row put in
above renumbers all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goldenthread.plans.reading import answers, likeness
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

    A changed row asks again: its earlier answer is a suggestion, as far as its words still stand in the row. An answer
    that no longer fits is left out.
    """
    earlier = [_Earlier(each, _words(each, before), given[each.id], before) for each in before.questions
               if each.id in given]  # fmt: skip
    found: dict[str, Any] = {}
    rest: list[Question] = []
    for question in now.questions:
        twin = _first(earlier, question, _words(question, now))
        if twin is None:
            rest.append(question)
        else:
            found[question.id] = _carried(now, question, twin)
    likely = {each.id: answer for each in rest if (answer := _likely(now, each, earlier)) is not None}
    return Remembered(_fitting(now, found), _fitting(now, likely))


def _words(question: Question, reading: Reading) -> Words:
    """The words of the row that the question is about, or of what it shows where it is about no row."""
    block = _block(question, reading)
    if block is None:
        return tuple(same(text) for lines in question.readings for text in lines)
    texts = {action.key: action.text for action in reading.actions}
    lines = [*(texts[key] for key in block.actions), *block.dates_raw, *block.measures_raw, *block.partners_raw]
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
    return _carried(now, question, best)


def _same_date(one: Question, other: Question) -> bool:
    return one.about.get("raw") == other.about.get("raw")


def _carried(now: Reading, question: Question, earlier: _Earlier) -> Any:
    """The answer in the new version's own keys: pairs name their actions by words."""
    given, block = earlier.given, _block(question, now)
    if given == answers.ACCEPT or question.kind != "counts_differ" or block is None:
        return given
    old = {action.key: same(action.text) for action in earlier.reading.actions}
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
    lists = {"dates": block.dates_raw, "measures": block.measures_raw, "partners": block.partners_raw}
    kept = {name: [text for text in pair[name] if text in lines] for name, lines in lists.items() if pair.get(name)}
    return {**pair, **kept}


def _fitting(now: Reading, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that the reading takes, each tried by itself on the open reading."""
    fitting = {}
    for question_id, given in wanted.items():
        try:
            answers.answer(replace(now), {question_id: given})
        except AnswerRefused:
            continue
        fitting[question_id] = given
    return fitting
