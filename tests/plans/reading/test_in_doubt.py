"""Lines and words that a format leaves open: asked with both readings, and answered either way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.plans.reading import answers, document
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Question, Reading
from goldenthread.plans.reading.tables import Cell, Doubt, Line, Manuscript, Row, Table, cell
from tests.plans.reading import made_up

FAMILIES, ROTA = "Write to every family who waits", "Share the rota with each team"


def read(*doubts: Doubt, **lists: list[str]) -> Reading:
    """A plan of one row, its lists as given, with these doubts."""
    given = {"actions": ["Visit each home", "Train staff"], "dates": [], "measures": [], "partners": [], **lists}
    cells = [cell(["Front Door"]), *(_bullets(given[name]) for name in ("actions", "dates", "measures", "partners"))]
    heads = Row(1, tuple(cell([text]) for text in made_up.PRIORITIES))
    row = Row(2, tuple(cells), doubts)
    table = Table(1, (heads, row), ("Front Door",))
    return document.understand(Manuscript("plan.pdf", ("Improvement Plan",), (table,)))


def _bullets(texts: list[str]) -> Cell:
    return Cell(tuple(Line(text, bullet=True) for text in texts))


def only(reading: Reading, kind: str) -> Question:
    (question,) = [each for each in reading.questions if each.kind == kind]
    return question


MEASURES = Doubt("Visits in time Staff trained", ("Visits in time", "Staff trained"))


def test_a_line_in_doubt_is_asked_with_its_place_both_readings_and_a_proposal() -> None:
    question = only(read(MEASURES, measures=["Visits in time Staff trained"]), "lines_in_doubt")
    assert question.where == "table 1, row 2"
    assert question.readings == (("Visits in time Staff trained",), ("Visits in time", "Staff trained"))
    assert question.proposal == ({"begins": "none"},)


def test_a_doubt_that_changes_nothing_is_not_asked() -> None:
    assert not read(Doubt("Key performance measures", ("Key performance", "measures"))).questions


def test_accepting_keeps_one_line() -> None:
    reading = read(MEASURES, measures=["Visits in time Staff trained"])
    kept = answers.accept_all(reading)
    assert kept.blocks == reading.blocks
    assert kept.is_settled


def test_lines_of_the_same_number_as_the_actions_go_together_once_they_are_told_apart() -> None:
    reading = read(MEASURES, measures=["Visits in time Staff trained"])
    lines, pairs = only(reading, "lines_in_doubt"), only(reading, "counts_differ")
    found = answers.answer(reading, {lines.id: "2"})
    assert [each.measures_named for each in found.actions] == [("Visits in time",), ("Staff trained",)]
    assert not found.questions
    assert answers.answer(reading, {pairs.id: "accept", lines.id: "2"}) == found


def test_lines_told_apart_that_make_a_row_uneven_are_asked_about() -> None:
    doubt = Doubt("Visits in time Staff trained Rota made", ("Visits in time", "Staff trained", "Rota made"))
    reading = read(doubt, measures=["Audit", "Visits in time Staff trained Rota made"])
    lines = only(reading, "lines_in_doubt")
    found = answers.answer(reading, {lines.id: "3"})
    pairs = only(found, "counts_differ")
    assert found.blocks[0].measures_raw == ("Audit", "Visits in time Staff trained", "Rota made")
    assert pairs.id == f"{lines.id}-pairs"
    assert answers.answer(reading, {pairs.id: "accept", lines.id: "3"}).is_settled


def test_an_action_told_apart_is_two_of_the_same_outcome_and_area() -> None:
    reading = read(
        Doubt(f"{FAMILIES} {ROTA}", (FAMILIES, ROTA)), actions=[f"{FAMILIES} {ROTA}"], dates=["Jul-26", "Aug-26"]
    )
    (one,) = reading.actions
    found = answers.answer(reading, {only(reading, "lines_in_doubt").id: "2"})
    assert [each.text for each in found.actions] == [FAMILIES, ROTA]
    assert [[date.iso for date in each.dates] for each in found.actions] == [["2026-07"], ["2026-08"]]
    assert {each.area for each in found.actions} == {one.area}
    assert found.blocks[0].actions == tuple(each.key for each in found.actions)


def test_words_behind_an_outcome_are_its_first_action() -> None:
    whole = f"Outcome: Children are seen {FAMILIES}"
    reading = read(Doubt(whole, ("Outcome: Children are seen", FAMILIES)), actions=[whole, "Train staff"])
    found = answers.answer(reading, {only(reading, "lines_in_doubt").id: "2"})
    assert [each.text for each in found.outcomes] == ["Children are seen"]
    assert [(each.text, each.outcome) for each in found.actions] == [
        (FAMILIES, "Children are seen"),
        ("Train staff", "Children are seen"),
    ]


def test_words_behind_an_outcome_without_actions_are_not_lost() -> None:
    whole = f"Outcome: Children are seen {FAMILIES}"
    reading = read(Doubt(whole, ("Outcome: Children are seen", FAMILIES)), actions=[whole], dates=["Jul-26"])
    found = answers.answer(reading, {only(reading, "lines_in_doubt").id: "2"})
    assert [(each.text, each.outcome, each.area) for each in found.actions] == [
        (FAMILIES, "Children are seen", "Front Door")
    ]
    assert [date.iso for date in found.actions[0].dates] == ["2026-07"]


def test_a_word_in_doubt_is_read_as_a_person_says() -> None:
    reading = read(Doubt("Question naire", ("Questionnaire",)), measures=["Question naire sent", "Staff trained"])
    question = only(reading, "word_in_doubt")
    assert question.readings == (("Question naire",), ("Questionnaire",))
    assert answers.accept_all(reading).blocks[0].measures_raw[0] == "Question naire sent"
    found = answers.answer(reading, {question.id: "Questionnaire"})
    assert found.blocks[0].measures_raw[0] == "Questionnaire sent"
    assert found.actions[0].measures_named == ("Questionnaire sent",)


def test_the_pairs_of_a_row_are_proposed_in_the_words_that_a_person_chose() -> None:
    doubt = Doubt("Question naire", ("Questionnaire",))
    reading = read(doubt, measures=["Question naire sent", "Staff trained", "Rota made"])
    word, pairs = only(reading, "word_in_doubt"), only(reading, "counts_differ")
    found = only(answers.answer(reading, {word.id: "Questionnaire"}), "counts_differ")
    assert ("Questionnaire sent", "Staff trained", "Rota made") in found.readings
    settled = answers.answer(reading, {word.id: "Questionnaire", pairs.id: list(found.proposal)})
    assert settled.actions[0].measures_named == ("Questionnaire sent",)
    assert settled == replace(answers.answer(reading, {word.id: "Questionnaire", pairs.id: "accept"}),
                              decisions=settled.decisions)  # fmt: skip


def test_the_keys_of_actions_told_apart_do_not_hang_on_other_answers() -> None:
    ring = Doubt("Ring them Ask them", ("Ring them", "Ask them"))
    rota = Doubt("Make it Share it", ("Make it", "Share it"))
    reading = read(ring, rota, actions=["Ring them Ask them", "Make it Share it"])
    first, second = (each.id for each in reading.questions if each.kind == "lines_in_doubt")
    alone = answers.answer(reading, {second: "2"}).actions
    both = answers.answer(reading, {first: "2", second: "2"}).actions
    assert [each.text for each in both] == ["Ring them", "Ask them", "Make it", "Share it"]
    assert len({each.key for each in both}) == len(both)
    assert {each.text: each.key for each in alone if "it" in each.text.split()} == {
        each.text: each.key for each in both if "it" in each.text.split()
    }


def test_a_date_that_is_no_longer_there_needs_no_answer() -> None:
    doubt = Doubt("Whenever ready Jul-26", ("Whenever ready", "Jul-26"))
    reading = read(doubt, dates=["Whenever ready Jul-26"])
    lines, date = only(reading, "lines_in_doubt"), only(reading, "date_not_understood")
    found = answers.answer(reading, {date.id: "accept", lines.id: "2"})
    assert found.blocks[0].dates_raw == ("Whenever ready", "Jul-26")
    assert not [each for each in found.questions if each.id == date.id]


@pytest.mark.parametrize("given", ["4", "two", ["2"], ""])
def test_an_answer_that_names_no_piece_is_refused(given: Any) -> None:
    reading = read(MEASURES, measures=["Visits in time Staff trained"])
    with pytest.raises(AnswerRefused, match="does not fit"):
        answers.answer(reading, {only(reading, "lines_in_doubt").id: given})


def test_a_word_that_is_neither_reading_is_refused() -> None:
    reading = read(Doubt("Question naire", ("Questionnaire",)), measures=["Question naire sent"])
    with pytest.raises(AnswerRefused, match="does not fit"):
        answers.answer(reading, {only(reading, "word_in_doubt").id: "Survey"})


def test_a_list_without_bullets_in_a_report_is_asked_and_may_be_statements_of_their_own() -> None:
    lines = ["Risks:", "Two of the teams are late with:", "Circles", "Training"]
    rows = (made_up.REPORT, ("Homes", "Red", "Red", "Build", "Jul-26", lines))
    reading = made_up.Plan("Exception Report May 2026", "Northmoor").table(*rows).read()
    question = only(reading, "lines_in_doubt")
    assert question.readings == (("Two of the teams are late with: Circles; Training",), tuple(lines[1:]))
    settled = answers.answer(reading, {question.id: "2, 3"})
    assert [each.text for each in settled.areas[0].risks] == lines[1:]


def test_a_lead_behind_the_name_of_an_area_is_kept_and_asked() -> None:
    name = "Places and Carers Ann Fell"
    heads = Row(1, tuple(cell([text]) for text in made_up.REPORT))
    cells = (cell([name]), cell(["Red"]), cell(["Red"]), cell(["Build"]), cell(["Jul-26"]), cell([]))
    row = Row(2, cells, (Doubt(name, ("Places and Carers", "Ann Fell")),))
    tables = (Table(1, (heads, row), ("Exception Report – Homes",)),)
    reading = document.understand(Manuscript("plan.pdf", ("Exception Report May 2026",), tables))
    question = only(reading, "leads_run_together")
    assert question.readings == ((name,), ("Ann Fell",))
    assert [(area.name, area.leads) for area in reading.areas] == [("Homes", ("Ann Fell",))]
    (area,) = answers.answer(reading, {question.id: "Ann Fell; Ben Moss"}).areas
    assert area.leads == ("Ann Fell", "Ben Moss")
