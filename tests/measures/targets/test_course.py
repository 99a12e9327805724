"""What is asked on the way to a target, month by month."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures.models import Target
from goldenthread.measures.targets import course, wanted, way
from goldenthread.measures.targets.course import Point
from goldenthread.measures.targets.wanted import Compared

APRIL = date(2026, 4, 30)
NEXT_APRIL = date(2027, 4, 30)


def target(**more):
    return Target(measure="m", operator=">=", value=90, starts_on=APRIL, due_on=NEXT_APRIL, origin="Plan", **more)


def asked(one, on):
    found = wanted.of(one, on=on, compared={})
    return found.reference, found.named


def test_a_straight_line_rises_by_the_same_each_month_and_is_flat_after_its_date():
    straight = target(course="straight", baseline=72, baseline_on=APRIL)
    months = [Month(2026, 4).plus(step).last_day for step in range(15)]
    assert [round(asked(straight, day)[0], 9) for day in months] == [72 + 1.5 * min(step, 12) for step in range(15)]
    assert asked(straight, months[3])[1] == "trajectory"
    assert asked(straight, NEXT_APRIL) == (90, "target")


def test_a_line_goes_through_the_points_that_were_entered():
    points = (Point(date(2026, 6, 30), 70), Point(date(2026, 10, 31), 82))
    through = target(course="points", points=course.kept(points))
    assert asked(through, date(2026, 5, 31)) == (None, "trajectory"), "nothing is asked before the first"
    assert asked(through, date(2026, 8, 31))[0] == 76
    assert asked(through, date(2027, 1, 31))[0] == 86


def test_an_interim_target_holds_until_the_next_one():
    points = (Point(date(2026, 9, 30), 75), Point(date(2026, 12, 31), 80))
    steps = target(course="steps", points=course.kept(points))
    assert asked(steps, date(2026, 8, 31))[0] is None
    assert [asked(steps, day)[0] for day in (date(2026, 9, 30), date(2026, 11, 30))] == [75, 75]
    assert asked(steps, date(2026, 12, 31)) == (80, "interim target")
    assert asked(steps, NEXT_APRIL) == (90, "target")


def test_a_target_tied_to_others_has_their_figure_or_none():
    tied = Target(measure="m", operator=">=", comparator="statistical_neighbours", starts_on=APRIL, origin="Plan")
    nothing = wanted.of(tied, on=APRIL, compared={})
    assert (nothing.value, nothing.reference) == (None, None)
    found = wanted.of(tied, on=APRIL, compared={("m", "statistical_neighbours"): Compared(82.1, "2024/25")})
    assert (found.reference, found.words("%")) == (82.1, "at least statistical neighbours, 2024/25 (82.1%)")


def test_a_chart_draws_what_is_asked_in_each_month_and_the_points_of_its_own():
    steps = target(course="steps", points=course.kept((Point(date(2026, 9, 30), 75), Point(date(2026, 12, 31), 80))))
    months = [Month(2026, 7).plus(step) for step in range(6)]
    found = way.of(steps, 90, months)
    assert found.asked == (None, None, 75, 75, 75, 80)
    assert [(each.on, each.value) for each in found.stops] == [
        (date(2026, 9, 30), 75),
        (date(2026, 12, 31), 80),
        (NEXT_APRIL, 90),
    ]
    assert found.is_level
    straight = way.of(target(course="straight", baseline=72, baseline_on=APRIL), 90, [Month(2026, 10), Month(2027, 6)])
    assert (straight.asked, straight.is_level) == ((81, 90), False)


def test_a_target_that_asks_nothing_before_its_date_has_no_way():
    assert way.of(target(), 90, [Month(2026, 10)]) is None
    assert way.of(target(course="straight", baseline=72), None, [Month(2026, 10)]) is None, "no figure of others yet"
