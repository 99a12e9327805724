"""Every change to people, units and roles."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from goldenthread import history
from goldenthread.accounts import policies, units
from goldenthread.accounts.errors import AccountError
from goldenthread.accounts.models import Assignment, Organisation, Person, Role, Unit, UnitName
from goldenthread.history import versions


@transaction.atomic
def add_person(
    *, name: str, email: str, by: Person, on: date, post: str = "", organisation: Organisation | None = None,
    worker_id: str = "", password: str | None = None, kind: str = "person",
) -> Person:  # fmt: skip
    """Add someone. Without a password they can be named as an owner but can not sign in; a service account can not."""
    policies.check(by, "user.manage", on=on)
    if kind == Person.Kind.SERVICE and (password or worker_id):
        raise AccountError("A service account has no password and no children.", remedy="Leave the worker id empty.")
    return _add_person(name, email, by, on, post, organisation, worker_id, password, kind)


@transaction.atomic
def first_person(*, name: str, email: str, password: str, authority: str, on: date) -> Person:
    """Set up an empty folder: the authority and its first system administrator, who acts for themselves.

    AccountError when anybody exists already.
    """
    if Person.objects.exists():
        raise AccountError(
            "This council already has people.", remedy="Ask its system administrator to add you on the people page."
        )
    council = Organisation.objects.create(name=authority, kind=Organisation.Kind.COUNCIL)
    unit = Unit.objects.create(name=authority, kind=Unit.Kind.AUTHORITY, starts_on=on)
    person = Person.objects.create_user(
        email, password, name=name, post="System administrator", organisation=council, created_on=on
    )
    history.record("accounts.person_added", subject=person, by=person, on=on)
    _assign(person, Role.objects.get(code="SA"), unit, person, on, on, None)
    return person


@transaction.atomic
def change_person(
    *, person: Person, version: int, name: str, post: str, worker_id: str, organisation: Organisation | None,
    by: Person, on: date,
) -> Person:  # fmt: skip
    """Change how someone is described; StaleVersion when somebody else did meanwhile."""
    policies.check(by, "user.manage", on=on)
    _check_worker_id(worker_id, but=person)
    before = {"name": person.name, "post": person.post, "worker_id": person.worker_id}
    versions.claim(person, version)
    person.name, person.post, person.worker_id, person.organisation = name, post, worker_id, organisation
    person.save(update_fields=["name", "post", "worker_id", "organisation"])
    after = {"name": name, "post": post, "worker_id": worker_id}
    changes = {field: [before[field], after[field]] for field in after if before[field] != after[field]}
    history.record("accounts.person_changed", subject=person, by=by, on=on, changes=changes)
    return person


@transaction.atomic
def invite(*, person: Person, by: Person, on: date) -> None:
    """Note that somebody is let in by a link with which they choose their own password."""
    policies.check(by, "user.manage", on=on)
    _check_not_service(person)
    if not person.is_active:
        raise AccountError("This account is closed.", remedy="Open it again first.")
    history.record("accounts.person_invited", subject=person, by=by, on=on)


@transaction.atomic
def choose_password(*, person: Person, password: str, on: date) -> None:
    """Set the password that the person chose; they act for themselves, holding a link that was made for them."""
    _check_not_service(person)
    if not person.is_active:
        raise AccountError("This account is closed.", remedy="Ask your system administrator.")
    person.set_password(password)
    person.save(update_fields=["password"])
    history.record("accounts.password_chosen", subject=person, by=person, on=on)


@transaction.atomic
def deactivate(*, person: Person, version: int, by: Person, on: date, reason: str) -> None:
    """Close an account: the next request of an open session is refused. Their past stays."""
    policies.check(by, "user.manage", on=on)
    if person.pk == by.pk:
        raise AccountError("You can not close your own account.", remedy="Ask another system administrator.")
    versions.claim(person, version)
    person.is_active = False
    person.save(update_fields=["is_active"])
    history.record("accounts.person_deactivated", subject=person, by=by, on=on, detail=reason)


@transaction.atomic
def reactivate(*, person: Person, version: int, by: Person, on: date) -> None:
    """Open a closed account again, with the roles whose dates still hold."""
    policies.check(by, "user.manage", on=on)
    versions.claim(person, version)
    person.is_active = True
    person.save(update_fields=["is_active"])
    history.record("accounts.person_reactivated", subject=person, by=by, on=on)


@transaction.atomic
def assign_role(
    *, person: Person, role: Role, unit: Unit, starts_on: date, ends_on: date | None, by: Person, on: date
) -> Assignment:
    """Give a role for a part of the organisation; nobody gives a role to themselves.

    A privileged role waits for ``agree_role`` by a second person, unless there is nobody yet who could agree.
    """
    policies.check(by, "role.assign", on=on)
    if person.pk == by.pk:
        raise AccountError("You can not give a role to yourself.", remedy="Ask another administrator.")
    if ends_on and ends_on < starts_on:
        raise AccountError("The last day is before the first day.", remedy="Change one of the dates.", field="ends_on")
    if role.code == "IN" and (ends_on is None or (ends_on - starts_on).days > 30):
        raise AccountError(
            "An inspector's access lasts at most 30 days.", remedy="Enter a last day within 30 days.", field="ends_on"
        )
    return _assign(person, role, unit, by, on, starts_on, ends_on)


@transaction.atomic
def agree_role(*, assignment: Assignment, version: int, by: Person, on: date) -> None:
    """The second person's yes to a privileged role; neither the proposer nor the one who gets it."""
    policies.check(by, "role.assign", on=on)
    if by.pk in {assignment.proposed_by_id, assignment.person_id}:
        raise AccountError("A second person must agree.", remedy="Ask another holder of this right.")
    versions.claim(assignment, version)
    assignment.agreed_on = on
    assignment.save(update_fields=["agreed_on"])
    history.record("accounts.role_agreed", subject=assignment.person, by=by, on=on, detail=assignment.role_id)


