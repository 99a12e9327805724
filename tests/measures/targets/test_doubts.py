"""What is said of a target at once: met, beyond reach, against its direction."""

from dataclasses import replace
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.measures.targets import doubts, wanted

SHARE = definition.get("assessments-within-45-working-days")
LOWER = definition.get("re-referrals-within-12-months")
PLAIN = definition.get("children-on-a-protection-plan")
MAY = Month(2026, 5)
NEXT_MAY = date(2027, 5, 31)


def course(*values, last=MAY):
    """Figures of the months up to ``last``."""
    return {last.plus(place - len(values) + 1): value for place, value in enumerate(values)}


def codes(asked, measure=SHARE, known=None):
    return [doubt.code for doubt in doubts.of(asked, measure, known or {})]


def target(value=90.0, operator=">=", due_on=NEXT_MAY):
    return wanted.direct(operator, value, due_on, on=MAY.last_day)


def test_a_target_that_the_last_figure_reaches_is_already_met():
    found = doubts.of(target(80), SHARE, course(70, 81))
    assert [(each.code, each.sentence) for each in found] == [("already_met", "81% in May 2026 reaches it already.")]
    assert codes(target(80), known=course(81, 79)) == [], "the last figure counts, not the best"


def test_a_target_that_asks_for_more_each_month_than_was_ever_sustained_looks_unreachable():
    slow = course(*[60 + 0.25 * step for step in range(13)])  # three points in twelve months
    found = doubts.of(target(75), SHARE, slow)
    assert [each.code for each in found] == ["unreachable"]
    assert found[0].sentence == (
        "It asks for 1 percentage point a month; the most it ever gained over 12 months was 0.25 percentage points a "
        "month."
    )
    assert codes(target(66), known=slow) == [], "exactly the pace of the year before is within reach"
    assert codes(target(66.1), known=slow) == ["unreachable"]


def test_a_measure_that_never_gained_is_told_so_and_a_short_one_says_nothing():
    falling = course(*[70 - step for step in range(13)])
    assert "it never gained over 12 months" in doubts.of(target(75), SHARE, falling)[0].sentence
    assert codes(target(75), known=course(*[60] * 12)) == []
    pace = doubts.pace(target(75), course(*[60] * 12))
    assert (pace.required, pace.best) == (1.25, None)
    assert "Too few months are known" in doubts.said(pace, "%")


def test_a_gap_in_the_months_is_not_bridged():
    known = course(*[60] * 14)
    del known[MAY.plus(-12)]
    assert doubts.pace(target(75), known).best == 0
    del known[MAY.plus(-13)]
    assert doubts.pace(target(75), known).best is None


def test_a_target_against_the_direction_of_its_measure_is_said():
    assert codes(target(20, "<=", None)) == ["contradicts"]
    assert codes(target(20, ">=", None), LOWER) == ["contradicts"]
    assert codes(target(20, "=", None), LOWER) == []
    assert codes(target(300, "<=", None), PLAIN) == ["unrated"]


def test_a_falling_measure_is_told_its_pace_the_same_way():
    falling = course(*[40 - 0.5 * step for step in range(13)])
    assert codes(target(28, "<="), LOWER, falling) == [], "half a point a month, as in the year before"
    assert codes(target(20, "<="), LOWER, falling) == ["unreachable"]


def test_nothing_is_said_of_a_comparator_without_a_figure():
    assert codes(replace(target(), value=None, reference=None), known=course(*[60] * 14)) == []


def test_months_that_are_not_over_are_left_out():
    assert doubts.history({"2026-05": 1.0, "2026-06": 2.0}, on=date(2026, 6, 8)) == {MAY: 1.0}
