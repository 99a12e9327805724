"""What is allowed with what was handed in to show how far something is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans.errors import NotYours
from goldenthread.plans.models import Action, Area, Difference, Evidence
from goldenthread.plans.policies import reach


def check_add_evidence(about: Action | Area, *, by: Person, on: date) -> None:
    reach.check(by, "evidence.upload", about, on, owner=about)


def check_withdraw(thing: Evidence | Difference, *, by: Person, on: date) -> None:
    """May this person take it back? Who handed it in may, where their role holds that.

    From a closed plan too: what should never have been handed in is hidden whenever it is found.
    """
    far = rights.reach(by, "evidence.withdraw", on=on)
    if not (far.changes_unit(reach.unit_of(_about(thing))) or thing.made_by_id == by.pk):
        raise NotYours("evidence.withdraw")


def check_restore(thing: Evidence | Difference, *, by: Person, on: date) -> None:
    """May this person show again what was taken back?"""
    check_withdraw(thing, by=by, on=on)
    reach.check_open(reach.plan_of(_about(thing)))


def withdrawing(about: Action | Area, *, by: Person, on: date) -> Callable[[Evidence | Difference], bool]:
    """Which of the things handed in about ``about`` may this person take back? Rights are asked once for all."""
    if not rights.can(by, "evidence.withdraw", on=on):
        return lambda thing: False
    covered = rights.reach(by, "evidence.withdraw", on=on).changes_unit(reach.unit_of(about))
    return lambda thing: covered or thing.made_by_id == by.pk


def withdrawing_any(*, by: Person, on: date) -> Callable[[Difference], bool]:
    """Which of the things said of areas may this person take back? Rights are asked once for all."""
    if not rights.can(by, "evidence.withdraw", on=on):
        return lambda thing: False
    far = rights.reach(by, "evidence.withdraw", on=on)
    return lambda thing: far.changes_unit(reach.unit_of(thing.area)) or thing.made_by_id == by.pk


def can_add_evidence(about: Action | Area, *, by: Person, on: date) -> bool:
    return reach.passes(check_add_evidence, about, by, on)


def is_shown(action: Action) -> bool:
    """Is there evidence of the action that was not withdrawn?"""
    return action.evidence.filter(withdrawn_on__isnull=True).exists()


def _about(thing: Evidence | Difference) -> Action | Area:
    """What was shown: evidence is of an action or an area, and the database keeps it so."""
    return thing.area if isinstance(thing, Difference) else thing.action or thing.area
