"""A plan as a whole: made, edited, signed off, shared."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Organisation, Person, Unit
from goldenthread.files.models import StoredFile
from goldenthread.history import versions
from goldenthread.plans import editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Plan, Share


@transaction.atomic
def create_plan(
    *, name: str, unit: Unit, by: Person, on: date, title: str = "", purpose: str = "", period: str = "",
    iteration: int = 1, parent: Plan | None = None, document: StoredFile | None = None,
) -> Plan:  # fmt: skip
    """A new plan in draft for a part of the organisation."""
    policies.check_edit_unit(unit, by=by, on=on)
    plan = Plan(
        name=name, unit=unit, title=title, purpose=purpose, period=period, iteration=iteration, parent=parent,
        document=document, created_on=on, created_by=by,
    )  # fmt: skip
    editing.add(plan)
    history.record("plans.plan_created", subject=plan, by=by, on=on, detail=plan.name)
    return plan


@transaction.atomic
def edit_plan(
    *, plan: Plan, version: int, name: str, title: str, purpose: str, period: str, by: Person, on: date
) -> Plan:
    """Change how a plan describes itself."""
    policies.check_edit_plan(plan, by=by, on=on)
    fields = {"name": name, "title": title, "purpose": purpose, "period": period}
    return editing.change(plan, version=version, kind="plans.plan_edited", by=by, on=on, fields=fields)


@transaction.atomic
def sign_off_plan(*, plan: Plan, version: int, by: Person, on: date) -> Plan:
    """The director clears the plan: it is in force, and its baseline locks."""
    policies.check_sign_off_plan(plan, by=by, on=on)
    fields = {"status": Plan.Status.IN_FORCE, "signed_off_on": on, "signed_off_by": by}
    return editing.change(plan, version=version, kind="plans.plan_signed_off", by=by, on=on, fields=fields)


@transaction.atomic
def close_plan(*, plan: Plan, version: int, reason: str, by: Person, on: date) -> Plan:
    """Say that a plan is over. Everything of it stays to be read."""
    policies.check_edit_plan(plan, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why the plan is over.", remedy="Enter a reason.", field="reason")
    versions.claim(plan, version)
    plan.status = Plan.Status.CLOSED
    plan.save(update_fields=["status"])
    history.record("plans.plan_closed", subject=plan, by=by, on=on, detail=reason.strip())
    return plan


@transaction.atomic
def reopen_plan(*, plan: Plan, version: int, reason: str, by: Person, on: date) -> Plan:
    """Say that a closed plan goes on after all (the undo of closing it): in force once signed off, else a draft."""
    policies.check_reopen_plan(plan, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why the plan goes on.", remedy="Enter a reason.", field="reason")
    status = Plan.Status.IN_FORCE if plan.signed_off_on else Plan.Status.DRAFT
    kind = "plans.plan_reopened"
    return editing.change(plan, version=version, kind=kind, by=by, on=on, fields={"status": status}, detail=reason)


@transaction.atomic
def share_plan(*, plan: Plan, version: int, organisation: Organisation, by: Person, on: date) -> Share:
    """Open the plan to the people of a board, partner or inspectorate, from this day on."""
    policies.check_edit_plan(plan, by=by, on=on)
    versions.claim(plan, version)
    share, is_new = Share.objects.get_or_create(
        plan=plan, organisation=organisation, defaults={"shared_on": on, "shared_by": by}
    )
    if not is_new:
        raise PlanError(f"The plan is already shared with {organisation}.", field="organisation")
    if plan.released_on is None:
        plan.released_on, plan.released_by = on, by
        plan.save(update_fields=["released_on", "released_by"])
    history.record("plans.plan_shared", subject=plan, by=by, on=on, detail=organisation.name)
    return share


@transaction.atomic
def unshare_plan(*, plan: Plan, version: int, organisation: Organisation, by: Person, on: date) -> None:
    """Close the plan to an organisation again; the next request of its people is refused."""
    policies.check_take_back(plan, by=by, on=on)
    versions.claim(plan, version)
    plan.shares.filter(organisation=organisation).delete()
    history.record("plans.plan_unshared", subject=plan, by=by, on=on, detail=organisation.name)
