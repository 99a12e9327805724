"""Rows that were left out, or read as rows, until a person says what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from goldenthread.plans.reading import asking
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.model import Area, Measure, Question, Reading, Recommendation
from goldenthread.plans.reading.shapes import AREAS, MEASURES, recommended

NONE = asking.ONE_LINE


def understood(question: Question, given: Any) -> tuple[int, ...] | None:
    """The numbers of the lines that are part of the plan; None when the answer names no such lines."""
    if not isinstance(given, str) or not given.strip():
        return None
    if given.strip().casefold() == NONE:
        return ()
    numbers = tuple(sorted({int(each) for each in re.findall(r"\d{1,3}", given)}))
    is_list = re.fullmatch(r"[\d\s,;and]+", given.strip()) is not None and bool(numbers)
    return numbers if is_list and all(1 <= each <= len(question.about["lines"]) for each in numbers) else None


def kept(reading: Reading, question: Question, numbers: Sequence[int]) -> Reading:
    """The reading with these lines as the areas, measures or recommendations that the question says they may be."""
    texts = [question.about["lines"][number - 1] for number in numbers]
    if question.about["listed"] == AREAS:
        known = {same(each.name) for each in reading.areas}
        new = [Area(text, where=question.where) for text in texts if same(text) not in known]
        return replace(reading, areas=(*reading.areas, *new))
    if question.about["listed"] == MEASURES:
        more = [Measure(f"{question.id}m{at}", text, where=question.where) for at, text in enumerate(texts)]
        return replace(reading, measures=(*reading.measures, *more))
    for text in texts:
        reading = _recommended(reading, text)
    return reading


def _recommended(reading: Reading, text: str) -> Reading:
    """The reading with the recommendation behind the one that is numbered before it, or last."""
    standing = reading.recommendations
    ref, words = recommended.numbered(text)
    before = str(int(ref) - 1) if ref.isdigit() else ""
    at = next((place for place, each in enumerate(standing, start=1) if before and each.ref == before), len(standing))
    like = standing[at - 1] if standing else Recommendation()
    new = Recommendation(ref=ref, text=words, source=like.source, timeframe=like.timeframe)
    return replace(reading, recommendations=(*standing[:at], new, *standing[at:]))


def as_title(reading: Reading, question: Question) -> Reading:
    """The reading without what was read from that row, and without an area or recommendation that only it named."""
    where = question.about["row"]
    gone = {block.key for block in reading.blocks if block.where == where}
    actions = tuple(each for each in reading.actions if each.where != where)
    measures = tuple(each for each in reading.measures if each.where != where)
    outcomes = tuple(each for each in reading.outcomes if each.where != where)
    used = {each.area for each in actions} | {each.area for each in measures} | {each.area for each in outcomes}
    answered = {each.recommendation for each in actions} | {each.recommendation for each in outcomes}
    named = {same(recommended.numbered(text)[1]) for text in question.about["texts"]}
    return replace(
        reading,
        actions=actions,
        measures=measures,
        outcomes=outcomes,
        blocks=tuple(each for each in reading.blocks if each.key not in gone),
        areas=tuple(each for each in reading.areas if each.where != where or each.name in used),
        recommendations=tuple(
            each for each in reading.recommendations if same(each.text) not in named or each.text in answered
        ),
        questions=tuple(each for each in reading.questions if each.about.get("block") not in gone),
    )
