"""Given a series on one scale, when it is told on another, then its limits move with it; ties and gaps stay what they
are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.statistics import rules, xmr

GAPPED = st.lists(st.one_of(st.none(), st.integers(-200, 200)), min_size=3, max_size=40).filter(
    lambda values: sum(value is not None for value in values) > 1
)
NAMES = ("mean", "lpl", "upl", "nlpl", "nupl")


@settings(deadline=None)
@given(GAPPED, st.integers(0, 6), st.integers(-1000, 1000), st.booleans(), st.sampled_from([None, 12, 20]))
def test_limits_move_and_stretch_with_the_series(
    values: list[int | None], times: int, plus: int, screen: bool, baseline: int | None
) -> None:
    """Doubling and whole numbers are exact, so that no moving range crosses the screen by rounding alone."""
    factor = 2.0**times
    plain = xmr.xmr_limits([*values], screen=screen, baseline=baseline)
    other = xmr.xmr_limits(
        [None if value is None else value * factor + plus * factor for value in values],
        screen=screen,
        baseline=baseline,
    )
    assert (plain.n_mr, plain.n_screened) == (other.n_mr, other.n_screened)
    for name in NAMES:
        here, there = getattr(plain, name), getattr(other, name)
        assert there == (None if here is None else pytest.approx(here * factor + plus * factor, abs=1e-6))


@settings(deadline=None)
@given(GAPPED)
def test_limits_of_the_mirrored_series_are_the_mirrored_limits(values: list[int | None]) -> None:
    plain = xmr.xmr_limits([*values])
    other = xmr.xmr_limits([None if value is None else -value for value in values])
    for name, mirrored in (("mean", "mean"), ("lpl", "upl"), ("upl", "lpl"), ("nlpl", "nupl"), ("nupl", "nlpl")):
        here, there = getattr(plain, name), getattr(other, mirrored)
        assert there == (None if here is None else pytest.approx(-here, abs=1e-9))


@settings(deadline=None)
@given(GAPPED, st.integers(0, 40))
def test_a_month_put_between_as_a_gap_never_adds_a_range(values: list[int | None], at: int) -> None:
    """A gap takes the range across it away and bridges nothing; the mean does not move."""
    gapped = [*values[:at], None, *values[at:]]
    plain, other = xmr.moving_ranges([*values]), xmr.moving_ranges([*gapped])
    assert len(plain) - 1 <= len(other) <= len(plain)
    assert xmr.xmr_limits([*gapped]).mean == xmr.xmr_limits([*values]).mean


def test_two_equal_months_break_a_trend() -> None:
    assert any(rules.trend([1, 2, 3, 4, 5, 6, 7]))
    assert not any(rules.trend([1, 2, 3, 4, 4, 5, 6]))
    assert not any(rules.trend([1, 2, 3, 4, 4, 5, 6, 7, 8, 9]))


def test_a_month_on_the_mean_breaks_a_run() -> None:
    assert any(rules.shift([6, 6, 6, 6, 6, 6, 6], 5.0))
    assert not any(rules.shift([6, 6, 6, 5, 6, 6, 6, 6], 5.0))


def test_a_month_on_a_limit_is_not_beyond_it() -> None:
    assert rules.outside([4.0, 10.0, 16.0], 4.0, 16.0) == [0, 0, 0]
    assert rules.outside([3.9, 10.0, 16.1], 4.0, 16.0) == [-1, 0, 1]


def test_a_gap_breaks_a_trend_a_run_and_two_of_three() -> None:
    assert not any(rules.trend([1, 2, 3, None, 4, 5, 6, 7]))
    assert not any(rules.shift([6, 6, 6, None, 6, 6, 6, 6], 5.0))
    far = rules.beyond([9.0, None, 9.0], 2.0, 8.0)
    assert not any(rules.two_of_three(far, rules.sides([9.0, None, 9.0], 5.0)))
