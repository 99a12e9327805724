from __future__ import annotations

import pytest

from goldenthread.plans.reading.model import Measure
from tests.plans.reading.made_up import SCORECARD, Plan


def measures(*rows: tuple) -> list[Measure]:
    return list(Plan("Measures").table(*rows).read().measures)


def test_a_row_gives_every_cell_raw_and_parsed():
    (measure,) = measures(SCORECARD, ("", "Increase visits", "70%", ["80%", "SN 76% / Nat 81%"], ">85%", "Safe"))
    assert (measure.area, measure.text, measure.period) == ("Front Door", "Increase visits", "2026-05")
    assert (measure.baseline_raw, measure.actual_raw, measure.target_raw) == ("70%", "80%", ">85%")
    assert measure.comparator_raw == "SN 76% / Nat 81%"
    assert measure.comparators == {"SN": 76, "region": None, "England": 81}
    assert (measure.targets[0].op, measure.targets[0].value, measure.targets[0].unit) == (">", 85, "%")
    assert measure.outcome == "Safe"
    assert measure.where == "table 1, row 2"


@pytest.mark.parametrize("actual", ["80% (SN: 76%, England 81%)", "80% [SN 76; Eng 81]"])
def test_what_compares_may_stand_in_brackets(actual: str):
    (measure,) = measures(SCORECARD, ("", "Increase visits", "70% (SN was not known)", actual, ">85%", "Safe"))
    assert (measure.actual_raw, [(each.label, each.value) for each in measure.actual]) == ("80%", [(None, 80)])
    assert measure.comparators == {"SN": 76, "region": None, "England": 81}
    assert measure.baseline[0].label == "SN was not known"


def test_what_compares_may_be_cut_between_its_name_and_its_figure():
    (measure,) = measures(SCORECARD, ("", "Visits", "", ["101.4 Regional", "42.5"], "120", ""))
    assert (measure.actual_raw, measure.comparator_raw) == ("101.4", "Regional 42.5")
    (measure,) = measures(SCORECARD, ("", "Visits", "", ["8 done", "2 begun"], "120", ""))
    assert (measure.actual_raw, measure.comparator_raw) == ("8 done 2 begun", "")


@pytest.mark.parametrize("heading", ["Actual May 2026", "Latest position - May 2026", "Actual: May-26", "May 2026"])
def test_the_month_may_follow_the_heading_without_brackets_or_be_all_of_it(heading: str):
    (measure,) = measures(("Area", "Measure", "Baseline", heading, "Target"), ("Homes", "Moves", "5", "4", "3"))
    assert (measure.actual_raw, measure.period) == ("4", "2026-05")


def test_a_month_of_a_target_is_no_month_of_a_figure():
    assert measures(("Area", "Measure", "Actual", "Target May 2026"), ("Homes", "Moves", "4", "3")) == []


def test_the_area_may_stand_in_the_heading_in_the_row_or_above():
    found = measures(
        ("", "Measure", "Baseline", "Actual", "Target", "Outcome"),
        ("Homes", "Moves", "5", "4", "3", ""),
        ("", "Beds", "50", "60", "70", ""),
        ("", "Measure", "Baseline", "Actual", "Target", "Outcome"),
        ("Schools", "Places", "1", "2", "3", ""),
    )
    assert [(m.area, m.text) for m in found] == [("Homes", "Moves"), ("Homes", "Beds"), ("Schools", "Places")]


def test_a_table_without_headings_or_area_goes_on_with_the_one_before():
    plan = Plan("Measures").table(SCORECARD, ("", "Visits", "1", "2", "3", ""))
    plan.word.add_paragraph("")
    plan.table(("Rate per 10,000", "81.1", "101.4", "120", "Seen early"))
    second = plan.read().measures[1]
    assert (second.area, second.text, second.baseline_raw) == ("Front Door", "Rate per 10,000", "81.1")
    assert (second.target_raw, second.outcome) == ("120", "Seen early")


def test_a_comparator_column_of_its_own_is_read():
    (measure,) = measures(
        ("Area", "Indicator", "Comparators", "Current", "Target"), ("Homes", "Moves", "England 12", "9", "8")
    )
    assert measure.comparators["England"] == 12


def test_figures_without_a_measure_are_asked_about():
    reading = Plan("Measures").table(SCORECARD, ("", "", "70%", "80%", "90%", "")).read()
    (question,) = reading.questions
    assert (question.kind, question.where) == ("table_not_understood", "table 1, row 2")
    assert reading.measures == ()


@pytest.mark.parametrize("heads", [("Measure", "Actual", "Target"), ("Target", "Actual", "Measure")])
def test_there_may_be_no_column_of_areas(heads: tuple[str, ...]):
    row = {"Measure": "Visits in time", "Actual": "80%", "Target": ">90%"}
    (measure,) = Plan("Measures that matter").table(heads, tuple(row[each] for each in heads)).read().measures
    assert (measure.area, measure.text, measure.actual_raw, measure.target_raw) == ("", "Visits in time", "80%", ">90%")


def test_without_a_column_of_areas_the_words_above_may_name_one_that_the_plan_has():
    plan = Plan("Plan").table(
        ("Area", "Actions", "Target date"), ("Front Door", "Act", "Jun-26"), ("Homes", "Build", "TBC")
    )
    plan.say("Front Door").table(("Measure", "Actual", "Target"), ("Visits in time", "80%", "90%"))
    plan.say("").table(("Beds", "4", "5"))
    plan.say("How we measure it").table(("Measure", "Actual", "Target"), ("Sickness", "8", "5"))
    found = [(each.area, each.text) for each in plan.read().measures]
    assert found == [("Front Door", "Visits in time"), ("Front Door", "Beds"), ("", "Sickness")]
