"""What shows how it goes, and what difference it made: handed in, withdrawn, shown again."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.files.models import StoredFile
from goldenthread.history import versions
from goldenthread.measures import definition
from goldenthread.plans import editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area, Difference, Evidence, Update

ADDRESS = re.compile(r"measure:(?P<slug>[a-z0-9_-]+)")
Taken = TypeVar("Taken", Evidence, Difference)


@transaction.atomic
def add_evidence(
    *, about: Action | Area, kind: str, by: Person, on: date, update: Update | None = None, text: str = "",
    link: str = "", file: StoredFile | None = None, address: str = "", contains_child_data: bool = False,
) -> Evidence:  # fmt: skip
    """Something that shows how an action or area goes: words, a link, a sealed file, or ``measure:slug``."""
    policies.check_add_evidence(about, by=by, on=on)
    _check_belongs(about, update)
    evidence = Evidence(
        update=update, kind=kind, text=text, link=link, file=file, address=address, made_on=on, made_by=by,
        contains_child_data=contains_child_data or bool(file and file.holds_child_data),
    )  # fmt: skip
    if isinstance(about, Action):
        evidence.action = about
    else:
        evidence.area = about
    _check_one_kind(evidence)
    editing.add(evidence)
    history.record(
        "plans.evidence_added", subject=evidence, by=by, on=on, changes={"about": [None, editing.told(about)]}
    )
    return evidence


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, version: int, reason: str, by: Person, on: date) -> Evidence:
    """Hide evidence, with a reason. It is never deleted."""
    return _withdraw(evidence, version, reason, by, on)


@transaction.atomic
def restore_evidence(*, evidence: Evidence, version: int, by: Person, on: date) -> Evidence:
    """Show withdrawn evidence again (the undo of withdrawing)."""
    return _restore(evidence, version, by, on)


@transaction.atomic
def add_difference(*, area: Area, kind: str, text: str, period: str, by: Person, on: date) -> Difference:
    """What audits found, or what children, families or staff said, entered by hand. No child is named in it."""
    policies.check_add_evidence(area, by=by, on=on)
    period = editing.check_period(period, on=on)
    difference = editing.add(Difference(area=area, kind=kind, text=text, period=period, made_on=on, made_by=by))
    history.record("plans.difference_added", subject=difference, by=by, on=on, detail=difference.text)
    return difference


@transaction.atomic
def withdraw_difference(*, difference: Difference, version: int, reason: str, by: Person, on: date) -> Difference:
    """Hide an entry, with a reason."""
    return _withdraw(difference, version, reason, by, on)


@transaction.atomic
def restore_difference(*, difference: Difference, version: int, by: Person, on: date) -> Difference:
    """Show a withdrawn entry again (the undo of withdrawing)."""
    return _restore(difference, version, by, on)


def _check_belongs(about: Action | Area, update: Update | None) -> None:
    if update and about not in (update.action, update.area):
        raise PlanError("This update is about something else.", remedy="Add the evidence where it belongs.")


def _check_one_kind(evidence: Evidence) -> None:
    given = {"text": evidence.text, "link": evidence.link, "file": evidence.file, "address": evidence.address}
    if evidence.kind in given and not given[evidence.kind]:
        raise PlanError(f"The {evidence.kind} is missing.", remedy="Enter it and save again.", field=evidence.kind)
    others = [name for name, value in given.items() if value and name not in {"text", evidence.kind}]
    if others:
        raise PlanError("Evidence is one thing at a time.", remedy="Add the other as a second piece.", field=others[0])
    if evidence.kind == Evidence.Kind.ADDRESS:
        match = ADDRESS.fullmatch(evidence.address)
        if not match:
            raise PlanError(
                "This is not the address of a measure.", remedy="Choose one from the list.", field="address"
            )
        definition.get(match["slug"])


def _withdraw(thing: Taken, version: int, reason: str, by: Person, on: date) -> Taken:
    policies.check_withdraw(thing, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why it is withdrawn.", remedy="Enter a reason.", field="reason")
    if thing.withdrawn_on:
        raise PlanError("It is already withdrawn.")
    versions.claim(thing, version)
    thing.withdrawn_on, thing.withdrawn_by, thing.withdrawn_reason = on, by, reason
    editing.check(thing)
    thing.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    history.record(_kind(thing, "withdrawn"), subject=thing, by=by, on=on, detail=thing.withdrawn_reason)
    return thing


def _restore(thing: Taken, version: int, by: Person, on: date) -> Taken:
    policies.check_restore(thing, by=by, on=on)
    versions.claim(thing, version)
    thing.withdrawn_on, thing.withdrawn_by, thing.withdrawn_reason = None, None, ""
    thing.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    history.record(_kind(thing, "restored"), subject=thing, by=by, on=on)
    return thing


def _kind(thing: Evidence | Difference, what: str) -> str:
    return f"plans.{type(thing).__name__.lower()}_{what}"
