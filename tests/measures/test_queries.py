"""Who sees which figures, and what a measure's standing says."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, operations, queries
from goldenthread.records import snapshots, store
from tests.measures.agreed import agreed, second
from tests.measures.test_operations import MAY, ON, SLUG, load
from tests.measures.test_operations import people as people

NORTH, SOUTH = "Assessment North", "Assessment South"


@pytest.fixture
def computed(people):
    load(people, MAY.previous(), late=2)
    snapshot = load(people, MAY, late=1)
    slugs = [SLUG, "children-on-a-protection-plan"]  # the whole library takes a second of a processor
    operations.compute(months=[MAY.plus(-2), MAY.previous(), MAY], on=ON, slugs=slugs)
    return snapshot


def test_a_role_without_unsuppressed_figures_sees_none_and_is_told_why(world, computed):
    for role in ("PA", "BM", "EM", "SA", "IG"):
        seen = queries.sight(world.person(role), on=ON)
        assert not seen.allowed
        assert "suppressed" in seen.reason
        assert queries.result_of(SLUG, MAY, seen=seen) is None
        assert queries.series(SLUG, seen=seen, until=MAY) == []


def test_a_team_manager_sees_the_councils_figure_and_the_own_teams(world, computed):
    seen = queries.sight(world.person("TM", world.north), on=ON)
    assert queries.result_of(SLUG, MAY, seen=seen).value == 90
    assert [result.cut for result in queries.by_team(SLUG, MAY, seen=seen)] == [NORTH]
    assert queries.result_of(SLUG, MAY, seen=seen, team=SOUTH) is None
    assert queries.result_of(SLUG, MAY, seen=seen, team=NORTH).value == 80


def test_the_whole_authority_sees_every_team(world, computed):
    seen = queries.sight(world.person("DIR"), on=ON)
    assert [result.cut for result in queries.by_team(SLUG, MAY, seen=seen)] == [NORTH, SOUTH]


def test_a_figure_of_another_team_is_not_found_by_its_id(world, computed):
    everybody, manager = (
        queries.sight(world.person("DIR"), on=ON),
        queries.sight(world.person("TM", world.north), on=ON),
    )
    south = queries.result_of(SLUG, MAY, seen=everybody, team=SOUTH)
    assert queries.by_figure_id(south.figure_id, seen=everybody) == south
    assert queries.by_figure_id(south.figure_id, seen=manager) is None


def test_a_series_is_in_order_of_time_with_its_unknown_months(world, computed):
    found = queries.series(SLUG, seen=queries.sight(world.person("DIR"), on=ON), until=MAY)
    assert [(result.period, result.value) for result in found] == [("2026-03", None), ("2026-04", 80), ("2026-05", 90)]


def test_the_latest_period_is_the_latest_with_something_known(computed):
    operations.compute(months=[MAY.next()], on=ON, slugs=[SLUG])
    assert queries.latest_period() == MAY


def test_a_standing_holds_the_figure_against_the_target_of_the_periods_last_day(world, computed, people):
    agreed(people[0], agreed_by=second(world), on=ON, value=95, starts_on=MAY.last_day)
    operations.set_tolerance(measure=SLUG, amount=5, starts_on=date(2026, 1, 1), by=people[0], on=ON)
    seen = queries.sight(world.person("DIR"), on=ON)
    assert queries.standing(SLUG, MAY, seen=seen).judgement.rating == "amber"
    assert queries.standing(SLUG, MAY.previous(), seen=seen).judgement.flag == "no_target"
    assert queries.standing(SLUG, MAY.plus(-2), seen=seen).judgement.flag == "no_data"


def test_standings_ask_five_questions_however_many_measures(world, computed, django_assert_num_queries):
    operations.compute(months=[MAY], on=ON)
    seen = queries.sight(world.person("DIR"), on=ON)
    with django_assert_num_queries(5):
        assert len(queries.standings(definition.library(), MAY, seen=seen)) == len(definition.library())


def test_the_rows_behind_a_figure_are_as_many_as_the_figure_says(world, computed):
    reader = world.person("DT")
    select = queries.selection(SLUG, MAY)
    page = store.rows(
        reader=reader, capability=store.PSEUDONYMOUS, purpose="Data quality", select=select, columns=("met",), on=ON
    )
    assert page.total == 10
    late = queries.selection(SLUG, MAY, exceptions=True, team=NORTH)
    page = store.rows(
        reader=reader, capability=store.PSEUDONYMOUS, purpose="Data quality", select=late, columns=("met",), on=ON
    )
    assert [row["met"] for row in page.rows] == [0]


def test_a_month_without_a_snapshot_has_no_rows_behind_it(computed):
    assert queries.selection(SLUG, MAY.plus(-9)) is None
    assert queries.selection("children-on-a-protection-plan", MAY.plus(-2)) is None


def test_the_months_resting_on_a_snapshot_reach_as_far_as_there_is_data(computed):
    older = snapshots.answering(MAY.previous())
    # Its lists of adoption reach back to 30 April 2025, so May is the first whole month.
    assert queries.months_resting_on(older) == [Month(2025, 5).plus(step) for step in range(13)]
    assert queries.age_of_data() == computed
