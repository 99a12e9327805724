"""Targets as people type them: read in one way, or refused with both."""

from datetime import date

import pytest

from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets import reading
from goldenthread.measures.targets.course import Point


@pytest.mark.parametrize(
    ("text", "operator", "unit", "expected"),
    [
        ("85", ">=", "%", 85), (" 85 % ", ">=", "%", 85), ("at least 85%", ">=", "%", 85), ("≥85", ">=", "%", 85),
        ("0.5%", "<=", "%", 0.5), ("1,250", "<=", "children", 1250), ("12 days", "<=", "days", 12),
        ("1 day", "<=", "days", 1), ("<20", "<", "assessments", 20), ("0", "=", "%", 0),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_unit_and_its_sign(text, operator, unit, expected):
    assert reading.value(text, operator=operator, unit=unit) == expected


@pytest.mark.parametrize(
    ("text", "operator", "unit", "readings"),
    [
        ("0.85", ">=", "%", "as 0.85% or as 85%"),
        ("80-85%", ">=", "%", "as 80% or as 85%"),
        ("80% or 85%", ">=", "%", "as 80% or as 85%"),
        ("1,5", "<=", "days", "as 1.5 days or as 15 days"),
        ("at most 20%", ">=", "%", "as at least 20% or as at most 20%"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(text, operator, unit, readings):
    with pytest.raises(MeasureError, match=readings) as refused:
        reading.value(text, operator=operator, unit=unit)
    assert refused.value.field == "value"


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("85 days", "%", "counted in per cent, not in days"), ("85%", "days", "counted in days, not in %"),
        ("soon", "%", "is a number"), ("", "%", "is a number"), ("120", "%", "120% can never be reached"),
    ],
)  # fmt: skip
def test_a_wrong_unit_or_no_number_is_refused(text, unit, message):
    with pytest.raises(MeasureError, match=message):
        reading.value(text, operator=">=", unit=unit)


def test_points_are_read_line_by_line_and_put_in_order():
    text = "Dec 2026 80%\n\n30 Sep 2026: 75\n2027-02 82"
    assert reading.points(text, operator=">=", unit="%") == (
        Point(date(2026, 9, 30), 75), Point(date(2026, 12, 31), 80), Point(date(2027, 2, 28), 82),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Sep 2026 75\nSeptember 2026 80", "Sep 2026 is given twice"), ("09/10/2026 75", "not a month and a value"),
        ("Sep 2026 0.75", "as 0.75% or as 75%"), ("2026-13 75", "not a month and a value"),
    ],
)  # fmt: skip
def test_points_that_are_not_understood_name_the_line(text, message):
    with pytest.raises(MeasureError, match=message) as refused:
        reading.points(text, operator=">=", unit="%")
    assert refused.value.field == "points"
