"""Changes to people and roles."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts import operations, policies
from goldenthread.accounts.errors import AccountError, NotAllowed
from goldenthread.accounts.models import Person, Role
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from tests.world import World

DAY = date(2026, 11, 20)


def test_adding_a_person_is_the_administrators_and_leaves_a_line(world: World) -> None:
    admin = world.person("SA")
    person = operations.add_person(name="Head of service", email="hos@fenmere.example", by=admin, on=DAY)
    assert [line.kind for line in chain.lines_about(person)] == ["accounts.person_added"]
    with pytest.raises(NotAllowed):
        operations.add_person(name="Other", email="other@fenmere.example", by=world.person("DIR"), on=DAY)


def test_an_address_belongs_to_one_person_whatever_its_case(world: World) -> None:
    admin = world.person("SA")
    operations.add_person(name="One", email="same@fenmere.example", by=admin, on=DAY)
    with pytest.raises(AccountError) as refusal:
        operations.add_person(name="Two", email="SAME@fenmere.example", by=admin, on=DAY)
    assert refusal.value.field == "email"


def _assign(world: World, code: str, **changed: object) -> None:
    given = {
        "person": world.person(None), "role": Role.objects.get(code=code), "unit": world.authority, "starts_on": DAY,
        "ends_on": None, "by": world.person("SA"), "on": DAY,
    }  # fmt: skip
    given.update(changed)
    operations.assign_role(**given)


def test_nobody_gives_a_role_to_themselves(world: World) -> None:
    admin = world.person("SA")
    with pytest.raises(AccountError):
        _assign(world, "TM", person=admin, by=admin)


def test_an_inspector_stays_thirty_days_at_most(world: World) -> None:
    with pytest.raises(AccountError):
        _assign(world, "IN")
    _assign(world, "IN", ends_on=date(2026, 12, 20))
    with pytest.raises(AccountError):
        _assign(world, "IN", ends_on=date(2026, 12, 21))


def test_a_privileged_role_waits_for_a_second_person(world: World) -> None:
    admin, guardian, newcomer = world.person("SA"), world.person("IG"), world.person(None)
    role = Role.objects.get(code="SA")
    assignment = operations.assign_role(
        person=newcomer, role=role, unit=world.authority, starts_on=DAY, ends_on=None, by=admin, on=DAY
    )
    assert not policies.can(newcomer, "user.manage", on=DAY)
    with pytest.raises(AccountError):
        operations.agree_role(assignment=assignment, version=assignment.version, by=admin, on=DAY)
    operations.agree_role(assignment=assignment, version=assignment.version, by=guardian, on=DAY)
    assert policies.can(newcomer, "user.manage", on=DAY)


def test_roles_that_must_be_apart_are_refused(world: World) -> None:
    with pytest.raises(AccountError):
        _assign(world, "DT", person=world.person("SA"))


def test_of_two_administrators_who_change_a_person_the_second_is_told(world: World) -> None:
    admin, person = world.person("SA"), world.person("TM")
    opened = person.version
    change = {"post": "", "worker_id": "", "organisation": None, "by": admin, "on": DAY}
    operations.change_person(person=person, version=opened, name="First", **change)
    with pytest.raises(StaleVersion):
        operations.change_person(person=person, version=opened, name="Second", **change)
    person.refresh_from_db()
    assert person.name == "First"


def test_the_first_person_of_an_empty_folder_administers_it(db: None) -> None:
    person = operations.first_person(
        name="Administrator", email="sa@fenmere.example", password="a long enough password", authority="Fenmere", on=DAY
    )
    assert policies.can(person, "user.manage", on=DAY)
    with pytest.raises(AccountError):
        operations.first_person(name="Other", email="x@fenmere.example", password="p", authority="Fenmere", on=DAY)


def test_roles_that_must_not_meet_are_refused_although_one_begins_later(world: World) -> None:
    person, admin = world.person(None), world.person("SA")
    later = {"person": person, "unit": world.authority, "by": admin, "on": DAY, "ends_on": None}
    operations.assign_role(role=Role.objects.get(code="DT"), starts_on=date(2027, 1, 1), **later)
    with pytest.raises(AccountError):
        operations.assign_role(role=Role.objects.get(code="SA"), starts_on=DAY, **later)


def test_ending_a_role_never_makes_it_longer(world: World) -> None:
    visitor, admin = world.person(None), world.person("SA")
    held = operations.assign_role(
        person=visitor, role=Role.objects.get(code="IN"), unit=world.authority, starts_on=DAY,
        ends_on=date(2026, 12, 1), by=admin, on=DAY,
    )  # fmt: skip
    with pytest.raises(AccountError):
        operations.end_role(assignment=held, version=held.version, ends_on=date(2027, 12, 1), by=admin, on=DAY)


def _service(world: World) -> Person:
    return operations.add_person(
        name="Nightly feed", email="feed@fenmere.example", kind=Person.Kind.SERVICE, by=world.person("SA"), on=DAY
    )


def test_a_service_account_hands_files_in_and_may_do_nothing_else(world: World) -> None:
    feed = _service(world)
    _assign(world, "SV", person=feed)
    assert policies.held(feed, on=DAY) == {"import.upload"}


def test_nobody_signs_in_as_a_service_account(world: World) -> None:
    feed = _service(world)
    assert not feed.has_usable_password()
    with pytest.raises(AccountError):
        operations.invite(person=feed, by=world.person("SA"), on=DAY)
    with pytest.raises(AccountError):
        operations.choose_password(person=feed, password="four words that do not belong", on=DAY)
    with pytest.raises(AccountError):
        operations.add_person(
            name="Feed",
            email="other@fenmere.example",
            kind="service",
            password="a password",
            by=world.person("SA"),
            on=DAY,
        )


@pytest.mark.parametrize("code", ["DT", "SA", "PL"])
def test_a_service_account_holds_no_other_role(world: World, code: str) -> None:
    with pytest.raises(AccountError) as refusal:
        _assign(world, code, person=_service(world))
    assert refusal.value.field == "role"


def test_a_person_does_not_hold_the_role_of_a_service_account(world: World) -> None:
    with pytest.raises(AccountError):
        _assign(world, "SV")
