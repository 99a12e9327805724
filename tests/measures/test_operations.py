"""Computing and keeping results."""

from datetime import date

import pytest

from goldenthread.core import bank_holidays, working_days
from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import computing, definition, operations, queries
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Result
from goldenthread.records import operations as records
from goldenthread.records import snapshots

MAY = Month(2026, 5)
ON = date(2026, 6, 8)
SLUG = "assessments-within-45-working-days"
VISITS = "protection-plan-visits-in-date"


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("DT")


def load(people, month, late=1, absent_lists=(), as_at=None, absent_columns=()):
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
    snapshot.absent_columns = list(absent_columns)
    snapshot.save(update_fields=["absent_lists", "absent_columns"])
    snapshots.make_live(snapshot=snapshot, by=people[1], on=ON)
    return snapshot


class Changing:
    """What figures rest on, and never the same as it was."""

    def __init__(self, basis):
        self.live, self.values, self.sets, self.in_force = basis.live, basis.values, basis.sets, basis.in_force


def council(slug=SLUG, month=MAY):
    return Result.objects.get(measure=slug, period=month.id, breakdown="council", is_current=True)


def test_a_result_keeps_everything_it_rests_on(people):
    snapshot = load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG, VISITS])
    result = council()
    assert (result.numerator, result.denominator, result.value, result.state) == (9, 10, 90, "known")
    assert result.snapshots == [snapshot.pk]
    assert result.fingerprint == definition.get(SLUG).fingerprint
    assert council(VISITS).parameters == {
        "protection_plan_visit_working_days": [10, "default: Common local practice; no national interval is set"]
    }


def test_every_computed_measure_has_a_council_result_for_every_month(people):
    load(people, MAY)
    operations.compute(months=months_ending(MAY, 2), on=ON)
    assert Result.objects.filter(breakdown="council").count() == 2 * len(definition.computed())


def test_a_month_without_a_snapshot_is_unknown_and_says_so(people):
    load(people, MAY)
    long_ago = MAY.plus(-8)
    operations.compute(months=[long_ago], on=ON, slugs=[SLUG])
    found = council(month=long_ago)
    assert (found.state, found.reason) == ("unknown", "No data load answers Sep 2025")
    assert found.is_known_now


def test_a_month_that_no_load_answered_in_its_time_has_the_figure_as_known_now(people):
    snapshot = load(people, MAY, late=2)
    march, stock = MAY.plus(-2), "children-on-a-protection-plan"
    operations.compute(months=[march], on=ON, slugs=[SLUG, stock])
    assert (council(month=march).state, council(month=march).snapshots) == ("not_applicable", [snapshot.pk])
    assert council(stock, month=march).state == "unknown", "how things stood then is in no later file"


def test_a_month_long_before_the_first_load_is_unknown_and_never_nought(people):
    load(people, MAY)
    before = MAY.plus(-8)
    operations.compute(months=[before], on=ON, slugs=["contacts-in-six-months"])
    found = council("contacts-in-six-months", month=before)
    assert (found.state, found.numerator) == ("unknown", None)


def test_a_month_is_known_as_reported_then_and_as_the_latest_load_has_it(people):
    april = MAY.previous()
    first = load(people, april)
    operations.compute(months=[april], on=ON, slugs=[SLUG])
    assert council(month=april).is_known_now
    load(people, MAY)  # which says nothing of April's ten assessments any more
    operations.compute(months=[april], on=ON, slugs=[SLUG])
    now = Result.objects.get(measure=SLUG, period=april.id, breakdown="council", is_known_now=True)
    assert (council(month=april).value, council(month=april).snapshots) == (90, [first.pk])
    assert (now.state, now.is_current, council(month=april).is_known_now) == ("not_applicable", False, False)


def test_only_what_changed_is_computed_after_a_load(people, monkeypatch):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    asked, figures = [], computing.across.figures_asked
    monkeypatch.setattr(
        computing.across, "figures_asked", lambda engine, plan: asked.append(plan) or figures(engine, plan)
    )
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert asked == []
    second = load(people, Month(2026, 6), as_at=date(2026, 6, 30))
    operations.compute(months=[MAY, Month(2026, 6)], on=ON, slugs=[SLUG])
    assert [list(plan) for plan in asked] == [[str(second.pk)]]


def test_a_list_that_was_not_in_the_file_is_unknown_not_zero(people):
    load(people, MAY, absent_lists=[7])
    operations.compute(months=[MAY], on=ON, slugs=[SLUG, "children-on-a-protection-plan"])
    on_plans = council("children-on-a-protection-plan")
    assert (on_plans.state, on_plans.value, on_plans.reason) == ("unknown", None, "List 7 was not in the file")
    assert council().state == "known"


