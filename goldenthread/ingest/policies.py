"""Who may hand in an extract, and who may say that it is fit to use."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.ingest.errors import LoadRefused, SecondPersonNeeded
from goldenthread.ingest.models import Load

_FOR_A_PERSON = {str(Load.State.WAITING), str(Load.State.HELD)}
_OVER = {str(Load.State.WITHDRAWN), str(Load.State.REFUSED)}


def check_can_upload(by: Person, *, on: date) -> None:
    """NotAllowed unless the person hands in extracts for the whole authority."""
    policies.check(by, "import.upload", on=on)


def check_can_submit(load: Load, *, by: Person, on: date) -> None:
    """Only a checked load goes to a second person."""
    check_can_upload(by, on=on)
    _check_state(load, {str(Load.State.CHECKED)}, "sent to a second person")


def check_can_check_again(load: Load, *, by: Person, on: date) -> None:
    """Only a load whose check was cut off, or that no job checks: the one who read it may be gone, and if not, whoever
    is done first keeps."""
    check_can_upload(by, on=on)
    if not _is_unchecked(load):
        _check_state(load, {str(Load.State.FAILED)}, "checked again")


def can_check_again(load: Load, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    wanted = load.state == Load.State.FAILED or _is_unchecked(load)
    return wanted and policies.can(by, "import.upload", on=on)


def check_can_load_unattended(by: Person, *, on: date) -> None:
    """Only a service account that hands in extracts: whose folder is watched is no person, and may do nothing else."""
    check_can_upload(by, on=on)
    if not by.is_service:
        raise LoadRefused(
            f"{by.name} is not a service account, so nothing is loaded unattended in that name.",
            remedy="Add a service account under People and give it the role Service account.",
        )


def check_can_go_live_unattended(load: Load, *, by: Person, on: date) -> None:
    """Only an operational load that was checked, and only by the account that handed it in."""
    check_can_load_unattended(by, on=on)
    _check_state(load, {str(Load.State.CHECKED)}, "made live")
    if not load.is_operational or load.by_id != by.pk:
        raise SecondPersonNeeded


def check_can_make_live(load: Load, *, by: Person, on: date) -> None:
    """Only a load that waits or is held, and never the person who handed it in or sent it on."""
    policies.check(by, "import.make_live", on=on)
    _check_state(load, _FOR_A_PERSON, "made live")
    if by.pk in {load.by_id, load.submitted_by_id}:
        raise SecondPersonNeeded


def can_make_live(load: Load, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    may = policies.can(by, "import.make_live", on=on)
    return may and load.state in _FOR_A_PERSON and by.pk not in {load.by_id, load.submitted_by_id}


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


def check_can_erase(by: Person, *, agreed_by: Person, on: date) -> None:
    """Who runs retention, with the yes of somebody else who may take live loads back."""
    policies.check(by, "retention.run", on=on)
    policies.check(agreed_by, "import.roll_back", on=on)
    if by.pk == agreed_by.pk:
        raise SecondPersonNeeded


def _is_unchecked(load: Load) -> bool:
    return load.state == Load.State.CHECKING and load.job_id is None


def _check_state(load: Load, wanted: set[str], step: str) -> None:
    if load.state not in wanted:
        raise LoadRefused(
            f"This load is “{load.get_state_display().lower()}” and cannot be {step}.",
            remedy="Open the load again to see what happened to it.",
        )
