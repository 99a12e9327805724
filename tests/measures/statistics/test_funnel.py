"""Given teams of many sizes, when they are compared with the whole, then only what is more than chance stands out."""

from __future__ import annotations

from math import comb

import pytest

from goldenthread.measures.statistics import bands, funnel, intervals, performance, prime, rounding, runs


@pytest.mark.parametrize(("n", "p0"), [(12, 0.85), (40, 0.3), (7, 0.5)])
def test_exact_limits_by_adding_up_the_chances_one_by_one(n: int, p0: float) -> None:
    limits = funnel.binomial(p0, n)
    for tail, found in ((0.001, limits.lower998), (0.975, limits.upper95)):
        below = 0.0
        for count in range(n + 1):
            here = comb(n, count) * p0**count * (1 - p0) ** (n - count)
            if below + here >= tail:
                expected = min(max((count - (below + here - tail) / here) / n, 0), 1)
                break
            below += here
        assert found == pytest.approx(expected, abs=1e-9)


def test_a_small_team_may_lie_far_out_and_a_large_one_may_not() -> None:
    assert funnel.place(0.5, funnel.binomial(0.85, 12)) == "within"
    assert funnel.place(0.5, funnel.binomial(0.85, 200)) == "below"


def test_units_that_differ_by_chance_alone_need_no_wider_limits() -> None:
    assert funnel.overdispersion([90, 180, 270], [100, 200, 300]).tau2 == 0
    assert funnel.overdispersion([60, 95, 20, 190], [100, 100, 100, 200]).tau2 > 0


def test_nine_events_are_exact_and_ten_are_byars() -> None:
    assert intervals.count(9) == intervals.poisson(9)
    assert intervals.count(10) == intervals.byar(10)


@pytest.mark.parametrize(("x", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_proportion_is_refused(x: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a proportion"):
        intervals.wilson(x, n)


def test_an_interval_holds_its_value() -> None:
    for x in range(21):
        found = intervals.wilson(x, 20)
        assert (found.lower or 0) - 1e-12 <= x / 20 <= (found.upper or 0) + 1e-12


def test_bands_leave_out_authorities_without_a_value() -> None:
    assert bands.quartile_bands([10, None, 30, 20, 40], "Low") == ["A", "", "C", "B", "D"]
    assert bands.quartile_bands([10, 20], "-") == ["-", "-"]
    assert bands.ranks([10, None, 20, 20, 40], "High") == [4, None, 2, 2, 1]
    assert bands.neighbours_mean([1, None, 3]) == 2
    assert bands.neighbours_mean([None]) is None


def test_halves_go_up() -> None:
    assert (rounding.half_up(2.5), rounding.to_base(25, 10), round(2.5)) == (3, 30, 2)


def test_p_prime_is_for_denominators_that_move() -> None:
    assert not prime.is_called_for([40, 60, 70])
    assert prime.is_called_for([15, 60, 31])


def test_a_series_on_its_median_has_no_runs_to_read() -> None:
    assert runs.anhoej([5, 5, 5]) is None


def suggest(v: float | None, **more: object) -> performance.Suggested:
    return performance.suggest(performance.Known(v, 90, 5, "increase", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("v", "colour"), [(90, "green"), (89.9, "amber"), (85, "amber"), (84.9, "red"), (None, "none")]
)
def test_the_gap_sets_the_colour(v: float | None, colour: str) -> None:
    assert suggest(v).rag == colour


def test_few_cases_soften_a_red_and_many_do_not() -> None:
    assert suggest(80, numerator=8, denominator=10).reasons == ("outside tolerance of target", "small numbers")
    assert suggest(80, numerator=800, denominator=1000).rag == "red"


def test_green_never_turns_red_in_one_step() -> None:
    worst = suggest(92, variation="concern_low", assurance="consistent_fail", p_meet=0.01)
    assert (worst.base, worst.rag) == ("green", "amber")


def test_a_neutral_measure_has_no_colour() -> None:
    assert performance.suggest(performance.Known(5, 4, 1, "neutral")).rag == "none"


def test_below_thirteen_points_no_signal_moves_a_colour() -> None:
    found = suggest(92, variation="concern_low", points=12)
    assert (found.rag, found.reasons[-1]) == ("green", "too few points for SPC")
