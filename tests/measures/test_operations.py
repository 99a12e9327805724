"""Computing and keeping results; targets and tolerances."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core import bank_holidays, working_days
from goldenthread.core.periods import Month, months_ending
from goldenthread.history import chain
from goldenthread.measures import definition, operations, queries
from goldenthread.measures.errors import DefinitionError, MeasureError
from goldenthread.measures.models import Result, Target
from goldenthread.records import operations as records
from goldenthread.records import snapshots

MAY = Month(2026, 5)
ON = date(2026, 6, 8)
SLUG = "assessments-within-45-working-days"
VISITS = "protection-plan-visits-in-date"


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("DT")


def load(people, month, late=1, absent_lists=(), as_at=None):
    """Ten assessments in two teams, ``late`` of them too late, all of them in the north."""
    starts = [month.plus(-6).first_day] * late + [month.first_day] * (10 - late)
    tables = {
        "assessment": {
            "assessment_id": [f"{month.id}-{n}" for n in range(10)],
            "child_id": [f"child-{n}" for n in range(10)],
            "started_on": starts,
            "authorised_on": [month.last_day] * 10,
            "team_id": ["Assessment North"] * 5 + ["Assessment South"] * 5,
        }
    }
    snapshot = snapshots.stage_tables(
        tables=tables, kind="annex_a", as_at=as_at or month.last_day, source_name="annex-a.xlsx", by=people[0], on=ON
    )
    snapshot.absent_lists = list(absent_lists)
    snapshot.save(update_fields=["absent_lists"])
    snapshots.make_live(snapshot=snapshot, by=people[1], on=ON)
    return snapshot


def council(slug=SLUG, month=MAY):
    return Result.objects.get(measure=slug, period=month.id, breakdown="council", is_current=True)


def test_a_result_keeps_everything_it_rests_on(people):
    snapshot = load(people, MAY)
    operations.compute(months=[MAY], on=ON)
    result = council()
    assert (result.numerator, result.denominator, result.value, result.state) == (9, 10, 90, "known")
    assert result.snapshots == [snapshot.pk]
    assert result.fingerprint == definition.get(SLUG).fingerprint
    assert council(VISITS).parameters == {
        "protection_plan_visit_working_days": [10, "default: Common local practice; no national interval is set"]
    }


def test_every_measure_has_a_council_result_for_every_month(people):
    load(people, MAY)
    operations.compute(months=months_ending(MAY, 2), on=ON)
    assert Result.objects.filter(breakdown="council").count() == 2 * len(definition.library())


def test_a_month_without_a_snapshot_is_unknown_and_says_so(people):
    load(people, MAY)
    operations.compute(months=[MAY.previous()], on=ON, slugs=[SLUG])
    assert (council(month=MAY.previous()).state, council(month=MAY.previous()).reason) == (
        "unknown", "No data load answers Apr 2026",
    )  # fmt: skip


def test_a_list_that_was_not_in_the_file_is_unknown_not_zero(people):
    load(people, MAY, absent_lists=[7])
    operations.compute(months=[MAY], on=ON)
    on_plans = council("children-on-a-protection-plan")
    assert (on_plans.state, on_plans.value, on_plans.reason) == ("unknown", None, "List 7 was not in the file")
    assert council().state == "known"


def test_computing_again_gives_the_same_figures_and_adds_nothing(people):
    load(people, MAY)
    first = {result.figure_id for result in operations.compute(months=[MAY], on=ON)}
    count = Result.objects.count()
    assert {result.figure_id for result in operations.compute(months=[MAY], on=date(2026, 7, 1))} == first
    assert Result.objects.count() == count
    assert council().computed_on == ON


def test_a_bank_holiday_that_is_added_gives_new_figures_up_from_its_day(people, monkeypatch):
    load(people, MAY)
    before = {result.figure_id for result in operations.compute(months=[MAY], on=ON, slugs=[SLUG])}
    for added, same in ((date(2026, 6, 8), True), (date(2026, 5, 8), False)):
        listed = bank_holidays.BANK_HOLIDAYS | {added}
        monkeypatch.setattr(bank_holidays, "BANK_HOLIDAYS", listed)
        working_days.fingerprint.cache_clear()
        after = {result.figure_id for result in operations.compute(months=[MAY], on=ON, slugs=[SLUG])}
        assert (after == before) is same
    working_days.fingerprint.cache_clear()


def test_a_corrected_load_gives_a_new_figure_and_the_old_one_stays_to_be_looked_up(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON)
    old = council()
    second = load(people, MAY, late=3)
    operations.compute(months=[MAY], on=ON)
    assert council().value == 70
    seen = queries.sight(people[0], on=ON)
    assert queries.by_figure_id(old.figure_id, seen=seen).value == 90
    snapshots.withdraw(snapshot=second, by=people[1], on=ON, reason="Wrong file")
    operations.compute(months=[MAY], on=ON)
    assert council().figure_id == old.figure_id


def test_a_team_that_has_no_rows_any_more_is_not_current(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert Result.objects.filter(is_current=True, breakdown="team").count() == 2
    snapshots.withdraw(snapshot=snapshots.answering(MAY), by=people[1], on=ON, reason="Wrong file")
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert list(Result.objects.filter(is_current=True).values_list("breakdown", "state")) == [("council", "unknown")]


def test_a_new_interval_changes_the_figure_id_of_the_measures_that_rest_on_it(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON)
    before, untouched = council(VISITS).figure_id, council().figure_id
    records.set_parameter(
        name="protection_plan_visit_working_days", amount=15, starts_on=date(2026, 1, 1), source="Policy",
        by=people[0], on=ON,
    )  # fmt: skip
    operations.compute(months=[MAY], on=ON)
    assert council(VISITS).figure_id != before
    assert council().figure_id == untouched


def test_a_target_replaces_the_one_before_from_its_day_on(people):
    first = operations.set_target(
        measure=SLUG, operator=">=", value=85, starts_on=date(2026, 1, 1), origin="Plan 1", by=people[0], on=ON
    )
    second = operations.set_target(
        measure=SLUG, operator=">=", value=90, starts_on=date(2026, 5, 1), origin="Plan 2", by=people[0], on=ON
    )
    assert queries.target_of(SLUG, on=date(2026, 4, 30)) == first
    assert queries.target_of(SLUG, on=date(2026, 5, 1)) == second
    assert chain.lines_about(second).get().changes == {"target": [None, f"{SLUG} >= 90"]}


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ({"operator": "about"}, MeasureError, "held against"),
        ({"origin": " "}, MeasureError, "where this target is from"),
        ({"due_on": date(2025, 1, 1)}, MeasureError, "before it starts"),
        ({"measure": "nothing"}, DefinitionError, "no measure called"),
        ({"starts_on": date(2025, 1, 1)}, MeasureError, "later one is already set"),
    ],
)
def test_what_is_not_a_target_is_refused(people, words, error, message):
    right = {
        "measure": SLUG, "operator": ">=", "value": 90, "starts_on": date(2026, 1, 1), "origin": "Plan",
        "by": people[0], "on": ON,
    }  # fmt: skip
    operations.set_target(**right)
    with pytest.raises(error, match=message):
        operations.set_target(**{**right, **words})
    assert Target.objects.count() == 1


def test_who_may_not_edit_targets_is_refused(world):
    with pytest.raises(NotAllowed):
        operations.set_tolerance(measure=SLUG, amount=5, starts_on=ON, by=world.person("TM", world.north), on=ON)


def test_a_tolerance_holds_from_its_day(people):
    operations.set_tolerance(measure=SLUG, amount=5, starts_on=ON, by=people[0], on=ON)
    assert queries.tolerance_of(SLUG, on=ON) == 5
    assert queries.tolerance_of(SLUG, on=date(2026, 6, 7)) is None
    for amount in (-1, float("nan"), float("inf")):
        with pytest.raises(MeasureError, match="not below zero"):
            operations.set_tolerance(measure=SLUG, amount=amount, starts_on=ON, by=people[0], on=ON)
    with pytest.raises(MeasureError, match="is a number"):
        operations.set_target(
            measure=SLUG, operator=">=", value=float("nan"), starts_on=ON, origin="Plan", by=people[0], on=ON
        )
