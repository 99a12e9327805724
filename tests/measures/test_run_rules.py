"""Given waits in days, when limits would mislead, then runs about the median say whether they have shifted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import definition, run_rules
from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.signals import Restart

LAST = Month(2026, 10)
FLOW = definition.get("assessments-within-45-working-days")


def course(*values: float | None) -> Course:
    return Course(tuple(months_ending(LAST, len(values))), values)


def measure(kind: str, unit: str, basis: str = "monthly_flow") -> Definition:
    return replace(FLOW, head=replace(FLOW.head, kind=kind, unit=unit, basis=basis))


@pytest.mark.parametrize(
    ("kind", "unit", "basis", "suits"),
    [
        ("median", "days", "monthly_flow", True), ("mean", "days", "monthly_flow", True),
        ("mean", "points", "monthly_flow", False), ("proportion", "%", "monthly_flow", False),
        ("median", "days", "rolling_12", False),
    ],
)  # fmt: skip
def test_run_rules_are_for_medians_and_waits(kind: str, unit: str, basis: str, suits: bool) -> None:
    assert run_rules.suit(measure(kind, unit, basis)) is suits


def test_waits_that_go_up_and_down_have_not_shifted() -> None:
    found = run_rules.of(course(*[30.0, 40] * 10))
    assert run_rules.sentence(found) == (
        "By run rules it has not shifted by more than chance: of 20 months off the median, the longest run on one side "
        "of the median is 1 month (up to 7 is chance), and the course crosses the median 19 times (from 6 on it is "
        "chance)."
    )


def test_ten_months_on_one_side_of_the_median_are_a_shift() -> None:
    found = run_rules.of(course(*[30.0, 31, 32] * 3, 30.0, *[50.0, 55, 60] * 3, 50.0))
    assert found and (found.longest_run, found.n_crossings, found.runs_signal) == (10, 1, True)
    assert "it has shifted by more than chance" in run_rules.sentence(found)


def test_thirteen_months_are_enough_and_a_new_baseline_begins_again() -> None:
    assert run_rules.of(course(*[30.0, 40] * 6)) is None
    assert "Too few points" in run_rules.sentence(None)
    stepped = course(*[30.0, 31] * 7, *[50.0, 55] * 7)
    whole, since = run_rules.of(stepped), run_rules.of(stepped, (Restart(LAST.plus(-13)),))
    assert whole and since and (whole.runs_signal, since.runs_signal) == (True, False)


def test_gaps_and_months_on_the_median_are_left_out() -> None:
    found = run_rules.of(course(*[30.0, None, 35, 40] * 6))
    assert found and found.n_useful == 12, "of 18 with a figure six lie on the median of 35"
