"""The example's organisation and its people, written through the same operations as any council's.

Whoever has an example account can sign in, but for the service account. Others whom the plan names by post are known,
so that their work shows under their post, but have no password.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from django.conf import settings
from django.db import transaction

from goldenthread.accounts import operations, policies
from goldenthread.accounts.models import Organisation, Person, Role, Unit
from goldenthread.core.periods import Month
from goldenthread.example import organisation, plan_text
from goldenthread.example.council import Council
from goldenthread.example.days import plus, weekday_after
from goldenthread.example.organisation import Account

Progress = Callable[[float, str], None]
DOMAIN = "@example.goldenthread.test"
NO_SIGN_IN = "@hallowmere.example"  # posts that nobody signs in as; .example is reserved by RFC 2606
ADMINISTRATOR, GUARDIAN = "administrator", "information-governance"
MONTHS_KEPT = 24  # the council began to use the system with the first of its month-ends
INSPECTION = 30  # days; the longest that an inspector's access may last
_ELSEWHERE = {
    "partner": ("Integrated Care Board", "partner"),
    "board-member": ("Hallowmere Improvement Board", "board"),
    "scrutiny": ("Children's Scrutiny Committee", "board"),
    "inspector": ("Inspectorate of Children's Services", "regulator"),
}
_OTHER_PARTNERS = ("Police", "Schools", "Housing", "Voluntary sector alliance")


def opened_on(until: Month) -> date:
    """The first day on which the council kept anything here."""
    return until.plus(-MONTHS_KEPT).first_day


def staff(number: int, until: Month) -> Council:
    """The council with its teams and workers and no children yet, which takes no time to make."""
    teams = organisation.teams(until)
    return Council(number, until, teams, organisation.workers(number, until, teams), [], [])


def found(council: Council) -> None:
    """The authority with its administrator, its units, and the others who have a seat at its table; once."""
    if not Person.objects.exists():
        accounts = organisation.accounts(council)
        _found(council.until, next(each for each in accounts if each.username == ADMINISTRATOR))


def fill(council: Council, *, on: date, progress: Progress) -> None:
    """An account for every role, and those whom the plan names; whoever is there already is left as they are.

    Each account is there as soon as it is made: sealing its password takes a tenth of a second.
    """
    began, accounts = opened_on(council.until), organisation.accounts(council)
    units, administrator = units_by_key(council.until), get(ADMINISTRATOR)
    for place, account in enumerate(accounts):
        progress(place / len(accounts), f"Adding people: {account.title}.")
        if not Person.objects.filter(email=email(account.username)).exists():
            _account(account, units[account.unit], administrator, began, on)
    _posts({account.title for account in accounts}, council.until, administrator, began)


def email(username: str) -> str:
    """The address with which an example account signs in."""
    return f"{username}{DOMAIN}"


def get(username: str) -> Person:
    """The person behind an example account."""
    return Person.objects.get(email=email(username))


def units_by_key(until: Month) -> dict[str, Unit]:
    """The units that exist at the end, by the keys of ``organisation``."""
    found = {unit.name: unit for unit in Unit.objects.filter(ends_on__isnull=True)}
    return {unit.key: found[unit.name] for unit in organisation.units(until) if unit.ends_on is None}


def readmit_inspector(*, on: date) -> None:
    """An inspector's access ends after 30 days; whoever opens the example later finds a new visit begun."""
    inspector = get("inspector")
    if not policies.roles_of(inspector, on=on):
        unit = Unit.objects.get(kind=Unit.Kind.AUTHORITY)
        _give(inspector, "IN", unit, get(ADMINISTRATOR), on, ends_on=plus(on, INSPECTION))


@transaction.atomic
def _found(until: Month, account: Account) -> None:
    on = opened_on(until)
    by = operations.first_person(
        name=account.title, email=email(account.username), password=settings.EXAMPLE_PASSWORD,
        authority=organisation.AUTHORITY, on=on,
    )  # fmt: skip
    for name, kind in [*_ELSEWHERE.values(), *((name, "partner") for name in _OTHER_PARTNERS)]:
        Organisation.objects.create(name=name, kind=kind)
    made = {"authority": Unit.objects.get(kind=Unit.Kind.AUTHORITY)}
    for unit in organisation.units(until)[1:]:
        made[unit.key] = _unit(unit, made[unit.parent], by, on)


def _unit(unit: organisation.Unit, parent: Unit, by: Person, on: date) -> Unit:
    """What the council had before it began here is known from that day."""
    starts_on = max(unit.starts_on, on)
    made = operations.add_unit(name=unit.name, kind=unit.kind, parent=parent, starts_on=starts_on, by=by, on=starts_on)
    if unit.ends_on:
        operations.close_unit(unit=made, version=made.version, ends_on=unit.ends_on, by=by, on=unit.ends_on)
    return made


@transaction.atomic
def _account(account: Account, unit: Unit, by: Person, began: date, on: date) -> None:
    elsewhere, is_service = _ELSEWHERE.get(account.username), account.role == policies.SERVICE
    person = operations.add_person(
        name=account.title, email=email(account.username), post=account.title, by=by, on=began,
        organisation=Organisation.objects.get(name=elsewhere[0]) if elsewhere else by.organisation,
        worker_id=account.worker_id, password=None if is_service else settings.EXAMPLE_PASSWORD,
        kind=Person.Kind.SERVICE if is_service else Person.Kind.PERSON,
    )  # fmt: skip
    if account.role == "IN":
        _give(person, account.role, unit, by, on, ends_on=plus(on, INSPECTION))
    else:
        _give(person, account.role, unit, by, began)


def _give(person: Person, role: str, unit: Unit, by: Person, on: date, ends_on: date | None = None) -> None:
    given = operations.assign_role(
        person=person, role=Role.objects.get(code=role), unit=unit, starts_on=on, ends_on=ends_on, by=by, on=on
    )
    if given.agreed_on is None:  # it opens the system itself, so a second person agrees
        operations.agree_role(assignment=given, version=given.version, by=get(GUARDIAN), on=on)


def _posts(known: set[str], until: Month, by: Person, on: date) -> None:
    for post in sorted(_named(until) - known):
        slug = re.sub(r"[^a-z]+", "-", post.lower()).strip("-")
        if Person.objects.filter(email=f"{slug}{NO_SIGN_IN}").exists():
            continue
        operations.add_person(
            name=post, email=f"{slug}{NO_SIGN_IN}", post=post, by=by, on=on, organisation=by.organisation
        )


def _named(until: Month) -> set[str]:
    reading = plan_text.read(until).reading
    return {*_all(area.officers for area in reading.areas), *_all(action.leads for action in reading.actions)}


def _all(groups: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (name for group in groups for name in group)


def working_day(day: date) -> date:
    """That day, or the Monday after it: the made-up staff work Monday to Friday."""
    return weekday_after(day, 0)
