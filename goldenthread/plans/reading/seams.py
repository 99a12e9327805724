"""Lines of a reading cut where a person says that a new one begins, and words put together or apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from goldenthread.plans.reading import action_cell, dates, indicators, statements
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.model import (
    Action,
    Area,
    Block,
    Measure,
    Outcome,
    Question,
    Reading,
    Recommendation,
    Statement,
)
from goldenthread.plans.reading.tables import Line

AROUND = 4  # words on either side of a seam, enough to find it
LABEL = re.compile(
    rf"{action_cell.MARK.pattern}|^\d{{1,3}}(?:\.\d{{1,3}})*[.)]?\s+", re.I
)  # is not kept with the words
LISTED = ("dates_raw", "measures_raw", "partners_raw", "leads_raw", "officers", "linked_plans", "recommendations")
SAID = ("progress", "risks")
OF_AREA = (
    "officers", "leads", "linked_plans", "recommendations", "key_developments", "key_risks", "improvement_outcomes",
)  # fmt: skip


@dataclass(frozen=True)
class _Seams:
    """Where a line is cut, and the words ``above`` each place; ``by`` is the question that was answered."""

    found: Sequence[re.Pattern[str]]
    above: Sequence[str]
    by: str

    def touch(self, texts: Iterable[str]) -> bool:
        """May one of these texts be cut? Most rows hold none, and are not looked at further."""
        text = "\n".join(texts)
        return any(words in text for words in self.above)

    def apart(self, text: str) -> list[str]:
        """The text as the lines it is."""
        found: list[re.Match[str]] = []
        for seam in self.found:  # one after the other, as the same words may come again
            match = seam.search(text, found[-1].end("gap") if found else 0)
            found += [match] if match else []
        starts, ends = [0, *(each.end("gap") for each in found)], [*(each.start("gap") for each in found), len(text)]
        return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def cut(reading: Reading, pieces: Sequence[str], *, by: str) -> Reading:
    """The reading with the line that these pieces make as so many; the same reading where no list holds that line.

    A piece that was part of an action's text is another action of its row, with all that the first has; what goes
    with which is not decided here. New keys are made of ``by``, the question that was answered, so that they are the
    same whatever else is answered before or after it.
    """
    at = _Seams([between(*pair) for pair in itertools.pairwise(pieces)], [_above(each) for each in pieces[:-1]], by)
    blocks, actions, outcomes = _blocks(reading, at)
    return replace(
        reading,
        blocks=blocks,
        actions=actions,
        outcomes=outcomes,
        areas=tuple(_area(each, at) for each in reading.areas),
        measures=tuple(part for each in reading.measures for part in _measure(each, at)),
        recommendations=tuple(
            replace(each, text=text)
            for each in reading.recommendations
            for text in ([each.text] if _is_whole(each) else at.apart(each.text))
        ),
    )


def between(before: str, after: str) -> re.Pattern[str]:
    """Finds where the end of one piece and the beginning of the next stand side by side: its ``gap``."""
    right = after.split(" ")[:AROUND]
    gap = rf"(?P<gap>;?\s?)(?={re.escape(' '.join(right))}(?![^\W_]))"
    return re.compile(rf"(?<![^\W_]){re.escape(_above(before))}{gap}")


def _above(piece: str) -> str:
    """The last words of a piece, without what labels it."""
    return " ".join((LABEL.sub("", piece) or piece).split(" ")[-AROUND:])


def found(pieces: Sequence[str], text: str) -> bool:
    """Whether the text holds two of these pieces one after the other."""
    return any(between(*pair).search(text) for pair in itertools.pairwise(pieces))


def texts(reading: Reading) -> Iterator[str]:
    """All that ``cut`` may cut."""
    return (text for _, text in lists(reading))


def lists(reading: Reading) -> Iterator[tuple[str, str]]:
    """The same, each with the name of the list it is in."""
    yield from (("actions", each.text) for each in reading.actions if each.area)
    yield from (("outcomes", each.text) for each in reading.outcomes)
    yield from (_of(name, text) for block in reading.blocks for name in LISTED for text in getattr(block, name))
    yield from (_of(name, text) for area in reading.areas for name in OF_AREA for text in getattr(area, name))
    yield from ((part, each.text) for area in reading.areas for part in SAID for each in getattr(area, part))
    yield from (("measures", f"{each.text} {each.target_raw}") for each in reading.measures if not _is_scored(each))
    yield from (("recommendations", each.text) for each in reading.recommendations if not _is_whole(each))


def _of(name: str, text: str) -> tuple[str, str]:
    return name.removesuffix("_raw").replace("_", " "), text


def list_of(pieces: Sequence[str], named: Sequence[tuple[str, str]]) -> str:
    """The name of the first of these lists that holds two of the pieces one after the other; empty where none does."""
    return next((name for name, text in named if found(pieces, text)), "")


def every_word(reading: Reading) -> Iterator[str]:
    """All texts that ``reworded`` may write otherwise."""
    yield from texts(reading)
    yield from (each.text for each in reading.actions if not each.area)
    yield from (each.name for each in reading.areas)
    for each in reading.measures:
        yield from (each.text, each.baseline_raw, each.actual_raw, each.target_raw, each.outcome)
    yield from (each.text for each in reading.recommendations if _is_whole(each))


def reworded(reading: Reading, old: str, new: str) -> Reading:
    """The reading with these words written otherwise, in what its rows ask too; other questions quote the document."""
    word = re.compile(rf"(?<![^\W_]){re.escape(old)}(?![^\W_])")
    kept = ("document", "questions", "decisions", "warnings", "initials")
    parts = {each.name: getattr(reading, each.name) for each in fields(reading) if each.name not in kept}
    questions = tuple(_asked_so(each, word, new) if "block" in each.about else each for each in reading.questions)
    return replace(reading, questions=questions, **{name: _written(value, word, new) for name, value in parts.items()})


def _asked_so(question: Question, word: re.Pattern[str], new: str) -> Question:
    raw = {"raw": _written(question.about["raw"], word, new)} if "raw" in question.about else {}
    shown = {name: _written(getattr(question, name), word, new) for name in ("message", "readings", "proposal")}
    return replace(question, about={**question.about, **raw}, **shown)


def _written(value: Any, word: re.Pattern[str], new: str) -> Any:
    if isinstance(value, str):
        return word.sub(lambda _: new, value)
    if isinstance(value, (tuple, list)):
        return type(value)(_written(each, word, new) for each in value)
    if isinstance(value, dict):
        return {name: _written(each, word, new) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _written(getattr(value, each.name), word, new) for each in fields(value)})
    return value


def _is_whole(recommendation: Recommendation) -> bool:
    """Whether a recommendation stands in a cell of its own, as one with a number or a time does."""
    return bool(recommendation.ref or recommendation.inspection_refs or recommendation.timeframe)


def _lines(lines: Sequence[str], at: _Seams) -> tuple[str, ...]:
    return tuple(part for line in lines for part in at.apart(line))


def _blocks(reading: Reading, at: _Seams) -> tuple[tuple[Block, ...], tuple[Action, ...], tuple[Outcome, ...]]:
    keyed = {each.key: each for each in reading.actions}
    actions: list[Action] = []
    standing = {text for block in reading.blocks for text in block.outcomes}
    alone = {text for area in reading.areas for text in area.improvement_outcomes} - standing
    outcomes = {
        each: at.apart(each.text) if each.text in standing | alone else [each.text] for each in reading.outcomes
    }
    opened = {parts[0]: [] if each.text in alone else parts[1:] for each, parts in outcomes.items()}
    heads = {each.text: parts[0] for each, parts in outcomes.items()}
    blocks = []
    for block in reading.blocks:
        own = [keyed[key] for key in block.actions if key in keyed]
        if at.touch(_held(block, own)):
            blocks.append(_block(block, own, at, actions, heads, opened))
        else:
            blocks.append(block)
            actions += own
    known = {key for block in reading.blocks for key in block.actions}
    actions += [each for each in reading.actions if each.key not in known]
    kept = tuple(
        _tied(replace(each, text=part), reading) if len(parts) > 1 else each
        for each, parts in outcomes.items()
        for part in (parts if each.text in alone else parts[:1])
    )
    return tuple(blocks), tuple(actions), kept


def _held(block: Block, own: Iterable[Action]) -> Iterator[str]:
    """All that a row holds and ``_block`` may cut."""
    yield from (text for name in LISTED for text in getattr(block, name))
    yield from block.outcomes
    yield from (text for each in own for text in (each.text, each.outcome or ""))


def _tied(outcome: Outcome, reading: Reading) -> Outcome:
    """The outcome with the recommendation whose words it now has, where it had none."""
    worded = next((each.text for each in reading.recommendations if same(each.text) == same(outcome.text)), None)
    return replace(outcome, recommendation=outcome.recommendation or worded)


def _block(
    block: Block, own: Sequence[Action], at: _Seams, actions: list[Action], heads: dict[str, str],
    opened: dict[str, list[str]],
) -> Block:  # fmt: skip
    """The row with its lists apart; ``actions`` gains its own, ``opened`` loses what an outcome's words gave it."""
    before = len(actions)
    bare = Action(f"{block.key}{at.by}", "", block.area, where=block.where, block=block.key)
    waiting = [heads.get(text, text) for text in block.outcomes]
    for action in own:
        outcome = heads.get(action.outcome or "", action.outcome)
        while outcome in waiting and (first := waiting.pop(0)) != outcome:  # outcomes above it, without other actions
            actions += _opened(replace(bare, key=f"{bare.key}w{len(waiting)}"), first, opened.pop(first, []))
        like = replace(action, key=f"{action.key}{at.by}", ref="")
        actions += _opened(like, outcome, opened.pop(outcome or "", []))
        actions += [
            _action(action, f"{like.key}p{place}" if place else action.key, text, outcome)
            for place, text in enumerate(at.apart(action.text))
        ]
    for place, outcome in enumerate(waiting):
        actions += _opened(replace(bare, key=f"{bare.key}e{place}"), outcome, opened.pop(outcome, []))
    lists: dict[str, Any] = {name: _lines(getattr(block, name), at) for name in LISTED}
    lists["dates_raw"] = tuple(part for text in lists["dates_raw"] for part in dates.split(text))
    outcomes = tuple(heads.get(text, text) for text in block.outcomes)
    return replace(block, actions=tuple(each.key for each in actions[before:]), outcomes=outcomes, **lists)


