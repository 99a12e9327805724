"""A made-up board that approves plans."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.models import Approval, Plan


def approve(plan: Plan, *, by: Person, on: date) -> Approval:
    """The improvement board approves a plan that the director has cleared; needed before it is published."""
    return operations.record_approval(
        plan=plan, body="Improvement Board", approved_on=on, minute="Minute 12", by=by, on=on
    )
