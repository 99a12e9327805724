"""A stored plan is held against the figures that were computed and the targets that were agreed, as far as the reader
may see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures.models import Result
from goldenthread.plans import operations
from goldenthread.plans.checking import from_measures, from_plan, standing
from goldenthread.plans.models import Area, Plan, ScorecardLine
from tests.measures.agreed import SLUG, agreed, second
from tests.plans.conftest import MADE
from tests.world import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def figure(value: float, *, period: str = "2026-10", figure_id: str = "f" * 16, **more: object) -> Result:
    kept = {
        "measure": SLUG, "period": period, "breakdown": "council", "missing": 0, "state": "known", "rule_version": "1",
        "fingerprint": "f", "computed_on": TODAY, **more,
    }  # fmt: skip
    return Result.objects.create(figure_id=figure_id, value=value, numerator=value, denominator=100, **kept)


@pytest.fixture
def line(plan: Plan, area: Area, lead: Person) -> ScorecardLine:
    return operations.add_scorecard_line(
        plan=plan, area=area, text="% of assessments in time", baseline="60%", actual="70%", actual_period="Oct 2026",
        target="85%", measure_slug=SLUG, by=lead, on=MADE,
    )  # fmt: skip


def told(plan: Plan, reader: Person) -> list[tuple[str, str]]:
    found = [each.finding for each in standing.clashes(plan, reader, on=TODAY)]
    return [(each.code, each.right.says) for each in found]


def test_a_line_is_held_against_its_figure_and_its_target(
    world: World, plan: Plan, line: ScorecardLine, lead: Person
) -> None:
    figure(78)
    agreed(lead, agreed_by=second(world), on=MADE)
    assert told(plan, lead) == [("C01", "target at least 90%"), ("C02", "78% (78 of 100)")]


def test_a_figure_that_is_not_known_or_no_longer_in_use_contradicts_nothing(
    plan: Plan, line: ScorecardLine, lead: Person
) -> None:
    figure(78, state="stale")
    assert told(plan, lead) == []
    figure(79, is_current=False, figure_id="e" * 16)
    assert told(plan, lead) == []


def test_what_is_known_now_is_told_beside_what_was_reported(plan: Plan, line: ScorecardLine, lead: Person) -> None:
    figure(78)
    figure(74, is_current=False, is_known_now=True, figure_id="e" * 16)
    assert told(plan, lead) == [("C02", "78% (78 of 100); as known now 74%")]


def test_an_update_is_held_against_the_figure_of_its_month(plan: Plan, area: Area, lead: Person) -> None:
    operations.add_scorecard_line(
        plan=plan, area=area, text="Increase the % of assessments in time", target="85%", measure_slug=SLUG, by=lead,
        on=MADE,
    )  # fmt: skip
    figure(78)
    says = {"period": "2026-10", "progress": "Assessments in time are at 91%.", "risk": "", "next_step": ""}
    operations.update_area(area=area, version=area.version, **says, by=lead, on=TODAY)
    assert told(plan, lead) == [("C02", "78% (78 of 100)")]


def test_who_sees_figures_as_published_sees_neither_ours_nor_those_of_the_plan(
    world: World, plan: Plan, line: ScorecardLine, lead: Person
) -> None:
    figure(78)
    operations.share_plan(plan=plan, version=1, organisation=world.partner, by=lead, on=MADE)
    member = world.person("BM", organisation=world.partner)
    assert from_measures.visible([from_plan.visible(plan, lead, on=TODAY)], member, on=TODAY).measures == {}
    assert told(plan, member) == []
    [shown] = from_plan.visible(plan, member, on=TODAY).lines
    assert (shown.baseline_raw, shown.actual_raw, shown.target_raw) == ("", "", "85%")
    assert "Q11" not in [each.finding.code for each in standing.findings(plan, member, on=TODAY)]


def test_several_plans_and_lines_cost_no_more_queries_than_one(
    world: World, plan: Plan, area: Area, line: ScorecardLine, lead: Person
) -> None:
    def another(number: int) -> None:
        other = operations.create_plan(name=f"Plan {number}", unit=world.authority, by=lead, on=MADE)
        there = operations.add_area(plan=other, name="Front door", by=lead, on=MADE)
        operations.add_action(area=there, text=f"Publish guide {number}", by=lead, on=MADE)
        operations.add_scorecard_line(
            plan=plan, area=area, text=f"% of visits {number}", measure_slug=SLUG, by=lead, on=MADE
        )

    figure(78)
    another(0)
    with CaptureQueriesContext(connection) as first:
        standing.clashes(plan, lead, on=TODAY)
    for number in range(1, 6):
        another(number)
    with CaptureQueriesContext(connection) as then:
        standing.clashes(plan, lead, on=TODAY)
    assert len(then) == len(first)


def test_the_months_that_a_plan_speaks_of_are_asked_and_no_others(
    plan: Plan, line: ScorecardLine, lead: Person
) -> None:
    figure(78)
    figure(50, period="2025-01", figure_id="d" * 16)
    held = from_measures.visible([from_plan.visible(plan, lead, on=TODAY)], lead, on=TODAY)
    assert set(held.measures[SLUG].figures) == {Month(2026, 10)}
