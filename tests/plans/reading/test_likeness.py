from __future__ import annotations

import pytest

from goldenthread.plans.reading import likeness
from goldenthread.plans.reading.likeness import Piece


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Review the rota", "review the ROTA", 1.0),
        ("Review the rota", "Plant trees", 0.0),
        ("Review the duty rota", "Review the night rota", 0.75),
        ("the the the", "the", 0.5),
        ("", "", 1.0),
        ("", "word", 0.0),
    ],
)
def test_likeness_is_the_share_of_words_in_common(one: str, other: str, share: float) -> None:
    assert likeness.of(one, other) == share


def test_pieces_say_word_by_word_what_stays_goes_and_comes() -> None:
    assert likeness.pieces("Review the duty rota", "Review the weekly duty list") == (
        Piece("same", "Review the"), Piece("new", "weekly"), Piece("same", "duty"), Piece("gone", "rota"),
        Piece("new", "list"),
    )  # fmt: skip


def test_pieces_of_one_text_are_that_text() -> None:
    assert likeness.pieces("Review it", "Review it") == (Piece("same", "Review it"),)
