"""Every change that a person makes to findings: given to somebody, moved on, accepted for a time, noted, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.ingest.findings import policies
from goldenthread.ingest.findings.errors import FindingRefused
from goldenthread.ingest.models import Finding, FindingNote

State = Finding.State
# A finding that is accepted for longer is forgotten: a year's returns have come and gone by then.
LONGEST = timedelta(days=366)
# Steps that need nothing said.
PLAIN = (State.NEW, State.CORRECTING, State.RESOLVED)
Chosen = Sequence[tuple[Finding, int]]
_CHANGED = ["state", "owner", "reason", "accepted_until", "before", "changed_by", "changed_on"]


@transaction.atomic
def assign(*, chosen: Chosen, owner: Person, by: Person, on: date) -> None:
    """Give findings to somebody. One that is being corrected stays so; any other is assigned.

    ``chosen`` are findings with the version that was seen: all are changed or, when one is stale, none.
    """
    policies.check_can_change([finding for finding, _ in chosen], by=by, on=on)
    if not policies.can_own(owner, on=on):
        raise FindingRefused(
            f"{owner.name} cannot see to findings.",
            remedy="Choose somebody whose role works with children's records.", field="owner",
        )  # fmt: skip

    def give(finding: Finding) -> None:
        finding.owner, finding.reason, finding.accepted_until = owner, "", None
        if finding.state != State.CORRECTING:
            finding.state = State.ASSIGNED

    _change(chosen, give, "ingest.finding_assigned", by, on)


@transaction.atomic
def move(*, chosen: Chosen, state: str, by: Person, on: date) -> None:
    """Say that findings are being corrected at source, are corrected, or are open again."""
    policies.check_can_change([finding for finding, _ in chosen], by=by, on=on)
    if state not in PLAIN:
        raise FindingRefused("Choose how the findings stand.", remedy="Choose one of the states.", field="state")

    def step(finding: Finding) -> None:
        finding.state = State.ASSIGNED if state == State.NEW and finding.owner_id else state
        finding.reason, finding.accepted_until = "", None

    _change(chosen, step, "ingest.finding_moved", by, on)


@transaction.atomic
def accept(*, chosen: Chosen, reason: str, until: date, by: Person, on: date) -> None:
    """Accept findings as they are, with the reason, until a day at most a year away; then they ask again."""
    policies.check_can_change([finding for finding, _ in chosen], by=by, on=on)
    if not reason.strip():
        raise FindingRefused("Say why it may stay as it is.", remedy="One sentence, without a name.", field="reason")
    if not on < until <= on + LONGEST:
        raise FindingRefused(
            "Choose a day after today and at most a year away.", remedy="It asks again then.", field="until"
        )

    def step(finding: Finding) -> None:
        finding.state, finding.reason, finding.accepted_until = State.ACCEPTED, reason.strip(), until

    _change(chosen, step, "ingest.finding_accepted", by, on)


@transaction.atomic
def take_back(*, chosen: Chosen, by: Person, on: date) -> None:
    """Undo the last step of findings. What a load has said of them since is not undone."""
    policies.check_can_change([finding for finding, _ in chosen], by=by, on=on)
    if any(not finding.before for finding, _ in chosen):
        raise FindingRefused("There is nothing to take back.", remedy="Look at the finding as it stands now.")

    kept = {finding.pk: finding.before for finding, _ in chosen}

    def step(finding: Finding) -> None:
        back = kept[finding.pk]
        finding.state, finding.owner_id, finding.reason = back["state"], back["owner"], back["reason"]
        finding.accepted_until = date.fromisoformat(back["until"]) if back["until"] else None

    _change(chosen, step, "ingest.finding_taken_back", by, on, can_undo=False)


@transaction.atomic
def note(*, finding: Finding, text: str, by: Person, on: date) -> FindingNote:
    """Add a note. It stays; a later one may say otherwise."""
    policies.check_can_change([finding], by=by, on=on)
    if not 0 < len(text.strip()) <= 1000:
        raise FindingRefused("Write a note of at most 1,000 characters.", remedy="Leave out names.", field="text")
    made = FindingNote.objects.create(finding=finding, text=text.strip(), by=by, on=on)
    history.record("ingest.finding_noted", subject=finding, by=by, on=on, detail=made.text)
    return made


def _change(
    chosen: Chosen, step: Callable[[Finding], None], kind: str, by: Person, on: date, *, can_undo: bool = True
) -> None:
    for finding, version in chosen:
        versions.claim(finding, version)
        before = _told(finding)
        finding.before = _standing(finding) if can_undo else {}
        step(finding)
        finding.changed_by, finding.changed_on = by, on
        finding.save(update_fields=_CHANGED)
        after = _told(finding)
        changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
        history.record(kind, subject=finding, by=by, on=on, detail=finding.reason, changes=changes)


def _standing(finding: Finding) -> dict[str, Any]:
    until = finding.accepted_until.isoformat() if finding.accepted_until else ""
    return {"state": str(finding.state), "owner": finding.owner_id, "reason": finding.reason, "until": until}


def _told(finding: Finding) -> dict[str, Any]:
    """How it stands as history tells it: people by their names."""
    return _standing(finding) | {"owner": finding.owner.name if finding.owner else None}
