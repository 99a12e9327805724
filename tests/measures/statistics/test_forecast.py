"""Given a year of figures, when the next ones are foretold, then flatly, with honest odds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.statistics import forecast

ERRORS = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]


def test_eleven_months_are_too_few() -> None:
    assert forecast.blend([80.0] * 11) is None
    assert forecast.blend([80.0] * 12) is not None


def test_a_level_series_goes_on() -> None:
    found = forecast.blend([80.0] * 24)
    assert found
    assert (found.point, found.sigma) == (80.0, 0.0)


def test_a_chance_is_never_nought_or_one() -> None:
    for target in (-1e9, 1e9):
        chance = forecast.predictive(80, 2, ERRORS, float, target, "increase").p_meet
        assert chance in (0.5 / 8, 7.5 / 8)


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=40), st.floats(50, 100), st.floats(0, 20))
def test_a_harder_target_is_never_likelier(errors: list[float], target: float, more: float) -> None:
    easy = forecast.predictive(80, 2, errors, float, target, "increase").p_meet
    hard = forecast.predictive(80, 2, errors, float, target + more, "increase").p_meet
    assert easy is not None and hard is not None
    assert hard <= easy


@pytest.mark.parametrize(("at", "value"), [(-1, 72), (0, 72), (6, 81), (12, 90), (14, 90)])
def test_a_trajectory_is_straight_and_then_flat(at: int, value: float) -> None:
    assert forecast.trajectory(72, 90, 12, at) == value


def test_without_enough_history_there_is_no_interval() -> None:
    assert forecast.conformal([1.0, 2.0], 0.8) == (3, None)


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.05, "very unlikely"), (0.2, "unlikely"), (0.5, "even"), (0.7, "likely"), (0.95, "very likely")],
)
def test_odds_in_words(chance: float, said: str) -> None:
    assert forecast.words(chance) == said


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_scale_and_back_is_the_same_share(x: int, more: int) -> None:
    n = x + more
    assert forecast.percent(forecast.logit(x, n)) == pytest.approx(100 * (x + 0.5) / (n + 1))