def _opened(like: Action, outcome: str | None, texts: Sequence[str]) -> list[Action]:
    """The actions that stood behind an outcome's words."""
    return [replace(like, key=f"{like.key}o{at}", text=text, outcome=outcome) for at, text in enumerate(texts, start=1)]


def _action(action: Action, key: str, text: str, outcome: str | None) -> Action:
    if key == action.key:
        return replace(action, text=text, outcome=outcome)
    return replace(action, key=key, text=text, ref="", outcome=outcome, cost=None)  # told once, so that totals hold


def _area(area: Area, at: _Seams) -> Area:
    lists: dict[str, Any] = {name: _lines(getattr(area, name), at) for name in OF_AREA}
    if area.name in area.recommendations:  # an objective, whose words are one
        lists["recommendations"] = area.recommendations
    said: dict[str, Any] = {name: _statements(getattr(area, name), at) for name in ("progress", "risks")}
    return replace(area, **lists, **said)


def _statements(said: Sequence[Statement], at: _Seams) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for each in said:
        parts = at.apart(each.text)
        found += [each] if len(parts) == 1 else [Statement(text, statements.evidence(text)) for text in parts]
    return tuple(found)


def _is_scored(measure: Measure) -> bool:
    return bool(measure.baseline_raw or measure.actual_raw or measure.outcome)


def _measure(measure: Measure, at: _Seams) -> list[Measure]:
    """A measure of a list as so many; one of a scorecard is what stands in its cell."""
    whole = f"{measure.text} {measure.target_raw}".strip()
    parts = [whole] if _is_scored(measure) else at.apart(whole)
    if len(parts) == 1:
        return [measure]
    read = indicators.understand([Line(text) for text in parts]).indicators
    return [
        replace(measure, key=f"{measure.key}{at.by}p{place}" if place else measure.key, text=each.text,
                ref=each.ref or ("" if place else measure.ref), target_raw=each.target_raw, targets=each.targets)
        for place, each in enumerate(read)
    ]  # fmt: skip
