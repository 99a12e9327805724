"""Home answers by role: what needs me, what others changed, and what will be here when nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from goldenthread import history
from goldenthread.accounts import operations
from goldenthread.accounts.models import Role
from goldenthread.plans import operations as plan_operations
from goldenthread.web.home import beginnings, changes
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings: object, today: date) -> None:
    settings.TODAY = today  # type: ignore[attr-defined]


def test_home_asks_a_stranger_to_sign_in(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("TM", "You own no open action."),
        ("DT", "What an extract turns up appears here"),
        ("PL", "Actions that are overdue or without an update"),
        ("SA", "Roles that wait for a second person"),
        ("EM", "Figures are not shown to your role yet."),
        (None, "Ask them for a role."),
    ],
)
def test_an_empty_home_says_what_will_be_there(world: World, today: date, role: str | None, words: str) -> None:
    person = world.person(role, world.north)
    assert words in beginnings.of(person, on=today).text
    assert signed_in(person).get("/").status_code == 200


def test_a_role_that_waits_leads_the_home_of_whoever_may_agree(world: World, today: date) -> None:
    admin, guardian = world.person("SA", name="Administrator"), world.person("IG", name="Guardian")
    person = world.person(None, name="Newcomer")
    operations.assign_role(
        person=person, role=Role.objects.get(code="SA"), unit=world.authority, starts_on=today, ends_on=None,
        by=admin, on=today,
    )  # fmt: skip
    assert "One role waits for your yes." in signed_in(guardian).get("/").text
    assert "waits for your yes" not in signed_in(admin).get("/").text


def test_what_others_changed_is_listed_until_it_is_cleared(world: World, today: date) -> None:
    one, other = world.person("SA", name="One"), world.person("SA", name="Other")
    operations.add_person(name="Practice lead", email="practice@fenmere.example", by=one, on=today)
    assert "Practice lead" not in signed_in(one).get("/").text
    client = signed_in(other)
    assert "Practice lead" in client.get("/").text
    until = changes.for_person(other, on=today).until
    client.post("/changes/read/", {"until": until})
    assert "Practice lead" not in client.get("/").text
    changes.clear(other, until=0)
    assert changes.for_person(other, on=today).changes == []


def test_what_others_changed_holds_only_what_one_may_see(world: World, today: date) -> None:
    operations.add_person(name="Practice lead", email="p@fenmere.example", by=world.person("SA"), on=today)
    assert changes.for_person(world.person("TM", world.north), on=today).changes == []


@pytest.mark.parametrize("until", ["", "x", "-1", "9" * 30])
def test_a_spoiled_wish_to_clear_changes_nothing(world: World, until: str) -> None:
    client = signed_in(world.person("SA"))
    assert client.post("/changes/read/", {"until": until}).status_code == 302
    assert client.get("/changes/read/").status_code == 405


def test_a_report_that_somebody_downloaded_is_no_change_to_anything(world: World, today: date) -> None:
    lead = world.person("PL")
    plan = plan_operations.create_plan(name="Getting it right", unit=world.authority, by=lead, on=today)
    with transaction.atomic():
        history.record("reporting.exception_report_downloaded", subject=plan, by=lead, on=today)
    found = changes.for_person(world.person("DIR"), on=today).changes
    assert [change.line.kind for change in found] == ["plans.plan_created"]
    assert [change.count for change in found] == [1]
