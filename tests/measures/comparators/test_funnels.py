"""The funnel of authorities: exact limits, wider where authorities differ more than by chance, neighbours marked."""

import pytest

from goldenthread.measures.comparators import funnels, groups, queries
from goldenthread.measures.statistics import funnel
from tests.measures.comparators.files import (
    FILE,
    KEYS,
    NAMES,
    ON,
    SLUG,
    figures,
    percents,
    put_all_in_use,
    put_in_use,
)
from tests.shared import shared


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("PL")


def newest(names=None):
    year = queries.by_year(SLUG, on=ON)[0]
    return funnels.of_year(year, groups.around(on=ON), names or dict(zip(KEYS, NAMES, strict=True)))


def test_authorities_no_different_from_the_whole_lie_within_exact_limits(people):
    put_in_use(figures({2025: [f"20,{40 + at % 3 - 1},200" for at in range(12)]}), people)
    made = newest()
    assert (made.whole, made.is_adjusted, made.left_out) == (pytest.approx(0.2), False, 0)
    assert {each.place for each in made.points} == {"within"} and made.phi < 1
    ((size, limits),) = made.curves
    assert size == 200 and limits == funnel.binomial(made.whole, 200)


def test_one_far_away_is_above_and_ourselves_and_neighbours_are_marked(people):
    put_all_in_use(people)
    cells = [f"20,{40 + at % 3 - 1},200" for at in range(11)]
    put_in_use(figures({2026: [*cells, "60,120,200"]}), people, name="new.csv")
    made = newest()
    assert [each.name for each in made.beyond("above")] == ["Brackwell"] and not made.beyond("below")
    assert [each.name for each in made.points if each.is_own] == ["Fenmere"]
    assert sum(each.is_neighbour for each in made.points) == 4


def test_where_all_differ_widely_the_limits_are_wider_by_what_is_usual(people):
    put_in_use(figures({2025: percents(*range(5, 65, 5))}), people)
    made = newest()
    assert made.is_adjusted and made.phi > 5
    size, limits = made.curves[-1]
    exact = funnel.binomial(made.whole, size)
    assert limits.lower998 < exact.lower998 and limits.upper998 > exact.upper998
    assert not made.beyond("above") and not made.beyond("below")


def test_a_suppressed_one_is_left_out_and_fewer_than_ten_give_none(people):
    put_in_use(FILE, people)
    assert newest().left_out == 1
    put_in_use(figures({2026: [*percents(*range(20, 29)), "c,c,200", "c,c,200", "c,c,200"]}), people, name="few.csv")
    assert newest() is None


def test_a_figure_without_numerators_has_no_funnel(people):
    put_in_use(figures({2025: [str(20 + at) for at in range(12)]}, "rereferral_percent", "21").replace(
        b",20.5,205,1000", b",20.5"
    ), people)  # fmt: skip
    assert newest() is None


def test_the_real_authorities_differ_far_more_than_by_chance_in_re_referrals(people):
    name = "samples/CSC_outcomes_and_enablers/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
    put_in_use(shared(name).read_bytes(), people, name="c1.csv")
    made = newest({"841": "Darlington"})
    assert len(made.points) > 145 and made.whole == pytest.approx(0.226, abs=0.001)
    assert made.is_adjusted and made.phi > 10
    # By chance alone most would be called different; with what is usual, a handful.
    strict = [funnel.place(each.share, funnel.binomial(made.whole, round(each.denominator))) for each in made.points]
    assert sum(place != "within" for place in strict) > len(strict) / 2
    assert len(made.beyond("above")) + len(made.beyond("below")) <= 5
