"""Given a year of figures, when the next ones are foretold, then flatly, with honest odds."""

from __future__ import annotations

from collections.abc import Callable

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


SCALES: dict[forecast.Scale, Callable[[float], float]] = {
    "proportion": forecast.percent,
    "count": lambda z: forecast.from_scale(z, "count"),
    "identity": float,
}


@given(
    st.lists(st.floats(-4, 4), min_size=1, max_size=60), st.floats(-3, 5), st.floats(0.01, 2),
    st.sampled_from(list(SCALES)), st.floats(-5, 105), st.sampled_from(["increase", "decrease"]),
)  # fmt: skip
def test_what_is_read_off_errors_in_order_is_what_every_one_of_them_gives(
    errors: list[float], point: float, sigma: float, scale: forecast.Scale, target: float, way: forecast.Way
) -> None:
    found = forecast.predictive(point, sigma, errors, SCALES[scale], target, way)
    ends = [SCALES[scale](point + sigma * error) for error in errors]
    hits = sum(end >= target if way == "increase" else end <= target for end in ends)
    assert found.p_meet == (hits + 0.5) / (len(errors) + 1)
    assert min(ends) <= found.lo80 <= found.median <= found.hi80 <= max(ends) or len(set(ends)) == 1


@pytest.mark.parametrize(
    ("target", "scale", "way", "always"),
    [
        (100, "proportion", "increase", False), (0, "proportion", "increase", True),
        (100, "proportion", "decrease", True),
        (0, "count", "increase", True), (-1, "count", "decrease", False),
    ],
)  # fmt: skip
def test_beyond_the_ends_of_a_scale_a_target_is_met_by_every_month_or_by_none(
    target: float, scale: forecast.Scale, way: forecast.Way, always: bool
) -> None:
    edge = forecast.place_of(target, scale, way)
    assert all((z >= edge if way == "increase" else z <= edge) is always for z in (-30.0, 0.0, 30.0))


@given(st.floats(1, 99), st.sampled_from(list(SCALES)))
def test_the_place_of_a_target_is_where_the_scale_gives_it_back(target: float, scale: forecast.Scale) -> None:
    assert SCALES[scale](forecast.place_of(target, scale, "increase")) == pytest.approx(target)
