"""Lists cost the same number of queries however long they are; those of plans, people, loads and measures say so
beside their own tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.accounts.models import Person, Unit
from goldenthread.records.models import AccessLine
from goldenthread.work.models import Job
from tests.web.signing import signed_in
from tests.world import START, World

AT = datetime(2026, 11, 19, 9, tzinfo=UTC)


@pytest.fixture
def world(db: None, settings: LazySettings) -> World:
    settings.TODAY = AT.date()
    return World()


def add_units(world: World, person: Person) -> None:
    for number in range(Unit.objects.count(), Unit.objects.count() + 12):
        team = Unit.objects.create(name=f"Team {number}", kind="team", parent=world.safeguarding, starts_on=START)
        world.person("TM", team)


def add_jobs(world: World, person: Person) -> None:
    jobs = (Job(kind="k", title=f"Job {n}", owner_id=str(person.pk), created_at=AT, state="done") for n in range(12))
    Job.objects.bulk_create(jobs)


def add_lines(world: World, person: Person) -> None:
    AccessLine.objects.bulk_create(
        AccessLine(
            at=AT, person_id=str(person.pk), person_name=person.name, roles="IG", rows=number, outcome="shown",
            capability="child.list_pseudonymous", tier="T2", purpose="Looking", subject=f"measure:{number}",
        )
        for number in range(12)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("page", "role", "add"),
    [
        ("unit-list", "DT", add_units),
        ("people-list", "SA", add_units),
        ("job-list", "DT", add_jobs),
        ("home", "DT", add_jobs),
        ("access-own", "IG", add_lines),
        ("access-all", "IG", add_lines),
    ],
)
def test_twelve_more_rows_cost_no_more_queries(
    world: World, page: str, role: str, add: Callable[[World, Person], None]
) -> None:
    person = world.person(role)
    client = signed_in(person)
    add(world, person)
    before = queries(client, page)
    add(world, person)
    assert queries(client, page) == before


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(reverse(page)).status_code == 200
    return len(caught)
