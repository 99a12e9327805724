"""How much is to be looked at stands on the plan's own page, and costs the same whatever the plan is held against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures.models import Result
from goldenthread.plans import operations
from tests.web.plans.made import MADE, SLUG, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure() -> Result:
    return Result.objects.create(
        figure_id="a" * 16, measure=SLUG, period="2026-10", breakdown="council", numerator=41, denominator=52,
        missing=0, value=78.8, state="known", fingerprint="f" * 64, rule_version="1", computed_on=date(2026, 11, 2),
    )  # fmt: skip


@pytest.fixture
def linked(thread: Thread) -> Thread:
    """A line of the plan that says 70 % for the month of the figure."""
    operations.add_scorecard_line(
        plan=thread.plan, area=thread.area, text="% of assessments in time", baseline="60%", actual="70%",
        actual_period="Oct 2026", target="85%", measure_slug=SLUG, by=thread.lead, on=MADE,
    )  # fmt: skip
    return thread


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize("name", ["plan", "plan-on-a-page"])
def test_findings_and_contradictions_are_counted_by_how_grave_they_are(
    leading: Client, linked: Thread, figure: Result, name: str
) -> None:
    page = leading.get(reverse(name, args=[linked.plan.pk])).text
    check, clashes = (reverse(each, args=[linked.plan.pk]) for each in ("plan-check", "plan-contradictions"))
    assert f'href="{check}">1 to look at</a> <span class="gt-quiet">1 must be put right</span>' in page
    assert f'href="{clashes}">1 to look at</a> <span class="gt-quiet">1 must be put right</span>' in page


@pytest.mark.parametrize("name", ["plan", "plan-on-a-page"])
def test_where_nothing_is_found_it_says_so(leading: Client, thread: Thread, name: str) -> None:
    assert ">None found</a>" in leading.get(reverse(name, args=[thread.plan.pk])).text


@pytest.mark.parametrize("name", ["plan", "plan-on-a-page", "plan-contradictions"])
def test_several_plans_cost_no_more_queries_than_one(
    leading: Client, world: World, linked: Thread, figure: Result, name: str
) -> None:
    def another(number: int) -> None:
        made = {"by": linked.lead, "on": MADE}
        other = operations.create_plan(name=f"Service plan {number}", unit=world.authority, **made)
        area = operations.add_area(plan=other, name="Front door", officers=["Head of service"], **made)
        outcome = operations.add_outcome(area=area, text="Children are seen", **made)
        action = operations.add_action(
            area=area, text=f"Publish guide {number}", due="Nov-26", outcomes=[outcome], leads=["Head of service"],
            measures=["Visits"], **made,
        )  # fmt: skip
        said = {"period": "2026-08", "progress": "Assessments in time are at 91%."}
        operations.update_action(action=action, version=action.version, **said, **made)

    another(0)
    address = reverse(name, args=[linked.plan.pk])
    before = queries(leading, address)
    for number in range(1, 6):
        another(number)
    assert queries(leading, address) == before <= 50


def test_a_reader_of_published_figures_is_told_of_no_figure(
    visit_as: Callable[..., Client], world: World, linked: Thread, figure: Result
) -> None:
    operations.share_plan(plan=linked.plan, version=1, organisation=world.partner, by=linked.lead, on=MADE)
    member = visit_as("BM", organisation=world.partner)
    assert ">None found</a>" in member.get(reverse("plan", args=[linked.plan.pk])).text
    page = member.get(reverse("plan-contradictions", args=[linked.plan.pk])).text
    assert "78.8%" not in page and "70%" not in page
