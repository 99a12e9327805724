from __future__ import annotations

import pytest

from goldenthread.plans.reading import statements
from goldenthread.plans.reading.tables import Line


def said(*texts: str, words: tuple[str, ...] = ()) -> list[str]:
    """The statements of lines; ``* `` marks a bullet."""
    lines = [Line(text.removeprefix("* "), bullet=text.startswith("* ")) for text in texts]
    return [statement.text for statement in statements.statements(lines, words)]


def test_each_line_that_can_stand_alone_is_one_statement_whatever_its_sentences():
    assert said("Audits are due. A date is set.", "Visits rose") == ["Audits are due. A date is set.", "Visits rose"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Visits are made in", "Time"),
        ("Visits are made", "in time"),
        ("Visits (", "all kinds", ") are made"),
        ("Visits are on target", "– just"),
    ],
)
def test_a_line_in_mid_sentence_goes_on_with_the_one_before(lines):
    assert said(*lines) == [" ".join(lines)]


def test_where_lines_are_cut_in_mid_sentence_sentences_are_the_statements():
    cut = ("Heads see the rota (", "evidence – rota book", "). They see the visits", "and the calls.")
    assert said(*cut) == [
        "Heads see the rota ( evidence – rota book ).",
        "They see the visits and the calls.",
    ]


def test_a_list_under_its_introduction_is_one_statement():
    assert said("Three are late:", "* circles", "* training") == ["Three are late: circles; training"]


BARE = ("Visits rose", "Two of the teams are late with:", "circles", "training")


def test_a_list_whose_bullets_were_lost_is_one_statement_too():
    assert said(*BARE) == ["Visits rose", "Two of the teams are late with: circles; training"]
    assert statements.bare_list([Line(text) for text in BARE]) == BARE[1:]


@pytest.mark.parametrize(
    "lines",
    [("* Visits rose", *BARE[1:]), ("Late:", *BARE[2:]), BARE[:3], ("Visits rose", "Audits fell", "Rota made")],
)
def test_a_bullet_elsewhere_a_label_or_a_single_line_makes_no_bare_list(lines):
    assert not statements.bare_list([Line(text.removeprefix("* "), bullet=text.startswith("* ")) for text in lines])


def test_a_list_in_small_letters_is_not_joined():
    assert said("* circles were held", "* training was booked") == ["circles were held", "training was booked"]


def test_evidence_on_its_own_line_belongs_to_what_it_shows():
    assert said("Visits rose.", "Evidence: scorecard.", "Audits fell.") == [
        "Visits rose. Evidence: scorecard.",
        "Audits fell.",
    ]


def test_a_word_cut_in_two_is_put_together_only_when_the_document_has_it_whole():
    assert said("Time has", "red", "uced a lot.", words=("reduced",)) == ["Time has reduced a lot."]
    assert said("Time has", "red", "uced a lot.") == ["Time has red uced a lot."]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Visits rose – evidence monthly scorecard.", ("monthly scorecard",)),
        ("Visits rose. Evidence: scorecard; minutes. More to come.", ("scorecard; minutes",)),
        ("Heads know ( evidence – weekly list ) and act ( evidence – log ).", ("weekly list", "log")),
        ("Panels meet, evidenced through: minutes", ("minutes",)),
        ("A tracker is kept; evidence - tracker The group meets evidence – minutes .", ("tracker", "minutes")),
        ("The service can evidence good work.", ()),
        ("Section 4.7 holds – evidence page 4.7 of it.", ("page 4.7 of it",)),
    ],
)
def test_evidence_is_what_is_named_as_such_up_to_the_end_of_its_sentence_or_bracket(text, evidence):
    assert statements.evidence(text) == evidence


def test_labels_divide_a_cell_wherever_they_stand_in_a_line():
    lines = [
        Line("Progress: Visits rose."),
        Line("Audits done. Risks:"),
        Line("Two left."),
        Line("Progress"),
        Line("A"),
    ]
    found, standing = statements.divided(lines, "progress")
    assert [(part, line.text) for part, line in found] == [
        ("progress", "Visits rose."),
        ("progress", "Audits done."),
        ("risks", "Two left."),
        ("progress", "A"),
    ]
    assert standing == "progress"


def test_a_label_alone_stands_for_the_row_that_follows():
    assert statements.divided([Line("Risks:")], "progress") == ([], "risks")


def test_emphasis_marks_of_a_converter_are_taken_off():
    assert said("Visits rose *Evidence: scorecard.*") == ["Visits rose Evidence: scorecard."]


def test_a_paragraph_of_developments_is_cut_into_sentences_but_not_at_a_title():
    assert statements.sentences([Line("Dr. Fell has joined. A rota is in place.")]) == (
        "Dr. Fell has joined.",
        "A rota is in place.",
    )
