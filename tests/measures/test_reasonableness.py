"""Whether a figure is believable beside its past, drawn so that it can be checked by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import pytest

from goldenthread.measures import reasonableness
from goldenthread.measures.reasonableness import Nature

SHARE = Nature("proportion", "monthly_flow", "%")
COUNT = Nature("count", "monthly_flow", "contacts")
STOCK = Nature("count", "month_end_stock", "children")
MEDIAN = Nature("median", "monthly_flow", "days")


@dataclass(frozen=True)
class Point:
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    missing: int = 0


def share(met, of, missing=0):
    return Point(100 * met / of, met, of, missing)


def count(number):
    return Point(number, number)


def codes(nature, now, before, teams=()):
    return [flag.code for flag in reasonableness.flags(nature, now, before, teams)]


# Shares of 50, from 80% to 90%: the middle is 85% and half of them lie within 2 points of it, so 3.5 scaled deviations
# are 10.4 points: 74.6% to 95.4%.
AROUND_85 = [share(met, 100) for met in (80, 82, 83, 83, 84, 85, 85, 86, 87, 87, 88, 90)]


def test_a_share_inside_its_own_past_is_not_flagged():
    assert codes(SHARE, share(76, 100), AROUND_85) == []


def test_a_share_far_outside_is_flagged_with_what_was_to_be_expected():
    (flag,) = reasonableness.flags(SHARE, share(50, 100), AROUND_85)
    assert flag.code == "jump"
    assert flag.sentence.startswith("50%, where the 12 months before would lead one to expect 74.6% to 95.4%.")


def test_a_share_of_few_children_may_swing_by_chance():
    """Of four, two: as far below 85%, but a process that has not changed does this one time in ten."""
    before = [Point(85, 3.4, 4)] * 12
    assert codes(SHARE, share(2, 4), before) == []
    assert codes(SHARE, share(50, 100), before) == ["jump"]


def test_a_perfectly_steady_share_is_not_flagged_for_one_child():
    assert codes(SHARE, share(99, 100), [share(100, 100)] * 12) == []


@pytest.mark.parametrize(("number", "wanted"), [(50, []), (32, []), (15, ["jump"]), (0, ["jump"]), (95, ["jump"])])
def test_a_monthly_count_is_held_against_chance_as_well(number, wanted):
    before = [count(n) for n in (44, 46, 47, 48, 49, 50, 50, 51, 52, 53, 54, 57)]
    assert codes(COUNT, count(number), before) == wanted


def test_a_small_count_that_falls_to_nothing_is_chance():
    assert codes(COUNT, count(0), [count(3)] * 12) == []
    assert codes(COUNT, count(0), [count(8)] * 12) == ["jump"]


def test_a_stock_that_grows_as_it_always_did_is_not_flagged():
    """400 to 510 in elevens: far above the middle of its year, and no surprise."""
    assert codes(STOCK, count(520), [count(400 + 10 * step) for step in range(12)]) == []


def test_a_stock_that_loses_a_fifth_is_flagged():
    before = [count(n) for n in (400, 405, 401, 398, 404, 407, 403, 399, 402, 406, 401, 400)]
    assert codes(STOCK, count(397), before) == []
    assert codes(STOCK, count(320), before) == ["jump"]


def test_a_step_of_less_than_a_twentieth_is_not_asked_about():
    """A stock that stood still for a year may not move by ten; it may, when ten is next to nothing of it."""
    assert codes(STOCK, count(110), [count(100)] * 12) == ["jump"]
    assert codes(STOCK, count(410), [count(400)] * 12) == []


def test_what_was_to_be_expected_names_its_unit_once():
    (flag,) = reasonableness.flags(STOCK, count(110), [count(100)] * 12)
    assert "would lead one to expect 92.6 to 107.4 children." in flag.sentence


def test_a_gap_in_a_stock_makes_no_step():
    """With the month before unknown there is nothing to step from; a gap earlier on only takes its steps away."""
    before = [count(400 + n % 3) for n in range(12)]
    assert codes(STOCK, count(200), [*before[:-1], None]) == []
    assert codes(STOCK, count(200), [*before[:4], None, *before[5:]]) == ["jump"]


def test_fewer_than_six_months_say_nothing():
    assert codes(COUNT, count(500), [count(50)] * 5) == []
    assert codes(COUNT, count(500), [count(50)] * 6) == ["jump"]


def test_a_year_to_date_is_not_asked_because_it_begins_again_each_april():
    assert codes(Nature("count", "year_to_date", "contacts"), count(40), [count(500)] * 12) == []


def test_a_middle_value_without_any_spread_gives_no_verdict():
    assert codes(MEDIAN, Point(30, None, 40), [Point(12, None, 40)] * 12) == []
    assert codes(MEDIAN, Point(30, None, 40), [Point(11 + n % 3, None, 40) for n in range(12)]) == ["jump"]


@pytest.mark.parametrize(("of", "wanted"), [(20, []), (21, []), (19, ["few_counted"]), (3, ["few_counted"])])
def test_a_denominator_below_half_of_the_six_months_before_is_flagged(of, wanted):
    before = [*[share(900, 1000)] * 6, *[share(36, 40)] * 6]
    assert codes(SHARE, share(round(0.9 * of), of), before) == wanted


def test_few_rows_halve_by_chance():
    assert codes(SHARE, share(2, 2), [share(5, 6)] * 12) == []


def test_few_counted_needs_all_six_months():
    assert codes(SHARE, share(1, 2), [share(36, 40)] * 5) == []


def test_teams_that_do_not_add_up_are_flagged_with_both_numbers():
    teams = [share(40, 50), share(30, 50)]
    assert codes(SHARE, share(70, 100), [], teams) == []
    (flag,) = reasonableness.flags(SHARE, share(70, 101, missing=1), [], teams)
    assert flag.code == "sum_differs"
    assert "denominator 101 against 100; rows without the fact 1 against 0" in flag.sentence


def test_workers_of_several_teams_are_counted_once_so_only_their_children_add_up():
    per = Nature("per", "month_end_stock", "children per worker")
    teams = [Point(10, 20, 2), Point(10, 20, 2)]
    assert codes(per, Point(13.3, 40, 3), [], teams) == []
    assert codes(per, Point(13.3, 41, 3), [], teams) == ["sum_differs"]


def test_nothing_known_gives_no_flag():
    assert codes(SHARE, Point(None), AROUND_85, [share(1, 2)]) == []


def test_wilson_agrees_with_the_slow_way():
    """The ends of the interval are the shares from which the one found lies just z standard errors away."""
    for met, of in ((0, 5), (4, 4), (17, 20), (300, 1000)):
        low, high = reasonableness.wilson(met, of)
        for end in (low, high):
            if 0 < end < 1:
                error = math.sqrt(end * (1 - end) / of)
                assert abs(met / of - end) == pytest.approx(reasonableness.Z * error)


def test_the_poisson_interval_is_wider_where_more_events_are_asked_of_it():
    """Exact and Byar meet at ten: what one reaches at 9 and the other at 11 brackets what is reached at 10."""
    reached = {n: [mean for mean in range(1, 60) if reasonableness.poisson_reaches(n, mean)] for n in (9, 10, 11)}
    for fewer, more in pairwise((9, 10, 11)):
        assert reached[fewer][0] <= reached[more][0]
        assert reached[fewer][-1] <= reached[more][-1]
    assert reached[9] == list(range(3, 23))


def test_at_most_is_the_sum_of_single_chances():
    slow = sum(math.exp(-4) * 4**k / math.factorial(k) for k in range(3))
    assert reasonableness.at_most(2, 4) == pytest.approx(slow)
    assert reasonableness.at_most(-1, 4) == 0
    assert reasonableness.at_most(0, 0) == 1
