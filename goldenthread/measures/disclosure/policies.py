"""Who prepares an edition of figures, and who approves it: two people, both for the whole council."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.measures.disclosure.models import FigureEdition
from goldenthread.measures.errors import MeasureError

# Whoever makes reports of the whole council prepares; whoever clears them for issue approves.
PREPARE, APPROVE = "report.generate", "report.issue"
READ = "kpi.view_suppressed"


def check_prepare(*, by: Person, on: date) -> None:
    """NotAllowed without the right, or with it for a part of the council only."""
    policies.check(by, PREPARE, on=on)


def check_decide(edition: FigureEdition, *, by: Person, on: date) -> None:
    """May this person approve the edition or turn it down? Never the one who prepared it."""
    policies.check(by, APPROVE, on=on)
    if edition.state != FigureEdition.State.PREPARED:
        is_made = edition.state not in (FigureEdition.State.PREPARING, FigureEdition.State.FAILED)
        raise MeasureError(
            f"This edition is already {edition.get_state_display().lower()}." if is_made else "It has no figures yet."
        )
    if edition.prepared_by_id == by.pk:
        raise MeasureError(
            "You prepared this edition, so you can not approve it.",
            remedy="Ask another person who clears reports for issue to look at it.",
        )


def check_withdraw(edition: FigureEdition, *, by: Person, on: date) -> None:
    """Whoever may approve may take back, whoever approved it: what should not be out is taken back at once."""
    policies.check(by, APPROVE, on=on)
    if edition.state != FigureEdition.State.PUBLISHED:
        raise MeasureError("Only an edition that is published can be withdrawn.")


def check_approver(*, by: Person, on: date) -> None:
    """May this person decide what goes out, and by which rule? For the whole council, or not at all."""
    policies.check(by, APPROVE, on=on)


def can_prepare(*, by: Person, on: date) -> bool:
    return policies.can_whole(by, PREPARE, on=on)


def can_decide(edition: FigureEdition, *, by: Person, on: date) -> bool:
    try:
        check_decide(edition, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def can_withdraw(edition: FigureEdition, *, by: Person, on: date) -> bool:
    try:
        check_withdraw(edition, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def can_approve(*, by: Person, on: date) -> bool:
    return policies.can_whole(by, APPROVE, on=on)
