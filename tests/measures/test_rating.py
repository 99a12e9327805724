"""The rating of a figure against what is wanted of it, and its sentence."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from goldenthread.measures import rating
from goldenthread.measures.rating import Overriding, Rules, Signs
from goldenthread.measures.statistics.performance import MOVERS, USUAL
from goldenthread.measures.targets import wanted
from goldenthread.measures.targets.wanted import Wanted

MAY = date(2026, 5, 31)
LATER = date(2027, 3, 31)


@dataclass
class Figure:
    value: float | None
    state: str = "known"
    reason: str = ""
    numerator: float | None = None
    denominator: float | None = None


def judge(value, operator=">=", target=90.0, tolerance=None, due_on=None, unit="%", figure=None, **more):
    asked = wanted.direct(operator, target, due_on, on=MAY)
    return against(asked, value, tolerance=tolerance, unit=unit, figure=figure, **more)


def against(asked, value, *, tolerance=None, unit="%", better="higher", figure=None, thresholds=USUAL, **more):
    rules = Rules(unit, better, tolerance, is_share=figure is not None, thresholds=thresholds)
    return rating.judge(figure or Figure(value), asked, rules=rules, on=MAY, **more)


@pytest.mark.parametrize(
    ("value", "operator", "target", "expected"),
    [
        (90.0, ">=", 90, "green"), (89.9, ">=", 90, "red"), (90.0, ">", 90, "red"), (90.1, ">", 90, "green"),
        (18.0, "<=", 18, "green"), (18.1, "<=", 18, "red"), (18.0, "<", 18, "red"), (0, "=", 0, "green"),
        (13, "=", 14, "red"), (15, "=", 14, "red"), (14, "=", 14, "green"),
    ],
)  # fmt: skip
def test_the_target_itself_counts_as_its_words_say(value, operator, target, expected):
    assert judge(value, operator, target).rating == expected


def test_a_miss_within_the_tolerance_is_at_risk_to_the_edge():
    assert judge(85.0, tolerance=5).rating == "amber"
    assert judge(84.9, tolerance=5).rating == "red"
    assert judge(23.0, "<=", 18, tolerance=5).rating == "amber"
    assert judge(90.0, ">", 90, tolerance=5).rating == "amber"


def test_the_sentence_tells_figure_distance_target_and_tolerance():
    assert judge(81.37, tolerance=5).sentence == (
        "81.4%: 8.6 percentage points under the target of at least 90%, beyond the tolerance of 5 percentage points."
    )
    assert judge(91.0).sentence == "91%: reaches the target of at least 90%."
    assert judge(52, "<=", 40, unit="days").sentence == (
        "52 days: 12 days over the target of at most 40 days; no tolerance is set."
    )


def test_a_target_to_be_reached_later_is_grey_until_it_is_due():
    later = judge(81.0, due_on=LATER)
    assert (later.rating, later.flag) == ("grey", "")
    assert "to be reached by 31 Mar 2027" in later.sentence
    assert judge(81.0, due_on=MAY).rating == "red"
    assert judge(95.0, due_on=LATER).rating == "green"


def test_on_the_way_to_a_target_what_is_asked_by_now_is_what_counts():
    asked = Wanted(">=", 90, LATER, reference=78, named="trajectory")
    assert against(asked, 78).sentence == (
        "78%: reaches the trajectory of 78% for now, on the way to at least 90% by 31 Mar 2027."
    )
    missed = against(replace(asked, named="interim target"), 75, tolerance=5)
    assert (missed.rating, missed.sentence) == (
        "amber",
        "75%: 3 percentage points under the interim target of 78% for now, on the way to at least 90% by 31 Mar 2027, "
        "within the tolerance of 5 percentage points.",
    )


def test_no_data_is_a_flag_and_never_a_rating():
    unknown = judge(None, figure=Figure(None, "unknown", "No data load answers May 2026"), tolerance=5)
    assert (unknown.rating, unknown.flag, unknown.sentence) == (
        None, "no_data", "No data: No data load answers May 2026.",
    )  # fmt: skip
    assert rating.judge(None, None, rules=Rules("%"), on=MAY).flag == "no_data"


def test_without_a_target_there_is_no_rating():
    found = rating.judge(Figure(81.0), None, rules=Rules("%"), on=MAY)
    assert (found.rating, found.flag, found.sentence) == (None, "no_target", "81%; no target is set.")


def test_a_comparator_without_a_figure_is_said_and_not_rated():
    found = against(Wanted(">=", None, others="statistical neighbours"), 81)
    assert (found.rating, found.flag) == (None, "no_comparator")
    assert found.sentence == "81%; no figure is known of statistical neighbours."
    known = against(Wanted(">=", 82.1, None, 82.1, others="statistical neighbours, 2024/25"), 80)
    assert (
        "2.1 percentage points under the target of at least statistical neighbours, 2024/25 (82.1%)" in known.sentence
    )


def test_where_neither_way_is_better_a_target_is_told_and_not_rated():
    found = judge(300, "<=", 320, unit="children", better="neither")
    assert (found.rating, found.flag) == (None, "no_direction")
    assert "the target is at most 320 children" in found.sentence


def test_few_counted_lift_red_by_one_step_and_the_reason_is_said():
    figure = Figure(75.0, numerator=6, denominator=8)
    found = judge(75.0, tolerance=5, figure=figure)
    assert (found.rating, found.base) == ("amber", "red")
    assert found.sentence.endswith(
        "At risk, not off track: so few were counted that chance alone may explain the miss."
    )
    some = judge(67.9, ">", 75, tolerance=5, figure=Figure(67.9, numerator=209, denominator=308))
    assert some.sentence.endswith(  # 95 %: 62.4 to 72.8, which reaches 70 and not 75
        "At risk, not off track: so few were counted that chance alone may explain that it is beyond the tolerance."
    )
    many = Figure(75.0, numerator=600, denominator=800)
    assert judge(75.0, tolerance=5, figure=many).rating == "red"
    others = replace(USUAL, movers=frozenset(MOVERS) - {"small_numbers"})
    assert judge(75.0, tolerance=5, figure=figure, thresholds=others).rating == "red"


def test_a_signal_or_a_forecast_moves_a_rating_by_one_step():
    worse = judge(92.0, signs=Signs(variation="concern_low", points=24))
    assert (worse.rating, worse.base) == ("amber", "green")
    assert judge(92.0, signs=Signs(p_meet=0.1, points=24)).rating == "amber"
    assert judge(92.0, signs=Signs(p_meet=0.1, points=12)).rating == "green", "too few points for a signal"
    failing = judge(88.0, tolerance=5, signs=Signs(assurance="consistent_fail", p_meet=0.1, points=24))
    assert (failing.rating, "the target is out of its reach" in failing.sentence) == ("red", True)


def test_an_override_stands_beside_the_rule_as_long_as_the_rule_gives_what_it_disagrees_with():
    agreed = Overriding("amber", "red", "A and B rate it at risk until 30 Jun 2026: the load was late.")
    found = judge(81.0, overriding=agreed)
    assert (found.rating, found.by_rule, found.overridden) == ("amber", "red", agreed.sentence)
    assert found.sentence.endswith(f"By the rule it is off track; {agreed.sentence}")
    lapsed = judge(91.0, overriding=agreed)
    assert (lapsed.rating, lapsed.by_rule, lapsed.overridden) == ("green", "green", "")
