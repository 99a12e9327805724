"""The example plan is whole, dated as of its last month, and points only at what exists."""

from __future__ import annotations

import pytest

from goldenthread.core.periods import Month
from goldenthread.example import organisation, plan_text
from goldenthread.example.plan_text import ExamplePlan
from goldenthread.measures import definition

UNTIL = Month(2026, 9)


@pytest.fixture(scope="module")
def plan() -> ExamplePlan:
    return plan_text.read(UNTIL)


def test_the_plan_has_the_size_of_a_real_one(plan: ExamplePlan) -> None:
    reading = plan.reading
    assert len(reading.areas) == 12 and len(reading.recommendations) == 9
    assert len(reading.outcomes) == 30 and len(reading.actions) == 60 and len(reading.measures) == 40
    assert reading.is_settled


def test_every_reference_is_used_once_and_every_name_is_known(plan: ExamplePlan) -> None:
    references = [action.ref for action in plan.reading.actions]
    areas = {area.name for area in plan.reading.areas}
    recommendations = {each.ref for each in plan.reading.recommendations}
    units = {unit.key for unit in organisation.units(UNTIL)}
    assert len(set(references)) == len(references)
    assert {line.area for line in plan.reading.measures} <= areas
    assert {each.recommendation for each in plan.reading.outcomes} == recommendations
    assert set(plan.units.values()) <= units
    assert {each.about for each in plan.said} <= areas | set(references)


def test_linked_measures_and_cited_evidence_are_definitions_that_exist(plan: ExamplePlan) -> None:
    slugs = set(definition.library())
    cited = {each.address.removeprefix("measure:") for each in plan.said if each.address}
    assert set(plan.slugs.values()) | cited <= slugs
    assert 28 <= len(plan.slugs) <= 34


def test_dates_move_with_the_last_month_and_are_written_in_several_ways(plan: ExamplePlan) -> None:
    due = {action.ref: action.dates[0] for action in plan.reading.actions}
    assert due["AS2"].iso and due["AS2"].iso.startswith("2026-08")
    assert due["CR5"].raw == "TBC" and due["CR5"].iso is None
    assert plan_text.as_written(0, "a", UNTIL).iso in ("2026-09", "2026-09-30")
    assert len({("/" in date.raw, "-" in date.raw, date.raw[:4].isalpha()) for date in due.values()}) >= 3
    later = {action.ref: action.dates[0] for action in plan_text.read(Month(2027, 1)).reading.actions}
    assert later["AS2"].iso and later["AS2"].iso.startswith("2026-12")


def test_nothing_is_said_or_finished_after_the_last_month_or_before_it_began(plan: ExamplePlan) -> None:
    starts = {action.ref: action.start.iso[:7] for action in plan.reading.actions if action.start and action.start.iso}
    for said in plan.said:
        assert said.period <= UNTIL and said.period.id >= starts.get(said.about, "")
    for finished in plan.finished:
        assert starts[finished.reference] < finished.period.id <= UNTIL.id


def test_some_actions_are_finished_some_overdue_and_some_not_begun(plan: ExamplePlan) -> None:
    finished = {each.reference for each in plan.finished}
    due = {each.ref: each.dates[-1].iso or "9999" for each in plan.reading.actions}
    due |= {each.reference: each.due.iso or "9999" for each in plan.moved}
    overdue = [ref for ref, day in due.items() if day[:7] <= UNTIL.id and ref not in finished]
    begun = [each for each in plan.reading.actions if each.start and (each.start.iso or "")[:7] <= UNTIL.id]
    assert 15 <= len(finished) <= 30
    assert 5 <= len(overdue) <= 15
    assert 1 <= 60 - len(begun) <= 8


def test_a_targets_sense_and_a_comparators_source_are_understood(plan: ExamplePlan) -> None:
    lines = {line.text: line for line in plan.reading.measures}
    turnover = lines["Reduce social worker turnover (rolling year)"]
    assert turnover.targets[0].op == "<" and turnover.targets[0].value == 14
    assert turnover.comparators == {"SN": 15.0, "region": None, "England": 13.8}
    assert lines["Looked-after children at the end of the month"].targets[0].by == "2027"


def test_every_area_has_six_months_of_ratings(plan: ExamplePlan) -> None:
    for ratings in plan.ratings.values():
        assert len(ratings) == 6 and set(ratings) <= {"red", "amber", "green"}


def test_texts_name_months_and_no_placeholder_is_left(plan: ExamplePlan) -> None:
    texts = [part for each in plan.said for part in (each.progress, each.risk, each.next_step)]
    assert not [text for text in texts if "{" in text]
    assert any("October" in text for text in texts)
