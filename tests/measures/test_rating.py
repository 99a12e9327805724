"""The rating of a figure against its target, and its sentence."""

from dataclasses import dataclass
from datetime import date

import pytest

from goldenthread.measures import rating

MAY = date(2026, 5, 31)


@dataclass
class Figure:
    value: float | None
    state: str = "known"
    reason: str = ""


@dataclass
class Target:
    operator: str
    value: float
    due_on: date | None = None


def judge(value, operator=">=", target=90.0, tolerance=None, due_on=None, unit="%"):
    return rating.judge(Figure(value), Target(operator, target, due_on), tolerance, unit=unit, on=MAY)


@pytest.mark.parametrize(
    ("value", "operator", "target", "expected"),
    [
        (90.0, ">=", 90, "green"), (89.9, ">=", 90, "red"), (90.0, ">", 90, "red"), (90.1, ">", 90, "green"),
        (18.0, "<=", 18, "green"), (18.1, "<=", 18, "red"), (18.0, "<", 18, "red"), (0, "=", 0, "green"),
    ],
)  # fmt: skip
def test_the_target_itself_counts_as_its_words_say(value, operator, target, expected):
    assert judge(value, operator, target).rating == expected


def test_a_miss_within_the_tolerance_is_at_risk_to_the_edge():
    assert judge(85.0, tolerance=5).rating == "amber"
    assert judge(84.9, tolerance=5).rating == "red"
    assert judge(23.0, "<=", 18, tolerance=5).rating == "amber"


def test_the_sentence_tells_figure_distance_target_and_tolerance():
    assert judge(81.37, tolerance=5).sentence == (
        "81.4%: 8.6 percentage points below the target of at least 90%, beyond the tolerance of 5 percentage points."
    )
    assert judge(91.0).sentence == "91%: reaches the target of at least 90%."
    assert judge(4, "<=", 0, unit="assessments").sentence == (
        "4 assessments: 4 above the target of at most 0 assessments; no tolerance is set."
    )


def test_a_target_to_be_reached_later_is_grey_until_it_is_due():
    later = judge(81.0, due_on=date(2027, 3, 31))
    assert (later.rating, later.flag) == ("grey", "")
    assert "to be reached by 31 Mar 2027" in later.sentence
    assert judge(81.0, due_on=MAY).rating == "red"
    assert judge(95.0, due_on=date(2027, 3, 31)).rating == "green"


def test_no_data_is_a_flag_and_never_a_rating():
    unknown = rating.judge(
        Figure(None, "unknown", "No data load answers May 2026"), Target(">=", 90), 5, unit="%", on=MAY
    )
    assert (unknown.rating, unknown.flag, unknown.sentence) == (
        None,
        "no_data",
        "No data: No data load answers May 2026.",
    )
    assert rating.judge(None, None, None, unit="%", on=MAY).flag == "no_data"


def test_without_a_target_there_is_no_rating():
    found = rating.judge(Figure(81.0), None, None, unit="%", on=MAY)
    assert (found.rating, found.flag, found.sentence) == (None, "no_target", "81%; no target is set.")
