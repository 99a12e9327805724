"""Given a course of figures, when it is read, then a signal is given where statistics carry one, else the reason."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import courses, definition, signal_words, signals
from goldenthread.measures.courses import Course, Row
from goldenthread.measures.definition import Definition
from goldenthread.measures.signals import Restart

LAST = Month(2026, 10)
FLOW = definition.get("assessments-within-45-working-days")
UPS_AND_DOWNS = [80.0, 84, 79, 83, 81, 85, 78, 82, 80, 84, 79, 83, 81, 85, 78, 82, 80, 84, 79, 83]


def course(values: list[float | None], numerators: list[float | None] = (), denominators: list[float | None] = ()):  # type: ignore[assignment]
    blank = (None,) * len(values)
    return Course(
        tuple(months_ending(LAST, len(values))), tuple(values), tuple(numerators) or blank,
        tuple(denominators) or blank,
    )  # fmt: skip


def measure(kind: str = "proportion", basis: str = "monthly_flow", better: str = "higher") -> Definition:
    return replace(FLOW, head=replace(FLOW.head, kind=kind, basis=basis, better=better))


def test_months_that_go_up_and_down_are_no_change() -> None:
    found = signals.of(FLOW, course(UPS_AND_DOWNS))
    assert (found.state, found.variation, found.rules, found.method) == ("trial", "no_change", (), "XmR")
    assert "no more than chance" in signal_words.sentence(found, "%")


@pytest.mark.parametrize(("better", "said"), [("higher", "worse"), ("lower", "better"), ("neither", "lower")])
def test_a_month_that_was_more_than_chance_is_not_denied_once_it_is_over(better: str, said: str) -> None:
    found = signals.of(measure(better=better), course([*UPS_AND_DOWNS, 60.0, 82]))
    assert (found.variation, found.marks[-2] != "") == ("no_change", True)
    told = signal_words.sentence(found, "%")
    assert "no more than chance gives" not in told
    assert told == f"No significant change: Oct 2026 has no signal; Sep 2026 was {said} than chance explains."


@pytest.mark.parametrize(
    ("better", "variation"), [("higher", "worsening"), ("lower", "improving"), ("neither", "lower")]
)
def test_a_month_beyond_the_limits_means_what_the_measure_wants(better: str, variation: str) -> None:
    found = signals.of(measure(better=better), course([*UPS_AND_DOWNS, 40.0]))
    assert (found.variation, found.rules) == (variation, ("outside",))
    assert "Oct 2026 is lower than chance explains" in signal_words.sentence(found, "%")


def test_every_rule_that_fired_is_named_and_those_that_disagree_are_said() -> None:
    rising = [80.0, 84, 79, 83, 81, 85, 78, 82, 80, 84, 79, 83, 81, 60, 62, 64, 66, 68, 70, 72]
    found = signals.of(FLOW, course(rising))
    assert set(found.fired[-1]) == {"trend", "shift"}
    assert found.mixed


def test_twelve_points_are_too_few_and_thirteen_are_not() -> None:
    assert signals.of(FLOW, course(UPS_AND_DOWNS[:12])).state == "too_few"
    assert signals.of(FLOW, course(UPS_AND_DOWNS[:13])).variation == "no_change"


@pytest.mark.parametrize("basis", ["rolling_12", "rolling_6", "rolling_3", "year_to_date", "school_year_to_date"])
def test_what_rolls_or_cumulates_never_gets_a_signal(basis: str) -> None:
    found = signals.of(measure(basis=basis), course([*UPS_AND_DOWNS, 40.0]))
    assert (found.state, found.variation, found.assurance, found.rules) == ("rolling", "", "", ())


def test_a_stock_waits_for_24_months() -> None:
    shuffled = random.Random(4).sample(UPS_AND_DOWNS * 2, 30)  # noqa: S311
    assert signals.of(measure(basis="month_end_stock"), course(shuffled[:23])).state == "stock"
    assert signals.of(measure(basis="month_end_stock"), course(shuffled)).state in ("ok", "dependent")


def test_months_that_follow_the_one_before_get_no_signal() -> None:
    slow = [500.0 + at * at / 10 for at in range(30)]
    found = signals.of(measure(kind="count"), course(slow))
    assert (found.state, found.variation) == ("dependent", "")
    assert found.dependence is not None and found.dependence > 0.5


def test_a_month_without_a_figure_gets_no_signal_and_breaks_what_ran() -> None:
    found = signals.of(FLOW, course([*UPS_AND_DOWNS, None]))
    assert (found.state, found.variation, found.marks[-1]) == ("no_figure", "", "")
    run = [*UPS_AND_DOWNS[:13], 90.0, 91, 90, None, 91, 90, 91]
    assert "shift" not in signals.of(FLOW, course(run)).fired[-1]


def test_one_odd_month_among_equal_ones_is_insufficient_variation() -> None:
    found = signals.of(FLOW, course([90.0] * 19 + [91.0]))
    assert (found.state, found.variation) == ("little_variation", "")


def test_a_figure_that_never_varies_meets_its_target_or_never_does() -> None:
    always = course([100.0] * 14)
    assert signals.of(FLOW, always, target=95).assurance == "consistent_pass"
    assert signals.of(FLOW, always, target=101).assurance == "consistent_fail"


def test_a_target_exactly_on_a_limit_is_hit_and_miss() -> None:
    found = signals.of(FLOW, course(UPS_AND_DOWNS))
    upper = found.upper[-1]
    assert upper is not None
    assert signals.of(FLOW, course(UPS_AND_DOWNS), target=upper).assurance == "inconsistent"
    assert signals.of(FLOW, course(UPS_AND_DOWNS), target=upper + 0.1).assurance == "consistent_fail"


def test_denominators_that_move_more_than_twofold_call_for_p_prime_and_gaps_stay() -> None:
    rng, below = random.Random(3), [20.0, 60, 25, 45, 90, 30] * 4  # noqa: S311
    above: list[float | None] = [float(sum(rng.random() < 0.8 for _ in range(int(n)))) for n in below]
    values: list[float | None] = [100 * (x or 0) / n for x, n in zip(above, below, strict=True)]
    values[5], above[5] = None, None
    found = signals.of(FLOW, course(values, above, [*below[:5], None, *below[6:]]))
    assert found.method == "p′" and found.sigma_z and 0.4 < found.sigma_z < 2
    assert found.lower[5] is None and found.upper[4] is not None
    widths = {n: (up or 0) - (low or 0) for n, low, up in zip(below, found.lower, found.upper, strict=True) if low}
    assert widths[90] < widths[45]


def test_few_events_are_told_as_years_not_charted() -> None:
    found = signals.of(measure(kind="count", better="lower"), course([0.0, 1, 0, 0, 2, 0] * 4))
    assert (found.state, found.variation) == ("rare", "")
    assert "6 in the last twelve months (6 in the twelve months before)" in signal_words.sentence(found, "children")


def test_a_new_baseline_is_read_as_if_nothing_stood_before_it() -> None:
    before, after = UPS_AND_DOWNS[:14], [each + 10 for each in UPS_AND_DOWNS]
    starts = months_ending(LAST, len(before) + len(after))[len(before)]
    found = signals.of(FLOW, course([*before, *after]), restarts=[Restart(starts)])
    alone = signals.of(FLOW, course(after))
    assert found.variation == alone.variation == "no_change"
    assert found.upper[-1] == alone.upper[-1] and found.upper[0] != found.upper[-1]


def test_a_lasting_shift_suggests_a_new_baseline_and_makes_none() -> None:
    values = [*UPS_AND_DOWNS, 88.0, 87, 88, 90, 87, 89, 88, 90]
    found = signals.of(FLOW, course(values))
    assert found.suggestion == months_ending(LAST, 8)[0]
    assert len(set(found.centres)) == 1
    assert signals.of(FLOW, course(values[:-1])).suggestion is None


def test_fixed_limits_rest_on_the_first_points_alone() -> None:
    values, starts = [*UPS_AND_DOWNS, 120.0, 121.0], months_ending(LAST, 22)[0]
    found = signals.of(FLOW, course(values), restarts=[Restart(starts, 20)])
    assert found.upper[-1] == signals.of(FLOW, course(UPS_AND_DOWNS)).upper[-1]


def row(period: str, value: float | None, state: str = "known", below: float | None = 10) -> Row:
    return Row(FLOW.slug, period, value, 8, below, state)


def test_what_cannot_be_relied_on_is_a_gap_with_its_reason() -> None:
    rows = [
        row("2026-05", 80), row("2026-06", 81), row("2026-06", 82), row("2026-07", 83, below=0),
        row("2026-08", None, "unknown"), row("2026-09", float("nan")), row("2026-10", 84),
    ]  # fmt: skip
    found = courses.of(FLOW, rows, until=LAST)
    assert found.values == (80, None, None, None, None, 84)
    assert dict(found.faults) == {
        "2026-06": courses.TWICE, "2026-07": courses.NOTHING_BELOW, "2026-09": courses.NOT_A_NUMBER,
    }  # fmt: skip


def test_the_months_before_the_first_figure_are_left_out() -> None:
    assert courses.of(FLOW, [row("2026-09", 80), row("2026-10", 84)], until=LAST).months[0] == Month(2026, 9)
    assert courses.of(FLOW, [], until=LAST).months == ()


@pytest.mark.parametrize(("add", "times"), [(0.0, 3.0), (7.0, 1.0), (-20.0, 0.5)])
def test_another_scale_gives_the_same_signal_and_limits_to_scale(add: float, times: float) -> None:
    values = [*UPS_AND_DOWNS, 40.0]
    plain, scaled = (
        signals.of(measure("mean"), course(each)) for each in (values, [add + times * value for value in values])
    )
    assert plain.variation == scaled.variation
    assert scaled.upper[-1] == pytest.approx(add + times * (plain.upper[-1] or 0))


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]),
        st.one_of(st.none(), st.floats(0, 100), st.just(float("nan")), st.just(float("inf"))),
        st.sampled_from([0, 1, 40]), st.sampled_from(["known", "stale", "unknown", "not_applicable", "suppressed"]),
    ),
    max_size=12,
)  # fmt: skip


@given(ROWS)
def test_a_course_holds_a_figure_as_it_was_kept_or_a_gap_and_never_another_number(
    kept: list[tuple[str, float | None, int, str]],
) -> None:
    """Duplicate months, denominators of nought, what is no number and what is not known: all are gaps."""
    found = courses.of(FLOW, [row(month, value, state, below=below) for month, value, below, state in kept], until=LAST)
    for month, value in zip(found.months, found.values, strict=True):
        here = [each for each in kept if each[0] == month.id]
        sound = [
            each[1] for each in here
            if each[1] is not None and math.isfinite(each[1]) and each[2] > 0 and each[3] in ("known", "stale")
        ]  # fmt: skip
        assert value == (sound[0] if len(here) == 1 and sound else None)
    twice = {month for month, *_ in kept if [each[0] for each in kept].count(month) > 1}
    assert {month for month, why in found.faults if why == courses.TWICE} == twice


def test_a_month_with_nothing_below_the_line_has_no_limits_of_p_prime_either() -> None:
    below: list[float | None] = [20.0, 80, 30, 90] * 5
    above: list[float | None] = [round((0.7 + 0.04 * (at * 3 % 5)) * (n or 0)) for at, n in enumerate(below)]
    below[7], above[7] = 0.0, 0.0
    values = [None if not n or x is None else 100 * x / n for x, n in zip(above, below, strict=True)]
    found = signals.of(FLOW, course(values, above, below))
    assert found.method == "p′" and found.lower[7] is None and found.marks[7] == ""