@transaction.atomic
def end_role(*, assignment: Assignment, version: int, ends_on: date, by: Person, on: date) -> None:
    """Set the last day of a role; a day in the past takes effect on the next request."""
    policies.check(by, "role.assign", on=on)
    if ends_on < assignment.starts_on:
        raise AccountError("The last day is before the first day.", remedy="Enter a later day.", field="ends_on")
    if assignment.ends_on and ends_on > assignment.ends_on:
        raise AccountError(
            "This role ends before that day.", remedy="Give the role again, so that its rules are asked.",
            field="ends_on",
        )  # fmt: skip
    versions.claim(assignment, version)
    assignment.ends_on = ends_on
    assignment.save(update_fields=["ends_on"])
    history.record(
        "accounts.role_ended", subject=assignment.person, by=by, on=on,
        changes={"role": [assignment.role_id, None], "ends_on": [None, ends_on.isoformat()]},
    )  # fmt: skip


@transaction.atomic
def add_unit(*, name: str, kind: str, parent: Unit | None, starts_on: date, by: Person, on: date) -> Unit:
    """Add a part of the organisation below another.

    Returns tell teams apart by name only, so a second team of the same name would see the first one's children.
    """
    policies.check(by, "org.manage", on=on)
    if name in units.by_name(on=max(on, starts_on)):
        raise AccountError(
            f"There is already a unit called {name}, or returns mean one by it.",
            remedy="Add the place or the service to the name.", field="name",
        )  # fmt: skip
    unit = Unit.objects.create(name=name, kind=kind, parent=parent, starts_on=starts_on)
    history.record("accounts.unit_added", subject=unit, by=by, on=on, changes={"name": [None, name]})
    return unit


