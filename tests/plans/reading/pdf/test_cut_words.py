"""Words that were too long for their column, told from words that only fill it."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading.pdf import cut_words
from goldenthread.plans.reading.pdf.cut_words import Known
from goldenthread.plans.reading.pdf.lines import Written

LETTER, RIGHT = 5.0, 60.0


def written(text: str, *, room: float = 2.0) -> Written:
    """A line that leaves so many points free on its right."""
    return Written(0, 0, RIGHT - room, 8, text, LETTER * len(text.split(" ")[0]), letter=LETTER)


def known(*words: str) -> Known:
    return Known(words=frozenset(words))


@pytest.mark.parametrize(
    ("above", "below", "words", "read"),
    [
        ("assessme", "nt of need", known(), "assessment of need"),
        ("assessment", "of need", known("of"), "assessment of need"),
        ("Placement", "s for all", known("placement"), "Placements for all"),
        ("participati", "on of children", known("on"), "participation of children"),
        ("framework", "plan", known("framework", "plan"), "framework plan"),
        ("Safeguarding", "Children", known(), "Safeguarding Children"),
        ("children’s", "needs", known("needs"), "children’s needs"),
        ("improvement", ". Next", known(), "improvement. Next"),
        ("08/01/20", "26 on", known(), "08/01/2026 on"),
        ("multi-", "agency work", known(), "multi-agency work"),
        ("robustness", "of plans", known(), "robustness of plans"),
        ("supervisors", "and teams", known(), "supervisors and teams"),
        ("manifes", "to agreed", known("manifesto"), "manifesto agreed"),
        ("Management", "compliance", known("management"), "Management compliance"),
    ],
)
def test_two_pieces_are_one_word_or_two(above: str, below: str, words: Known, read: str) -> None:
    doubts: list[tuple[str, str]] = []
    assert cut_words.joined([written(above), written(below)], RIGHT, words, doubts) == read
    assert doubts == []


def test_a_word_with_room_behind_it_was_not_cut() -> None:
    lines = [written("assessme", room=LETTER + 1), written("nt of need")]
    assert cut_words.joined(lines, RIGHT, known()) == "assessme nt of need"


def test_a_word_that_was_not_alone_on_its_line_was_not_cut() -> None:
    assert cut_words.joined([written("an assess"), written("ment of")], RIGHT, known()) == "an assess ment of"


def test_a_rest_that_may_be_a_word_is_a_doubt() -> None:
    doubts: list[tuple[str, str]] = []
    assert cut_words.joined([written("Question"), written("naire sent")], RIGHT, known("question"), doubts) == (
        "Question naire sent"
    )
    assert doubts == [("Question naire", "Questionnaire")]


@pytest.mark.parametrize(
    ("elsewhere", "read", "is_doubt"),
    [
        ("Moss/ Fell", "Hardy/ Webb", False),
        ("Moss/Fell", "Hardy/Webb", False),
        ("no stroke", "Hardy/ Webb", True),
    ],
)
def test_a_stroke_at_the_end_of_a_line_is_as_others_are(elsewhere: str, read: str, is_doubt: bool) -> None:
    words = cut_words.known([([written(f"see {elsewhere}")], RIGHT)])
    doubts: list[tuple[str, str]] = []
    assert cut_words.joined([written("Hardy/"), written("Webb")], RIGHT, words, doubts) == read
    assert bool(doubts) == is_doubt


def test_halves_of_words_are_not_known_as_words() -> None:
    found = cut_words.known([([written("assessme"), written("nt of need")], RIGHT)])
    assert found.words == {"of", "need"}


def test_pairs_are_the_same_whatever_stands_around_them_but_for_the_end_of_the_first() -> None:
    assert cut_words.pair("(Children’s", "Services;") == cut_words.pair("children's", "services")
    assert cut_words.pair("Team;", "Police") != cut_words.pair("Team", "Police")
