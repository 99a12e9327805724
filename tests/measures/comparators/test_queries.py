"""What others have: each group, band, rank and state, the release that speaks, and a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.measures import comparators, definition
from goldenthread.measures.comparators import choosing, loading, queries
from goldenthread.measures.models import Result
from tests.measures.comparators.files import (
    FILE,
    GRADES,
    ON,
    OURS,
    SETS,
    SLUG,
    figures,
    percents,
    put_all_in_use,
    put_in_use,
)


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("PL")


def groups(found):
    return {each.group: each for each in found}


def test_the_latest_figures_of_every_group_stand_beside_a_measure(people):
    put_all_in_use(people)
    found = groups(comparators.beside([SLUG], on=ON)[SLUG])
    assert (found["england"].value, found["region"].value, found["region"].label) == (21.0, 20.5, "Fens")
    near = found["neighbours"]
    assert near.value == pytest.approx((20 + 24 + 18) / 3)
    assert near.reason == "simple mean of 3 authorities; 1 without a number left out"
    assert (near.year, near.period, near.short) == (2025, "year ending 31 March 2025", "SN")
    assert near.source == "Children in need tables, released 12 November 2025"
    # On 31 March 2025 Westmoor and Marden were good or outstanding; Eastley became so in June.
    assert found["good"].value == pytest.approx((20 + 15) / 2)


def test_every_year_with_band_and_rank_among_all_authorities(people):
    put_all_in_use(people)
    now, before = queries.by_year(SLUG, on=ON)
    assert (now.year, before.year) == (2025, 2024)
    # Of eleven with a number, low is good: 15, 17, 18, 19, 20, 21 and then 22.5.
    assert (now.own.value, now.rank, now.ranked, now.band) == (22.5, 7, 11, "C")
    assert (before.own.value, before.rank, before.band) == (14.0, 1, "A")


def test_a_marker_of_our_own_is_a_state_without_band_or_rank(people):
    put_all_in_use(people)
    put_in_use(figures({2026: ["c,c,c", *percents(*range(20, 31))]}), people, released_on=date(2026, 5, 1))
    now = queries.by_year(SLUG, on=ON)[0]
    assert (now.year, now.own.value, now.own.state, now.band, now.rank) == (2026, None, "suppressed", "", None)
    assert "“c”" in now.own.reason


def test_where_nothing_else_is_loaded_each_group_says_why_it_has_no_figure(people):
    put_in_use(FILE, people)
    found = groups(comparators.beside([SLUG], on=ON)[SLUG])
    assert found["england"].is_known
    assert found["neighbours"].reason == found["region"].reason == "nobody has said yet which authority this is"
    choosing.set_own(key=OURS, version=0, by=people[1], on=ON)
    found = groups(comparators.beside([SLUG], on=ON)[SLUG])
    assert found["neighbours"].reason == "no set of statistical neighbours is loaded"
    assert found["good"].reason == "no grades of that time are loaded"
    assert {found[name].value for name in ("neighbours", "good")} == {None}


def test_a_file_that_waits_or_was_rolled_back_is_nowhere_and_the_one_before_speaks_again(people):
    put_all_in_use(people)
    first, second = people
    newer = figures({2025: percents(*[40] * 12)})
    told = loading.Told("Revised tables", date(2026, 1, 15))
    release = loading.hand_in(data=newer, name="newer.csv", told=told, by=first, on=ON)
    assert queries.by_year(SLUG, on=ON)[0].own.value == 22.5
    loading.agree(release=release, version=1, by=second, on=ON)
    years = queries.by_year(SLUG, on=ON)
    assert [(each.year, each.own.value) for each in years] == [(2025, 40.0), (2024, 14.0)], "2024 is the older file's"
    assert queries.by_year(SLUG, on=date(2026, 1, 14))[0].own.value == 22.5, "not released by then"
    loading.withdraw(release=release, version=2, by=second, on=ON)
    assert queries.by_year(SLUG, on=ON)[0].own.value == 22.5


def test_sets_of_neighbours_are_kept_by_year_and_the_latest_of_its_time_holds(people):
    put_all_in_use(people)
    other = SETS.replace(b"902,Close,903,Close,904,Close,905,Close", b"906,Close,,,,,,")
    put_in_use(other, people, name="neighbours26.csv", released_on=date(2026, 5, 1), publication="Neighbours 2026")
    assert groups(comparators.beside([SLUG], on=ON)[SLUG])["neighbours"].value == 26.0
    then = groups(comparators.beside([SLUG], on=date(2026, 4, 30))[SLUG])["neighbours"]
    assert then.value == pytest.approx(62 / 3)


def test_a_local_measure_and_one_without_an_indicator_have_none(people):
    put_all_in_use(people)
    local = "protection-plan-visits-in-date"
    assert definition.get(local).head.local and definition.get(local).head.published
    assert comparators.beside([local, "contacts-in-six-months", "no-such-measure"], on=ON) == {}


def test_a_person_may_put_another_beside_a_measure_or_take_it_away(people):
    put_all_in_use(people)
    local = "contacts-in-six-months"
    choosing.put_beside(
        measure=local, code="rereferral_pct", note="Only for this test.", version=0, by=people[1], on=ON
    )
    warned = comparators.beside([local], on=ON)[local][0].warning
    assert "Only for this test." in warned and "A count here, a share there" in warned
    choosing.put_beside(measure=SLUG, code="", note="The figure was withdrawn.", version=0, by=people[1], on=ON)
    assert SLUG not in comparators.beside([SLUG], on=ON)


def test_the_number_of_queries_does_not_grow_with_measures_or_years(people):
    put_all_in_use(people)
    every = list(definition.library())
    with CaptureQueriesContext(connection) as few:
        comparators.beside([SLUG], on=ON)
    with CaptureQueriesContext(connection) as many:
        comparators.beside(every, on=ON)
    assert len(many) == len(few) <= 8


def test_our_own_results_are_not_touched_by_any_of_it(people):
    put_all_in_use(people)
    assert GRADES and not Result.objects.exists()
