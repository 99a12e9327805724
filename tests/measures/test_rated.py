"""The rating of a measure with all that is known: one step by its course or its forecast, none where figures are
published ones."""

import math
from datetime import date

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import operations, queries, rated
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from tests.measures.agreed import SLUG, agreed, second

OCTOBER, ON = Month(2026, 10), date(2026, 11, 20)
# Two years that go up and down by chance about 94 %, of a hundred assessments a month.
STEADY = (94, 96, 93, 95, 92, 95, 94, 97, 93, 94, 96, 92, 94, 95, 93, 96, 94, 92, 95, 94, 96, 93, 95, 94)


@pytest.fixture
def people(world):
    return world.person("PL", name="Programme lead"), second(world)


def course(values, slug=SLUG):
    for month, value in zip(months_ending(OCTOBER, len(values)), values, strict=True):
        Result.objects.create(
            figure_id=f"{slug[:6]}-{month.id}", measure=slug, period=month.id, breakdown="council", numerator=value,
            denominator=100, missing=0, value=value, state="known", fingerprint="0", rule_version="1", computed_on=ON,
        )  # fmt: skip


def aim(people, value=90.0, tolerance=3.0, **more):
    operations.set_tolerance(measure=SLUG, amount=tolerance, starts_on=date(2026, 1, 1), by=people[0], on=ON)
    return agreed(people[0], agreed_by=people[1], on=ON, value=value, starts_on=date(2026, 10, 1), **more)


def judged(world):
    return rated.standing(SLUG, OCTOBER, seen=queries.sight(world.person("DIR"), on=ON)).judgement


def test_a_steady_course_above_its_target_is_on_track(world, people):
    course(STEADY)
    aim(people)
    assert (judged(world).rating, judged(world).base) == ("green", "green")


def test_a_figure_that_still_reaches_its_target_but_has_fallen_beyond_chance_is_at_risk(world, people):
    course((*STEADY[:-1], 87))
    aim(people, value=86.0)
    found = judged(world)
    assert (found.rating, found.base) == ("amber", "green")
    assert "At risk, not on track" in found.sentence


def test_a_month_that_reaches_what_the_next_will_hardly_reach_is_at_risk(world, people):
    """Two years about 94 and one month of 97: it reaches 97, and the forecast does not expect that again."""
    course((*STEADY[:-1], 97))
    aim(people, value=97.0)
    found = judged(world)
    assert (found.rating, found.base) == ("amber", "green")
    assert "unlikely to meet the target" in found.sentence


def test_what_is_published_is_rated_by_itself(world, people, monkeypatch):
    """Nothing of the course behind it, and nobody's other rating, reaches those who see published figures only."""
    course((*STEADY[:-1], 87))
    aim(people, value=86.0)
    monkeypatch.setattr(queries, "results", lambda seen: Result.objects.filter(is_current=True))
    found = rated.standing(SLUG, OCTOBER, seen=Sight(False, "", None, published=True)).judgement
    assert (found.rating, found.base) == ("green", "green")


def test_the_queries_do_not_grow_with_the_measures(world, people, django_assert_max_num_queries):
    course(STEADY)
    for slug in ("re-referrals-within-12-months", "care-leavers-in-suitable-accommodation"):
        course(STEADY, slug)
    aim(people)
    seen = queries.sight(world.person("DIR"), on=ON)
    with django_assert_max_num_queries(9):
        rated.standings([SLUG], OCTOBER, seen=seen)
    with django_assert_max_num_queries(9):
        rated.standings([SLUG, "re-referrals-within-12-months"], OCTOBER, seen=seen)


def test_a_chance_is_a_share(world, people):
    course(STEADY)
    target = aim(people, due_on=date(2027, 1, 31))
    seen = queries.sight(world.person("DIR"), on=ON)
    terms = {SLUG: queries.targets.terms([queries.definition.get(SLUG)], on=OCTOBER.last_day)[SLUG]}
    said = rated._signs(terms, period=OCTOBER, seen=seen)[SLUG]
    assert target.pk and said.p_meet is not None
    assert 0 < said.p_meet < 1 and not math.isnan(said.p_meet)
