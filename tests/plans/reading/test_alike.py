"""Which questions ask the same of many rows, and what one answer to all of them is."""

from __future__ import annotations

from goldenthread.plans.reading import alike, answers, document
from goldenthread.plans.reading.model import Question
from goldenthread.plans.reading.tables import Doubt, Manuscript, Row, Table, cell
from tests.plans.reading.made_up import PRIORITIES

PAIRS = (("Police", "Health"), ("Schools", "Housing"), ("Advocacy", "Finance"))


def asked() -> Manuscript:
    """Three rows whose partners are one line or two, and two of which a measure is."""
    heads = Row(1, tuple(cell([text]) for text in PRIORITIES))
    rows = [_row(at, pieces) for at, pieces in enumerate(PAIRS, start=2)]
    return Manuscript("plan.pdf", ("Improvement Plan",), (Table(1, (heads, *rows), ("Homes",)),))


def _row(number: int, pieces: tuple[str, ...]) -> Row:
    line, measure = " ".join(pieces), f"Visits {number} Calls"
    doubts = [Doubt(line, pieces), *([Doubt(measure, (f"Visits {number}", "Calls"))] if number < 4 else [])]
    texts = ("Homes" if number == 2 else "", f"Do {number}", "", measure, line)
    return Row(number, tuple(cell([text] if text else []) for text in texts), tuple(doubts))


def test_questions_about_one_list_are_a_group_from_three_on() -> None:
    (group,) = alike.groups(document.understand(asked()).questions)
    assert (group.kind, group.about, len(group.questions)) == ("lines_in_doubt", "partners", 3)
    assert [value for value, _ in group.answers] == ["all", "none"]


def test_one_answer_tells_apart_the_pieces_of_them_all() -> None:
    reading = document.understand(asked())
    (group,) = alike.groups(reading.questions)
    found = answers.answer(reading, {each.id: alike.answer_for(each, "all") for each in group.questions})
    assert [block.partners_raw for block in found.blocks] == list(PAIRS)


def test_one_text_that_is_no_date_is_a_group_and_closing_rows_are_none() -> None:
    dates = [Question(f"q{at}", "date_not_understood", "row", "", about={"raw": raw}) for at, raw in enumerate("aaabb")]
    rows = [Question(f"q1{at}", alike.LEFT_OUT, "row", "", about={"listed": "areas"}) for at in range(3)]
    assert [(each.about, len(each.questions)) for each in alike.groups([*dates, *rows])] == [("a", 3)]
    assert len(alike.with_question(dates, dates[4]).questions) == 2


def test_the_other_way_is_the_other_reading_of_each_word() -> None:
    word = Question("q1", "word_in_doubt", "row", "", readings=(("Question naire",), ("Questionnaire",)))
    assert alike.answer_for(word, alike.OTHER) == "Questionnaire"
    assert alike.answer_for(word, "accept") == "accept"
