from __future__ import annotations

import pytest

from goldenthread.plans.reading import ratings
from goldenthread.plans.reading.ratings import Rated
from goldenthread.plans.reading.tables import Cell, Line


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Green", "Green"), ("AMBER", "Amber"), ("R", "Red"), ("Now red ↓", "Red"), ("gray", "Grey"), ("B.", "Blue"),
        ("Orange", "Amber"), ("🟢", "Green"), ("Red/Amber", None), ("Y", None), ("x", None), ("Agreed", None),
    ],
)  # fmt: skip
def test_a_word_or_letter_names_one_rating_or_none(text, rating):
    assert ratings.of_text(text) == Rated(text, rating, "Amber" if text == "Y" else "")


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("FF0000", "Red"), ("C00000", "Red"), ("FFC7CE", "Red"), ("FFC000", "Amber"), ("ED7D31", "Amber"),
        ("FFEB9C", "Amber"), ("00B050", "Green"), ("92D050", "Green"), ("C6EFCE", "Green"), ("0070C0", "Blue"),
        ("00B0F0", "Blue"), ("A6A6A6", "Grey"),
    ],
)  # fmt: skip
def test_a_cell_without_words_is_rated_by_its_colour(fill, rating):
    assert ratings.of_cell(Cell(fill=fill)) == Rated(f"#{fill}", rating)


@pytest.mark.parametrize("fill", ["", "FFFFFF", "000000", "F2F2F2", "D9E2F3"])
def test_white_black_and_the_tints_of_headings_rate_nothing(fill):
    assert not ratings.of_cell(Cell(fill=fill))


def test_yellow_is_most_likely_amber_but_a_person_says_so():
    assert ratings.of_cell(Cell(fill="FFFF00")) == Rated("#FFFF00", None, "Amber")


def test_words_count_before_the_colour():
    assert ratings.of_cell(Cell((Line("Green"),), fill="FF0000")).rating == "Green"


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The overall rating was lowered to red in spring.", "Red"),
        ("Its rating is set to amber for now.", "Amber"),
        ("Our rating has been kept at green.", "Green"),
        ("The rating of one action moved to amber.", ""),
        ("Visits were regraded to amber.", ""),
        ("No red ratings.", ""),
    ],
)
def test_a_sentence_rates_the_area_only_when_it_speaks_of_the_whole(text, rating):
    assert ratings.stated(text) == rating
