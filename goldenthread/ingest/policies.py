"""Who may hand in an extract, and who may say that it is fit to use."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.ingest.errors import LoadRefused, SecondPersonNeeded
from goldenthread.ingest.models import Load

_OVER = {str(Load.State.WITHDRAWN), str(Load.State.REFUSED)}


def check_can_upload(by: Person, *, on: date) -> None:
    """NotAllowed unless the person hands in extracts for the whole authority."""
    policies.check(by, "import.upload", on=on)


def check_can_submit(load: Load, *, by: Person, on: date) -> None:
    """Only a checked load goes to a second person."""
    check_can_upload(by, on=on)
    _check_state(load, {str(Load.State.CHECKED)}, "sent to a second person")


def check_can_make_live(load: Load, *, by: Person, on: date) -> None:
    """Only a load that waits, and never the person who handed it in or sent it on."""
    policies.check(by, "import.make_live", on=on)
    _check_state(load, {str(Load.State.WAITING)}, "made live")
    if by.pk in {load.by_id, load.submitted_by_id}:
        raise SecondPersonNeeded


def can_make_live(load: Load, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    may = policies.can(by, "import.make_live", on=on)
    return may and load.state == Load.State.WAITING and by.pk not in {load.by_id, load.submitted_by_id}


def check_can_withdraw(load: Load, *, by: Person, on: date) -> None:
    """Before it is live whoever may hand in; once it is live a second person, not the one who made it so."""
    if load.state == Load.State.LIVE:
        policies.check(by, "import.roll_back", on=on)
        if by.pk == load.live_by_id:
            raise LoadRefused(
                "A second person must take back a load that is live.",
                remedy="Ask a colleague in the data team, or the programme lead, to take it back.",
            )
        return
    check_can_upload(by, on=on)
    _check_state(load, set(Load.State.values) - _OVER, "withdrawn")


def can_withdraw(load: Load, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    if load.state == Load.State.LIVE:
        return policies.can(by, "import.roll_back", on=on) and by.pk != load.live_by_id
    return load.state not in _OVER and policies.can(by, "import.upload", on=on)


def _check_state(load: Load, wanted: set[str], step: str) -> None:
    if load.state not in wanted:
        raise LoadRefused(
            f"This load is “{load.get_state_display().lower()}” and cannot be {step}.",
            remedy="Open the load again to see what happened to it.",
        )