def test_a_column_that_was_not_in_the_file_makes_what_rests_on_it_unknown_and_is_named(people):
    gone = {"list": 8, "heading": "Child's Legal Status", "column": "legal_status.legal_status"}
    load(people, MAY, absent_columns=[gone])
    slugs = ["looked-after-children", "looked-after-children-rate", "looked-after-reviews-in-date"]
    operations.compute(months=[MAY], on=ON, slugs=[SLUG, *slugs])
    for slug in slugs:
        assert (council(slug).state, council(slug).value, council(slug).reason) == (
            "unknown", None, "List 8 had no column “Child's Legal Status”",
        )  # fmt: skip
    assert council().state == "known"


def test_of_two_columns_of_which_one_is_enough_both_must_be_absent_from_one_list(people):
    slug = "care-leavers-suitable-accommodation-17-18"
    born = {"list": 9, "heading": "Date of Birth", "column": "person.born_on"}
    age = {"list": 9, "heading": "Age of Child (Years)", "column": "person.age_years"}
    load(people, MAY, absent_columns=[born, age | {"list": 1}])
    operations.compute(months=[MAY], on=ON, slugs=[slug])
    assert council(slug).state == "not_applicable"
    load(people, MAY, late=2, absent_columns=[born, age])
    operations.compute(months=[MAY], on=ON, slugs=[slug])
    assert council(slug).reason == "List 9 had no column “Date of Birth” nor “Age of Child (Years)”"


def test_computing_again_gives_the_same_figures_and_adds_nothing(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON)
    first = set(Result.objects.values_list("figure_id", "is_current", "is_known_now"))
    assert operations.compute(months=[MAY], on=date(2026, 7, 1)) == []
    assert set(Result.objects.values_list("figure_id", "is_current", "is_known_now")) == first
    assert council().computed_on == ON


def test_a_bank_holiday_that_is_added_gives_new_figures_up_from_its_day(people, monkeypatch):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    before = council().figure_id
    for added, same in ((date(2026, 6, 8), True), (date(2026, 5, 8), False)):
        listed = bank_holidays.BANK_HOLIDAYS | {added}
        monkeypatch.setattr(bank_holidays, "BANK_HOLIDAYS", listed)
        working_days.fingerprint.cache_clear()
        operations.compute(months=[MAY], on=ON, slugs=[SLUG])
        assert (council().figure_id == before) is same
    working_days.fingerprint.cache_clear()


def test_a_corrected_load_gives_a_new_figure_and_the_old_one_stays_to_be_looked_up(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    old = council()
    second = load(people, MAY, late=3)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert council().value == 70
    seen = queries.sight(people[0], on=ON)
    assert queries.by_figure_id(old.figure_id, seen=seen).value == 90
    snapshots.withdraw(snapshot=second, by=people[1], on=ON, reason="Wrong file")
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert council().figure_id == old.figure_id


def test_a_computation_never_keeps_figures_of_loads_that_were_replaced_meanwhile(people, monkeypatch):
    load(people, MAY)
    figures, meanwhile = computing._figures, iter([True])

    def slowly(asked, basis, engine):
        found = figures(asked, basis, engine)
        if next(meanwhile, False):
            load(people, MAY, late=3)
            operations.compute(months=[MAY], on=ON, slugs=[SLUG])
        return found

    monkeypatch.setattr(computing, "_figures", slowly)
    made = operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert council().value == 70
    assert made == [], "the other computation had kept them"
    assert not Result.objects.filter(breakdown="council", value=90).exists()


def test_a_computation_whose_loads_never_stand_still_keeps_nothing(people, monkeypatch):
    load(people, MAY)
    found = computing.basis
    monkeypatch.setattr(computing, "basis", lambda: Changing(found()))
    with pytest.raises(MeasureError, match="changed each time"):
        operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert not Result.objects.exists()


def test_a_team_that_has_no_rows_any_more_is_not_current(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert Result.objects.filter(is_current=True, breakdown="team").count() == 2
    snapshots.withdraw(snapshot=snapshots.answering(MAY), by=people[1], on=ON, reason="Wrong file")
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert list(Result.objects.filter(is_current=True).values_list("breakdown", "state")) == [("council", "unknown")]


def test_a_new_interval_changes_the_figure_id_of_the_measures_that_rest_on_it(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON, slugs=[SLUG, VISITS])
    before, untouched = council(VISITS).figure_id, council().figure_id
    records.set_parameter(
        name="protection_plan_visit_working_days", amount=15, starts_on=date(2026, 1, 1), source="Policy",
        by=people[0], on=ON,
    )  # fmt: skip
    operations.compute(months=[MAY], on=ON, slugs=[SLUG, VISITS])
    assert council(VISITS).figure_id != before
    assert council().figure_id == untouched