@transaction.atomic
def name_unit(*, unit: Unit, text: str, starts_on: date, by: Person, on: date) -> UnitName:
    """Say that returns mean this unit by ``text``, from a day on; the name's meaning before that day stays.

    AccountError when the name already has a meaning that starts on or after that day.
    """
    policies.check(by, "org.manage", on=on)
    known = UnitName.objects.filter(text=text)
    if known.filter(starts_on__gte=starts_on).exists():
        raise AccountError("This name was already given from that day on.", remedy="Enter a later day.", field="text")
    known.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).update(ends_on=starts_on - timedelta(days=1))
    name = UnitName.objects.create(unit=unit, text=text, starts_on=starts_on)
    history.record("accounts.unit_named", subject=unit, by=by, on=on, changes={"known_as": [None, text]})
    return name


@transaction.atomic
def close_unit(*, unit: Unit, version: int, ends_on: date, by: Person, on: date) -> None:
    """Close a unit from a day on; what was counted under it before stays there."""
    policies.check(by, "org.manage", on=on)
    versions.claim(unit, version)
    unit.ends_on = ends_on
    unit.save(update_fields=["ends_on"])
    history.record("accounts.unit_closed", subject=unit, by=by, on=on, changes={"ends_on": [None, ends_on.isoformat()]})


def _add_person(
    name: str, email: str, by: Person, on: date, post: str, organisation: Organisation | None, worker_id: str,
    password: str | None, kind: str,
) -> Person:  # fmt: skip
    if Person.objects.filter(email__iexact=email).exists():
        raise AccountError(
            "Somebody already has this e-mail address.", remedy="Look for them in the list.", field="email"
        )
    _check_worker_id(worker_id)
    person = Person.objects.create_user(
        email, password, name=name, post=post, organisation=organisation, worker_id=worker_id, created_on=on, kind=kind
    )
    history.record("accounts.person_added", subject=person, by=by, on=on)
    return person


def _check_not_service(person: Person) -> None:
    if person.is_service:
        raise AccountError(
            f"{person.name} is a service account: nobody signs in as it.",
            remedy="Add the person who looks after it, and let them sign in as themselves.",
        )


def _check_kind(person: Person, role: Role) -> None:
    """A service account holds its own role alone, and nobody else holds that one."""
    if person.is_service != (role.code == policies.SERVICE):
        raise AccountError(
            "A service account holds the role of a service account alone." if person.is_service
            else "This role is for service accounts: programs that hand in files.",
            remedy="Choose another role, or add the account as what it is.", field="role",
        )  # fmt: skip


def _check_worker_id(worker_id: str, but: Person | None = None) -> None:
    others = Person.objects.exclude(pk=but.pk) if but else Person.objects.all()
    if worker_id and others.filter(worker_id=worker_id).exists():
        raise AccountError(
            "Somebody else is known by this worker id.",
            remedy="Check the id in the case system; one id belongs to one person.",
            field="worker_id",
        )


def _assign(
    person: Person, role: Role, unit: Unit, by: Person, on: date, starts_on: date, ends_on: date | None
) -> Assignment:
    _check_kind(person, role)
    meanwhile = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on:
        meanwhile &= Q(starts_on__lte=ends_on)
    held = person.assignments.filter(meanwhile).values_list("role_id", flat=True)
    clash = policies.conflicting([*held, role.code])
    if clash:
        raise AccountError(
            f"One person can not be both {clash[0]} and {clash[1]}.", remedy="End the other role first.", field="role"
        )
    waits = role.code in policies.PRIVILEGED and _someone_could_agree(by, person, on)
    assignment = Assignment.objects.create(
        person=person, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on, proposed_by=by,
        agreed_on=None if waits else on,
    )  # fmt: skip
    history.record(
        "accounts.role_assigned", subject=person, by=by, on=on, detail=f"{role.code} for {unit.name}",
        changes={"role": [None, role.code], "unit": [None, unit.pk], "starts_on": [None, starts_on.isoformat()]},
    )  # fmt: skip
    return assignment


def _someone_could_agree(by: Person, person: Person, on: date) -> bool:
    others = Person.objects.filter(is_active=True).exclude(pk__in=[by.pk, person.pk])
    return any(
        policies.can(other, "role.assign", on=on) for other in others.filter(assignments__isnull=False).distinct()
    )
