"""Given a course, when it is foretold, then flatly, with a band of past errors and odds that never claim too much."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import back_tests, definition, error_banks, forecasting, starting_errors
from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.error_banks import Banks, Method
from goldenthread.measures.models import ErrorBank, Result
from goldenthread.measures.signals import Restart

LAST = Month(2026, 10)
FLOW = definition.get("assessments-within-45-working-days")
NONE_OF_OUR_OWN = Banks({}, {})


@dataclass(frozen=True)
class Target:
    operator: str
    value: float
    due_on: date | None = None


def measure(kind: str = "proportion", basis: str = "monthly_flow") -> Definition:
    return replace(FLOW, head=replace(FLOW.head, kind=kind, basis=basis))


def shares(size: int = 24, p: float = 0.8, seed: int = 1) -> Course:
    rng = random.Random(seed)  # noqa: S311
    above = tuple(float(sum(rng.random() < p for _ in range(50))) for _ in range(size))
    return Course(tuple(months_ending(LAST, size)), tuple(2 * x for x in above), above, (50.0,) * size)


def test_the_file_of_starting_errors_is_what_the_simulation_gives() -> None:
    made, shipped = starting_errors.simulate(), json.loads(error_banks.STARTER.read_text("utf-8"))
    assert made.keys() == shipped.keys()
    for bank, methods in made.items():
        for method, rows in methods.items():
            assert len(rows) >= error_banks.ENOUGH
            for ours, theirs in zip(rows, shipped[bank][method], strict=True):
                assert ours == pytest.approx(theirs, abs=0.011)  # the last place may differ between machines


def test_twelve_months_are_foretold_within_what_can_be() -> None:
    found = forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN)
    assert [each.month for each in found.ahead] == [LAST.plus(h) for h in range(1, 13)]
    for each in found.ahead:
        assert 0 < each.lower < each.median < each.upper < 100
    assert (found.bank, found.method, found.own, found.review) == ("percentages", "blend", False, False)


def test_eleven_months_are_too_few_and_rolling_figures_are_not_foretold() -> None:
    assert forecasting.of(FLOW, shares(11), NONE_OF_OUR_OWN).state == "too_few"
    assert forecasting.of(measure(basis="rolling_12"), shares(), NONE_OF_OUR_OWN).state == "not_suited"
    still = Course(tuple(months_ending(LAST, 14)), (80.0,) * 14, (40.0,) * 14, (50.0,) * 14)
    assert forecasting.of(FLOW, still, NONE_OF_OUR_OWN).state == "no_movement"


@pytest.mark.parametrize(
    ("kind", "basis", "bank"),
    [("proportion", "monthly_flow", "percentages"), ("count", "monthly_flow", "counts"),
     ("proportion", "month_end_stock", "stocks"), ("rate", "monthly_flow", "counts")],
)  # fmt: skip
def test_each_kind_of_figure_has_the_errors_of_its_like(kind: str, basis: str, bank: str) -> None:
    assert forecasting.bank_of(measure(kind, basis)) == bank


def test_a_nearer_target_is_likelier_and_no_chance_is_certain() -> None:
    due = LAST.plus(6)
    chances = [
        forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN, target=Target(">=", value), due=due).chance
        for value in (1, 75, 80, 85, 99.9)
    ]
    said = [each.meets for each in chances if each]
    assert len(said) == 5 and said == sorted(said, reverse=True)
    assert said[-1] > 0 and said[0] < 1
    assert all(each and each.sustained is not None and each.sustained <= each.meets + 0.02 for each in chances)


def test_the_odds_of_falling_and_rising_targets_are_each_others_rest() -> None:
    up, down = (
        forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN, target=Target(way, 81.3), due=LAST.plus(3)).chance
        for way in (">=", "<=")
    )
    assert up and down and up.meets + down.meets == pytest.approx(1)


@pytest.mark.parametrize("operator", [">=", "<=", "="])
@pytest.mark.parametrize("months", [None, 0, 1, 6, 12, 13])
@pytest.mark.parametrize("size", [11, 24])
def test_the_chance_alone_is_the_chance_of_the_whole_forecast(operator: str, months: int | None, size: int) -> None:
    due = None if months is None else LAST.plus(months)
    told = {"target": Target(operator, 81.3), "due": due, "restarts": [Restart(LAST.plus(-14))]}
    whole = forecasting.of(FLOW, shares(size), NONE_OF_OUR_OWN, **told).chance
    assert forecasting.chance_to_meet(FLOW, shares(size), NONE_OF_OUR_OWN, **told) == (whole and whole.meets)


def test_nothing_is_said_beyond_a_year_nor_of_a_month_that_is_over() -> None:
    far = forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN, target=Target(">=", 90), due=LAST.plus(13))
    assert far.chance is None and "13 months ahead" in far.not_said and far.required
    over = forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN, target=Target(">=", 90), due=LAST)
    assert over.chance is None and over.required is None and "over" in over.not_said


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.001, "very unlikely (less than 5%)"), (0.19, "unlikely (about 20%)"), (0.5, "even (about 50%)"),
     (0.72, "likely (about 70%)"), (0.999, "very likely (more than 95%)")],
)  # fmt: skip
def test_a_chance_in_words_is_rounded_and_never_none_or_all(chance: float, said: str) -> None:
    assert forecasting.words(chance) == said


def test_the_best_change_ever_kept_up_is_of_means_a_year_apart() -> None:
    rising = [float(at) for at in range(20)]
    assert forecasting.best_change(rising, "increase") == pytest.approx(1)
    assert forecasting.best_change([70.0] * 6 + [82.0] * 12, "decrease") == pytest.approx(1.0)
    assert forecasting.best_change(rising[:14], "increase") is None


def test_what_is_required_a_month_stands_beside_it() -> None:
    found = forecasting.of(FLOW, shares(), NONE_OF_OUR_OWN, target=Target(">=", 99), due=LAST.plus(6))
    assert found.required == pytest.approx((99 - found.ahead[0].median) / 6)
    assert found.best is not None and found.required > found.best


def test_a_new_baseline_with_twelve_months_is_all_that_is_looked_at() -> None:
    low, high = shares(20, 0.4), shares(14, 0.9, seed=2)
    both = Course(
        tuple(months_ending(LAST, 34)), low.values + high.values, low.numerators + high.numerators, (50.0,) * 34
    )
    since = forecasting.of(FLOW, both, NONE_OF_OUR_OWN, restarts=[Restart(both.months[20])])
    assert since.ahead[0].median == pytest.approx(forecasting.of(FLOW, high, NONE_OF_OUR_OWN).ahead[0].median)
    assert forecasting.since_restart(both, [Restart(both.months[30])]) == both


def test_the_councils_own_errors_count_from_two_hundred_on() -> None:
    own = {("percentages", "blend"): [[0.5] * 12] * 199}
    assert not Banks(own, {}).is_own("percentages", "blend", 1)
    own = {("percentages", "blend"): [[0.5] * 12] * 200}
    assert set(Banks(own, {}).errors("percentages", "blend", 1)) == {0.5}


def test_bands_that_held_too_rarely_are_widened_and_under_review() -> None:
    def with_cover(cover: float, n: int) -> Banks:
        found = {"n": n, "cover80": cover, "cover95": 0.9, "crps": 1.0, "brier": 0.2, "widen": 1.5, "bins": []}
        return Banks({}, {("percentages", "blend"): {"1": found}})

    off = forecasting.of(FLOW, shares(), with_cover(0.6, 100))
    held = forecasting.of(FLOW, shares(), with_cover(0.8, 100))
    few = forecasting.of(FLOW, shares(), with_cover(0.6, 99))
    assert off.review and not held.review and not few.review
    assert off.ahead[0].upper > held.ahead[0].upper == few.ahead[0].upper


def test_a_band_further_ahead_never_looks_surer_than_a_nearer_one() -> None:
    """Own errors, wide, for five months ahead; beyond, those that come with the product, which are narrower."""
    rng = random.Random(3)  # noqa: S311
    own = [[rng.gauss(0, 6) for _ in range(5)] + [None] * 7 for _ in range(250)]
    off = {"n": 250, "cover80": 0.6, "cover95": 0.9, "crps": 1.0, "brier": 0.2, "widen": 1.5, "bins": []}
    banks = Banks({("percentages", "blend"): own}, {("percentages", "blend"): {"3": off}})
    found = forecasting.of(FLOW, shares(), banks).ahead
    for before, after in pairwise(found):
        assert after.lower <= before.lower <= before.upper <= after.upper
    assert all(each.lower <= each.median <= each.upper for each in found)


def test_past_forecasts_know_only_what_was_known_then() -> None:
    course = shares(30)
    changed = replace(course, values=(*course.values[:-1], 0.0), numerators=(*course.numerators[:-1], 0.0))
    before, after = (back_tests.past([(FLOW, each)])["percentages", "blend"] for each in (course, changed))
    for ours, theirs in zip(before, after, strict=True):
        last = (course.months[-1].year - ours.origin.year) * 12 + course.months[-1].number - ours.origin.number
        assert ours.errors[: last - 1] == theirs.errors[: last - 1]
        assert last > 12 or ours.errors[last - 1] != theirs.errors[last - 1]
        assert all(error is None for error in ours.errors[last:])


def test_on_steady_series_bands_hold_about_as_often_as_they_say() -> None:
    told = back_tests.past((FLOW, shares(48, 0.8, seed)) for seed in range(20))["percentages", "blend"]
    found = back_tests.tested("percentages", "blend", told)
    assert found["1"]["n"] == 20 * 36 and found["12"]["n"] == 20 * 25
    for months in ("1", "6", "12"):
        assert 0.72 <= found[months]["cover80"] <= 0.92, months
        assert found[months]["cover95"] > found[months]["cover80"]
        assert 0 < found[months]["brier"] < 0.25
        assert sum(many for _, _, many in found[months]["bins"]) == found[months]["n"] * len(back_tests.TARGETS)


def walking(seed: int, size: int = 48) -> Course:
    """Each month as the one before, and a step."""
    rng, values = random.Random(seed), [200.0]  # noqa: S311
    while len(values) < size:
        values.append(values[-1] + rng.choice((-9, -5, 5, 9)))
    return Course(tuple(months_ending(LAST, size)), tuple(values), tuple(values), (None,) * size)


def crps(method: Method, of: Definition, every: list[Course]) -> float:
    told = back_tests.past((of, each) for each in every)[forecasting.bank_of(of), method]
    return float(back_tests.tested(forecasting.bank_of(of), method, told)["3"]["crps"])


def test_a_steady_series_beats_the_random_walk_and_a_walking_one_does_not() -> None:
    steady, steps = [shares(48, 0.8, seed) for seed in range(10)], [walking(seed) for seed in range(10)]
    assert max(crps("last12", FLOW, steady), crps("blend", FLOW, steady)) < crps("walk", FLOW, steady)
    stock = measure("count", "month_end_stock")
    assert crps("walk", stock, steps) < crps("blend", stock, steps) < crps("last12", stock, steps)


def test_the_random_walk_is_never_used_to_foretell() -> None:
    near, far = ({"1": {"n": 500, "crps": score, "cover80": 0.8, "widen": 1.0}} for score in (0.1, 0.9))
    banks = Banks({}, {("counts", "walk"): near, ("counts", "blend"): far, ("counts", "last12"): far})
    assert banks.better("counts") == "blend"


@pytest.mark.django_db
def test_renewing_keeps_one_row_of_each_and_is_the_same_twice() -> None:
    made = shares(26)
    for month, value, above in zip(made.months, made.values, made.numerators, strict=True):
        Result.objects.create(
            figure_id=month.id, measure=FLOW.slug, period=month.id, breakdown="council", numerator=above,
            denominator=50, missing=0, value=value, state="known", fingerprint="0", rule_version="1",
            computed_on=date(2026, 11, 3),
        )  # fmt: skip
    assert back_tests.renew(on=date(2026, 11, 3)) == 14
    first = list(ErrorBank.objects.values_list("bank", "method", "rows", "tested", "until"))
    assert [(bank, method) for bank, method, *_ in first] == [
        (bank, method) for bank in ("counts", "percentages", "stocks") for method in ("blend", "last12", "walk")
    ]
    back_tests.renew(on=date(2026, 11, 4))
    assert list(ErrorBank.objects.values_list("bank", "method", "rows", "tested", "until")) == first
    assert error_banks.in_use().until == "2026-10"
