"""The example's organisation and its people, written through the same operations as any council's.

Whoever has an example account can sign in. Others whom the plan names by post are known, so that their work shows
under their post, but have no password.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

DOMAIN = "@example.goldenthread.test"
NO_SIGN_IN = "@hallowmere.example"  # posts that nobody signs in as; .example is reserved by RFC 2606
ADMINISTRATOR = "administrator"
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


@transaction.atomic
def fill(council: Council, *, on: date) -> None:
    """The organisation, an account for every role, and those whom the plan names. Does nothing the second time."""
    if Person.objects.exists():
        return
    began, accounts = opened_on(council.until), organisation.accounts(council)
    first = next(account for account in accounts if account.username == ADMINISTRATOR)
    administrator = operations.first_person(
        name=first.title, email=email(first.username), password=settings.EXAMPLE_PASSWORD,
        authority=organisation.AUTHORITY, on=began,
    )  # fmt: skip
    units = _units(council.until, administrator, began)
    organisations = _organisations()
    for account in accounts:
        if account.username != ADMINISTRATOR:
            _account(account, units, organisations, administrator, began, on)
    _posts({account.title for account in accounts}, council.until, administrator, began)


def email(username: str) -> str:
    """The address with which an example account signs in."""
    return f"{username}{DOMAIN}"


def get(username: str) -> Person:
    """The person behind an example account."""
    return Person.objects.get(email=email(username))


def readmit_inspector(*, on: date) -> None:
    """An inspector's access ends after 30 days; whoever opens the example later finds a new visit begun."""
    inspector = get("inspector")
    if not policies.roles_of(inspector, on=on):
        unit = Unit.objects.get(kind=Unit.Kind.AUTHORITY)
        _give(inspector, "IN", unit, get(ADMINISTRATOR), on, ends_on=plus(on, INSPECTION))


def _units(until: Month, by: Person, on: date) -> dict[str, Unit]:
    """Every unit by key. What the council had before it began here is known from that day."""
    made: dict[str, Unit] = {}
    for unit in organisation.units(until):
        if not unit.parent:
            made[unit.key] = Unit.objects.get(kind=Unit.Kind.AUTHORITY)
            continue
        starts_on = max(unit.starts_on, on)
        made[unit.key] = operations.add_unit(
            name=unit.name, kind=unit.kind, parent=made[unit.parent], starts_on=starts_on, by=by, on=starts_on
        )
        if unit.ends_on:
            closed = made[unit.key]
            operations.close_unit(unit=closed, version=closed.version, ends_on=unit.ends_on, by=by, on=unit.ends_on)
    return made


def _organisations() -> dict[str, Organisation]:
    """Who else has a seat at the table, by the account that comes from there; partners of the plan by their names."""
    for name in _OTHER_PARTNERS:
        Organisation.objects.create(name=name, kind="partner")
    return {key: Organisation.objects.create(name=name, kind=kind) for key, (name, kind) in _ELSEWHERE.items()}


def _account(
    account: Account, units: dict[str, Unit], organisations: dict[str, Organisation], by: Person, began: date, on: date
) -> None:
    person = operations.add_person(
        name=account.title, email=email(account.username), post=account.title, by=by, on=began,
        organisation=organisations.get(account.username) or by.organisation, worker_id=account.worker_id,
        password=settings.EXAMPLE_PASSWORD,
    )  # fmt: skip
    if account.role == "IN":
        _give(person, account.role, units[account.unit], by, on, ends_on=plus(on, INSPECTION))
    else:
        _give(person, account.role, units[account.unit], by, began)


def _give(person: Person, role: str, unit: Unit, by: Person, on: date, ends_on: date | None = None) -> None:
    operations.assign_role(
        person=person, role=Role.objects.get(code=role), unit=unit, starts_on=on, ends_on=ends_on, by=by, on=on
    )


def _posts(known: set[str], until: Month, by: Person, on: date) -> None:
    for post in sorted(_named(until) - known):
        slug = re.sub(r"[^a-z]+", "-", post.lower()).strip("-")
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
