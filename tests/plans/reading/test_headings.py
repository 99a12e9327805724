"""Headings in which a narrow column cut a word."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import headings
from goldenthread.plans.reading.shapes import numbered
from goldenthread.plans.reading.tables import Row, cell

BESIDE = ("Objective", "Actions", "Due date", "Action lead")


def layout(*texts: str) -> headings.Layout | None:
    return headings.of_row(Row(1, tuple(cell([text]) for text in texts)), numbered.WORDS, needed=numbered.NEEDED)


@pytest.mark.parametrize("cut", ["Performance indi cators", "Key perfor mance indicators/measures", "K PIs"])
def test_a_heading_in_which_a_word_is_cut_is_known_beside_others(cut: str) -> None:
    found = layout(*BESIDE, cut)
    assert found is not None
    assert (found.columns["measures"], found.words["measures"]) == (len(BESIDE), cut)


def test_a_heading_cut_twice_or_of_other_words_stays_unknown() -> None:
    assert [layout(*BESIDE, each) for each in ("Perfor mance indi cators", "Lessons learned")] == [None, None]


def test_without_others_that_are_known_a_cut_heading_is_not_guessed() -> None:
    assert (
        headings.of_row(Row(1, (cell(["Act ions"]), cell(["Da te"]))), {"a": "actions", "d": "date"}, needed={"a"})
        is None
    )
