"""Tables nobody would write: whatever stands where, the reader gives a reading and its proposals can be accepted."""

from __future__ import annotations

import json
import random

import pytest

from goldenthread.plans.reading import answers, document, show
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import Cell, Doubt, Line, Manuscript, Row, Table, cell
from tests.plans.reading.made_up import OBJECTIVES, PRIORITIES, REPORT, SCORECARD

HEADINGS = (REPORT, OBJECTIVES, PRIORITIES, SCORECARD, ("Key developments", "Key risks"), ())
WORDS = (
    "", "", "Homes", "1", "Improvement outcomes", "Key developments", "Key risks: rain", "Progress:", "Risks:", "Y",
    "Ann Fell Ben Moss", "AF/ JW", "1.1 Build.", "and more", "Jun-26", "Jun 2026 Jul 2026", "TBC", "6. % let",
    "Interim target by Oct 2026: 70% Target: 80%", "Pg 5 Para 13,14", "DRAFT", "Phase 1", "Outcome: Warm", "Lead:",
    "( evidence – list )", "Exception report – Homes", "Current RAG: Green", "7. Targets, including:", "(MET)",
)  # fmt: skip
PROPOSE_NOTHING = {"area_not_named", "month_not_stated"}


def some(chance: random.Random, most: int) -> tuple[str, ...]:
    return tuple(text for text in chance.choices(WORDS, k=chance.randint(0, most)) if text)


def any_cell(chance: random.Random) -> Cell:
    lines = tuple(Line(text, bullet=chance.random() < 0.4) for text in some(chance, 3))
    return Cell(lines, fill=chance.choice(("", "", "FFC000", "FFFF00")))


def any_table(chance: random.Random, number: int) -> Table:
    headings = chance.choice(HEADINGS)
    width = len(headings) or chance.choice((1, 2, 5, 6, 7))
    rows = [tuple(cell([text]) for text in headings)] if headings else []
    rows += [
        tuple(any_cell(chance) for _ in range(max(1, width + chance.choice((0, 0, -1, 1)))))
        for _ in range(chance.randint(1, 4))
    ]
    kept = tuple(Row(at, cells) for at, cells in enumerate(rows, start=1))
    return Table(number, kept, some(chance, 5))


@pytest.mark.parametrize("seed", range(0, 200, 20))
def test_any_mix_of_tables_is_read_shown_kept_and_answered(seed: int):
    for each in range(seed, seed + 20):
        chance = random.Random(each)  # noqa: S311 - the same tables every time, not a secret
        tables = tuple(any_table(chance, number) for number in range(1, chance.randint(2, 6)))
        reading = document.understand(Manuscript("any.docx", (), tables, closing=some(chance, 5)))
        assert Reading.from_json(json.loads(json.dumps(reading.as_json()))) == reading
        assert show.as_text(reading)
        for question in reading.questions:
            if question.proposal or question.kind not in PROPOSE_NOTHING:
                left = answers.answer(reading, {question.id: "accept"}).questions
                assert question.id not in {each.id for each in left}


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_told_apart_the_reading_can_be_settled(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same tables every time, not a secret
    tables = tuple(doubted(any_table(chance, number)) for number in range(1, 4))
    reading = document.understand(Manuscript("any.pdf", ("Improvement Plan",), tables))
    lines = {each.id: "2" for each in reading.questions if each.kind == "lines_in_doubt"}
    found = answers.answer(reading, lines)
    assert len(found.actions) >= len(reading.actions)
    assert len({each.key for each in found.actions}) == len(found.actions)
    assert {key for block in found.blocks for key in block.actions} == {
        each.key for each in found.actions if each.block
    }
    ready = {each.id: "accept" for each in found.questions if each.kind not in PROPOSE_NOTHING}
    assert not {each.id for each in answers.answer(found, ready).questions} & ready.keys()
    assert Reading.from_json(json.loads(json.dumps(found.as_json()))) == found


def doubted(table: Table) -> Table:
    """The table with every line of several words in doubt."""

    def row(each: Row) -> Row:
        texts = [text for one in each.cells for text in one.texts if " " in text]
        return Row(each.number, each.cells, tuple(Doubt(text, tuple(text.split(" ", 1))) for text in texts))

    return Table(table.number, tuple(map(row, table.rows)), table.headings)
