"""That a body approved a plan, and how plans hang together: parent, children, iterations."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.history import versions
from goldenthread.plans import editing, family, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Approval, Plan


@transaction.atomic
def record_approval(*, plan: Plan, body: str, approved_on: date, minute: str, by: Person, on: date) -> Approval:
    """Write down that a body approved the plan, by which minute. The director clears it first.

    Several bodies may approve one plan; each has a line of its own.
    """
    policies.check_edit_plan(plan, by=by, on=on)
    _check_approval(plan, approved_on, on)
    approval = Approval(
        plan=plan, body=body, approved_on=approved_on, minute=minute, recorded_on=on, recorded_by=by
    )  # fmt: skip
    editing.add(approval)
    history.record("plans.approval_recorded", subject=plan, by=by, on=on, detail=_told(approval))
    return approval


@transaction.atomic
def withdraw_approval(*, approval: Approval, version: int, reason: str, by: Person, on: date) -> Approval:
    """Take back an approval that was written down wrongly, or that the body took back. Both stay in history."""
    policies.check_edit_plan(approval.plan, by=by, on=on)
    if approval.withdrawn_on:
        raise PlanError("This approval is already withdrawn.")
    if not reason.strip():
        raise PlanError("Say why the approval is withdrawn.", remedy="Enter a reason.", field="reason")
    versions.claim(approval, version)
    approval.withdrawn_on, approval.withdrawn_by, approval.withdrawn_reason = on, by, reason
    editing.check(approval)
    approval.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    detail = f"{_told(approval)}: {approval.withdrawn_reason}"
    history.record("plans.approval_withdrawn", subject=approval.plan, by=by, on=on, detail=detail)
    return approval


@transaction.atomic
def place_plan(
    *, plan: Plan, version: int, parent: Plan | None, earlier: Plan | None, by: Person, on: date
) -> Plan:  # fmt: skip
    """Say below which plan this one hangs and which iteration it took over from. Its number follows from the latter."""
    policies.check_edit_plan(plan, by=by, on=on)
    _check_parent(plan, parent)
    _check_earlier(plan, earlier)
    iteration = earlier.iteration + 1 if earlier else 1 if plan.earlier_id else plan.iteration
    fields = {"parent": parent, "earlier": earlier, "iteration": iteration}
    return editing.change(plan, version=version, kind="plans.plan_placed", by=by, on=on, fields=fields)


def _check_approval(plan: Plan, approved_on: date, on: date) -> None:
    if plan.signed_off_on is None:
        raise PlanError(
            "The director has not cleared this plan yet.", remedy="A body approves what the director has signed off."
        )
    if approved_on > on:
        raise PlanError("This day is still to come.", remedy="Enter the day of the meeting.", field="approved_on")
    if approved_on < plan.signed_off_on:
        raise PlanError(
            f"This is before the director cleared the plan, on {periods.short_day(plan.signed_off_on)}.",
            remedy="A body approves what the director has cleared: enter the day of its meeting after that.",
            field="approved_on",
        )


def _check_parent(plan: Plan, parent: Plan | None) -> None:
    if parent is not None and family.descends(parent, plan):
        raise PlanError(
            f"“{parent}” hangs below this plan, so it can not stand above it.", remedy="Choose another.", field="parent"
        )


def _check_earlier(plan: Plan, earlier: Plan | None) -> None:
    if earlier is None:
        return
    if earlier.pk == plan.pk or plan.pk in family.before(earlier):
        raise PlanError(
            f"“{earlier}” is this plan or comes after it.", remedy="Choose the iteration before it.", field="earlier"
        )
    taken = Plan.objects.filter(earlier=earlier).exclude(pk=plan.pk).first()
    if taken:
        raise PlanError(f"“{taken}” took over from that iteration already.", remedy="Choose another.", field="earlier")


def _told(approval: Approval) -> str:
    return f"{approval.body}, {approval.approved_on.isoformat()}, {approval.minute}"
