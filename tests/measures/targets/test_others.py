"""A target tied to others asks what they had by its day."""

import pytest

from goldenthread.measures.targets import others, queries
from tests.measures.agreed import agreed, second
from tests.measures.comparators.files import ON, SLUG, put_all_in_use


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("PL")


def test_what_each_group_had_by_a_day(people):
    put_all_in_use(people)
    asked = [(SLUG, "england"), (SLUG, "statistical_neighbours"), ("assessments-open-beyond-45-working-days", "region")]
    found = others.compared(asked, ON)
    assert set(found) == set(asked[:2])
    assert found[asked[0]].value == 21.0
    assert found[asked[1]].value == pytest.approx((20 + 24 + 18) / 3)
    assert found[asked[0]].said == "year ending 31 March 2025"


def test_no_tied_target_asks_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert others.compared([], ON) == {}


def test_a_tied_target_has_the_value_of_the_others(people, world):
    put_all_in_use(people)
    target = agreed(
        people[1], agreed_by=second(world), on=ON, measure=SLUG, operator="<=", comparator="england", starts_on=ON
    )
    wanted = queries.wanted_of([target], on=ON)[target.pk]
    assert wanted.value == 21.0
    assert wanted.words("%") == "at most England, year ending 31 March 2025 (21%)"
