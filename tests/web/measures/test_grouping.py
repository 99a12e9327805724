"""Rows of a scorecard under headings."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans.models import Plan
from tests.web.measures.council import OPEN_TOO_LONG, SLUG, MeasuresCouncil, line

SignedIn = Callable[[Person], Client]


@pytest.fixture
def plan(council: MeasuresCouncil, lead: Person) -> Plan:
    made, area = council.plan(by=lead)
    line(made, area, "More assessments in time", by=lead, slug=SLUG)
    line(made, area, "Children feel heard", by=lead)
    line(made, area, "Fewer assessments open", by=lead, slug=OPEN_TOO_LONG)
    return made


def found(client: Client, plan: Plan, query: str) -> list[tuple[str, list[str]]]:
    groups = client.get(f"/scorecard/?plan={plan.pk}{query}").context["groups"]
    return [(group.title, [row.thing.title for row in group.rows]) for group in groups]


def test_a_plan_has_its_areas_until_the_list_is_sorted(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    every = ["More assessments in time", "Children feel heard", "Fewer assessments open"]
    assert found(client, plan, "") == [("Front door", every)]
    assert found(client, plan, "&group=none") == [("", every)]
    assert [title for title, _ in found(client, plan, "&sort=now")] == [""]


def test_lines_are_grouped_by_which_way_is_better(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    assert found(signed_in(lead), plan, "&group=direction") == [
        ("Higher is better", ["More assessments in time"]),
        ("Lower is better", ["Fewer assessments open"]),
        ("Not linked to a measure", ["Children feel heard"]),
    ]


def test_lines_are_grouped_by_owner_those_of_nobody_last(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    titles = [title for title, _ in found(signed_in(lead), plan, "&group=owner")]
    owners = {definition.get(slug).head.owner for slug in (SLUG, OPEN_TOO_LONG)}
    assert titles == [*sorted(owners, key=str.casefold), "Nobody named"]


def test_within_a_group_the_order_of_the_list_stays(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    line(plan, plan.areas.get(), "A second of the same", by=lead, slug=SLUG)
    up = found(signed_in(lead), plan, "&group=direction&sort=order")[0][1]
    assert found(signed_in(lead), plan, "&group=direction&sort=-order")[0][1] == up[::-1]


def test_the_choice_stays_when_a_filter_is_used(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    text = signed_in(lead).get(f"/scorecard/?plan={plan.pk}&group=owner").content.decode()
    assert '<option value="owner" selected>' in text
    assert re.search(r'<input type="hidden" name="group" value="owner">', text)
