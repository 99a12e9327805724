"""People pages: each change by those who may, with its version, its second person and its words."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Assignment, Person
from tests.web.signing import PASSWORD, signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(world: World) -> Person:
    return world.person("SA", name="System administrator")


@pytest.fixture
def client(admin: Person) -> Client:
    return signed_in(admin)


def test_the_list_is_filtered_and_exported_as_seen(client: Client, world: World) -> None:
    world.person("TM", world.north, name="Team manager, Assessment North")
    world.person("SW", world.south, name="Social worker")
    page = client.get("/people/?role=Team+manager")
    assert "Team manager, Assessment North" in page.text
    assert "1 of 3 people shown" in page.text
    exported = client.get("/people/?role=Team+manager&export=csv").content.decode()
    assert "Assessment North" in exported
    assert "Social worker" not in exported


def test_the_list_costs_the_same_however_many_people_there_are(
    client: Client, world: World, django_assert_max_num_queries: object
) -> None:
    client.get("/people/")
    for _ in range(30):
        world.person("SW", world.north)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get("/people/")


@pytest.mark.parametrize("role", ["DIR", "PL", "TM", "SW", "DT", "BM", "IN"])
def test_other_roles_see_no_people_pages(world: World, role: str) -> None:
    other = world.person("SW", world.north)
    client = signed_in(world.person(role, world.north))
    for path in ("/people/", f"/people/{other.pk}/", "/people/add/", f"/people/{other.pk}/role/"):
        assert client.get(path).status_code == 403


def test_a_sensitive_page_asks_again_when_the_sign_in_is_old(world: World, admin: Person) -> None:
    client = Client()
    client.force_login(admin)
    answer = client.get("/people/add/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/again/")


def test_a_form_that_was_sent_is_sent_again_after_signing_in_again(world: World, admin: Person) -> None:
    client = Client()
    client.force_login(admin)
    sent = client.post("/people/add/", {"name": "Head of service", "email": "hos@fenmere.example"})
    done = client.post(sent["Location"], {"password": PASSWORD})
    person = Person.objects.get(email="hos@fenmere.example")
    assert done["Location"] == f"/people/{person.pk}/"


def test_somebody_added_twice_is_refused_beside_the_field_with_the_typing_kept(client: Client, world: World) -> None:
    given = {"name": "Practice lead", "email": "pl@fenmere.example", "post": "Lead", "worker_id": "W1"}
    assert client.post("/people/add/", given).status_code == 302
    again = client.post("/people/add/", given)
    assert again.status_code == 422
    assert "Somebody already has this e-mail address. Look for them in the list." in again.text
    assert 'value="Practice lead"' in again.text


def test_two_people_changing_one_person_see_both_texts(client: Client, world: World) -> None:
    person = world.person("SW", world.north, name="Social worker")
    path = reverse("person-change", args=[person.pk])
    assert client.post(path, {"version": 1, "name": "Senior social worker"}).status_code == 302
    stale = client.post(path, {"version": 1, "name": "Social worker, level 3"})
    assert stale.status_code == 409
    assert "Senior social worker" in stale.text
    assert 'value="Social worker, level 3"' in stale.text
    assert client.post(path, {"version": 2, "name": "Social worker, level 3"}).status_code == 302


def test_a_closed_account_is_out_at_the_next_click_and_can_be_undone(client: Client, world: World) -> None:
    person = world.person("SW", world.north)
    theirs = signed_in(person)
    assert theirs.get("/").status_code == 200
    closed = client.post(f"/people/{person.pk}/close/", {"version": 1, "reason": "Left"}, follow=True)
    assert "Undo" in closed.text
    assert theirs.get("/").status_code == 302
    client.post(f"/people/{person.pk}/open/", {"version": 2})
    person.refresh_from_db()
    assert person.is_active


def test_a_stale_wish_to_open_an_account_changes_nothing(client: Client, world: World) -> None:
    person = world.person("SW", world.north)
    client.post(f"/people/{person.pk}/close/", {"version": 1, "reason": "Left"})
    answer = client.post(f"/people/{person.pk}/open/", {"version": 1}, follow=True)
    assert "changed by somebody else" in answer.text
    assert not Person.objects.get(pk=person.pk).is_active


def _role(role: str, world: World, **more: object) -> dict[str, object]:
    return {
        "role": role, "unit": world.authority.pk, "starts_on-day": 1, "starts_on-month": 1, "starts_on-year": 2026,
    } | more  # fmt: skip


def test_a_role_that_opens_the_system_waits_for_a_second_person(client: Client, world: World) -> None:
    guardian = world.person("IG", name="Information governance")
    person = world.person(None)
    client.post(f"/people/{person.pk}/role/", _role("SA", world))
    assignment = Assignment.objects.get(person=person)
    assert assignment.agreed_on is None
    refused = client.post(f"/people/roles/{assignment.pk}/agree/", {"version": 1}, follow=True)
    assert "A second person must agree" in refused.text
    second = signed_in(guardian)
    assert "waits for a second person" in second.get("/people/").text
    second.post(f"/people/roles/{assignment.pk}/agree/", {"version": 1})
    assert policies.can(person, "user.manage", on=date(2026, 11, 20))


def test_a_role_is_refused_in_words_beside_its_field(client: Client, world: World) -> None:
    person = world.person("DT")
    answer = client.post(f"/people/{person.pk}/role/", _role("SA", world))
    assert answer.status_code == 422
    assert "One person can not be both SA and DT. End the other role first." in answer.text


def test_a_role_ends_on_the_day_that_is_typed(client: Client, world: World) -> None:
    person = world.person("TM", world.north)
    held = person.assignments.get()
    path = reverse("role-end", args=[held.pk])
    answer = client.post(path, {"version": 1, "ends_on-day": 30, "ends_on-month": 9, "ends_on-year": 2026})
    assert answer.status_code == 302
    held.refresh_from_db()
    assert held.ends_on == date(2026, 9, 30)


def test_a_link_lets_somebody_choose_a_password_once(client: Client, world: World) -> None:
    person = world.person(None)
    person.set_unusable_password()
    person.save()
    page = client.post(f"/people/{person.pk}/invite/")
    path = page.text.partition("http://testserver")[2].partition("<")[0]
    stranger = Client()
    short = stranger.post(path, {"password": "short"})
    assert short.status_code == 422
    assert "at least 15 characters" in short.text
    stranger.post(path, {"password": "four words not together"})
    assert stranger.post("/sign-in/", {"login": person.email, "password": "four words not together"}).status_code == 302
    assert Client().get(path).status_code == 404


def test_a_link_of_somebody_else_does_not_work(client: Client, world: World) -> None:
    one, other = world.person(None), world.person("DIR")
    path = client.post(f"/people/{one.pk}/invite/").text.partition("http://testserver")[2].partition("<")[0]
    assert Client().get(path.replace(f"/{one.pk}/", f"/{other.pk}/")).status_code == 404
