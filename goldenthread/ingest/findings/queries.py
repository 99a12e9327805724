"""Questions about findings: which ones somebody sees, who could see to them, how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from goldenthread.accounts import units
from goldenthread.accounts.models import Assignment, Person, in_force
from goldenthread.ingest.findings import following, policies
from goldenthread.ingest.models import Finding
from goldenthread.records import returns, snapshots
from goldenthread.records.models import Snapshot

MANAGER = "TM"


@dataclass(frozen=True)
class Told:
    """What the queue rests on: the newest live load of a return, and whether it was held against rules."""

    snapshot: Snapshot
    was_checked: bool


def visible_to(person: Person, *, on: date) -> QuerySet[Finding]:
    """The findings in somebody's reach, those that went included."""
    return Finding.objects.filter(policies.seen_by(person, on=on)).select_related("owner", "changed_by")


def resting_on() -> list[Told]:
    """The newest live load of each return."""
    live = [snapshots.latest_live(code) for code in returns.ORDER]
    return [Told(each, following.was_checked(each)) for each in live if each]


def by_rule_and_team(teams: frozenset[str] | None) -> list[dict]:
    """Findings that are there, by rule and team: of every team where ``teams`` is None, and without a worker."""
    there = Finding.objects.filter(is_there=True)
    if teams is not None:
        there = there.filter(team__in=teams)
    return list(there.values("rule", "team", "state", "accepted_until").annotate(how_many=Count("pk")).order_by())


def suggested(findings: Iterable[Finding], *, on: date) -> dict[int, Person]:
    """For each finding (by id) the person to give it to: the worker it names, else the manager of its team.

    Nobody where neither has an account here that may see to it. Four queries, however many findings.
    """
    every = list(findings)
    able = _held(on, policies.able_roles())
    workers = {person.worker_id: person for person in able.values() if person.worker_id}
    managers = _managers(on)
    chosen = {each.pk: workers.get(each.worker) or managers.get(each.team) for each in every}
    return {pk: person for pk, person in chosen.items() if person}


def owners(*, on: date) -> list[Person]:
    """Whom findings can be given to: everybody who may see to some, by name."""
    return sorted(_held(on, policies.able_roles()).values(), key=lambda person: person.name.casefold())


def _managers(on: date) -> dict[str, Person]:
    """The manager of each team, under every name that returns have for it; the one who came last."""
    of_unit = _held(on, frozenset({MANAGER}), by_unit=True)
    return {name: of_unit[unit.pk] for name, unit in units.by_name(on=on).items() if unit.pk in of_unit}


def _held(on: date, roles: frozenset[str], *, by_unit: bool = False) -> dict[int, Person]:
    """People who hold one of the roles that day, by their id or by the unit they hold it for. One query."""
    held = Assignment.objects.filter(in_force(on), role_id__in=roles, agreed_on__isnull=False)
    working = held.filter(person__is_active=True, person__kind=Person.Kind.PERSON).select_related("person")
    return {(each.unit_id if by_unit else each.person_id): each.person for each in working.order_by("starts_on", "pk")}
