"""Figures in words."""

from dataclasses import dataclass

import pytest

from goldenthread.measures import words


@dataclass
class Row:
    numerator: float | None
    denominator: float | None
    missing: int = 0


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (81.37, "%", "81.4%"),
        (100, "%", "100%"),
        (1234, "children", "1,234 children"),
        (None, "%", ""),
        (0, "%", "0%"),
        (1, "children", "1 child"),
    ],
)
def test_a_value_has_its_unit(amount, unit, said):
    assert words.value(amount, unit) == said


def test_a_share_says_of_how_many_and_what_is_missing():
    assert words.share(Row(83, 102, 3), "%") == "83 of 102, 3 missing"
    assert words.share(Row(1500, 90_000), "per 10,000") == "1,500 for 90,000"
    assert words.share(Row(12, None), "children") == ""


def test_a_distance_is_told_in_words():
    assert words.distance(81.4, 90, "%") == "8.6 percentage points under"
    assert words.distance(91, 90, "%") == "1 percentage point over"
    assert words.distance(4, 0, "children") == "4 children over"
    assert words.distance(52, 40, "days") == "12 days over"
    assert words.distance(81, 82, "per 10,000") == "1 per 10,000 under"
    assert words.distance(90.04, 90, "%") == "level with"
