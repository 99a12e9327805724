"""Rights are asked once for a page that is read, and anew for the next."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts import policies, remembered
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def test_while_a_page_is_read_the_roles_and_the_tree_are_asked_once(django_assert_num_queries) -> None:
    world = World()
    manager = world.person("TM", world.north)
    with remembered.while_reading(), django_assert_num_queries(2):
        first = policies.reach(manager, "plan.view", on=DAY)
        assert policies.reach(manager, "plan.view", on=DAY) == first
        assert policies.can(manager, "action.view", on=DAY)


def test_what_one_person_may_is_never_told_of_another() -> None:
    world = World()
    manager, lead = world.person("TM", world.north), world.person("PL")
    with remembered.while_reading():
        assert policies.held(manager, on=DAY) != policies.held(lead, on=DAY)
        assert not policies.roles_of(lead, on=date(2020, 1, 1))


def test_a_role_given_or_ended_since_counts_for_the_next_page() -> None:
    world = World()
    person = world.person(None)
    with remembered.while_reading():
        assert not policies.can(person, "plan.view", on=DAY)
    world.give(person, "PL")
    with remembered.while_reading():
        assert policies.can(person, "plan.view", on=DAY)


def test_outside_a_page_every_question_is_asked_anew() -> None:
    world = World()
    person = world.person(None)
    assert not policies.can(person, "plan.view", on=DAY)
    world.give(person, "PL")
    assert policies.can(person, "plan.view", on=DAY)


def test_a_list_of_roles_that_somebody_changes_is_their_own() -> None:
    manager = World().person("TM")
    with remembered.while_reading():
        policies.roles_of(manager, on=DAY).clear()
        assert policies.roles_of(manager, on=DAY)


def test_home_asks_for_the_roles_of_the_person_once(client: Client) -> None:
    client.force_login(World().person("PL"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/")
    assert sum('FROM "accounts_assignment"' in query["sql"] for query in asked) == 1
