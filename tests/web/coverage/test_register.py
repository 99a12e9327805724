"""The register of recommendations: every plan within reach, by when, and how far the answer is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.plans import operations
from goldenthread.plans.models import Plan, Recommendation, Source
from tests.web.plans.made import MADE, Thread
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/recommendations/"


@pytest.fixture
def care_plan(thread: Thread, world: World) -> Plan:
    """A plan of another service with a recommendation that nothing answers."""
    made = {"by": thread.lead, "on": MADE}
    plan = operations.create_plan(name="Homes for children", unit=world.care, **made)
    operations.add_recommendation(plan=plan, text="Find homes near by", **made)
    return plan


def date_it(thread: Thread, timeframe: str, published: date) -> None:
    Source.objects.update(published_on=published)
    Recommendation.objects.filter(pk=thread.asked.pk).update(timeframe=timeframe)


def body(page: str) -> str:
    return page[page.index("<tbody") : page.index("</tbody")]


def test_the_register_says_where_each_came_from_by_when_and_how_far_it_is(leading: Client, thread: Thread) -> None:
    date_it(thread, "Within three months", date(2026, 7, 31))
    page = leading.get(LIST).text
    rows = body(page)
    for said in ("R1 See children sooner", "Inspection of 2026", "ILACS standard inspection", "31 Jul 2026",
                 "Within three months: 31 Oct 2026", "Getting it right", "Off track"):  # fmt: skip
        assert said in rows
    assert "One recommendation: one is off track and one is past the day and not complete." in page


def test_a_band_without_a_day_says_why(leading: Client, thread: Thread) -> None:
    Recommendation.objects.filter(pk=thread.asked.pk).update(timeframe="Within three months")
    assert "Unknown, because its source has no date." in body(leading.get(LIST).text)


def test_what_nothing_answers_says_what_is_missing(leading: Client, care_plan: Plan) -> None:
    rows = body(leading.get(LIST).text)
    assert rows.count("No outcome</span>") == 1 and rows.count("No action</span>") == 1
    only = body(leading.get(LIST + "?rating=none").text)
    assert "Find homes near by" in only and "See children sooner" not in only


def test_only_plans_within_reach_are_listed(care_plan: Plan, visit_as: Callable[..., Client]) -> None:
    rows = body(visit_as("TM", "north", name="Another manager").get(LIST).text)
    assert "See children sooner" in rows and "Find homes near by" not in rows


def test_what_is_out_of_reach_is_counted_and_not_rated(
    thread: Thread, world: World, visit_as: Callable[..., Client]
) -> None:
    made = {"by": thread.lead, "on": MADE}
    care = operations.add_area(plan=thread.plan, name="Children in care", unit=world.care, **made)
    operations.add_action(area=care, text="Find homes", recommendations=[thread.asked], measures=["Moves"], **made)
    rows = body(visit_as("TM", "north", name="Another manager").get(LIST).text)
    assert "1 that you may not open" in rows


@pytest.mark.parametrize("sort", ["by", "-by", "date", "plan", "-actions", "rating", "kind"])
def test_every_column_sorts(leading: Client, care_plan: Plan, sort: str) -> None:
    rows = body(leading.get(f"{LIST}?sort={sort}").text)
    assert "See children sooner" in rows and "Find homes near by" in rows


def test_the_most_urgent_stands_first_when_sorted_by_delivery(leading: Client, care_plan: Plan) -> None:
    rows = body(leading.get(f"{LIST}?sort=rating").text)
    assert rows.index("See children sooner") < rows.index("Find homes near by")


def test_the_file_holds_exactly_what_is_seen(leading: Client, care_plan: Plan) -> None:
    lines = leading.get(f"{LIST}?export=csv&q=homes").text.lstrip("\ufeff").splitlines()
    assert lines == [
        "Recommendation,Source,Kind of source,Date,By when,Plan,Outcomes,Actions,Delivery",
        "Find homes near by,,,,No time band is stated.,Homes for children,0,0,Nothing to rate; No outcome; No action",
    ]


def test_the_empty_register_teaches(world: World, visit_as: Callable[..., Client]) -> None:
    page = visit_as("PL").get(LIST).text
    assert "No plan within your reach answers a recommendation yet." in page
    assert "None has been written down yet." in page


def test_the_navigation_leads_to_it(leading: Client, visit_as: Callable[..., Client]) -> None:
    assert f'href="{LIST}"' in leading.get("/plans/").text
    assert f'href="{LIST}"' not in visit_as("EM").get("/").text


def test_the_queries_do_not_grow_with_the_register(leading: Client, thread: Thread, care_plan: Plan) -> None:
    def asks() -> int:
        with CaptureQueriesContext(connection) as seen:
            leading.get(LIST)
        return len(seen)

    def add(number: int) -> None:
        more = operations.add_recommendation(plan=thread.plan, text=f"Asked {number}", by=thread.lead, on=MADE)
        thread.add(text=f"Do {number}", recommendations=[more])

    add(0)
    before = asks()
    for number in range(1, 6):
        add(number)
    assert asks() == before
