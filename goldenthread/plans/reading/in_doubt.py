"""Questions about lines and words that a format leaves open, as a PDF does, and what becomes of their answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goldenthread.plans.reading import area_again, asking, blocks, collecting, dates, pairing, recurring, seams
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action, Block, Question, Reading
from goldenthread.plans.reading.tables import Table

LINES, WORD = asking.LINES, "word_in_doubt"
KINDS = (LINES, WORD)
NONE = asking.ONE_LINE
EVERY = "all"
PAIRS, DATE = "-pairs", "-date"


def asked(reading: Reading, tables: Iterable[Table]) -> Reading:
    """The reading with a question for each doubt of its tables that changes something in it, once for each place."""
    doubted = [(table.where(row), row.doubts) for table in tables for row in table.rows if row.doubts]
    if not doubted:
        return reading
    found = Gathering(questions=list(reading.questions))
    lines, words = "\n".join(seams.texts(reading)), f" {' '.join(seams.every_word(reading))} "
    pairs = [(where, doubt) for where, doubts in doubted for doubt in dict.fromkeys(doubts)]
    meant = [
        (where, doubt)
        for where, doubt in pairs
        if (f" {doubt.read} " in words if len(doubt.instead) == 1 else seams.found(doubt.instead, lines))
    ]
    lists = list(seams.lists(reading))
    for each in recurring.once(meant):
        _ask(found, each, seams.list_of(each.doubt.instead, lists))
    return replace(reading, questions=tuple(found.questions))


def _ask(found: Gathering, asked: recurring.Asked, held: str) -> None:
    where, doubt, places = asked.places[0], asked.doubt, asked.places
    if len(doubt.instead) > 1:
        asking.about_lines(found, doubt.read, doubt.instead, where=where, places=places, listed=held)
        return
    found.ask(
        WORD,
        where,
        f"The end of a line parts “{doubt.read}” from “{doubt.instead[0]}”, and nothing says which is meant."
        + asking.also(places),
        readings=((doubt.read,), doubt.instead),
        proposal=({"words": doubt.read},),
        about={"raw": doubt.read, "places": list(places)},
    )


def understood(question: Question, given: Any) -> tuple[int, ...] | str | None:
    """The answer as the numbers of the pieces that begin a line, or as the words meant; None when it is neither."""
    if not isinstance(given, str):
        return None
    if question.kind == WORD:
        chosen = given.strip()
        return chosen if chosen in {text for reading in question.readings for text in reading} else None
    if given.strip().casefold() == NONE:
        return ()
    if given.strip().casefold() == EVERY:
        return tuple(range(2, len(question.about["pieces"]) + 1))
    numbers = tuple(sorted({int(each) for each in re.findall(r"\d{1,3}", given)} - {1}))
    is_list = re.fullmatch(r"[\d\s,;and]+", given.strip()) is not None
    return numbers if is_list and all(2 <= each <= len(question.about["pieces"]) for each in numbers) else None


def applied(reading: Reading, question: Question, meant: tuple[int, ...] | str) -> Reading:
    """The reading as answered; a row whose lists are then of other lengths is paired again, and asks if they differ."""
    if isinstance(meant, str):
        old = question.about["raw"]
        return reading if meant == old else seams.reworded(reading, old, meant)
    if not meant:
        return reading
    pieces = question.about["pieces"]
    starts = [0, *(number - 1 for number in meant), len(pieces)]
    lines = [" ".join(pieces[start:end]) for start, end in itertools.pairwise(starts)]
    now = seams.cut(reading, lines, by=question.id)
    for before, block in zip(reading.blocks, now.blocks, strict=True):
        if before != block:
            now = _paired(now, block, question.id)
    return now


def without(answers: Mapping[str, Any], gone: Sequence[str]) -> dict[str, Any]:
    """The answers without those to these questions, and to the ones that their answers gave rise to."""
    born = tuple(f"{each}{kind}" for each in gone for kind in (PAIRS, DATE))
    left = {key: given for key, given in answers.items() if key not in gone and not key.startswith(born)}
    return {key: given for key, given in left.items() if not set(area_again.parents(key)) & set(gone)}


def changes_others(question: Question) -> bool:
    """Whether its answer may do away with other questions or give rise to new ones."""
    return question.kind in KINDS or "rest_of" in question.about


def _paired(reading: Reading, block: Block, asked_by: str) -> Reading:
    actions = [each for each in reading.actions if each.key in block.actions]
    if not any(block.lists.values()) or any(_is_told_by_its_row(each, block) for each in actions):
        return reading
    texts = [each.text for each in actions]
    is_numbered = any(each.ref for each in actions)
    pairs = pairing.pair(texts, _columns(block), groups=collecting.groups(actions) if is_numbered else ())
    asked, others = _questions(reading, block, texts, pairs, asked_by)
    given = replace(pairs, places=blocks.certain(pairs)) if is_numbered else pairs
    question = next((each.id for each in asked if each.kind == "counts_differ" and "dates" in pairs.differs), None)
    renewed = {each.key: _renewed(each, at, block, given, question) for at, each in enumerate(actions)}
    return replace(
        reading,
        actions=tuple(renewed.get(each.key, each) for each in reading.actions),
        questions=(*others, *asked),
    )


def _is_told_by_its_row(action: Action, block: Block) -> bool:
    """Whether all that stands in its row goes with each of its actions, so that there is nothing to pair."""
    return bool(action.start or action.completed or action.cost or (action.leads and not block.leads_raw))


def _columns(block: Block) -> dict[str, Sequence[str]]:
    return dict(block.lists)


def _questions(
    reading: Reading, block: Block, texts: list[str], pairs: pairing.Pairing, asked_by: str
) -> tuple[list[Question], list[Question]]:
    """The questions of the row as it is now, under the ids they had, and those of all other rows."""
    mine = [each for each in reading.questions if each.about.get("block") == block.key]
    others = [each for each in reading.questions if each not in mine]
    found = Gathering()
    if pairs.differs:
        asking.about_counts(found, block, texts, pairs)
    asking.about_dates(found, block)
    had = {each.kind if each.kind == "counts_differ" else each.about.get("raw"): each.id for each in mine}
    names = []
    for number, each in enumerate(found.questions):
        is_pairs = each.kind == "counts_differ"
        new = f"{asked_by}{PAIRS}" if is_pairs else f"{asked_by}{DATE}{number}"
        names.append(had.get("counts_differ" if is_pairs else each.about["raw"], new))
    return [replace(each, id=name) for each, name in zip(found.questions, names, strict=True)], others


def _renewed(action: Action, at: int, block: Block, pairs: pairing.Pairing, question: str | None) -> Action:
    known = {each.raw: each for each in action.dates}
    due = pairs.of(at, "dates", block.dates_raw)
    return replace(
        action,
        dates=tuple(replace(known.get(raw) or dates.understand(raw), question=question) for raw in due),
        measures_named=pairs.of(at, "measures", block.measures_raw),
        partners=pairs.of(at, "partners", block.partners_raw),
        leads=pairs.of(at, "leads", block.leads_raw),
    )
