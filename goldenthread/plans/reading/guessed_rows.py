"""Rows that one list alone put together over slides: asked, as two rows may be even together by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goldenthread.plans.reading import asking, pairing
from goldenthread.plans.reading.continuing import Part
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action, Block, Reading
from goldenthread.plans.reading.tables import Table


def asked(reading: Reading, parts: Iterable[Part | Table]) -> Reading:
    """The reading with a question for each such row that asks nothing yet."""
    rows = [(each.table, row) for each in parts if isinstance(each, Part) for row in each.table.rows if row.is_guess]
    places = {table.where(row) for table, row in rows}
    paired = {each.about.get("block") for each in reading.questions if each.kind == "counts_differ"}
    found = Gathering(questions=list(reading.questions))
    guessed = [each for each in reading.blocks if each.where in places and each.key not in paired]
    asking_of = {key: question for each in guessed for question in [_ask(found, reading, each)] for key in each.actions}
    actions = tuple(_dated(each, asking_of[each.key]) if each.key in asking_of else each for each in reading.actions)
    return replace(reading, actions=actions, questions=tuple(found.questions))


def _ask(found: Gathering, reading: Reading, block: Block) -> str:
    texts = [each.text for each in reading.actions if each.key in block.actions]
    return asking.about_guess(found, block, texts, pairing.pair(texts, block.lists))


def _dated(action: Action, question: str) -> Action:
    """The action, its dates marked with the question that their place hangs on."""
    return replace(action, dates=tuple(replace(each, question=question) for each in action.dates))
