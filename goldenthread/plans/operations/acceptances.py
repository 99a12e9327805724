"""Findings of the plan check that are let stand for a while, and asked again."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import editing, policies
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import AcceptedFinding, Plan

LONGEST = timedelta(days=366)  # a year, as for findings in the data


@transaction.atomic
def accept_finding(
    *, plan: Plan, version: int, finding: Finding | Contradiction, reason: str, expires_on: date, by: Person, on: date
) -> AcceptedFinding:
    """Let a finding stand until a day at most a year away, with the reason. It replaces what was accepted before."""
    policies.check_edit_plan(plan, by=by, on=on)
    if not reason.strip():
        raise PlanError("Say why it may stand.", remedy="One sentence; it is shown beside the finding.", field="reason")
    if not on < expires_on <= on + LONGEST:
        raise PlanError(
            "Choose a day after today and at most a year away.", remedy="The finding comes back then.",
            field="expires_on",
        )  # fmt: skip
    versions.claim(plan, version)
    AcceptedFinding.objects.filter(plan=plan, key=finding.key, lifted_on=None).update(lifted_on=on, lifted_by=by)
    place = finding.place if isinstance(finding, Finding) else finding.subject
    accepted = editing.add(
        AcceptedFinding(
            plan=plan, key=finding.key, code=finding.code, place=place, reason=reason, accepted_on=on, accepted_by=by,
            expires_on=expires_on, many=finding.many,
        )
    )  # fmt: skip
    changes = {"finding": [None, str(accepted)], "expires_on": [None, expires_on.isoformat()]}
    history.record("plans.finding_accepted", subject=plan, by=by, on=on, detail=accepted.reason, changes=changes)
    return accepted


@transaction.atomic
def ask_again(*, accepted: AcceptedFinding, version: int, by: Person, on: date) -> None:
    """Take an acceptance back: the finding stands in the list again (the undo of accepting it)."""
    policies.check_edit_plan(accepted.plan, by=by, on=on)
    versions.claim(accepted, version)
    if accepted.lifted_on is None:
        accepted.lifted_on, accepted.lifted_by = on, by
        accepted.save(update_fields=["lifted_on", "lifted_by"])
        history.record("plans.finding_asked_again", subject=accepted.plan, by=by, on=on, detail=str(accepted))
