"""An earlier document fills the date-change log: what stood there on its day, beside what followed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import delivery, earlier, editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import DateChange, EarlierDocument, Plan, PlanDocument
from goldenthread.plans.reading.model import Reading


@transaction.atomic
def bring_earlier(
    *, plan: Plan, version: int, reading: Reading, name: str, dated_on: date, by: Person, on: date,
    document: PlanDocument | None = None, by_hand: Mapping[str, int] | None = None, apart: Collection[str] = (),
) -> EarlierDocument:  # fmt: skip
    """Write into the log, for each action whose date differed in an earlier document, that it did.

    Documents come in from the newest to the oldest, so that each line leads to the date that followed it. The dates
    that stand now are not touched. PlanError when nothing of the document is found in the plan.
    """
    policies.check_edit_plan(plan, by=by, on=on)
    _check_day(plan, dated_on, on)
    compared = earlier.compare(plan, reading, by_hand=by_hand, apart=apart)
    if not compared.found:
        raise PlanError(
            "No action of this document is found in the plan.", remedy="Check that it is an earlier form of this plan."
        )
    versions.claim(plan, version)
    brought = EarlierDocument(
        plan=plan, document=document, name=name, dated_on=dated_on, matched=compared.comparable, moved=compared.moved,
        recorded_on=on, recorded_by=by,
    )  # fmt: skip
    editing.add(brought)
    for found in compared.found:
        if found.has_moved:
            editing.add(_line(found, brought))
    history.record("plans.earlier_document_brought", subject=plan, by=by, on=on, detail=compared.sentence)
    return brought


@transaction.atomic
def take_back_earlier(*, brought: EarlierDocument, version: int, by: Person, on: date) -> None:
    """Take an earlier document out of the log again (the undo), with every line it wrote. The oldest goes first."""
    plan = brought.plan
    policies.check_edit_plan(plan, by=by, on=on)
    if plan.earlier_documents.filter(dated_on__lt=brought.dated_on).exists():
        raise PlanError("An older document rests on this one.", remedy="Take the oldest out first.")
    versions.claim(plan, version)
    detail = f"{brought.name}, {brought.dated_on.isoformat()}"
    brought.delete()
    history.record("plans.earlier_document_taken_back", subject=plan, by=by, on=on, detail=detail)


def _line(found: earlier.Found, brought: EarlierDocument) -> DateChange:
    iso, raw = found.after
    return DateChange(
        action=found.action, old_raw=found.before.raw[:500], old_iso=found.before.iso or "", new_raw=raw, new_iso=iso,
        reason=f"As in the document of {delivery.day_words(brought.dated_on)}.", as_at=brought.dated_on,
        earlier=brought, changed_on=brought.recorded_on, changed_by=brought.recorded_by,
    )  # fmt: skip


def _check_day(plan: Plan, dated_on: date, on: date) -> None:
    if dated_on > on:
        raise PlanError("This day is still to come.", remedy="Enter the document's day.", field="dated_on")
    older = plan.earlier_documents.filter(dated_on__lte=dated_on).first()
    if older:
        raise PlanError(
            f"The document of {delivery.day_words(older.dated_on)} is in the log already.",
            remedy="Bring documents in from the newest to the oldest: take that one out first.", field="dated_on",
        )  # fmt: skip
