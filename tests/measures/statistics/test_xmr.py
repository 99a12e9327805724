"""Given monthly figures, when a control chart is read, then only what is special is called so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.statistics import icons, rules, xmr

# Assessments in time, per cent: two steady years.
STEADY = [81, 78, 83, 80, 79, 84, 82, 77, 80, 83, 79, 81, 82, 78, 80, 84, 81, 79, 83, 80, 78, 82, 81, 79]
SERIES = st.lists(st.integers(-50, 50), min_size=3, max_size=40)


def chart(values: list[float | None], **words: object) -> xmr.Chart:
    return xmr.xmr_chart(values, **words)  # type: ignore[arg-type]


def test_a_steady_series_has_no_special_cause() -> None:
    found = chart([*STEADY], direction="increase")
    assert set(found.primary) == {"common_cause"}
    assert icons.shown_variation(found) == "common_cause"


def test_limits_are_the_mean_and_266_mean_ranges_either_side() -> None:
    # Ranges 2, 4, 2, 4: their mean is 3; the mean of the values is 12.
    found = xmr.xmr_limits([10, 12, 16, 14, 10, 10][:5])
    assert found.mean == pytest.approx(12.4)
    assert (found.amr, found.n_mr) == (3, 4)
    assert (found.lpl, found.upl) == (pytest.approx(12.4 - 7.98), pytest.approx(12.4 + 7.98))


def test_seven_below_the_mean_are_a_shift_and_six_are_not() -> None:
    shifted = [*STEADY[:17], 60, 60, 61, 60, 61, 60, 61]
    assert set(chart([*shifted], direction="increase").point_type[-7:]) == {"concern"}
    assert rules.shift(shifted[-6:], 75) == [0] * 6


def test_a_missing_month_breaks_a_run_and_is_never_bridged() -> None:
    assert rules.shift([60, 60, 60, None, 60, 60, 60, 60], 75) == [0] * 8
    assert xmr.moving_ranges([80, None, 60, 61]) == [1]


def test_a_falling_trend_above_the_mean_is_a_concern_where_higher_is_better() -> None:
    falling = chart([50, 40, 52, 41, 50, 42, 90, 88, 86, 84, 82, 80, 78], direction="increase")
    assert falling.primary[-1] == "trend"
    assert falling.mixed[-1], "above the mean and falling point opposite ways"
    assert icons.variation(falling) == "concern_low"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([80.0], "too_few_points"),
        (STEADY[:12], "too_few_points"),
        (STEADY[:13], "trial"),
        (STEADY, "ok"),
        ([100.0] * 15, "no_variation"),
        ([1, 1, 1, 1, 2], "insufficient_variation"),
    ],
)
def test_what_cannot_carry_an_icon_says_so(values: list[float], status: str) -> None:
    found = chart([*values], direction="increase")
    assert found.status == status
    shown = icons.shown_variation(found)
    assert (shown is None) is (status in ("too_few_points", "insufficient_variation"))


def test_collapsed_limits_flag_nothing() -> None:
    assert set(chart([1, 1, 1, 1, 2]).primary) == {"common_cause"}


@pytest.mark.parametrize(
    ("target", "said"), [(95, "consistent_pass"), (100, "consistent_pass"), (101, "consistent_fail")]
)
def test_a_measure_always_at_100_meets_what_it_reaches(target: float, said: str) -> None:
    assert icons.shown_assurance(chart([100.0] * 15, direction="increase"), target, "increase") == said


@pytest.mark.parametrize(
    ("target", "direction", "said"),
    [
        (9.9, "increase", "inconsistent"),
        (10, "increase", "inconsistent"),
        (10.1, "increase", "consistent_fail"),
        (10.1, "decrease", "consistent_pass"),
        (-0.1, "increase", "consistent_pass"),
        (-0.1, "decrease", "consistent_fail"),
        (5, "neutral", None),
        (None, "increase", None),
    ],
)
def test_a_target_on_a_limit_is_hit_and_miss(target: float, direction: xmr.Direction, said: str | None) -> None:
    assert icons.assurance(0, 10, target, direction) == said


def test_a_month_end_stock_depends_on_the_month_before() -> None:
    looked_after = [500, 502, 505, 509, 511, 510, 508, 505, 501, 498, 496, 495, 497, 500, 504, 508]
    assert xmr.depends_on_the_month_before([*looked_after])
    assert not xmr.depends_on_the_month_before([*STEADY])


@given(SERIES, st.integers(1, 9), st.integers(-100, 100))
def test_another_scale_changes_no_rule(values: list[int], times: int, plus: int) -> None:
    """Halves and whole numbers, so that sums are exact; a scale of two keeps them so."""
    one, other = chart([*values]), chart([value * 2.0**times + plus * 2.0**times for value in values])
    assert one.primary == other.primary
    assert one.status == other.status


@given(SERIES)
def test_a_mirrored_series_with_the_other_direction_means_the_same(values: list[int]) -> None:
    up, down = chart([*values], direction="increase"), chart([-value for value in values], direction="decrease")
    assert up.point_type == down.point_type


@given(SERIES, st.data())
@settings(max_examples=60)
def test_a_rebase_is_two_charts_side_by_side(values: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(values) - 1))
    whole = chart([*values], rebase=[at])
    first, second = chart([*values[:at]]), chart([*values[at:]])
    assert whole.primary == first.primary + second.primary
    assert whole.limits == first.limits + second.limits


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=30))
def test_rules_agree_with_the_plainest_reading(values: list[int | None]) -> None:
    """Every window of seven looked at one by one."""
    for name, ends in (("shift", rules.shift([*values], 4.5)), ("trend", rules.trend([*values]))):
        marked = [False] * len(values)
        for first in range(len(values) - 6):
            window = values[first : first + 7]
            if None not in window and _holds(name, [each for each in window if each is not None]):
                marked[first : first + 7] = [True] * 7
        assert [bool(sign) for sign in ends] == marked


def _holds(name: str, window: list[int]) -> bool:
    if name == "shift":
        return all(value > 4.5 for value in window) or all(value < 4.5 for value in window)
    return all(a < b for a, b in pairwise(window)) or all(a > b for a, b in pairwise(window))
