"""Doubts that return are asked about once, with all their places."""

from __future__ import annotations

from goldenthread.plans.reading import recurring
from goldenthread.plans.reading.tables import Doubt

WORD = Doubt("Question naire", ("Questionnaire",))


def lines(*pieces: str) -> Doubt:
    return Doubt(" ".join(pieces), pieces)


def once(*doubts: tuple[str, Doubt]) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(each.doubt.instead, each.places) for each in recurring.once(doubts)]


def test_the_same_words_are_asked_about_once() -> None:
    assert once(("row 1", WORD), ("row 2", lines("Hill", "Police")), ("row 3", WORD)) == [
        (("Questionnaire",), ["row 1", "row 3"]),
        (("Hill", "Police"), ["row 2"]),
    ]


def test_a_short_doubt_settles_its_part_of_a_longer_one() -> None:
    assert once(("row 1", lines("Health", "Hill", "Police")), ("row 2", lines("Hill", "Police"))) == [
        (("Health", "Hill Police"), ["row 1"]),
        (("Hill", "Police"), ["row 2", "row 1"]),
    ]


def test_the_end_of_other_words_is_not_the_same() -> None:
    assert len(once(("row 1", lines("Uphill", "Police")), ("row 2", lines("Hill", "Police")))) == 2
